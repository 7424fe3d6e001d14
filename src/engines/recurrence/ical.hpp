// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engines/recurrence/rule.hpp"
#include "kernel/base/time.hpp"

// Calendars out, as RFC 5545 wants them. Written only; times are wall time in Europe/Stockholm.
namespace samskap::recurrence {

enum class EventStatus { confirmed, tentative, cancelled };

struct CalendarTime {
    Day day;
    std::optional<ClockTime> time;  // none: all day
};

// One meeting, or a series when it has a rule. A moved or changed meeting of a series is an event
// of the same uid with `instead_of`, the day that the rule gives.
struct CalendarEvent {
    std::string uid;   // lasting and the same at every writing
    int sequence = 0;  // goes up with every change that moves the event
    Instant stamp;     // when this was last changed
    std::string title;
    std::string description;
    std::string place;
    std::string url;
    EventStatus status = EventStatus::confirmed;
    CalendarTime start;
    // The last day of an event of whole days; else the end. An end that is not after the start is
    // left out, since readers of calendars refuse it.
    std::optional<CalendarTime> end;
    std::optional<Rule> rule;
    std::vector<Day> except;  // days of the rule that are called off; at the time of the start
    std::optional<CalendarTime> instead_of;
};

// One VCALENDAR, lines ended by CRLF and folded at 75 octets. `name` is what the reader's calendar
// program calls it.
std::string write_calendar(std::string_view name, const std::vector<CalendarEvent>& events);

}  // namespace samskap::recurrence
