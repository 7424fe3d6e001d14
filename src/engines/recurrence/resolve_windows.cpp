// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "engines/recurrence/expand.hpp"
#include "engines/recurrence/holidays.hpp"
#include "engines/recurrence/resolve_inside.hpp"

namespace samskap::recurrence {
namespace {

std::optional<Stretch> months(int year, int first, int last) {
    const int last_year = last < first ? year + 1 : year;
    if (year < 1 || last_year > 9999) return {};
    return Stretch{day_of(year, first, 1), day_of(last_year, last, days_in_month(last_year, last))};
}

std::optional<Stretch> season(int year, int value) {
    switch (value) {
        case 1: return months(year, 12, 2);
        case 2: return months(year, 3, 5);
        case 3: return months(year, 6, 8);
        default: return months(year, 9, 11);
    }
}

std::optional<Stretch> term(int year, int value) {
    if (value == 1) return Stretch{day_of(year, 1, 10), day_of(year, 6, 15)};
    return Stretch{day_of(year, 8, 15), day_of(year, 12, 20)};
}

std::optional<Stretch> feast(int year, Feast which) {
    switch (which) {
        case Feast::new_year: return Stretch{day_of(year - 1, 12, 31), day_of(year, 1, 1)};
        case Feast::easter: {
            const auto sunday = easter_sunday(year);
            return Stretch{sunday + -3, sunday + 1};
        }
        case Feast::midsummer:
            for (const auto& day : holidays_of(year))
                if (day.name == "midsommarafton") return Stretch{day.day, day.day + 1};
            return {};
        case Feast::summer_holiday: return months(year, 7, 7);
        case Feast::christmas: return Stretch{day_of(year, 12, 24), day_of(year, 12, 26)};
    }
    return {};
}

Day monday_of(Day day) { return day + -static_cast<int>(weekday_of(day)); }

std::optional<Stretch> numbered_week(int year, const Window& window) {
    const auto first_monday = monday_of(day_of(year, 1, 4));  // 4 January is always in week 1
    const auto first = first_monday + 7 * (window.value - 1);
    const auto last = first_monday + (7 * window.last_value - 1);
    // Week 53 of a year that has only 52.
    if (window.last_value == 53 && week_of(last) != 53) return {};
    return Stretch{first, last};
}

// The window of a year, for what has a place in the year.
std::optional<Stretch> in_year(const Window& window, int year) {
    switch (window.unit) {
        case WindowUnit::week: return numbered_week(year, window);
        case WindowUnit::month: return months(year, window.value, window.last_value);
        case WindowUnit::quarter: return months(year, window.value * 3 - 2, window.last_value * 3);
        case WindowUnit::half_year: return months(year, window.value * 6 - 5, window.value * 6);
        case WindowUnit::term: return term(year, window.value);
        case WindowUnit::season: return season(year, window.value);
        case WindowUnit::feast: return feast(year, static_cast<Feast>(window.value));
        case WindowUnit::year: return months(year, 1, 12);
        default: return {};
    }
}

Day months_later(Day day, int count) {
    auto date = date_of(day);
    const int month = date.year * 12 + date.month - 1 + count;
    date.year = month / 12;
    date.month = month % 12 + 1;
    date.day = std::min(date.day, days_in_month(date.year, date.month));
    return day_of(date.year, date.month, date.day);
}

int months_in(WindowUnit unit) {
    switch (unit) {
        case WindowUnit::quarter: return 3;
        case WindowUnit::half_year:
        case WindowUnit::term: return 6;
        case WindowUnit::year: return 12;
        default: return 1;
    }
}

Day counted_on(Day reference, const Window& window) {
    if (window.unit == WindowUnit::day) return reference + window.offset;
    if (window.unit == WindowUnit::week || window.unit == WindowUnit::weekend)
        return reference + 7 * window.offset;
    return months_later(reference, window.offset * months_in(window.unit));
}

// "nästa vecka", "detta kvartal": the unit that holds the day counted to.
std::optional<Stretch> counted(Day reference, const Window& window) {
    const auto there = counted_on(reference, window);
    if (window.reach == Reach::within)
        return Stretch{std::min(reference, there), std::max(reference, there)};
    const auto date = date_of(there);
    const int month = date.month;
    switch (window.unit) {
        case WindowUnit::day: return Stretch{there, there};
        case WindowUnit::week: return Stretch{monday_of(there), monday_of(there) + 6};
        case WindowUnit::weekend: return Stretch{monday_of(there) + 5, monday_of(there) + 6};
        case WindowUnit::month: return months(date.year, month, month);
        case WindowUnit::quarter: {
            const int first = (month - 1) / 3 * 3 + 1;
            return months(date.year, first, first + 2);
        }
        case WindowUnit::half_year: return months(date.year, month < 7 ? 1 : 7, month < 7 ? 6 : 12);
        case WindowUnit::term: return term(date.year, month < 7 ? 1 : 2);
        case WindowUnit::year: return months(date.year, 1, 12);
        default: return {};
    }
}

Stretch part_of(Stretch days, Part part) {
    const int length = days.last - days.first + 1;
    const int third = length / 3;
    switch (part) {
        case Part::whole: return days;
        case Part::beginning: return {days.first, days.first + (third > 0 ? third - 1 : 0)};
        case Part::middle: return {days.first + third, days.last + -third};
        case Part::end: return {days.last + -(third > 0 ? third - 1 : 0), days.last};
    }
    return days;
}

bool takes_value(const Window& window) {
    if (window.unit == WindowUnit::feast || window.unit == WindowUnit::season) return true;
    return window.value != 0;
}

std::optional<Stretch> stretch_of(const Window& window, std::optional<Day> reference, Hope hope) {
    constexpr int earliest_year = 1000;
    if (window.year) {
        if (*window.year < earliest_year) return {};
        return in_year(window, *window.year);
    }
    if (!reference) return {};
    if (!takes_value(window)) return counted(*reference, window);
    return pick_year(*reference, hope, [&](int year) { return in_year(window, year); });
}

// "före jul" ends the day before, "efter jul" begins the day after.
void apply_marker(Resolved& resolved, Marker marker, std::optional<Day> reference) {
    if (marker == Marker::before) {
        resolved.latest = *resolved.earliest + -1;
        resolved.earliest = reference && *reference <= *resolved.latest ? reference : std::nullopt;
    } else if (marker == Marker::after) {
        resolved.earliest = *resolved.latest + 1;
        resolved.latest.reset();
    } else if (marker == Marker::from) {
        resolved.latest.reset();
    } else if (marker == Marker::through) {
        resolved.earliest = reference && *reference <= *resolved.latest ? reference : std::nullopt;
    }
}

Resolved open(Reason reason, std::optional<Day> from = {}) {
    Resolved resolved;
    resolved.reason = reason;
    resolved.vague = true;
    resolved.earliest = from;
    return resolved;
}

Resolved resolve_meeting(const Phrase& phrase, const Context& context) {
    const bool next = phrase.window.offset > 0;
    if (!next || !context.next_meeting) return open(Reason::no_reference);
    Resolved resolved;
    resolved.certainty = Certainty::derived;
    resolved.reason = Reason::next_meeting;
    resolved.earliest = resolved.latest = context.next_meeting;
    return resolved;
}

Reason reason_of(const Window& window) {
    const bool chosen = window.unit == WindowUnit::season || window.unit == WindowUnit::term ||
                        window.unit == WindowUnit::feast || window.part != Part::whole;
    if (chosen) return Reason::convention;
    if (window.year) return Reason::written;
    return takes_value(window) ? Reason::nearest : Reason::counted;
}

Resolved resolve_nth(const Window& window, Stretch month, Certainty certainty) {
    const auto date = date_of(month.first);
    const auto day = nth_weekday(date.year, date.month, *window.nth);
    Resolved resolved;
    resolved.reason = Reason::impossible;
    if (!day) return resolved;
    resolved.certainty = certainty;
    resolved.reason = certainty == Certainty::stated ? Reason::written : Reason::nearest;
    resolved.earliest = resolved.latest = day;
    return resolved;
}

}  // namespace

std::optional<Stretch> week_stretch(const Window& window, std::optional<Day> reference, Hope hope) {
    return stretch_of(window, reference, hope);
}

Resolved resolve_window(const Phrase& phrase, const Context& context) {
    const auto& window = phrase.window;
    if (window.unit == WindowUnit::meeting) return resolve_meeting(phrase, context);
    if (window.unit == WindowUnit::until_further || window.unit == WindowUnit::soon)
        return open(Reason::no_end, context.reference);
    const auto days = stretch_of(window, context.reference, hope_of(phrase, context.tense));
    if (!days) return open(context.reference ? Reason::impossible : Reason::no_reference);
    const auto certainty = window.year ? Certainty::stated : Certainty::derived;
    if (window.nth) return resolve_nth(window, *days, certainty);
    const auto part = part_of(*days, window.part);
    Resolved resolved;
    resolved.certainty = certainty;
    resolved.reason = reason_of(window);
    resolved.earliest = part.first;
    resolved.latest = part.last;
    // "i morgon" is a day as good as any.
    const bool one = window.unit == WindowUnit::day && window.reach == Reach::about;
    resolved.vague = !one;
    apply_marker(resolved, phrase.marker, context.reference);
    return resolved;
}

}  // namespace samskap::recurrence
