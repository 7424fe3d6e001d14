// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engines/recurrence/rule.hpp"

// From a rule to its days.
namespace samskap::recurrence {

// The nth such weekday of a month (-1 the last). Empty when there is none: a fifth Thursday.
std::optional<Day> nth_weekday(int year, int month, NthWeekday which);

// Where the days of a rule are wanted. Never more than `most` are given.
struct Range {
    Day first;
    Day last;
    std::size_t most = 1000;
};

// The days of a rule that began on `start`, in order. `start` itself is always one of them, also
// where the rule does not meet it (RFC 5545, 3.8.5.3): then the series holds one day out of step,
// and starts_off_rule() says so. COUNT counts from `start`.
std::vector<Day> expand(const Rule& rule, Day start, Range range);
// The rule alone would not give this day.
bool starts_off_rule(const Rule& rule, Day start);
// The first day on or after `from`, when there is one within 28 years.
std::optional<Day> next_day(const Rule& rule, Day start, Day from);

}  // namespace samskap::recurrence
