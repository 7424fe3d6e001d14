// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <map>

#include "engines/extraction/extraction.hpp"
#include "features/minutes/minutes.hpp"
#include "features/minutes/store.hpp"
#include "features/minutes/versions.hpp"
#include "kernel/base/text.hpp"
#include "kernel/db/log.hpp"

namespace samskap::minutes {
namespace {

// Headings that name a part of the meeting, not something that is followed.
constexpr std::array<std::string_view, 28> k_general_headings{"övrigt",
                                                              "övriga frågor",
                                                              "nästa möte",
                                                              "kommande möten",
                                                              "inledning",
                                                              "dagordning",
                                                              "mötets öppnande",
                                                              "öppnande",
                                                              "avslutning",
                                                              "mötets avslutande",
                                                              "information",
                                                              "laget runt",
                                                              "rundan",
                                                              "närvaro",
                                                              "föregående protokoll",
                                                              "val av justerare",
                                                              "justering",
                                                              "höstens schema",
                                                              "vårens schema",
                                                              "mötesschema",
                                                              "kommande tider",
                                                              "tider",
                                                              "nästa gång",
                                                              "dag och plats",
                                                              "tid och plats",
                                                              "bordet runt",
                                                              "dagens punkter",
                                                              "punkter till nästa möte"};

bool names_a_matter(std::string_view heading) {
    const auto words = text::lower(text::squeeze(heading));
    return !words.empty() && std::find(k_general_headings.begin(), k_general_headings.end(),
                                       words) == k_general_headings.end();
}

std::string source_lines(const std::vector<std::string_view>& lines, const reading::Span& where) {
    std::string source;
    for (int line = where.line; line <= where.end_line; ++line) {
        if (line < 1 || static_cast<std::size_t>(line) > lines.size()) break;
        if (!source.empty()) source += '\n';
        source += lines[static_cast<std::size_t>(line) - 1];
    }
    return source;
}

std::string joined(const std::vector<std::string>& names) { return text::join(names, "; "); }

// The event that is told on the lines of a statement, so that the statement carries its day.
const reading::Event* event_of(const reading::Reading& found, const reading::Statement& said) {
    for (const auto& event : found.events)
        if (event.start.day && event.line >= said.where.line && event.line <= said.where.end_line)
            return &event;
    return nullptr;
}

struct Proposed {
    std::optional<MatterId> matter;
    std::string new_matter;
};

Proposed proposed_matter(const matters::Proposer& proposer, const reading::Topic& topic) {
    const auto found = proposer.propose(topic.title, "");
    if (!found.empty() && found.front().confidence >= 700) return {found.front().matter, ""};
    return {std::nullopt, names_a_matter(topic.title) ? topic.title : ""};
}

class Queue {
public:
    Queue(db::Writer& db, ReadingId reading, PartyId group, std::string_view text,
          const reading::Reading& found)
        : m_db(db),
          m_reading(reading),
          m_group(group),
          m_lines(text::lines(text)),
          m_found(found),
          m_proposer(db, group) {}

    void attendances() {
        int position = 0;
        for (const auto& person : m_found.present) attendance(person, ++position, true);
        for (const auto& person : m_found.absent) attendance(person, ++position, false);
    }

    void topics() {
        std::map<std::string, int> by_title;
        int position = 0;
        for (const auto& topic : m_found.topics) {
            ++position;
            const auto proposed = proposed_matter(m_proposer, topic);
            const auto parent = topic.parent && by_title.contains(*topic.parent)
                                    ? std::optional<int>(by_title[*topic.parent])
                                    : std::nullopt;
            by_title[topic.title] = position;
            store_topic(m_db, m_reading,
                        {.position = position,
                         .title = topic.title,
                         .parent = parent,
                         .line = topic.line,
                         .matter = proposed.matter,
                         .new_matter = proposed.new_matter});
            for (const auto& said : topic.statements) item(topic, position, said, proposed);
        }
    }

private:
    void attendance(const reading::Attendee& person, int position, bool is_present) {
        store_attendance(m_db, m_reading, position,
                         {.party = people::resolve(m_db, m_group, person.name),
                          .written = person.name,
                          .organisation = person.organisation,
                          .role = person.role,
                          .is_present = is_present,
                          .line = person.line});
    }

