// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/recurrence/phrase_text.hpp"

#include <fmt/format.h>

#include <array>

namespace samskap::recurrence {
namespace {

constexpr std::array<std::string_view, 7> markers = {"",       "to ",   "by ",     "before ",
                                                     "after ", "from ", "through "};
constexpr std::array<std::string_view, 7> weekdays = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
constexpr std::array<std::string_view, 13> units = {
    "day",  "week",  "month",   "quarter", "half-year",     "term", "season",
    "year", "feast", "weekend", "meeting", "until-further", "soon"};
constexpr std::array<std::string_view, 4> parts = {"", " beginning", " middle", " end"};
constexpr std::array<std::string_view, 3> directions = {"", " back", " ahead"};

template <std::size_t size, class Kind>
std::string_view name(const std::array<std::string_view, size>& names, Kind kind) {
    return names[static_cast<std::size_t>(kind)];
}

std::string day_text(const WrittenDay& day) {
    const auto year = day.year ? std::to_string(*day.year) : "?";
    return fmt::format("{}-{:02}-{:02}", year, day.month, day.day);
}

std::string window_text(const Window& window) {
    auto out = std::string(name(units, window.unit));
    if (window.value != 0) out += fmt::format(" {}", window.value);
    if (window.last_value != window.value) out += fmt::format("-{}", window.last_value);
    if (window.offset != 0) out += fmt::format(" {:+}", window.offset);
    if (window.year) out += fmt::format(" of {}", *window.year);
    out += name(parts, window.part);
    if (window.reach == Reach::within) out += " within";
    if (window.offset == 0) out += name(directions, window.direction);
    if (window.one_day) out += " one-day";
    if (window.nth)
        out += fmt::format(" nth {}{}", window.nth->ordinal, name(weekdays, window.nth->weekday));
    return out;
}

std::string series_text(const Series& series) {
    auto out = series.rule ? to_text(*series.rule) : std::string("no rule");
    if (series.first) out += " first " + day_text(*series.first);
    if (series.last) out += " last " + day_text(*series.last);
    return out;
}

std::string times_text(const Phrase& phrase) {
    if (!phrase.start) return {};
    auto out = " " + samskap::to_text(*phrase.start);
    if (phrase.end) out += "-" + samskap::to_text(*phrase.end);
    return out;
}

std::string meaning_text(const Phrase& phrase) {
    switch (phrase.kind) {
        case PhraseKind::time: return "time";
        case PhraseKind::window: return "window " + window_text(phrase.window);
        case PhraseKind::series: return "series " + series_text(phrase.series);
        case PhraseKind::weekday: {
            auto out = fmt::format("weekday {}", name(weekdays, *phrase.weekday));
            if (phrase.weekday_offset != 0) out += fmt::format(" {:+}", phrase.weekday_offset);
            if (phrase.window.unit == WindowUnit::week) out += " " + window_text(phrase.window);
            return out;
        }
        case PhraseKind::day: {
            auto out = "day " + day_text(phrase.first);
            if (phrase.is_range()) out += ".." + day_text(phrase.last);
            if (phrase.weekday) out += fmt::format(" {}", name(weekdays, *phrase.weekday));
            return out;
        }
    }
    return {};
}

}  // namespace

std::string to_text(const std::vector<Phrase>& phrases, std::string_view text) {
    std::string out;
    for (const auto& phrase : phrases) {
        if (!out.empty()) out += " | ";
        out += fmt::format("[{}] {}{}{}",
                           text.substr(phrase.span.begin, phrase.span.end - phrase.span.begin),
                           name(markers, phrase.marker), meaning_text(phrase), times_text(phrase));
    }
    return out;
}

}  // namespace samskap::recurrence
