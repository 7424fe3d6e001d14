// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/base/time.hpp"

// When something comes again: a subset of RFC 5545, in whole days.
namespace samskap::recurrence {

enum class Frequency { daily, weekly, monthly, yearly };

// TH, 1TH (the first Thursday), -1FR (the last Friday). Ordinal 0: every one.
struct NthWeekday {
    int ordinal = 0;
    Weekday weekday = Weekday::monday;
    auto operator<=>(const NthWeekday&) const = default;
};

struct Rule {
    Frequency frequency = Frequency::weekly;
    int interval = 1;
    std::vector<NthWeekday> by_day;
    std::vector<int> by_month_day;  // 1 to 31, or -1 (the last) to -31
    std::vector<int> by_month;      // 1 to 12
    std::vector<int> by_set_pos;    // -366 to 366, never 0
    std::optional<int> count;
    std::optional<Day> until;  // the last day that may be
    Weekday week_start = Weekday::monday;
    bool operator==(const Rule&) const = default;
};

// Reads "FREQ=MONTHLY;BYDAY=1TH". Empty for what is broken, and for what this subset lacks: a rule
// half understood would give wrong days.
std::optional<Rule> parse_rule(std::string_view text);
// The one text of a rule: parts in a fixed order, defaults left out.
std::string to_text(const Rule& rule);

}  // namespace samskap::recurrence
