// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/reading/reading.hpp"

#include <algorithm>

#include "engines/reading/attendance.hpp"
#include "engines/reading/body.hpp"
#include "engines/reading/characters.hpp"

namespace samskap::reading {
namespace {

// Minutes without a header belong to the group when only one is known.
void borrow_group(const Known& known, Reading& reading) {
    if (!reading.meeting.group.empty() || known.groups.size() != 1) return;
    reading.meeting.group = known.groups.front().name;
    reading.meeting.group_derived = true;
}

// Words that are in nearly every Swedish text of some length and in few others. Short texts, lists
// and bad scans pass: only a text of another language is refused.
bool seems_swedish(std::string_view text) {
    constexpr std::size_t enough = 40;
    std::size_t words = 0;
    std::size_t swedish = 0;
    Parsed parsed;
    parse(text.substr(0, 20'000), parsed);
    for (const auto& token : parsed.tokens) {
        ++words;
        const auto low = token.low;
        const bool letter =
            low.find("å") != low.npos || low.find("ä") != low.npos || low.find("ö") != low.npos;
        const bool word = low == "och" || low == "att" || low == "som" || low == "det" ||
                          low == "inte" || low == "ska" || low == "vi" || low == "av" ||
                          low == "med" || low == "till" || low == "en" || low == "ett" ||
                          low == "om" || low == "har" || low == "den" || low == "ar" ||
                          low == "pa" || low == "ej";
        if (letter || word) ++swedish;
    }
    return words < enough || swedish * 20 >= words;
}

void collect_topics(Body& body, Reading& reading) {
    std::vector<const Heading*> above;
    for (const auto& heading : body.headings) {
        Topic topic;
        topic.title = heading.title;
        if (heading.block != nullptr) {
            topic.line = heading.block->line();
            topic.level = heading.block->level;
            while (!above.empty() && above.back()->block->level >= topic.level) above.pop_back();
            if (!above.empty()) topic.parent = above.back()->title;
            above.push_back(&heading);
        }
        reading.topics.push_back(std::move(topic));
    }
    for (auto& sentence : body.sentences) {
        auto& topic = reading.topics[sentence.topic];
        if (topic.line == 0) topic.line = sentence.statement.where.line;
        // The parts of the sentence refer to its text, so it is copied, not moved.
        topic.statements.push_back(sentence.statement);
    }
}

}  // namespace

Reading read(std::string_view text, const Known& known) {
    Reading reading;
    reading.swedish = seems_swedish(text);
    if (!reading.swedish) return reading;
    auto lines = lines_of(text);
    read_attendance(lines, reading);
    const auto header = read_header(lines, known, reading);
    borrow_group(known, reading);
    Body body;
    auto blocks = blocks_of(lines, layout_of(lines));
    find_headings(blocks);
    read_body(std::move(blocks), body);
    Roster roster(reading.present, reading.absent, reading.meeting.group, known);
    find_names(body, roster);
    decide_meeting_day(header, body, known, reading);
    resolve_days(body, reading);
    find_series(body, reading);
    find_next_meeting(body, reading);
    resolve_days(body, reading);
    judge_statements(body, reading.meeting.day);
    find_events(body, reading);
    find_matters(body, known);
    find_links(lines, reading);
    find_mentions(body, reading);
    collect_topics(body, reading);
    return reading;
}

}  // namespace samskap::reading
