// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <boost/json.hpp>
#include <map>

#include "features/minutes/carriers.hpp"
#include "features/minutes/found.hpp"
#include "features/minutes/notices.hpp"
#include "features/minutes/replacement.hpp"
#include "features/minutes/store.hpp"
#include "features/minutes/versions.hpp"
#include "features/minutes/words.hpp"
#include "features/people/masking.hpp"
#include "features/search/search.hpp"
#include "kernel/base/text.hpp"
#include "kernel/db/log.hpp"

namespace samskap::minutes {
namespace {

struct Under {
    ReadingId id;
    DocumentId document;
    PartyId group;
    std::string state;
    std::optional<Day> day;
    meetings::DaySource day_source;
    std::string day_note;
    std::optional<ClockTime> start;
    std::optional<ClockTime> end;
    std::string place;
    std::string proposal;
};

Under read_under(const db::Row& row) {
    return {.id = row["id"],
            .document = row["document"],
            .group = row["of_group"],
            .state = row["state"],
            .day = row.optional("day"),
            .day_source = row["day_source"],
            .day_note = row["day_note"],
            .start = row.optional("start_time"),
            .end = row.optional("end_time"),
            .place = row["place"],
            .proposal = row["proposal"]};
}

std::vector<ReviewItem> accepted_items(db::Reader& db, const Viewer& viewer, ReadingId reading) {
    auto items = review_items(db, viewer, reading);
    std::erase_if(items, [](const ReviewItem& item) { return item.state != "accepted"; });
    return items;
}

struct Topic {
    matters::TopicId id;
    std::optional<MatterId> matter;
    std::string new_matter;
};

class Publishing {
public:
    Publishing(db::Writer& db, const Viewer& viewer, Under reading)
        : m_db(db),
          m_actor(viewer.person),
          m_replaced(replaced_by(db, viewer, reading.id)),
          m_reading(std::move(reading)),
          m_protected(people::protected_words(db)),
          m_names_for(groups::visible_group(db, viewer, m_reading.group).is_closed
                          ? web::domain_of_group(m_reading.group)
                          : web::k_organisations) {
        if (m_replaced)
            m_standing.emplace(db, viewer, *m_replaced->meeting,
                               documents::visible_document(db, viewer, m_reading.document));
    }

    MeetingId run(const std::vector<ReviewItem>& accepted) {
        m_meeting = m_replaced ? *m_replaced->meeting : held();
        attendance();
        topics();
        for (const auto& one : accepted) statement(one);
        planned();
        finish();
        return m_meeting;
    }

private:
    MeetingId held() {
        return meetings::hold_meeting(m_db, m_actor,
                                      {.group = m_reading.group,
                                       .domain = web::domain_of_group(m_reading.group),
                                       .day = m_reading.day,
                                       .day_source = m_reading.day_source,
                                       .day_note = m_reading.day_note,
                                       .start = m_reading.start,
                                       .end = m_reading.end,
                                       .place = m_reading.place});
    }

    // "Ria/G7" are two, unless one of that very name is known.
    std::vector<PartyId> organisations_named(const std::string& written) {
        if (text::squeeze(written).empty()) return {};
        if (const auto whole = people::resolve(m_db, m_reading.group, written)) return {*whole};
        std::vector<PartyId> found;
        for (const auto part : text::split(written, '/')) {
            const auto name = text::squeeze(part);
            if (name.empty()) continue;
            const auto known = people::resolve(m_db, m_reading.group, name);
            const auto id =
                known ? *known
                      : people::add_party(m_db, m_actor,
                                          {.kind = people::PartyKind::organisation,
                                           .name = text::upper_first(name),
                                           .organisation_kind = people::OrganisationKind::other,
                                           .domain = m_names_for});
            if (std::find(found.begin(), found.end(), id) == found.end()) found.push_back(id);
        }
        return found;
    }

