// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/minutes/carriers.hpp"

#include <algorithm>
#include <array>

#include "kernel/base/text.hpp"

namespace samskap::minutes {
namespace {

constexpr std::array<std::string_view, 9> k_takes{
    " tar över", " håller i ",  " ska hålla i ", " leder ",      " kommer att leda ",
    " driver ",  " samordnar ", " tar ansvar ",  " tar hand om "};
constexpr std::array<std::string_view, 5> k_leaves{" slutar", " har slutat", " slutade", " lämnar ",
                                                   " har lämnat "};
constexpr std::string_view k_ball = " har bollen";

template <std::size_t count>
bool says(const std::string& words, const std::array<std::string_view, count>& phrases) {
    return std::any_of(phrases.begin(), phrases.end(),
                       [&](auto phrase) { return words.find(phrase) != std::string::npos; });
}

std::optional<PartyId> holder_of(db::Reader& db, matters::MatterId matter) {
    return db.maybe([](const db::Row& row) -> PartyId { return row["holder"]; },
                    "SELECT holder FROM matters WHERE id = $1 AND holder IS NOT NULL", matter);
}

// Whether a text names a party, by any of its spellings written out.
bool names(db::Reader& db, std::string_view words, PartyId party) {
    bool found = false;
    db.each(
        [&](const db::Row& row) {
            found = found || words.find(row["spelling"].text()) != std::string_view::npos;
        },
        "SELECT spelling FROM spellings WHERE party = $1 AND withdrawn_at IS NULL", party);
    return found;
}

void note_ball(db::Writer& db, PartyId actor, const Carrying& said, const std::string& words) {
    const auto at = words.find(k_ball);
    if (at == std::string::npos) return;
    // The one who has it is what stands before, from the beginning of the sentence.
    const auto who = std::string_view(said.text).substr(0, at);
    const auto party = people::resolve(db, said.group, who);
    matters::set_ball(db, actor, said.matter, party, said.day, said.text);
}

}  // namespace

void note_carriers(db::Writer& db, PartyId actor, const Carrying& said) {
    using reading::Kind;
    if (said.kind == Kind::question || said.kind == Kind::proposal) return;
    const auto words = text::lower(said.text) + " ";
    note_ball(db, actor, said, words);
    const auto holder = holder_of(db, said.matter);
    if (holder && says(words, k_leaves) && names(db, said.text, *holder)) {
        matters::set_holder(db, actor, said.matter, std::nullopt, said.day, said.statement);
        return;
    }
    const bool takes = said.owner && said.owner != holder && says(words, k_takes) &&
                       (said.kind == Kind::decision || said.kind == Kind::action);
    if (takes) matters::set_holder(db, actor, said.matter, said.owner, said.day, said.statement);
}

}  // namespace samskap::minutes
