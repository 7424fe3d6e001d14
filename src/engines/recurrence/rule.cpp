// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/recurrence/rule.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "kernel/base/text.hpp"

namespace samskap::recurrence {
namespace {

constexpr std::array<std::string_view, 4> frequency_names = {"DAILY", "WEEKLY", "MONTHLY",
                                                             "YEARLY"};
constexpr std::array<std::string_view, 7> weekday_names = {"MO", "TU", "WE", "TH",
                                                           "FR", "SA", "SU"};
constexpr int most_interval = 10000;
constexpr int most_count = 100000;

template <class Kind, std::size_t size>
std::optional<Kind> named(const std::array<std::string_view, size>& names, std::string_view text) {
    const auto found = std::find(names.begin(), names.end(), text);
    if (found == names.end()) return {};
    return static_cast<Kind>(found - names.begin());
}

// "2", "-1", "+1"; nothing out of [least, most], never 0.
std::optional<int> number(std::string_view text, int least, int most) {
    if (text.starts_with('+')) {
        text.remove_prefix(1);
        if (text.starts_with('-')) return {};
    }
    int value = 0;
    const auto* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || stop != end || value == 0) return {};
    if (value < least || value > most) return {};
    return value;
}

std::optional<std::vector<int>> numbers(std::string_view text, int least, int most) {
    std::vector<int> values;
    for (const auto part : text::split(text, ',')) {
        const auto value = number(part, least, most);
        if (!value) return {};
        values.push_back(*value);
    }
    return values;
}

std::optional<std::vector<NthWeekday>> weekdays(std::string_view text) {
    std::vector<NthWeekday> days;
    for (const auto part : text::split(text, ',')) {
        if (part.size() < 2) return {};
        const auto weekday = named<Weekday>(weekday_names, part.substr(part.size() - 2));
        const auto before = part.substr(0, part.size() - 2);
        const auto ordinal = before.empty() ? std::optional{0} : number(before, -53, 53);
        if (!weekday || !ordinal) return {};
        days.push_back({*ordinal, *weekday});
    }
    return days;
}

// 20171207, or with a time, of which the day counts.
std::optional<Day> until_day(std::string_view text) {
    if (text.size() != 8 && !(text.size() >= 15 && text[8] == 'T')) return {};
    const auto digits = text.substr(0, 8);
    return parse_day(
        fmt::format("{}-{}-{}", digits.substr(0, 4), digits.substr(4, 2), digits.substr(6, 2)));
}

template <class Value, class Target>
bool keep(std::optional<Value> value, Target& target) {
    if (!value) return false;
    target = std::move(*value);
    return true;
}

bool read_part(Rule& rule, std::string_view name, std::string_view value) {
    if (name == "FREQ") return keep(named<Frequency>(frequency_names, value), rule.frequency);
    if (name == "INTERVAL") return keep(number(value, 1, most_interval), rule.interval);
    if (name == "BYDAY") return keep(weekdays(value), rule.by_day);
    if (name == "BYMONTHDAY") return keep(numbers(value, -31, 31), rule.by_month_day);
    if (name == "BYMONTH") return keep(numbers(value, 1, 12), rule.by_month);
    if (name == "BYSETPOS") return keep(numbers(value, -366, 366), rule.by_set_pos);
    if (name == "COUNT") return keep(number(value, 1, most_count), rule.count);
    if (name == "UNTIL") return keep(until_day(value), rule.until);
    if (name == "WKST") return keep(named<Weekday>(weekday_names, value), rule.week_start);
    return false;
}

// What RFC 5545 forbids together, and what has no meaning.
bool makes_sense(const Rule& rule) {
    if (rule.count && rule.until) return false;
    const bool ordinals = std::any_of(rule.by_day.begin(), rule.by_day.end(),
                                      [](const auto& day) { return day.ordinal != 0; });
    if (ordinals && rule.frequency < Frequency::monthly) return false;
    if (rule.frequency == Frequency::weekly && !rule.by_month_day.empty()) return false;
    const bool chooses =
        !rule.by_day.empty() || !rule.by_month_day.empty() || !rule.by_month.empty();
    return rule.by_set_pos.empty() || chooses;
}

template <class Values, class Printer>
void print_list(std::string& out, std::string_view name, const Values& values, Printer&& print) {
    if (values.empty()) return;
    out += name;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i > 0) out += ',';
        out += print(values[i]);
    }
}

}  // namespace

std::optional<Rule> parse_rule(std::string_view text) {
    if (text.starts_with("RRULE:")) text.remove_prefix(6);
    Rule rule;
    std::vector<std::string_view> seen;
    for (const auto part : text::split(text, ';')) {
        const auto equals = part.find('=');
        if (equals == std::string_view::npos) return {};
        const auto name = part.substr(0, equals);
        if (std::find(seen.begin(), seen.end(), name) != seen.end()) return {};
        seen.push_back(name);
        if (!read_part(rule, name, part.substr(equals + 1))) return {};
    }
    const bool frequency = std::find(seen.begin(), seen.end(), "FREQ") != seen.end();
    if (!frequency || !makes_sense(rule)) return {};
    return rule;
}

std::string to_text(const Rule& rule) {
    const auto plain = [](int value) { return std::to_string(value); };
    const auto name_of = [](Weekday day) { return weekday_names[static_cast<std::size_t>(day)]; };
    auto out = fmt::format("FREQ={}", frequency_names[static_cast<std::size_t>(rule.frequency)]);
    if (rule.interval != 1) out += fmt::format(";INTERVAL={}", rule.interval);
    print_list(out, ";BYMONTH=", rule.by_month, plain);
    print_list(out, ";BYMONTHDAY=", rule.by_month_day, plain);
    print_list(out, ";BYDAY=", rule.by_day, [&](const NthWeekday& day) {
        const auto ordinal = day.ordinal == 0 ? std::string() : std::to_string(day.ordinal);
        return ordinal + std::string(name_of(day.weekday));
    });
    print_list(out, ";BYSETPOS=", rule.by_set_pos, plain);
    if (rule.count) out += fmt::format(";COUNT={}", *rule.count);
    if (rule.until) {
        const auto date = date_of(*rule.until);
        out += fmt::format(";UNTIL={:04}{:02}{:02}", date.year, date.month, date.day);
    }
    if (rule.week_start != Weekday::monday)
        out += fmt::format(";WKST={}", name_of(rule.week_start));
    return out;
}

}  // namespace samskap::recurrence