    // Who is listed and not known yet becomes known, with the list as the source.
    PartyId person_named(const meetings::Attendance& person) {
        const people::NameSource source{people::Source::read, m_reading.document.value,
                                        person.line};
        const auto id =
            people::add_party(m_db, m_actor, {.name = person.written, .domain = m_names_for});
        for (const auto organisation : organisations_named(person.organisation))
            people::add_membership(m_db, m_actor, id, organisation, people::MemberRole::member,
                                   *m_reading.day, std::nullopt, source);
        return id;
    }

    void attendance() {
        auto list = m_db.all(
            [](const db::Row& row) -> meetings::Attendance {
                const std::optional<int> line = row.optional("line");
                return {.party = row.optional("party"),
                        .written = row["written"],
                        .organisation = row["organisation"],
                        .role = row["role"],
                        .is_present = row["is_present"],
                        .line = line.value_or(0)};
            },
            R"sql(
            SELECT party, written, organisation, role, is_present, line
              FROM review_attendances WHERE reading = $1 ORDER BY position
        )sql",
            m_reading.id);
        for (auto& person : list) {
            if (!person.party)
                person.party = people::resolve(m_db, m_reading.group, person.written);
            if (!person.party) person.party = person_named(person);
        }
        // An earlier version may know what this one leaves out.
        if (!list.empty() || !m_replaced) meetings::set_attendance(m_db, m_meeting, list);
    }

    void topics() {
        struct Row {
            int position;
            std::string title;
            std::optional<int> parent;
            std::optional<int> line;
            std::optional<MatterId> matter;
            std::string new_matter;
        };
        const auto rows = m_db.all(
            [](const db::Row& row) -> Row {
                return {row["position"],      row["title"],           row.optional("parent"),
                        row.optional("line"), row.optional("matter"), row["new_matter"]};
            },
            R"sql(
            SELECT t.position, t.title, t.parent, t.line,
                   COALESCE(m.merged_into, t.matter) AS matter, t.new_matter
              FROM review_topics t LEFT JOIN matters m ON m.id = t.matter
             WHERE t.reading = $1 ORDER BY t.position
        )sql",
            m_reading.id);
        for (const auto& row : rows) {
            auto& topic = m_topics[row.position];
            topic.matter = row.matter;
            topic.new_matter = row.new_matter;
            const auto parent = row.parent && m_topics.contains(*row.parent)
                                    ? std::optional(m_topics[*row.parent].id)
                                    : std::nullopt;
            if (const auto stands = m_standing ? m_standing->topic(row.title) : std::nullopt) {
                topic.id = *stands;
                continue;
            }
            topic.id = matters::add_topic(
                m_db, {.meeting = m_meeting,
                       .position = m_standing ? m_standing->next_topic() : row.position,
                       .title = row.title,
                       .parent = parent,
                       .line = row.line.value_or(0),
                       .matter = row.matter});
        }
    }

    // A heading becomes a matter of its own only when something under it was accepted.
    std::optional<MatterId> matter_of(Topic& topic) {
        if (topic.matter || topic.new_matter.empty()) return topic.matter;
        const auto found = matters::Proposer(m_db, m_reading.group).propose(topic.new_matter, "");
        topic.matter =
            !found.empty() && found.front().confidence >= 950
                ? found.front().matter
                : matters::add_matter(
                      m_db, m_actor,
                      {.title = topic.new_matter, .group = m_reading.group, .domain = domain()});
        m_db.run("UPDATE topics SET matter = $2 WHERE id = $1", topic.id, *topic.matter);
        return topic.matter;
    }

    std::vector<PartyId> co_owners(const std::string& words) {
        std::vector<PartyId> parties;
        for (const auto name : text::split(words, ';'))
            if (const auto party = people::resolve(m_db, m_reading.group, name))
                parties.push_back(*party);
        return parties;
    }

    // A day whose year the text left out is the first after the meeting, whose day is known now.
    [[nodiscard]] std::optional<Day> due_day(const ReviewItem& item) const {
        if (item.due_day || item.due_words.empty()) return item.due_day;
        return typed_due(item.due_words, m_reading.day);
    }

