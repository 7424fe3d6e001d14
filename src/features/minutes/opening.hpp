// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "features/minutes/masking.hpp"
#include "features/minutes/reviews.hpp"

namespace samskap::minutes {

// Published minutes as a stranger would read them, before they are opened or opened anew.
struct OpeningStatement {
    matters::StatementId id;
    matters::TopicId topic;
    reading::Kind kind = reading::Kind::information;
    std::string text;             // masked, or as it was opened before
    std::vector<ui::Span> marks;  // where words were put in
    std::string original;
    std::optional<PartyId> owner;
    std::optional<Day> due_day;
    std::string due_words;    // masked
    std::string event_place;  // masked
    std::string matter_title;
    bool left_out = false;
};
struct OpeningTopic {
    matters::TopicId id;
    std::string title;
};
// Work that is for the group alone yet, and would be open with the minutes.
struct OpeningMatter {
    MatterId id;
    std::string title;
    std::string summary;
    bool stays = false;  // for the group: it names somebody who has not agreed
};
struct Opening {
    Review review;
    std::string place;                // of the meeting, masked
    std::vector<std::string> agreed;  // series of meetings, masked
    std::vector<OpeningTopic> topics;
    std::vector<OpeningStatement> statements;
    std::vector<OpeningMatter> matters;
};
// NotFound for what is not published to the group yet.
Opening opening_of(db::Reader& db, const Viewer& viewer, ReadingId reading);

}  // namespace samskap::minutes
