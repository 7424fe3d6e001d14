// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/meetings/meetings.hpp"
#include "features/people/masking.hpp"
#include "kernel/db/log.hpp"

// What strangers read of meetings: the words for places and series, without what is hidden.
namespace samskap::meetings {
namespace {

struct Place {
    MeetingId meeting;
    std::string words;
};
struct Agreed {
    SeriesId series;
    std::string words;
    std::string group_words;
};

Place read_place(const db::Row& row) { return {row["id"], row["place"]}; }
Agreed read_agreed(const db::Row& row) { return {row["id"], row["words"], row["group_words"]}; }

void put(db::Writer& db, const Place& place, const std::vector<people::MaskedWords>& masks) {
    db.run("UPDATE meetings SET open_place = $2 WHERE id = $1", place.meeting,
           people::masked(place.words, masks));
}

void put(db::Writer& db, const Agreed& agreed, const std::vector<people::MaskedWords>& masks) {
    db.run("UPDATE series SET open_words = $2, open_group_words = $3 WHERE id = $1", agreed.series,
           people::masked(agreed.words, masks), people::masked(agreed.group_words, masks));
}

void log(db::Writer& db, PartyId actor, std::string_view verb, MeetingId meeting) {
    db::append_log(
        db, {.actor = actor.value, .verb = verb, .kind = "meeting", .object = meeting.value});
}

}  // namespace

void open_meeting(db::Writer& db, PartyId actor, MeetingId meeting,
                  const std::vector<people::MaskedWords>& masks) {
    // What was fixed there is as open as the words that fixed it: everyone may come to the next.
    db.run(R"sql(
        UPDATE meetings SET domain = $2, revision = revision + 1
         WHERE id = $1 OR (planned_in = $1 AND state = 'planned')
    )sql",
           meeting, web::k_open);
    const auto places = db.all(read_place, R"sql(
        SELECT id, place FROM meetings WHERE id = $1 OR (planned_in = $1 AND state = 'planned')
    )sql",
                               meeting);
    for (const auto& place : places) put(db, place, masks);
    const auto series = db.all(
        read_agreed, "SELECT id, words, group_words FROM series WHERE agreed_in = $1", meeting);
    for (const auto& agreed : series) put(db, agreed, masks);
    log(db, actor, "open", meeting);
}

void names_changed(db::Writer& db, PartyId actor, PartyId person) {
    const auto hidden = people::hidden_words(db, person);
    if (hidden.empty()) return;
    const auto places = db.all(read_place, R"sql(
        SELECT id, open_place AS place FROM meetings WHERE open_place IS NOT NULL
    )sql");
    for (const auto& place : places) {
        if (!people::mentions(place.words, hidden)) continue;
        put(db, place, hidden);
        log(db, actor, "hide", place.meeting);
    }
    const auto series = db.all(read_agreed, R"sql(
        SELECT id, open_words AS words, COALESCE(open_group_words, '') AS group_words
          FROM series WHERE open_words IS NOT NULL
    )sql");
    for (const auto& agreed : series)
        if (people::mentions(agreed.words + "\n" + agreed.group_words, hidden))
            put(db, agreed, hidden);
}

}  // namespace samskap::meetings
