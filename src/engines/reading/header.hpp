// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <vector>

#include "engines/reading/attendance.hpp"
#include "engines/reading/lines.hpp"
#include "engines/reading/reading.hpp"
#include "engines/recurrence/phrases.hpp"

namespace samskap::reading {

// What stands above the body: title, group, day, time, place.
struct Header {
    // The day as written, where a day is written.
    std::optional<recurrence::Phrase> day;
    std::string day_words;
    int day_line = 0;                    // where it stands
    std::optional<Day> sent = {};        // of a mail that the minutes came in
    std::optional<Day> written = {};     // when they were signed or written out
    std::optional<int> year_above = {};  // the one that the head names, away from the day
    // The day before it that the mail tells of, and how: "i tisdags".
    std::optional<Day> told = {};
    std::string told_words = {};
};
// Marks the lines it understands as taken, and fills what the reading says of the meeting apart
// from its day, which may need what the body tells.
Header read_header(std::vector<Line>& lines, const Opening& opening, const Known& known,
                   Reading& reading);

}  // namespace samskap::reading
