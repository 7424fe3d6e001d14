// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <optional>
#include <vector>

#include "engines/recurrence/phrases.hpp"
#include "engines/recurrence/tokens.hpp"

// The pieces of the scanner: each looks at a bounded number of tokens from `at` on and answers what
// stands there and which token comes after it. Inside only.
namespace samskap::recurrence {

template <class Value>
struct Match {
    Value value;
    std::size_t next = 0;
};
template <class Value>
using Maybe = std::optional<Match<Value>>;

struct Times {
    ClockTime start;
    std::optional<ClockTime> end;
};
// A bare "9-11" and a dotted "13.30" are times beside a day, and hardly elsewhere.
enum class Beside { nothing, day };
Maybe<Times> match_times(const Tokens& t, std::size_t at, Beside beside);
// The same with what may stand between a day and its time: ", ".
Maybe<Times> match_times_after_day(const Tokens& t, std::size_t at);

struct Days {
    WrittenDay first;
    WrittenDay last;
    std::optional<Weekday> weekday;
    std::size_t begin = 0;  // tokens
    std::size_t end = 0;
    bool weak = false;  // "1/2": a day only where something else says so
};
// One day or range; more of them for "3, 10 och 17 maj". Empty when there is none.
std::vector<Days> match_days(const Tokens& t, std::size_t at);
// "17/5", "2017-05-17" and their kin, without weekday or "den".
Maybe<Days> match_numeric_days(const Tokens& t, std::size_t at);
// A year of four digits that stands for itself.
std::optional<int> year_at(const Tokens& t, std::size_t at);
// Nothing that makes another thing of a number stands right before or after it.
bool stands_free_before(const Tokens& t, std::size_t at);
bool stands_free_after(const Tokens& t, std::size_t next);
bool after_numbering(const Tokens& t, std::size_t at);
// "10:30" or "10.30" stands at `at`.
bool separates_time(const Tokens& t, std::size_t at);

Maybe<Marker> match_marker(const Tokens& t, std::size_t at);

struct NamedDay {
    Weekday weekday = Weekday::monday;
    int offset = 0;
    Window week;
};
// `marked`: a marker stands before, so "fredag" alone is enough.
enum class Marked { no, yes };
Maybe<NamedDay> match_weekday(const Tokens& t, std::size_t at, Marked marked);
Maybe<Window> match_window(const Tokens& t, std::size_t at, Marked marked);
// What stands before the body of a window decides what the body may be: "i höst", "på hösten".
enum class Lead { none, marker, i, under, pa, vid };
Maybe<Window> match_window_body(const Tokens& t, std::size_t at, Lead lead);
// "vecka 12", "v. 8–9", "Q3", "tredje kvartalet", "maj–juni 2017", "höstterminen".
Maybe<Window> match_calendar_window(const Tokens& t, std::size_t at, Lead lead);
// "nästa vecka", "förra hösten", "nästa möte", "de närmaste veckorna".
Maybe<Window> match_relative_window(const Tokens& t, std::size_t at);
// "inom 14 dagar", "om två veckor", "för en månad sedan", "snarast", "i morgon".
Maybe<Window> match_counted_window(const Tokens& t, std::size_t at);
// A year right there belongs to the window.
void take_year(const Tokens& t, Match<Window>& window);
// "vecka 12", "v. 12", "nästa vecka", with or without "i".
Maybe<Window> match_week(const Tokens& t, std::size_t at);

struct SeriesMatch {
    Series series;
    std::optional<Times> times;
};
Maybe<SeriesMatch> match_series(const Tokens& t, std::size_t at);
// How often, alone: "varje måndag", "första torsdagen i månaden". No rule where there is none.
Maybe<std::optional<Rule>> match_cadence(const Tokens& t, std::size_t at);

// "fjärde torsdagen" with nothing behind it: of the month that was spoken of before.
Maybe<std::vector<NthWeekday>> match_nth_weekdays(const Tokens& t, std::size_t at);

inline Weekday weekday_value(const Token& token) { return static_cast<Weekday>(token.value); }

}  // namespace samskap::recurrence
