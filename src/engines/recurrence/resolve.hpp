// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <span>
#include <vector>

#include "engines/recurrence/phrases.hpp"

// From what is written to days, as far as what is known reaches, with the reason. Never a made-up
// year: where more than one fits, there is none.
namespace samskap::recurrence {

enum class Tense { unsaid, past, future };

// Our choices for what is vague. Seasons are the calendar's (vår 1 Mar–31 May, sommar 1 Jun–31 Aug,
// höst 1 Sep–30 Nov, vinter 1 Dec–end of Feb, named by its December); vårtermin 10 Jan–15 Jun,
// hösttermin 15 Aug–20 Dec; semester July; a beginning, middle or end is a third; some ("några
// veckor") are three. "nästa torsdag" is the coming Thursday when that lies in the next week, else
// either of two. "om en månad" is the calendar month it falls in.

// What is known about the moment of writing. Nothing at all is a valid context.
struct Context {
    std::optional<Day> reference;  // the day of the meeting
    // Where only a range is known for it (both or neither; unused when reference is there).
    std::optional<Day> earliest;
    std::optional<Day> latest;
    std::optional<Day> next_meeting;
    Tense tense = Tense::unsaid;  // of the sentence, when the caller can tell
};

enum class Certainty {
    stated,   // all of it is written
    derived,  // follows from what is known; `reason` says how
    open,     // can't be told; days are empty
};
enum class Reason {
    written,         // the year is written
    written_beside,  // the year is written at the other end of the range
    weekday,         // only this year gives the day its weekday among those possible
    nearest,         // the one that lies nearest to the reference day: from five months before it
                     // to seven after, as minutes look ahead more than back
    tense,           // the nearest before (past) or after (future, or a deadline) that day
    counted,         // counted from the reference day: "nästa torsdag", "om två veckor"
    convention,      // what we take a season or a part to be: "till hösten" is 1 Sep to 30 Nov
    next_meeting,    // the day known for the next meeting
    no_reference,    // open: no year and nothing to count from
    ambiguous,       // open: several years fit
    no_end,          // open by its nature: "tills vidare", "så snart som möjligt"
    impossible,      // open: there is no such day (29 February 2017)
};

struct Resolved {
    Certainty certainty = Certainty::open;
    Reason reason = Reason::no_reference;
    // First and last day it can be; a day's range (1–2 juni) has its ends here too.
    std::optional<Day> earliest;
    std::optional<Day> latest;
    std::optional<ClockTime> start;
    std::optional<ClockTime> end;
    bool vague = false;
    // The weekday written is not the weekday of the day. The day stands as written.
    bool weekday_disagrees = false;

    // The one day it is, when it is one.
    [[nodiscard]] std::optional<Day> day() const { return vague ? std::nullopt : earliest; }
};

Resolved resolve(const Phrase& phrase, const Context& context);

// One day of a text with the weekday that text or series gives it.
struct DayOfWeek {
    int month = 1;
    int day = 1;
    Weekday weekday = Weekday::monday;
};
// The years from `first` to `last` in which all of these agree: for a text without any year.
std::vector<int> years_agreeing(std::span<const DayOfWeek> days, int first, int last);

}  // namespace samskap::recurrence