    void statement(const ReviewItem& item) {
        if (m_standing && m_standing->takes(item)) return;
        auto& topic = m_topics[item.topic];
        const auto matter = item.matter || item.without_matter ? item.matter : matter_of(topic);
        auto owner = item.owner;
        if (!owner && !item.owner_words.empty())
            owner = people::resolve(m_db, m_reading.group, item.owner_words);
        const auto others = co_owners(item.co_owners);
        const auto due = due_day(item);
        const auto id = matters::add_statement(
            m_db, m_actor,
            {.meeting = m_meeting,
             .meeting_day = *m_reading.day,
             .topic = topic.id,
             .document = m_reading.document,
             .position = m_standing ? m_standing->next_statement() : item.position,
             .where = item.where,
             .kind = item.kind,
             .text = item.text,
             .source_text = item.source_text,
             .owner = owner,
             .owner_words = item.owner_words,
             .co_owners = others,
             .due_day = due,
             .due_words = item.due_words,
             .due_reason = item.due_reason,
             .event_day = item.event.day,
             .event_end_day = item.event.end_day,
             .event_time = item.event.time,
             .event_place = item.event.place,
             .matter = matter,
             .domain = domain(),
             .confidence = item.confidence});
        const bool is_open = matters::first_state(item.kind, owner.has_value(), due.has_value()) ==
                             matters::State::open;
        if (is_open && owner && due) promised(id, *owner, others);
        if (matter)
            note_carriers(m_db, m_actor,
                          {.group = m_reading.group,
                           .matter = *matter,
                           .statement = id,
                           .kind = item.kind,
                           .text = item.text,
                           .owner = owner,
                           .day = *m_reading.day});
        search::index(m_db, {.kind = "statement",
                             .object = id.value,
                             .day = m_reading.day,
                             .domain = domain(),
                             .text = people::masked(item.text, m_protected)});
    }

    void promised(matters::StatementId statement, PartyId owner, std::vector<PartyId> owners) {
        owners.push_back(owner);
        m_promises.push_back({statement, std::move(owners)});
    }

    // The next meeting and the series that the minutes agreed on, unless they stand already.
    void planned();
    [[nodiscard]] bool is_planned(Day day) {
        return m_db.any("SELECT 1 FROM meetings WHERE of_group = $1 AND day = $2", m_reading.group,
                        day);
    }
    [[nodiscard]] bool is_agreed(const std::string& rule, std::optional<Day> first) {
        return m_db.any(
            "SELECT 1 FROM series WHERE of_group = $1 AND rule = $2 "
            "AND (first_day = $3 OR (first_day IS NULL AND $3 IS NULL))",
            m_reading.group, rule, first);
    }
    void finish();

    [[nodiscard]] web::DomainId domain() const { return web::domain_of_group(m_reading.group); }

    db::Writer& m_db;
    PartyId m_actor;
    std::optional<Review> m_replaced;    // the version whose place this one takes
    std::optional<Standing> m_standing;  // what it said
    Under m_reading;
    std::vector<people::MaskedWords> m_protected;
    // Whom a closed group names, only that group may find.
    web::DomainId m_names_for;
    MeetingId m_meeting;
    std::map<int, Topic> m_topics;
    std::vector<Promised> m_promises;
};

std::string string_at(const boost::json::object& object, std::string_view name) {
    const auto* value = object.if_contains(boost::json::string_view(name.data(), name.size()));
    return value && value->is_string() ? std::string(value->get_string().c_str()) : std::string();
}

// "2017-06-15T10:00" or "2017-06-15".
std::optional<Day> day_part(const std::string& when) { return parse_day(when.substr(0, 10)); }
std::optional<ClockTime> time_part(const std::string& when) {
    return when.size() > 11 ? parse_clock_time(when.substr(11)) : std::nullopt;
}

