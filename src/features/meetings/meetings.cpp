// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/meetings/meetings.hpp"

#include <algorithm>

#include "features/people/masking.hpp"
#include "kernel/base/enum_names.hpp"
#include "kernel/db/log.hpp"

namespace samskap::meetings {
namespace {

constexpr EnumNames<MeetingState, 3> k_states{{{MeetingState::planned, "planned"},
                                               {MeetingState::held, "held"},
                                               {MeetingState::cancelled, "cancelled"}}};
constexpr EnumNames<DaySource, 4> k_sources{{{DaySource::stated, "stated"},
                                             {DaySource::derived, "derived"},
                                             {DaySource::typed, "typed"},
                                             {DaySource::unknown, "unknown"}}};

Meeting read_meeting(const db::Row& row) {
    return {.id = row["id"],
            .group = row["of_group"],
            .group_name = row["group_name"],
            .domain = row["domain"],
            .state = row["state"],
            .day = row.optional("day"),
            .day_source = row["day_source"],
            .day_note = row["day_note"],
            .start = row.optional("start_time"),
            .end = row.optional("end_time"),
            .place = row["place"],
            .revision = row["revision"]};
}

std::optional<int> known_line(int line) {
    return line == 0 ? std::nullopt : std::optional<int>(line);
}

void log(db::Writer& db, PartyId actor, std::string_view verb, MeetingId meeting) {
    db::append_log(
        db, {.actor = actor.value, .verb = verb, .kind = "meeting", .object = meeting.value});
}

}  // namespace

std::string_view name_of(MeetingState state) { return name_in(k_states, state); }
bool from_text(std::string_view text, MeetingState& state) {
    return value_in(k_states, text, state);
}
std::string_view name_of(DaySource source) { return name_in(k_sources, source); }
bool from_text(std::string_view text, DaySource& source) {
    return value_in(k_sources, text, source);
}

MeetingId add_meeting(db::Writer& db, PartyId actor, const NewMeeting& meeting) {
    const auto id = db.new_id<MeetingTag>();
    db.run(R"sql(
        INSERT INTO meetings (id, of_group, domain, state, day, day_source, day_note, start_time,
                              end_time, place, open_place, planned_in, planned_line, revision,
                              made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $14, $11, $12, 1, $13)
    )sql",
           id, meeting.group, meeting.domain, name_of(meeting.state), meeting.day,
           name_of(meeting.day_source), meeting.day_note, meeting.start, meeting.end, meeting.place,
           meeting.planned_in, known_line(meeting.planned_line), db.at(),
           meeting.domain == web::k_open ? std::optional(meeting.place) : std::nullopt);
    log(db, actor, "add", id);
    return id;
}

MeetingId hold_meeting(db::Writer& db, PartyId actor, const NewMeeting& meeting) {
    if (!meeting.day) return add_meeting(db, actor, meeting);
    const auto planned = db.maybe([](const db::Row& row) -> MeetingId { return row["id"]; }, R"sql(
        SELECT id FROM meetings
         WHERE of_group = $1 AND day = $2 AND state = 'planned' ORDER BY id LIMIT 1
    )sql",
                                  meeting.group, *meeting.day);
    if (!planned) return add_meeting(db, actor, meeting);
    // What the minutes say goes before what was planned; where they are silent the plan stands.
    // A plan may have been open; what was held is as open as its minutes.
    db.run(R"sql(
        UPDATE meetings
           SET state = 'held', domain = $7, day_source = $2, day_note = $3,
               start_time = COALESCE($4, start_time), end_time = COALESCE($5, end_time),
               place = CASE WHEN $6 = '' THEN place ELSE $6 END, open_place = NULL,
               revision = revision + 1
         WHERE id = $1
    )sql",
           *planned, name_of(meeting.day_source), meeting.day_note, meeting.start, meeting.end,
           meeting.place, meeting.domain);
    log(db, actor, "hold", *planned);
    return *planned;
}

