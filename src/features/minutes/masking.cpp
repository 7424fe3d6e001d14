// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/minutes/masking.hpp"

#include <map>

#include "features/minutes/store.hpp"
#include "features/search/search.hpp"
#include "kernel/base/text.hpp"
#include "kernel/db/log.hpp"

namespace samskap::minutes {
namespace {

bool letter_before(std::string_view words, std::size_t at) {
    if (at == 0) return false;
    auto start = at - 1;
    while (start > 0 && (static_cast<unsigned char>(words[start]) & 0xC0U) == 0x80U) --start;
    return text::is_letter(text::decode(words, start));
}

bool letter_at(std::string_view words, std::size_t at) {
    return at < words.size() && text::is_letter(text::decode(words, at));
}

// Where a mask ends in the text: past a genitive s; 0 when it does not stand there as a word.
std::size_t end_of_word(std::string_view words, std::size_t at, std::string_view mask) {
    if (words.substr(at, mask.size()) != mask || letter_before(words, at)) return 0;
    auto end = at + mask.size();
    if (!letter_at(words, end)) return end;
    if (words[end] == 's' && !letter_at(words, end + 1)) return end + 1;
    return 0;
}

struct Reading {
    MeetingId meeting;
    PartyId group;
    std::string state;
};

Reading published(db::Reader& db, const Viewer& viewer, ReadingId reading) {
    kept_reading(db, viewer, reading);
    return db.one(
        [](const db::Row& row) -> Reading {
            return {row["meeting"], row["of_group"], row["state"]};
        },
        "SELECT meeting, of_group, state FROM readings WHERE id = $1 AND state = 'published'",
        reading);
}

std::vector<people::MaskedWords> masks_of(db::Reader& db, const ui::Texts& texts,
                                          ReadingId reading, PartyId group) {
    auto masks = db.all(
        [](const db::Row& row) -> people::MaskedWords { return {row["words"], row["instead"]}; },
        "SELECT words, instead FROM masks WHERE reading = $1 ORDER BY words", reading);
    const db::List domains{{web::k_open.value, web::k_organisations.value, group.value}};
    const auto persons = db.all(
        [](const db::Row& row) -> PartyId { return row["id"]; },
        "SELECT id FROM parties WHERE kind = 'person' AND domain IN LIST($1) LIMIT 20000",
        domains);
    auto known = people::words_to_mask(db, texts, persons);
    masks.insert(masks.end(), known.begin(), known.end());
    return masks;
}

}  // namespace

std::string masked(std::string_view words, const std::vector<people::MaskedWords>& masks) {
    std::string result;
    for (std::size_t at = 0; at < words.size();) {
        std::size_t end = 0;
        for (const auto& mask : masks) {
            if (mask.words.empty() || mask.words.front() != words[at]) continue;
            end = end_of_word(words, at, mask.words);
            if (end == 0) continue;
            result += result.empty() ? text::upper_first(mask.instead) : mask.instead;
            break;
        }
        if (end == 0) {
            result += words[at];
            end = at + 1;
        }
        at = end;
    }
    return result;
}

std::vector<OpenCopy> masked_copy(db::Reader& db, const Viewer& viewer, ReadingId reading) {
    const auto held = published(db, viewer, reading);
    const ui::Texts texts{web::Preferences{}};
    const auto masks = masks_of(db, texts, reading, held.group);
    return db.all(
        [&](const db::Row& row) -> OpenCopy {
            return {row["id"], masked(row["text"].text(), masks)};
        },
        R"sql(
        SELECT id, text FROM statements
         WHERE meeting = $1 AND withdrawn_at IS NULL ORDER BY position LIMIT 2000
    )sql",
        held.meeting);
}

void publish_openly(db::Writer& db, const Viewer& viewer, ReadingId reading,
                    const std::vector<OpenCopy>& copy) {
    const auto held = published(db, viewer, reading);
    std::map<matters::StatementId, std::optional<MatterId>> statements;
    Day day;
    db.each(
        [&](const db::Row& row) {
            statements[row["id"]] = row.optional("matter");
            day = row["meeting_day"];
        },
        "SELECT id, matter, meeting_day FROM statements WHERE meeting = $1", held.meeting);
    std::map<MatterId, bool> touched;
    for (const auto& open : copy) {
        const auto found = statements.find(open.statement);
        // Only statements of this meeting, and only those that still say something.
        if (found == statements.end() || text::trim(open.text).empty()) continue;
        matters::open_statement(db, viewer.person, open.statement, open.text);
        search::index(db, {.kind = "statement",
                           .object = open.statement.value,
                           .day = day,
                           .domain = web::k_open,
                           .text = open.text});
        if (found->second) touched[*found->second] = true;
    }
    meetings::open_meeting(db, viewer.person, held.meeting);
    for (const auto& [matter, opened] : touched) matters::open_matter(db, viewer.person, matter);
    db.run("UPDATE readings SET opened_at = $2, opened_by = $3, revision = revision + 1 "
           "WHERE id = $1",
           reading, db.at(), viewer.person);
    db::append_log(db, {.actor = viewer.person.value,
                        .verb = "publish openly",
                        .kind = "reading",
                        .object = reading.value});
    matters::refresh_group(db, held.group);
}

}  // namespace samskap::minutes