    void item(const reading::Topic& topic, int position, const reading::Statement& said,
              const Proposed& of_topic) {
        NewItem item{.topic = position,
                     .position = ++m_position,
                     .kind = said.kind,
                     .text = said.text,
                     .source_text = source_lines(m_lines, said.where),
                     .where = said.where,
                     .owner = people::resolve(m_db, m_group, said.owner),
                     .owner_words = said.owner,
                     .co_owners = joined(said.co_owners),
                     .due_day = said.due.day,
                     .due_words = said.due.words,
                     .due_reason = said.due.reason,
                     .matter = of_topic.matter,
                     .confidence = static_cast<int>(said.confidence * 1000)};
        if (const auto* event = event_of(m_found, said)) {
            item.event_day = event->start.day;
            item.event_end_day = event->end.day;
            item.event_time = event->start.time;
            item.event_place = event->place;
        }
        if (of_topic.matter) item.matter_reason = "rubriken";
        // Under a general heading each sentence looks for its own matter.
        if (!of_topic.matter && of_topic.new_matter.empty()) {
            const auto found = m_proposer.propose(topic.title, said.text);
            if (!found.empty()) {
                item.matter = found.front().matter;
                item.matter_reason = found.front().reason;
            }
        }
        store_item(m_db, m_reading, item);
    }

    db::Writer& m_db;
    ReadingId m_reading;
    PartyId m_group;
    std::vector<std::string_view> m_lines;
    const reading::Reading& m_found;
    matters::Proposer m_proposer;
    int m_position = 0;
};

std::string title_of(const reading::Reading& found, std::string_view file_name) {
    if (!found.title.empty()) return found.title;
    if (!found.meeting.group.empty()) return found.meeting.group;
    return std::string(file_name);
}

Imported existing(db::Writer& db, PartyId actor, DocumentId document) {
    // What was set aside, perhaps by mistake, waits for review again when it is sent again.
    const auto back = db.maybe([](const db::Row& row) -> ReadingId { return row["id"]; }, R"sql(
        UPDATE readings SET state = 'review', revision = revision + 1
         WHERE document = $1 AND state = 'rejected' RETURNING id
    )sql",
                               document);
    if (back)
        db::append_log(
            db,
            {.actor = actor.value, .verb = "take up", .kind = "reading", .object = back->value});
    return {.document = document,
            .reading = db.maybe([](const db::Row& row) -> ReadingId { return row["id"]; },
                                "SELECT id FROM readings WHERE document = $1", document),
            .was_there = true,
            .refusal = {}};
}

Imported queue(db::Writer& db, PartyId actor, const documents::Incoming& file,
               const reading::Reading& found, std::optional<DocumentId> instead_of) {
    const auto kept = documents::keep(db, actor, file);
    if (kept.was_there) return existing(db, actor, kept.id);
    const auto& meeting = found.meeting;
    const auto id = store_reading(db, actor,
                                  {.document = kept.id,
                                   .instead_of = instead_of,
                                   .group = file.group,
                                   .title = title_of(found, file.name),
                                   .day = meeting.day,
                                   .day_source = day_source(meeting.date_status),
                                   .day_note = meeting.date_note,
                                   .start = meeting.start,
                                   .end = meeting.end,
                                   .place = meeting.place,
                                   .proposal = reading::to_json(found, reading::JsonForm::line)});
    look_for_version(db, id, file.group, file.text);
    Queue items(db, id, file.group, file.text, found);
    items.attendances();
    items.topics();
    return {.document = kept.id, .reading = id};
}

}  // namespace

reading::Known known_for(db::Reader& db, PartyId group) {
    reading::Known known;
    people::add_known_names(db, group, known);
    groups::add_known_groups(db, group, known);
    meetings::add_known_meetings(db, group, known);
    matters::add_known_matters(db, group, known);
    return known;
}

Imported import(db::Database& database, PartyId actor, const IncomingFile& file, Instant at) {
    extraction::Extractor extractor;
    const auto extracted = file.is_pasted ? extractor.extract_pasted(file.bytes)
                                          : extractor.extract(file.bytes, file.name);
    documents::Incoming incoming{.group = file.group,
                                 .name = file.name,
                                 .bytes = file.bytes,
                                 .media_type = "application/octet-stream",
                                 .text = {}};
    if (!extracted) {
        incoming.refusal = extraction::text_key(extracted.error());
        const auto kept = database.in_transaction(
            at, [&](db::Writer& db) { return documents::keep(db, actor, incoming); });
        return {.document = kept.id, .was_there = kept.was_there, .refusal = incoming.refusal};
    }
    incoming.media_type = extraction::media_type(extracted->format);
    incoming.text = extracted->text;
    const auto known = known_for(*database.read(), file.group);
    const auto found = reading::read(incoming.text, known);
    return database.in_transaction(
        at, [&](db::Writer& db) { return queue(db, actor, incoming, found, file.instead_of); });
}

}  // namespace samskap::minutes