namespace {

// A name with protection is for the secretary alone, wherever it stands.
template <class List, class Member>
void protect(db::Reader& db, const Viewer& viewer, List& list,
             std::initializer_list<Member> members) {
    const auto may_name = [&](const auto& one) {
        return !viewer.is_secretary_of(one.group) &&
               std::any_of(members.begin(), members.end(),
                           [&](Member member) { return !(one.*member).empty(); });
    };
    if (std::none_of(list.begin(), list.end(), may_name)) return;
    const auto masks = people::protected_words(db);
    if (masks.empty()) return;
    for (auto& one : list)
        if (may_name(one))
            for (const auto member : members) one.*member = people::masked(one.*member, masks);
}

std::vector<Meeting> protected_ones(db::Reader& db, const Viewer& viewer,
                                    std::vector<Meeting> list) {
    protect(db, viewer, list, {&Meeting::place, &Meeting::day_note});
    return list;
}

}  // namespace

Meeting visible_meeting(db::Reader& db, const Viewer& viewer, MeetingId id) {
    const auto meeting = db.one(read_meeting, R"sql(
        SELECT m.id, m.of_group, p.name AS group_name, m.domain, m.state, m.day, m.day_source,
               m.day_note, m.start_time, m.end_time, m.revision,
               CASE WHEN m.of_group IN LIST($2) THEN m.place
                    ELSE COALESCE(m.open_place, '') END AS place
          FROM meetings m JOIN parties p ON p.id = m.of_group
         WHERE m.id = $1 AND (m.domain IN LIST($2) OR m.of_group IN LIST($2))
    )sql",
                                id, viewer.domains);
    return protected_ones(db, viewer, {meeting}).front();
}

std::vector<Meeting> visible_meetings(db::Reader& db, const Viewer& viewer,
                                      const MeetingFilter& filter) {
    const auto state = filter.state ? std::string(name_of(*filter.state)) : std::string();
    const std::int64_t group = filter.group ? filter.group->value : 0;
    const auto skip = (filter.page - 1) * filter.size;
    if (filter.order == Order::soonest_first)
        return protected_ones(db, viewer,
                              db.all(read_meeting, R"sql(
            SELECT m.id, m.of_group, p.name AS group_name, m.domain, m.state, m.day, m.day_source,
                   m.day_note, m.start_time, m.end_time, m.revision,
                   CASE WHEN m.of_group IN LIST($1) THEN m.place
                        ELSE COALESCE(m.open_place, '') END AS place
              FROM meetings m JOIN parties p ON p.id = m.of_group
             WHERE (m.domain IN LIST($1) OR m.of_group IN LIST($1))
               AND ($2 = 0 OR m.of_group = $2) AND ($3 = '' OR m.state = $3)
               AND ($6 = '' OR m.day >= $6)
             ORDER BY m.day, m.id LIMIT $4 OFFSET $5
        )sql",
                                     viewer.domains, group, state, filter.size + 1, skip,
                                     filter.from ? to_text(*filter.from) : std::string()));
    return protected_ones(db, viewer,
                          db.all(read_meeting, R"sql(
        SELECT m.id, m.of_group, p.name AS group_name, m.domain, m.state, m.day, m.day_source,
               m.day_note, m.start_time, m.end_time, m.revision,
               CASE WHEN m.of_group IN LIST($1) THEN m.place
                    ELSE COALESCE(m.open_place, '') END AS place
          FROM meetings m JOIN parties p ON p.id = m.of_group
         WHERE (m.domain IN LIST($1) OR m.of_group IN LIST($1))
           AND ($2 = 0 OR m.of_group = $2) AND ($3 = '' OR m.state = $3)
         ORDER BY m.day IS NULL, m.day DESC, m.id DESC LIMIT $4 OFFSET $5
    )sql",
                                 viewer.domains, group, state, filter.size + 1, skip));
}

std::optional<Meeting> next_meeting(db::Reader& db, const Viewer& viewer, PartyId group,
                                    Day today) {
    auto next = db.maybe(read_meeting, R"sql(
        SELECT m.id, m.of_group, p.name AS group_name, m.domain, m.state, m.day, m.day_source,
               m.day_note, m.start_time, m.end_time, m.revision,
               CASE WHEN m.of_group IN LIST($3) THEN m.place
                    ELSE COALESCE(m.open_place, '') END AS place
          FROM meetings m JOIN parties p ON p.id = m.of_group
         WHERE m.of_group = $1 AND m.state = 'planned' AND m.day >= $2
           AND (m.domain IN LIST($3) OR m.of_group IN LIST($3))
         ORDER BY m.day, m.start_time LIMIT 1
    )sql",
                         group, today, viewer.domains);
    if (!next) return next;
    return protected_ones(db, viewer, {*next}).front();
}