void Publishing::planned() {
    const auto proposal = boost::json::parse(m_reading.proposal).as_object();
    if (const auto* next = proposal.if_contains("next_meeting"); next && next->is_object()) {
        const auto& object = next->get_object();
        const auto start = string_at(object, "start");
        const auto day = day_part(start.empty() ? string_at(object, "date") : start);
        if (day && *day > *m_reading.day && !is_planned(*day))
            meetings::add_meeting(m_db, m_actor,
                                  {.group = m_reading.group,
                                   .domain = domain(),
                                   .state = meetings::MeetingState::planned,
                                   .day = day,
                                   .day_source = meetings::DaySource::stated,
                                   .start = time_part(start),
                                   .end = time_part(string_at(object, "end")),
                                   .place = string_at(object, "place"),
                                   .planned_in = m_meeting,
                                   .planned_line = object.at("line").to_number<int>()});
    }
    const auto* series = proposal.if_contains("recurrence");
    if (!series || !series->is_array()) return;
    for (const auto& entry : series->get_array()) {
        const auto& object = entry.as_object();
        const auto start = string_at(object, "dtstart");
        const auto end = string_at(object, "dtend");
        if (is_agreed(string_at(object, "rrule"), day_part(start))) continue;
        const auto start_time = time_part(start);
        const auto end_time = time_part(end);
        meetings::add_series(
            m_db, m_actor,
            {.id = {},
             .group = m_reading.group,
             .group_words = string_at(object, "group"),
             .words = string_at(object, "text"),
             .rule = string_at(object, "rrule"),
             .first_day = day_part(start),
             .start = start_time ? start_time : parse_clock_time(string_at(object, "start_time")),
             .end = end_time ? end_time : parse_clock_time(string_at(object, "end_time")),
             .agreed_in = m_meeting,
             .line = object.at("line").to_number<int>()},
            domain());
    }
}

void Publishing::finish() {
    versions_follow(m_db, m_reading.id, m_meeting);
    if (m_replaced) take_place_of(m_db, m_reading.id, *m_replaced);
    m_db.run(R"sql(
        UPDATE readings
           SET state = 'published', meeting = $2, published_at = $3, published_by = $4,
               revision = revision + 1
         WHERE id = $1
    )sql",
             m_reading.id, m_meeting, m_db.at(), m_actor);
    db::append_log(m_db, {.actor = m_actor.value,
                          .verb = "publish",
                          .kind = "reading",
                          .object = m_reading.id.value});
    learn_names(m_db, m_actor, m_reading.group, m_reading.id);
    matters::look_for_answers(m_db, m_meeting);
    matters::refresh_group(m_db, m_reading.group);
    index_minutes(m_db, m_meeting);
    state_notices(m_db, m_actor,
                  {.reading = m_reading.id,
                   .meeting = m_meeting,
                   .group = m_reading.group,
                   .day = *m_reading.day,
                   .promises = std::move(m_promises)});
}

}  // namespace

Expected<MeetingId, PublishRefusal> publish(db::Writer& db, const Viewer& viewer,
                                            ReadingId reading) {
    kept_reading(db, viewer, reading);
    auto under = db.one(read_under, R"sql(
        SELECT id, document, of_group, state, day, day_source, day_note, start_time, end_time,
               place, proposal
          FROM readings WHERE id = $1
    )sql",
                        reading);
    if (under.state != "review") return unexpected(PublishRefusal::not_in_review);
    if (!under.day) return unexpected(PublishRefusal::day_missing);
    if (db.any("SELECT id FROM review_items WHERE reading = $1 AND state = 'proposed'", reading))
        return unexpected(PublishRefusal::items_undecided);
    const auto accepted = accepted_items(db, viewer, reading);
    if (accepted.empty()) return unexpected(PublishRefusal::nothing_accepted);
    return Publishing(db, viewer, std::move(under)).run(accepted);
}

}  // namespace samskap::minutes
