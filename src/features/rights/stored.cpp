// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/rights/stored.hpp"

#include <algorithm>

#include "features/people/masking.hpp"
#include "kernel/db/cells.hpp"

namespace samskap::rights {
namespace {

constexpr std::string_view k_of_time = " (tid)";

std::string said(const db::Cell& cell, const Saying& saying) {
    if (cell.kind == db::Cell::Kind::number && cell.name.ends_with(k_of_time)) {
        const Instant at{cell.number};
        if (saying.texts == nullptr) return to_text(at);
        const auto local = saying.zone->local(at);
        return saying.texts->day_and_year(local.day) + ", " + saying.texts->time(local.time);
    }
    if (cell.kind == db::Cell::Kind::number) return std::to_string(cell.number);
    const auto day = saying.texts == nullptr ? std::nullopt : parse_day(cell.text);
    return day ? saying.texts->day_and_year(*day) : cell.text;
}

std::string label(const std::string& name) {
    return name.ends_with(k_of_time) ? name.substr(0, name.size() - k_of_time.size()) : name;
}

// The protected identities of others; a person may read their own.
std::vector<people::MaskedWords> words_of_others(db::Reader& db, PartyId person) {
    auto masks = people::protected_words(db);
    const auto own = people::names_of_person(db, person);
    std::erase_if(masks, [&](const people::MaskedWords& mask) {
        return std::any_of(own.begin(), own.end(),
                           [&](const people::MaskedWords& one) { return one.words == mask.words; });
    });
    return masks;
}

}  // namespace

std::vector<Stored> stored_about(db::Reader& db, const std::vector<PersonalData>& data,
                                 PartyId person, const Saying& saying) {
    const auto masks = words_of_others(db, person);
    std::vector<Stored> all;
    for (const auto& what : data) {
        Stored stored{.what = what, .rows = {}};
        db.each(
            [&](const db::Row& row) {
                if (++stored.count > saying.most) return;
                StoredRow told;
                for (const auto& cell : db::cells_of(row))
                    if (auto value = said(cell, saying); !value.empty())
                        told.facts.emplace_back(label(cell.name), people::masked(value, masks));
                stored.rows.push_back(std::move(told));
            },
            what.rows, person);
        if (stored.count > 0) all.push_back(std::move(stored));
    }
    return all;
}

std::vector<Named> named_in(db::Reader& db, const web::Viewer& viewer) {
    const auto masks = words_of_others(db, viewer.person);
    const auto own = people::names_of_person(db, viewer.person);
    std::vector<Named> list;
    db.each(
        [&](const db::Row& row) {
            const std::string text = row["text"];
            if (list.size() < k_most_named && people::mentions(text, own))
                list.push_back({row["meeting_day"], people::masked(text, masks)});
        },
        R"sql(
        SELECT s.meeting_day, s.text FROM statements s
         WHERE s.domain IN LIST($2) AND s.withdrawn_at IS NULL
           AND EXISTS (SELECT 1 FROM spellings n
                        WHERE n.party = $1 AND s.text LIKE '%' || n.spelling || '%')
         ORDER BY s.meeting_day DESC, s.id LIMIT 2000
    )sql",
        viewer.person, viewer.domains);
    return list;
}

}  // namespace samskap::rights