void add_known_meetings(db::Reader& db, PartyId group, reading::Known& known) {
    const db::List domains{{web::k_open.value, web::k_organisations.value, group.value}};
    db.each(
        [&](const db::Row& row) {
            known.meetings.push_back({row["name"], row["day"]});
        },
        R"sql(
        SELECT p.name, m.day
          FROM meetings m JOIN parties p ON p.id = m.of_group
         WHERE m.day IS NOT NULL AND m.state <> 'cancelled'
           AND (m.domain IN LIST($1) OR m.of_group = $2)
         ORDER BY m.day DESC LIMIT 400
    )sql",
        domains, group);
}

void set_attendance(db::Writer& db, MeetingId meeting, const std::vector<Attendance>& list) {
    db.run("DELETE FROM attendances WHERE meeting = $1", meeting);
    int position = 0;
    for (const auto& person : list)
        db.run(R"sql(
            INSERT INTO attendances (meeting, position, party, written, organisation, role,
                                     is_present, line)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        )sql",
               meeting, ++position, person.party, person.written, person.organisation, person.role,
               person.is_present, known_line(person.line));
}

std::vector<Attendance> attendance(db::Reader& db, MeetingId meeting) {
    return db.all(
        [](const db::Row& row) -> Attendance {
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
          FROM attendances WHERE meeting = $1 ORDER BY position LIMIT 500
    )sql",
        meeting);
}

SeriesId add_series(db::Writer& db, PartyId actor, const Series& series, DomainId domain) {
    const auto id = db.new_id<SeriesTag>();
    db.run(R"sql(
        INSERT INTO series (id, of_group, group_words, domain, words, rule, first_day, start_time,
                            end_time, agreed_in, line, made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
    )sql",
           id, series.group, series.group_words, domain, series.words, series.rule,
           series.first_day, series.start, series.end, series.agreed_in, known_line(series.line),
           db.at());
    db::append_log(db, {.actor = actor.value,
                        .verb = "agree",
                        .kind = "series",
                        .object = id.value,
                        .content = series.rule});
    return id;
}

std::vector<Series> visible_series(db::Reader& db, const Viewer& viewer,
                                   std::optional<PartyId> group) {
    auto list = db.all(
        [](const db::Row& row) -> Series {
            const std::optional<int> line = row.optional("line");
            return {.id = row["id"],
                    .group = row["of_group"],
                    .group_words = row["group_words"],
                    .words = row["words"],
                    .rule = row["rule"],
                    .first_day = row.optional("first_day"),
                    .start = row.optional("start_time"),
                    .end = row.optional("end_time"),
                    .agreed_in = row["agreed_in"],
                    .agreed_on = row.optional("day"),
                    .line = line.value_or(0)};
        },
        R"sql(
        SELECT s.id, s.of_group, s.rule, s.first_day, s.start_time, s.end_time, s.agreed_in,
               s.line, m.day,
               CASE WHEN s.of_group IN LIST($1) THEN s.words
                    ELSE COALESCE(s.open_words, '') END AS words,
               CASE WHEN s.of_group IN LIST($1) THEN s.group_words
                    ELSE COALESCE(s.open_group_words, '') END AS group_words
          FROM series s JOIN meetings m ON m.id = s.agreed_in
         WHERE s.ended_at IS NULL AND ($2 = 0 OR s.of_group = $2)
           AND (m.domain IN LIST($1) OR s.of_group IN LIST($1))
         ORDER BY s.made_at DESC LIMIT 100
    )sql",
        viewer.domains, group ? group->value : 0);
    protect(db, viewer, list, {&Series::words, &Series::group_words});
    return list;
}

web::Url url_of(MeetingId meeting) { return web::url("/meetings/{}", meeting); }

}  // namespace samskap::meetings
