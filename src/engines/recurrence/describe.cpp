// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/recurrence/describe.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace samskap::recurrence {
namespace {

constexpr std::array<std::string_view, 7> weekdays = {"måndag", "tisdag", "onsdag", "torsdag",
                                                      "fredag", "lördag", "söndag"};
constexpr std::array<std::string_view, 12> months = {
    "januari", "februari", "mars",      "april",   "maj",      "juni",
    "juli",    "augusti",  "september", "oktober", "november", "december"};
constexpr std::array<std::string_view, 12> short_months = {
    "jan", "feb", "mars", "apr", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec"};
constexpr std::array<std::string_view, 5> ordinals = {"första", "andra", "tredje", "fjärde",
                                                      "femte"};

std::string list(const std::vector<std::string>& words) {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) out += i + 1 == words.size() ? " och " : ", ";
        out += words[i];
    }
    return out;
}

std::string number_word(int number) {
    constexpr std::array<std::string_view, 10> words = {"tredje", "fjärde",  "femte",  "sjätte",
                                                        "sjunde", "åttonde", "nionde", "tionde",
                                                        "elfte",  "tolfte"};
    if (number >= 3 && number <= 12)
        return std::string(words[static_cast<std::size_t>(number - 3)]);
    const bool a = (number % 10 == 1 || number % 10 == 2) && number % 100 / 10 != 1;
    return fmt::format("{}:{}", number, a ? "a" : "e");
}

// "varje", "varannan", "var tredje"; "vartannat" and "vart tredje" for år and kvartal.
enum class Gender { common, neuter };
std::string each(int interval, Gender gender) {
    if (interval == 1) return "varje";
    if (interval == 2) return gender == Gender::common ? "varannan" : "vartannat";
    return fmt::format("{} {}", gender == Gender::common ? "var" : "vart", number_word(interval));
}

std::string every_unit(const Rule& rule) {
    switch (rule.frequency) {
        case Frequency::daily: return each(rule.interval, Gender::common) + " dag";
        case Frequency::weekly: return each(rule.interval, Gender::common) + " vecka";
        case Frequency::monthly:
            if (rule.interval % 3 == 0 && rule.interval <= 3) return "varje kvartal";
            return each(rule.interval, Gender::common) + " månad";
        case Frequency::yearly: return each(rule.interval, Gender::neuter) + " år";
    }
    return {};
}

std::string in_month(const Rule& rule) {
    return rule.interval == 1 ? "i månaden" : "i " + every_unit(rule);
}

std::string ordinal_word(int ordinal) {
    if (ordinal == -1) return "sista";
    if (ordinal == -2) return "näst sista";
    return std::string(ordinals[static_cast<std::size_t>(ordinal - 1)]);
}

bool has_word(int ordinal) {
    return (ordinal >= 1 && ordinal <= 5) || ordinal == -1 || ordinal == -2;
}

bool is_working_week(const std::vector<NthWeekday>& days) {
    if (days.size() != 5) return false;
    for (int i = 0; i < 5; ++i)
        if (std::count(days.begin(), days.end(), NthWeekday{0, static_cast<Weekday>(i)}) != 1)
            return false;
    return true;
}

std::string day_ordinal(int day) {
    if (day == -1) return "sista";
    const bool a = (day % 10 == 1 || day % 10 == 2) && day != 11 && day != 12;
    return fmt::format("{}:{}", day, a ? "a" : "e");
}

// Empty where no words fit.
std::string weekly_words(const Rule& rule) {
    if (rule.by_day.empty()) return every_unit(rule);
    const auto step = each(rule.interval, Gender::common);
    if (is_working_week(rule.by_day))
        return rule.interval == 1 ? "varje vardag" : every_unit(rule) + ", måndag till fredag";
    std::vector<std::string> names;
    for (const auto& day : rule.by_day) names.push_back(weekday_name(day.weekday));
    return step + " " + list(names);
}

// "första och tredje torsdagen"
std::string nth_words(const std::vector<NthWeekday>& days) {
    const auto weekday = days.front().weekday;
    std::vector<std::string> words;
    for (const auto& day : days) {
        if (day.weekday != weekday || !has_word(day.ordinal)) return {};
        words.push_back(ordinal_word(day.ordinal));
    }
    return list(words) + " " + weekday_name(weekday) + "en";
}

std::string set_pos_words(const Rule& rule) {
    if (!is_working_week(rule.by_day)) return {};
    std::vector<std::string> words;
    for (const int position : rule.by_set_pos) {
        if (!has_word(position)) return {};
        words.push_back(ordinal_word(position));
    }
    return list(words) + " vardagen";
}

