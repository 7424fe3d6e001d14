// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "engines/recurrence/rule.hpp"
#include "kernel/base/time.hpp"

// Finds what Swedish says about days and times. Nothing is guessed here: what is not written (a
// year, a first day) is empty. resolve.hpp makes days of it when something is known.
// "i dag" is left alone: in minutes it mostly means "these days". 24:00 is 00:00.
namespace samskap::recurrence {

// Bytes [begin, end) of the text searched.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool operator==(const Span&) const = default;
};

// A day as written. The month is there whenever the day is ("5" of "3–5 maj" and "3–5 maj" share
// it); the year only where it is written, for a range at either end.
struct WrittenDay {
    std::optional<int> year;
    int month = 1;
    int day = 1;
    bool operator==(const WrittenDay&) const = default;
};

// The word before: "senast 3 maj". Not part of the core of a phrase, but of its span.
enum class Marker {
    none,
    to,       // till: a deadline, or where something was moved
    by,       // senast, inom
    before,   // före, innan
    after,    // efter
    from,     // från, fr.o.m., from, med start, med början
    through,  // till och med, t.o.m., tom
};

enum class PhraseKind {
    day,      // "den 17 maj", "1-2 juni", "tisdagen den 3 oktober kl 13.30", "2017-05-17"
    time,     // "kl. 13.30", "10:30-12:00" with no day beside it
    weekday,  // "på måndag", "nästa torsdag", "torsdagar" is a series instead
    window,   // "till hösten", "i maj", "inom någon vecka", "nästa möte", "tills vidare"
    series,   // "första torsdagen i månaden, 10:00-12:00, med start 7 september"
};

// What a window is measured in, and so what `value` means.
enum class WindowUnit {
    day,            // offset only: 0 i dag, 1 i morgon, -1 i går, 14 "om 14 dagar"
    week,           // value: ISO week number, or 0 with offset ("nästa vecka" is 1)
    month,          // value: 1 to 12, or 0 with offset ("nästa månad" is 1)
    quarter,        // value: 1 to 4
    half_year,      // value: 1, 2
    term,           // value: 1 vårtermin, 2 hösttermin; 0 with offset
    season,         // value: 1 vinter, 2 vår, 3 sommar, 4 höst
    year,           // value: the year, or 0 with offset
    feast,          // value: a Feast
    weekend,        // offset only
    meeting,        // offset 1: nästa möte, nästa gång; -1: förra mötet
    until_further,  // tills vidare
    soon,           // så snart som möjligt, omgående, snarast
};
enum class Feast { new_year, easter, midsummer, summer_holiday, christmas };

// A part of the window: "i slutet av mars", "i mitten av maj", "i början av hösten".
enum class Part { whole, beginning, middle, end };
// "inom 14 dagar", "inom någon vecka": everything from the reference day until then.
// "om två veckor": about then.
enum class Reach { about, within };
// "i höstas" and "förra veckan" look back, "nästa vecka" ahead; "i maj" does not say.
enum class Direction { unsaid, back, ahead };

struct Window {
    WindowUnit unit = WindowUnit::day;
    int value = 0;
    int last_value = 0;  // the same as value unless a range is written: "v. 8–9", "i maj–juni"
    int offset = 0;
    std::optional<int> year;
    Part part = Part::whole;
    Reach reach = Reach::about;
    Direction direction = Direction::unsaid;
    // "en eftermiddag i september": one day of it; "under sommaren": any or all of it.
    bool one_day = false;
    // "första torsdagen i maj": one certain day of the month, once its year is known.
    std::optional<NthWeekday> nth;
    // "före jul", "innan sommaren" have Marker::before and end the day before this window.
    bool operator==(const Window&) const = default;
};

struct Series {
    // Empty where something returns without a rule: "två gånger per termin".
    std::optional<Rule> rule;
    std::optional<WrittenDay> first;  // "med start 7 september"
    std::optional<WrittenDay> last;   // "till och med 7 december"
};

struct Phrase {
    PhraseKind kind = PhraseKind::day;
    Span span;  // with the marker: "till 19 april 10:30-12:00"
    Span core;  // without it: "19 april 10:30-12:00", "hösten"; a series' core is all of it
    Marker marker = Marker::none;
    WrittenDay first;  // kind day
    WrittenDay last;   // kind day; the same as first unless a range is written
    // Of a day: the weekday written beside it. Of kind weekday: which.
    std::optional<Weekday> weekday;
    // Kind weekday: 0 "på torsdag", 1 "nästa torsdag", -1 "i torsdags", "förra torsdagen".
    int weekday_offset = 0;
    std::optional<ClockTime> start;  // of a day, a weekday, a time and a series
    std::optional<ClockTime> end;
    Window window;  // kind window; of a weekday the week it is in: "torsdag v. 12"
    Series series;  // kind series

    // "1-2 juni"
    [[nodiscard]] bool is_range() const { return !(first == last); }
    // A series that says when, not merely how often ("varje vecka").
    [[nodiscard]] bool is_schedule() const {
        return series.rule && (start || series.first || !series.rule->by_day.empty() ||
                               !series.rule->by_month_day.empty());
    }
    // Its words are kept beside any day made from it.
    [[nodiscard]] bool is_vague() const { return kind == PhraseKind::window && !window.nth; }
};

// All phrases of a sentence or a longer text, in order, without overlap, in one pass. The text is
// UTF-8; broken bytes are no letters. A line feed inside a phrase counts as a blank.
std::vector<Phrase> find_phrases(std::string_view text);
// The same into a vector kept by the caller, which is emptied first.
void find_phrases(std::string_view text, std::vector<Phrase>& found);

}  // namespace samskap::recurrence
