// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "features/meetings/meetings.hpp"
#include "kernel/ui/layout.hpp"

namespace samskap::meetings {

// "torsdag 3 december, kl. 10–12": as much as is known.
std::string when_words(const Meeting& meeting, Day today, const ui::Texts& t);

struct MeetingsView {
    std::optional<groups::Group> group;
    std::vector<Meeting> planned;
    std::vector<Meeting> held;
    std::vector<Series> series;
    bool more = false;
};
ui::Page meetings_page(const web::Request& request, const MeetingsView& view);

// The next meeting, whether it was fixed or only follows from the series that was agreed.
struct NextTime {
    std::optional<Meeting> meeting;
    std::optional<Day> day;
    std::optional<ClockTime> start;
    std::optional<ClockTime> end;
    std::string place;
    bool from_series = false;
    std::string holiday;  // "skärtorsdagen": the day is one; empty: no holiday
};
struct AgendaView {
    groups::Group group;
    NextTime next;
    std::vector<AgendaPoint> points;
};
ui::Page agenda_page(const web::Request& request, const AgendaView& view);

}  // namespace samskap::meetings