std::string chosen_words(const Rule& rule) {
    if (!rule.by_set_pos.empty()) return rule.by_month_day.empty() ? set_pos_words(rule) : "";
    if (!rule.by_day.empty() && rule.by_month_day.empty()) return nth_words(rule.by_day);
    return {};
}

std::string month_days_words(const Rule& rule) {
    std::vector<std::string> words;
    for (const int day : rule.by_month_day) {
        if (day < -1) return {};
        words.push_back(day_ordinal(day));
    }
    return "den " + list(words);
}

std::string monthly_words(const Rule& rule) {
    if (!rule.by_month.empty()) return {};
    if (rule.by_day.empty() && rule.by_month_day.empty()) return every_unit(rule);
    if (const auto words = chosen_words(rule); !words.empty()) return words + " " + in_month(rule);
    if (!rule.by_month_day.empty() && rule.by_day.empty() && rule.by_set_pos.empty()) {
        const auto words = month_days_words(rule);
        return words.empty() ? "" : words + " " + every_unit(rule);
    }
    return {};
}

std::string yearly_words(const Rule& rule) {
    const auto year = every_unit(rule);
    if (rule.by_month.empty()) return rule.by_day.empty() && rule.by_month_day.empty() ? year : "";
    if (rule.by_month == std::vector{1, 4, 7, 10} || rule.by_month == std::vector{3, 6, 9, 12}) {
        const bool first = rule.by_month.front() == 1;
        const bool fits = rule.interval == 1 && !rule.by_day.empty() &&
                          std::all_of(rule.by_day.begin(), rule.by_day.end(), [&](const auto& day) {
                              return first ? day.ordinal > 0 : day.ordinal < 0;
                          });
        const auto words = fits ? chosen_words(rule) : "";
        if (!words.empty()) return words + " i kvartalet";
    }
    if (rule.by_month.size() != 1) return {};
    const auto month = month_name(rule.by_month.front());
    if (const auto words = chosen_words(rule); !words.empty())
        return fmt::format("{} i {} {}", words, month, year);
    if (rule.by_month_day.size() == 1 && rule.by_month_day.front() > 0 && rule.by_day.empty() &&
        rule.by_set_pos.empty())
        return fmt::format("den {} {} {}", rule.by_month_day.front(), month, year);
    return {};
}

std::string words_of(const Rule& rule) {
    switch (rule.frequency) {
        case Frequency::daily: {
            const bool plain = rule.by_day.empty() && rule.by_month_day.empty() &&
                               rule.by_month.empty() && rule.by_set_pos.empty();
            return plain ? every_unit(rule) : "";
        }
        case Frequency::weekly:
            return rule.by_month.empty() && rule.by_set_pos.empty() ? weekly_words(rule) : "";
        case Frequency::monthly: return monthly_words(rule);
        case Frequency::yearly: return yearly_words(rule);
    }
    return {};
}

}  // namespace

std::string weekday_name(Weekday weekday) {
    return std::string(weekdays[static_cast<std::size_t>(weekday)]);
}

std::string month_name(int month) {
    return std::string(months[static_cast<std::size_t>(month - 1)]);
}

std::string in_words(Day day) {
    const auto date = date_of(day);
    return fmt::format("{} {} {}", weekday_name(weekday_of(day)), date.day, month_name(date.month));
}

std::string in_words_with_year(Day day) {
    return fmt::format("{} {}", in_words(day), date_of(day).year);
}

std::string in_short(Day day) {
    const auto date = date_of(day);
    return fmt::format("{} {}", date.day, short_months[static_cast<std::size_t>(date.month - 1)]);
}

std::string in_words(Day first, Day last) {
    if (first == last) return in_words(first);
    const auto one = date_of(first);
    const auto other = date_of(last);
    const auto until = fmt::format("{} {}", other.day, month_name(other.month));
    if (one.year != other.year)
        return fmt::format("{} {} {} – {} {}", one.day, month_name(one.month), one.year, until,
                           other.year);
    if (one.month != other.month)
        return fmt::format("{} {} – {}", one.day, month_name(one.month), until);
    return fmt::format("{}–{}", one.day, until);
}

std::string in_words(const Rule& rule) {
    auto words = words_of(rule);
    if (words.empty()) words = every_unit(rule) + ", enligt regel";
    if (rule.count) words += fmt::format(", {} gånger", *rule.count);
    if (rule.until) words += fmt::format(", till och med {}", in_words_with_year(*rule.until));
    return words;
}

}  // namespace samskap::recurrence
