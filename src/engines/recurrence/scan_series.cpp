// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "engines/recurrence/scan.hpp"

namespace samskap::recurrence {
namespace {

using Cadence = std::optional<Rule>;

bool says_no_day(const Rule& rule) {
    return rule.by_day.empty() && rule.by_month_day.empty() && rule.by_month.empty();
}

// What has been heard so far, item by item.
struct Heard {
    bool cadence = false;
    bool parity = false;  // "udda veckor": no rule can hold that over a year of 53 weeks
    Cadence rule;
    Series series;
    std::optional<Times> times;
    std::size_t next = 0;
};

// "en gång i månaden, … första torsdagen i månaden" is the second, said first in general. False
// where the two can't be one series.
bool agree(Heard& heard, const Cadence& more) {
    if (!heard.cadence || !heard.rule) {
        heard.rule = more;
        heard.cadence = true;
        return true;
    }
    if (!more) return false;
    auto& rule = *heard.rule;
    const bool general = says_no_day(rule);
    const bool more_general = says_no_day(*more);
    if (rule.frequency == more->frequency) {
        if (general == more_general) return false;
        const int interval = std::max(rule.interval, more->interval);
        if (rule.interval != 1 && more->interval != 1) return false;
        if (general) rule = *more;
        rule.interval = interval;
        return true;
    }
    // "en gång i månaden, på torsdagar" does not say which Thursday.
    if (general && rule.frequency == Frequency::monthly && more->frequency == Frequency::weekly) {
        heard.rule.reset();
        return true;
    }
    return false;
}

// "med start 7 september", "t.o.m. den 7 december", "från och med hösten" (in the span, no day).
bool hear_limit(const Tokens& t, std::size_t at, Heard& heard) {
    const auto marker = match_marker(t, at);
    if (!marker) return false;
    const bool begins = marker->value == Marker::from;
    const bool ends = marker->value == Marker::through || marker->value == Marker::to;
    if (!begins && !ends) return false;
    if (t[marker->next].gap == Gap::paragraph) return false;
    const auto days = match_days(t, marker->next);
    if (!days.empty()) {
        const auto& day = days.front();
        if (begins) {
            heard.series.first = day.first;
            if (!(day.first == day.last)) heard.series.last = day.last;
        } else {
            heard.series.last = day.last;
        }
        heard.next = day.end;
        return true;
    }
    const auto window = match_window(t, marker->next, Marked::yes);
    if (!window || !begins) return false;
    heard.next = window->next;
    return true;
}

// "(i) jämna veckor"
bool hear_parity(const Tokens& t, std::size_t at, Heard& heard) {
    if (t.is(at, Word::i)) ++at;
    const bool weeks = t.is(at + 1, Word::unit) && t[at + 1].value == static_cast<int>(Unit::week);
    if (!t.is(at, Word::parity) || !weeks) return false;
    heard.parity = true;
    heard.next = at + 2;
    return true;
}

// "varannan månad, fjärde torsdagen"
bool hear_nth_weekday(const Tokens& t, std::size_t at, Heard& heard) {
    if (!heard.rule || heard.rule->frequency != Frequency::monthly || !says_no_day(*heard.rule))
        return false;
    auto days = match_nth_weekdays(t, at);
    if (!days) return false;
    heard.rule->by_day = std::move(days->value);
    heard.next = days->next;
    return true;
}

bool hear_item(const Tokens& t, std::size_t at, Heard& heard) {
    if (const auto cadence = match_cadence(t, at)) {
        if (!agree(heard, cadence->value)) return false;
        heard.next = cadence->next;
        return true;
    }
    if (!heard.times) {
        if (const auto times = match_times(t, at, Beside::day)) {
            heard.times = times->value;
            heard.next = times->next;
            return true;
        }
    }
    if (heard.cadence && hear_nth_weekday(t, at, heard)) return true;
    if (heard.cadence && !heard.parity && hear_parity(t, at, heard)) return true;
    return hear_limit(t, at, heard);
}

// "varje onsdag under hösten, med start 6 september": what lies between says no day of its own.
bool hear_item_after_window(const Tokens& t, std::size_t at, Heard& heard) {
    if (!t.is(at, Word::under)) return false;
    const auto window = match_window(t, at, Marked::no);
    if (!window) return false;
    const auto next = t.is_sign(window->next, ',') ? window->next + 1 : window->next;
    return t[next].gap != Gap::paragraph && hear_item(t, next, heard);
}

// "kl. 16 på Hamngatan 3, med start 4 mars": the place between is no part of the rule.
bool hear_limit_after_place(const Tokens& t, std::size_t at, Heard& heard) {
    if (!t.is(at, Word::pa) && !t.is(at, Word::i)) return false;
    constexpr std::size_t longest = 4;
    auto next = at + 1;
    while (next < at + longest && t[next].gap != Gap::paragraph &&
           (t[next].capital || t[next].sort == Sort::number))
        ++next;
    if (next == at + 1) return false;
    if (t.is_sign(next, ',')) ++next;
    if (t[next].gap == Gap::paragraph) return false;
    return hear_limit(t, next, heard);
}

}  // namespace

Maybe<SeriesMatch> match_series(const Tokens& t, std::size_t at) {
    Heard heard;
    if (!hear_item(t, at, heard)) return {};
    constexpr int most_items = 8;
    for (int item = 1; item < most_items; ++item) {
        auto next = heard.next;
        if (t.is_sign(next, ',') || t.is_sign(next, ';') || t.is_sign(next, ':')) ++next;
        if (t[next].gap == Gap::paragraph || t[next].sort == Sort::end) break;
        if (!hear_item(t, next, heard) && !hear_item_after_window(t, next, heard) &&
            !(heard.cadence && hear_limit_after_place(t, next, heard)))
            break;
    }
    if (!heard.cadence) return {};
    if (!heard.parity) heard.series.rule = std::move(heard.rule);
    return Match<SeriesMatch>{{std::move(heard.series), heard.times}, heard.next};
}

}  // namespace samskap::recurrence
