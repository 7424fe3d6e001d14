// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "kernel/base/time.hpp"

// Swedish public holidays (lag 1989:253 om allmänna helgdagar) and the eves that most workplaces
// keep. Right for 1983 to 2200 except the national day, which became a holiday in 2005.
namespace samskap::recurrence {

enum class HolidayKind { public_holiday, eve };
struct Holiday {
    Day day;
    std::string_view name;  // "Kristi himmelsfärdsdag"
    HolidayKind kind = HolidayKind::public_holiday;
};

// Easter Sunday, by the algorithm "Anonymous Gregorian" (Nature, 20 April 1876, p. 487; J. Meeus,
// Astronomical Algorithms, ch. 8).
Day easter_sunday(int year);
// All of a year, in order of the day.
std::vector<Holiday> holidays_of(int year);
// What falls on that day; a public holiday before an eve. Sundays as such are not in the list.
std::optional<Holiday> holiday_on(Day day);

}  // namespace samskap::recurrence
