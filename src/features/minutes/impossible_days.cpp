// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/minutes/impossible_days.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <vector>

#include "engines/recurrence/describe.hpp"
#include "kernel/base/text.hpp"
#include "kernel/base/time.hpp"

namespace samskap::minutes {
namespace {

constexpr int k_some_leap_year = 2024;
constexpr std::size_t k_shortest_month = 3;

std::optional<int> number_in(std::string_view digits) {
    int number = 0;
    const auto* end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, number);
    return read.ec == std::errc() && read.ptr == end ? std::optional<int>(number) : std::nullopt;
}

bool is_impossible(int year, int month, int day) {
    return day < 1 || day > days_in_month(year, month);
}

// "februari", "feb", "febr"; 0 for every other word.
int month_called(std::string_view word) {
    if (word.size() < k_shortest_month) return 0;
    for (int month = 1; month <= 12; ++month)
        if (recurrence::month_name(month).starts_with(word)) return month;
    return 0;
}

// "31", "31:a", "3:e".
std::optional<int> day_number(std::string_view word) {
    const auto colon = word.find(':');
    if (colon != word.npos && word.size() - colon > 2) return std::nullopt;
    return number_in(word.substr(0, colon));
}

// "2026-02-30"
bool is_impossible_date(std::string_view word) {
    const auto parts = text::split(word, '-');
    if (parts.size() != 3 || parts[0].size() != 4) return false;
    const auto year = number_in(parts[0]);
    const auto month = number_in(parts[1]);
    const auto day = number_in(parts[2]);
    if (!year || !month || !day) return false;
    return *month < 1 || *month > 12 || is_impossible(*year, *month, *day);
}

// "30/2", also with a year behind.
bool is_impossible_fraction(std::string_view word) {
    const auto slash = word.find('/');
    if (slash == word.npos) return false;
    const auto day = number_in(word.substr(0, slash));
    const auto rest = word.substr(slash + 1);
    const auto month = number_in(rest.substr(0, rest.find_first_of("-/")));
    if (!day || !month || *month < 1 || *month > 12) return false;
    return is_impossible(k_some_leap_year, *month, *day);
}

}  // namespace

bool names_impossible_day(std::string_view words) {
    const auto low = text::lower(text::squeeze(words));
    std::vector<std::string_view> list;
    for (auto word : text::split(low, ' ')) {
        while (!word.empty() && (word.back() == '.' || word.back() == ',')) word.remove_suffix(1);
        list.push_back(word);
    }
    for (std::size_t at = 0; at < list.size(); ++at) {
        if (is_impossible_date(list[at]) || is_impossible_fraction(list[at])) return true;
        const auto month = month_called(list[at]);
        const auto day = at == 0 || month == 0 ? std::nullopt : day_number(list[at - 1]);
        if (!day) continue;
        const auto year = at + 1 < list.size() ? number_in(list[at + 1]) : std::nullopt;
        const bool has_year = year && *year >= 1000;
        if (is_impossible(has_year ? *year : k_some_leap_year, month, *day)) return true;
    }
    return false;
}

}  // namespace samskap::minutes
