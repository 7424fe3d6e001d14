// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/reading/reading.hpp"

#include <algorithm>

#include "engines/reading/attendance.hpp"
#include "engines/reading/body.hpp"
#include "engines/reading/characters.hpp"
#include "engines/reading/language.hpp"

namespace samskap::reading {
namespace {

// Minutes without a header belong to the group when only one is known.
void borrow_group(const Known& known, Reading& reading) {
    if (!reading.meeting.group.empty() || known.groups.size() != 1) return;
    reading.meeting.group = known.groups.front().name;
    reading.meeting.group_derived = true;
}

// Who signs, by the full name of the list; else the one in the list who takes the notes.
std::string author_of(const Signature& signature, const Reading& reading) {
    if (!signature.name.empty()) {
        for (const auto& who : reading.present)
            if (who.name == signature.name || who.name.starts_with(signature.name + " "))
                return who.name;
        return signature.name;
    }
    std::string found;
    for (const auto& who : reading.present) {
        const auto role = lower_in_place(who.role);
        for (std::string_view word : {"anteckn", "skrev", "skriver", "vid pennan", "sekr"})
            if (role.find(word) != role.npos) {
                if (!found.empty() && found != who.name) return {};
                found = who.name;
            }
    }
    return found;
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
    const auto signature = read_signature(lines);
    read_attendance(lines, Sentences::leave, reading);
    const auto opening = read_opening(lines, signature, reading);
    if (reading.present.empty()) read_attendance(lines, Sentences::take, reading);
    if (reading.present.empty()) read_bare_names(lines, reading);
    complete_names(lines, reading);
    part_from_known_organisations(known, reading);
    reading.author = author_of(signature, reading);
    const auto header = read_header(lines, opening, known, reading);
    borrow_group(known, reading);
    Body body;
    const auto layout = layout_of(lines);
    auto blocks = blocks_of(lines, layout);
    find_headings(blocks, layout);
    read_body(std::move(blocks), body);
    Roster roster(reading, known);
    if (layout.small) roster.allow_small_names();
    find_names(body, roster);
    decide_meeting_day(header, body, known, reading);
    resolve_days(body, reading);
    find_hours(body, reading);
    find_series(body, reading);
    find_next_meeting(body, reading);
    settle_series(body, reading);
    resolve_days(body, reading);
    const auto& meeting = reading.meeting;
    judge_statements(body, meeting.day ? meeting.day : meeting.earliest);
    drop_habits(body, reading);
    find_events(body, reading);
    find_matters(body, known);
    find_links(lines, reading);
    find_mentions(body, reading);
    collect_topics(body, reading);
    return reading;
}

}  // namespace samskap::reading
