// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/recurrence/resolve.hpp"

#include <algorithm>

#include "engines/recurrence/resolve_inside.hpp"

namespace samskap::recurrence {
namespace {

Resolved open(Reason reason) {
    Resolved resolved;
    resolved.reason = reason;
    return resolved;
}

Resolved found(Certainty certainty, Reason reason, Day earliest, Day latest) {
    Resolved resolved;
    resolved.certainty = certainty;
    resolved.reason = reason;
    resolved.earliest = earliest;
    resolved.latest = latest;
    return resolved;
}

bool before_in_year(const WrittenDay& one, const WrittenDay& other) {
    return one.month != other.month ? one.month < other.month : one.day < other.day;
}

// The days of a phrase when its first day lies in `year`; a range may run over the turn of it.
std::optional<Stretch> in_year(const Phrase& phrase, int year) {
    const auto first = day_of(Date{year, phrase.first.month, phrase.first.day});
    const int next = before_in_year(phrase.last, phrase.first) ? year + 1 : year;
    const auto last = day_of(Date{next, phrase.last.month, phrase.last.day});
    if (!first || !last) return {};
    return Stretch{*first, *last};
}

Resolved with_written_year(const Phrase& phrase) {
    const auto reason = phrase.first.year ? Reason::written : Reason::written_beside;
    const int turn = before_in_year(phrase.last, phrase.first) ? 1 : 0;
    const int year = phrase.first.year ? *phrase.first.year : *phrase.last.year - turn;
    auto days = in_year(phrase, year);
    if (days && phrase.last.year) {
        const auto last = day_of(Date{*phrase.last.year, phrase.last.month, phrase.last.day});
        if (last) days->last = *last;
    }
    if (!days) return open(Reason::impossible);
    return found(Certainty::stated, reason, days->first, days->last);
}

bool is_on(Day day, std::optional<Weekday> weekday) {
    return !weekday || weekday_of(day) == *weekday;
}

// The one year around the reference day in which the weekday is right.
std::optional<Stretch> by_weekday(const Phrase& phrase, Day reference) {
    const int year = date_of(reference).year;
    std::optional<Stretch> fit;
    for (int candidate = year - 1; candidate <= year + 1; ++candidate) {
        const auto days = in_year(phrase, candidate);
        if (!days || !is_on(days->first, phrase.weekday)) continue;
        if (fit) return {};
        fit = days;
    }
    return fit;
}

Resolved resolve_day(const Phrase& phrase, const Context& context) {
    if (phrase.first.year || phrase.last.year) return with_written_year(phrase);
    constexpr int leap_year = 2000;
    if (!in_year(phrase, leap_year)) return open(Reason::impossible);
    if (!context.reference) return open(Reason::no_reference);
    const auto reference = *context.reference;
    if (phrase.weekday) {
        if (const auto days = by_weekday(phrase, reference))
            return found(Certainty::derived, Reason::weekday, days->first, days->last);
    }
    const auto hope = hope_of(phrase, context.tense);
    const auto days = pick_year(reference, hope, [&](int year) { return in_year(phrase, year); });
    if (!days) return open(Reason::impossible);
    const auto reason = hope == Hope::unsaid ? Reason::nearest : Reason::tense;
    return found(Certainty::derived, reason, days->first, days->last);
}

Resolved resolve_weekday(const Phrase& phrase, const Context& context) {
    const bool in_week = phrase.window.unit == WindowUnit::week;
    const int wanted = static_cast<int>(*phrase.weekday);
    if (in_week) {
        const auto week =
            week_stretch(phrase.window, context.reference, hope_of(phrase, context.tense));
        if (!week) return open(Reason::no_reference);
        const auto day = week->first + wanted;
        return found(Certainty::derived, Reason::counted, day, day);
    }
    if (!context.reference) return open(Reason::no_reference);
    const auto reference = *context.reference;
    const int today = static_cast<int>(weekday_of(reference));
    const int ahead = (wanted - today + 6) % 7 + 1;  // 1 to 7: on the day itself it means the next
    if (phrase.weekday_offset < 0) {
        const auto day = reference + (ahead - 7 == 0 ? -7 : ahead - 7);
        return found(Certainty::derived, Reason::counted, day, day);
    }
    const bool this_week = today + ahead <= 6;
    const auto coming = reference + ahead;
    auto resolved = found(Certainty::derived, Reason::counted, coming, coming);
    if (phrase.weekday_offset > 0 && this_week) {
        resolved.latest = reference + (ahead + 7);
        resolved.reason = Reason::ambiguous;
        resolved.vague = true;
    }
    return resolved;
}

// A series is as certain as its first day.
Resolved resolve_series(const Phrase& phrase, const Context& context) {
    if (!phrase.series.first) return open(Reason::no_reference);
    Phrase first;
    first.first = first.last = *phrase.series.first;
    if (phrase.series.last) first.last = *phrase.series.last;
    return resolve_day(first, context);
}

Resolved resolve_known(const Phrase& phrase, const Context& context) {
    switch (phrase.kind) {
        case PhraseKind::day: return resolve_day(phrase, context);
        case PhraseKind::weekday: return resolve_weekday(phrase, context);
        case PhraseKind::window: return resolve_window(phrase, context);
        case PhraseKind::series: return resolve_series(phrase, context);
        case PhraseKind::time: {
            // A clock alone is on the day itself, and the caller knows which.
            return open(Reason::no_reference);
        }
    }
    return {};
}

// With a range for the day of writing, what follows must follow from both of its ends.
Resolved resolve_between(const Phrase& phrase, const Context& context) {
    auto early = context;
    early.reference = context.earliest;
    auto late = context;
    late.reference = context.latest;
    const auto one = resolve_known(phrase, early);
    const auto other = resolve_known(phrase, late);
    if (one.earliest == other.earliest && one.latest == other.latest) return one;
    return open(Reason::ambiguous);
}

}  // namespace

Hope hope_of(const Phrase& phrase, Tense tense) {
    if (tense == Tense::past) return Hope::back;
    if (tense == Tense::future) return Hope::ahead;
    if (phrase.kind == PhraseKind::window && phrase.window.direction != Direction::unsaid)
        return phrase.window.direction == Direction::back ? Hope::back : Hope::ahead;
    const auto marker = phrase.marker;
    const bool deadline = marker == Marker::by || marker == Marker::to || marker == Marker::before;
    return deadline ? Hope::ahead : Hope::unsaid;
}

std::optional<Stretch> pick_year(Day reference, Hope hope, const Yearly& yearly) {
    constexpr int back = 150;
    constexpr int years = 8;  // 29 February comes that seldom around 1900 and 2100
    const int year = date_of(reference).year;
    const auto fits = [&](const Stretch& days) {
        if (hope == Hope::ahead) return days.last >= reference;
        if (hope == Hope::back) return days.first <= reference;
        return days.last >= reference + -back;
    };
    if (hope == Hope::back) {
        for (int candidate = year; candidate >= year - years; --candidate)
            if (const auto days = yearly(candidate); days && fits(*days)) return days;
        return {};
    }
    for (int candidate = year - 1; candidate <= year + years; ++candidate)
        if (const auto days = yearly(candidate); days && fits(*days)) return days;
    return {};
}

Resolved resolve(const Phrase& phrase, const Context& context) {
    const bool range = !context.reference && context.earliest && context.latest;
    auto resolved = range ? resolve_between(phrase, context) : resolve_known(phrase, context);
    resolved.start = phrase.start;
    resolved.end = phrase.end;
    if (phrase.kind == PhraseKind::day && resolved.earliest)
        resolved.weekday_disagrees = !is_on(*resolved.earliest, phrase.weekday);
    return resolved;
}

std::vector<int> years_agreeing(std::span<const DayOfWeek> days, int first, int last) {
    std::vector<int> years;
    for (int year = first; year <= last; ++year) {
        const bool all = std::all_of(days.begin(), days.end(), [&](const DayOfWeek& wanted) {
            const auto day = day_of(Date{year, wanted.month, wanted.day});
            return day && weekday_of(*day) == wanted.weekday;
        });
        if (all) years.push_back(year);
    }
    return years;
}

}  // namespace samskap::recurrence
