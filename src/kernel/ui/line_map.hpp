// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "kernel/ui/html.hpp"
#include "kernel/ui/texts.hpp"

// The thread pictures. Values in, markup out: nothing is asked of a database here. Each is a
// <section class="loom"> with its heading, a picture in SVG whose places are attributes (x in
// percent, y in pixels, so that text never scales), a key with the signs that are used, and a
// table with the same facts.
namespace samskap::ui {

struct MapMeeting {
    Day day;
    bool is_next = false;  // not held yet
};

// What a matter did at a meeting. Nothing is drawn before its first sign and after `done`.
enum class At { absent, raised, silent, stalled, goes_on, done };

// One matter in the picture of many.
struct MapMatter {
    std::string name;
    web::Url url;
    std::string state;       // "Har stannat", "Tyst sedan april": already in words
    std::string about = {};  // for the table; may be empty
    std::vector<At> at;      // as many as there are meetings
    std::vector<std::size_t> handed_over = {};  // meetings before which somebody new took over
    std::vector<std::size_t> hanging = {};      // meetings where a promise without answer was made
};
// Two matters that were spoken of together: indexes of matters and of the meeting.
struct MapCrossing {
    std::size_t one;
    std::size_t other;
    std::size_t meeting;
};
// At most twelve matters and eight meetings are drawn: the first twelve, the last eight.
struct LineMap {
    std::vector<MapMeeting> meetings;
    std::vector<MapMatter> matters;
    std::vector<MapCrossing> crossings = {};
    std::string heading = {};  // "Sex trådar, åtta möten"; made from the counts when empty
    std::string lead = {};
};
Html line_map(const LineMap& map, const Texts& t);

// The picture of one matter.
struct MapHolding {
    std::string name;      // empty: nobody held it
    std::size_t from = 0;  // the meeting at which it began
    bool is_now = false;
};
struct MapPromise {
    std::size_t made = 0;                      // meetings
    std::optional<std::size_t> answered = {};  // empty: it hangs
    std::optional<std::size_t> due = {};       // the first meeting on or after the day it was due
    std::string words = {};                    // for the table
};
struct MapVisit {
    std::string name;  // of the matter that crosses here
    web::Url url;
    std::vector<std::size_t> meetings;
};
struct MatterMap {
    std::string name;
    std::string state;
    std::vector<MapMeeting> meetings;
    std::vector<At> at;
    std::vector<std::string> labels = {};  // a word or two at each meeting; may be fewer
    std::vector<MapHolding> holdings = {};
    std::vector<MapPromise> promises = {};
    std::vector<MapVisit> visits = {};
    std::string heading;
    std::string lead = {};
};
// Where the matter was raised stand knots with numbers that lead to #m1, #m2, … on the same page.
Html matter_map(const MatterMap& map, const Texts& t);

}  // namespace samskap::ui
