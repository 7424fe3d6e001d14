// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/minutes/store.hpp"

#include "kernel/db/log.hpp"

namespace samskap::minutes {
namespace {

std::optional<int> known(int number) {
    return number == 0 ? std::nullopt : std::optional<int>(number);
}

}  // namespace

meetings::DaySource day_source(reading::DateStatus status) {
    switch (status) {
        case reading::DateStatus::stated: return meetings::DaySource::stated;
        case reading::DateStatus::derived: return meetings::DaySource::derived;
        case reading::DateStatus::range:
        case reading::DateStatus::unknown: return meetings::DaySource::unknown;
    }
    return meetings::DaySource::unknown;
}

ReadingId store_reading(db::Writer& db, PartyId actor, const NewReading& reading) {
    const auto id = db.new_id<ReadingTag>();
    db.run(R"sql(
        INSERT INTO readings (id, document, instead_of, of_group, state, title, day, day_source,
                              day_note, start_time, end_time, place, proposal, typed_pages,
                              revision, made_at, made_by)
        VALUES ($1, $2, $14, $3, 'review', $4, $5, $6, $7, $8, $9, $10, $11, '', 1, $12, $13)
    )sql",
           id, reading.document, reading.group, reading.title, reading.day,
           meetings::name_of(reading.day_source), reading.day_note, reading.start, reading.end,
           reading.place, reading.proposal, db.at(), actor, reading.instead_of);
    db::append_log(db,
                   {.actor = actor.value, .verb = "read", .kind = "reading", .object = id.value});
    return id;
}

void store_topic(db::Writer& db, ReadingId reading, const NewReviewTopic& topic) {
    db.run(R"sql(
        INSERT INTO review_topics (reading, position, title, parent, line, matter, new_matter)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
    )sql",
           reading, topic.position, topic.title, topic.parent, known(topic.line), topic.matter,
           topic.new_matter);
}

ItemId store_item(db::Writer& db, ReadingId reading, const NewItem& item) {
    const auto id = db.new_id<ItemTag>();
    db.run(R"sql(
        INSERT INTO review_items (id, reading, position, topic, state, kind, text, source_text,
                                  line, last_line, column_from, column_to, owner, owner_words,
                                  co_owners, due_day, due_words, due_reason, event_day,
                                  event_end_day, event_time, event_place, matter, without_matter,
                                  matter_reason, confidence, revision)
        VALUES ($1, $2, $3, $4, 'proposed', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
                $17, $18, $19, $20, $21, $22, FALSE, $23, $24, 1)
    )sql",
           id, reading, item.position, item.topic, reading::name_of(item.kind), item.text,
           item.source_text, known(item.where.line), known(item.where.end_line),
           known(item.where.column_from), known(item.where.column_to), item.owner, item.owner_words,
           item.co_owners, item.due_day, item.due_words, item.due_reason, item.event_day,
           item.event_end_day, item.event_time, item.event_place, item.matter, item.matter_reason,
           item.confidence);
    return id;
}

void store_attendance(db::Writer& db, ReadingId reading, int position,
                      const meetings::Attendance& person) {
    db.run(R"sql(
        INSERT INTO review_attendances (reading, position, written, party, organisation, role,
                                        is_present, line)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    )sql",
           reading, position, person.written, person.party, person.organisation, person.role,
           person.is_present, known(person.line));
}

MatterId matter_named(db::Writer& db, PartyId actor, PartyId group, const std::string& name) {
    const auto proposals = matters::Proposer(db, group).propose(name, "");
    if (!proposals.empty() && proposals.front().confidence >= 950) return proposals.front().matter;
    return matters::add_matter(
        db, actor, {.title = name, .group = group, .domain = web::domain_of_group(group)});
}

}  // namespace samskap::minutes
