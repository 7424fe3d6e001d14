// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <deque>
#include <vector>

#include "engines/reading/blocks.hpp"
#include "engines/reading/header.hpp"
#include "engines/reading/sentence.hpp"

// The steps of a reading, one after the other. Each fills its part of the body or of the reading.
namespace samskap::reading {

struct Heading {
    const Block* block = nullptr;  // none for text above the first heading
    std::string title;
    Section section = Section::plain;
    Parsed parsed;
    std::vector<recurrence::Phrase> phrases;
    std::vector<recurrence::Resolved> days;
};

// Sentences and headings refer to each other, so they stay where they are.
struct Body {
    std::vector<Block> blocks;
    std::deque<Heading> headings;
    std::deque<Sentence> sentences;
};

void read_body(std::vector<Block> blocks, Body& body);
void find_names(Body& body, Roster& roster);

// The day of the meeting, as written or as it follows from what is known.
void decide_meeting_day(const Header& header, const Body& body, const Known& known,
                        Reading& reading);
// Without a day: between which days the meeting was, where that follows.
void find_date_range(const Body& body, const Known& known, Reading& reading);
recurrence::Context context_of(const Reading& reading);
void resolve_days(Body& body, const Reading& reading);

// Beginning and end of the meeting, where the header does not say them.
void find_hours(const Body& body, Reading& reading);

void settle_series(const Body& body, Reading& reading);
void find_series(const Body& body, Reading& reading);
void drop_habits(const Body& body, Reading& reading);  // needs the kinds of statements
void find_next_meeting(const Body& body, Reading& reading);
// `reference` is the day of the meeting.
void judge_statements(Body& body, std::optional<Day> reference);
void find_events(const Body& body, Reading& reading);
void find_matters(Body& body, const Known& known);
void find_links(const std::vector<Line>& lines, Reading& reading);
void find_mentions(const Body& body, Reading& reading);

}  // namespace samskap::reading
