// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/documents/documents.hpp"
#include "features/groups/groups.hpp"

// Meetings, who was there, and the series that were agreed.
namespace samskap::meetings {

using people::PartyId;
using web::DomainId;
using web::Viewer;
using MeetingId = Id<struct MeetingTag>;
using SeriesId = Id<struct SeriesTag>;

const Feature& feature();

enum class MeetingState { planned, held, cancelled };
std::string_view name_of(MeetingState state);
bool from_text(std::string_view text, MeetingState& state);

// Where the day came from.
enum class DaySource { stated, derived, typed, unknown };
std::string_view name_of(DaySource source);
bool from_text(std::string_view text, DaySource& source);

struct Meeting {
    MeetingId id;
    PartyId group;
    std::string group_name;
    DomainId domain;
    MeetingState state = MeetingState::held;
    std::optional<Day> day;
    DaySource day_source = DaySource::unknown;
    std::string day_note;
    std::optional<ClockTime> start;
    std::optional<ClockTime> end;
    std::string place;
    std::int64_t revision = 1;
};
struct NewMeeting {
    PartyId group;
    DomainId domain;
    MeetingState state = MeetingState::held;
    std::optional<Day> day;
    DaySource day_source = DaySource::unknown;
    std::string day_note = {};
    std::optional<ClockTime> start = {};
    std::optional<ClockTime> end = {};
    std::string place = {};
    std::optional<MeetingId> planned_in = {};  // the meeting at which it was fixed
    int planned_line = 0;
};
MeetingId add_meeting(db::Writer& db, PartyId actor, const NewMeeting& meeting);
// A planned meeting of the group on that day becomes the held one; otherwise a new one is made.
MeetingId hold_meeting(db::Writer& db, PartyId actor, const NewMeeting& meeting);
// Visible to everyone, with what was planned and agreed there; places and words without what the
// masks hide.
void open_meeting(db::Writer& db, PartyId actor, MeetingId meeting,
                  const std::vector<people::MaskedWords>& masks);
// The name of somebody who must not be named openly leaves what is open of meetings.
void names_changed(db::Writer& db, PartyId actor, PartyId person);

Meeting visible_meeting(db::Reader& db, const Viewer& viewer, MeetingId id);
enum class Order { newest_first, soonest_first };
struct MeetingFilter {
    std::optional<PartyId> group = {};
    std::optional<MeetingState> state = {};
    Order order = Order::newest_first;
    std::optional<Day> from = {};  // with soonest_first: that day and later
    int page = 1;
    int size = 50;
};
std::vector<Meeting> visible_meetings(db::Reader& db, const Viewer& viewer,
                                      const MeetingFilter& filter);
std::optional<Meeting> next_meeting(db::Reader& db, const Viewer& viewer, PartyId group, Day today);
void add_known_meetings(db::Reader& db, PartyId group, reading::Known& known);

struct Attendance {
    std::optional<PartyId> party;
    std::string written;
    std::string organisation;
    std::string role;
    bool is_present = true;
    int line = 0;
};
void set_attendance(db::Writer& db, MeetingId meeting, const std::vector<Attendance>& list);
// Only for those who see the group's face; open pages show numbers.
std::vector<Attendance> attendance(db::Reader& db, MeetingId meeting);

struct Series {
    SeriesId id;
    PartyId group;
    std::string group_words;
    std::string words;  // as agreed: "första torsdagen i månaden 10–12"
    std::string rule;   // RRULE
    std::optional<Day> first_day;
    std::optional<ClockTime> start;
    std::optional<ClockTime> end;
    MeetingId agreed_in;
    std::optional<Day> agreed_on = {};  // the day of that meeting
    int line = 0;
};
SeriesId add_series(db::Writer& db, PartyId actor, const Series& series, DomainId domain);
std::vector<Series> visible_series(db::Reader& db, const Viewer& viewer,
                                   std::optional<PartyId> group);

web::Url url_of(MeetingId meeting);

// The page of a group's next meeting, with what every feature proposes for its agenda.
using AgendaSource =
    std::function<std::vector<AgendaPoint>(db::Reader&, const web::Request&, PartyId group)>;
void add_agenda_routes(web::Router& router, std::vector<AgendaSource> sources);

}  // namespace samskap::meetings
