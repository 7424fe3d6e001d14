// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <set>

#include "kernel/ui/line_map.hpp"

// What the two thread pictures share.
namespace samskap::ui {

// The middle of a meeting's column, in percent: "31.25".
std::string middle(std::size_t meeting, std::size_t meetings);
// A place in percent, at most two decimals.
std::string percent(double value);

enum class Sign {
    raised,
    silent,
    handed_over,
    stalled,
    goes_on,
    done,
    hanging,
    answered,
    crossing
};
Html key_of(const std::set<Sign>& signs, const Texts& t);
// Threads from top to bottom, one for each meeting, with its day.
Html warps(const std::vector<MapMeeting>& meetings, int height, const Texts& t);
// A thing drawn around (0, 0), put where it belongs.
Html placed(std::string_view x_percent, int y, const Html& drawing);
// Part of a line between two places; back-stitches on what is drawn whole.
enum class Stitch { whole, dotted };
Html line(std::string_view from, std::string_view to, int y, Stitch stitch);
// The line of a matter: knots with what is between, one step lower for each who took over.
struct Course {
    Html drawing;
    std::vector<int> y;  // the height at each meeting
    std::set<Sign> signs;
};
struct CourseWish {
    const std::vector<At>& at;
    std::vector<std::size_t> handed_over;
    int y;
    int step;          // pixels
    bool draws_knots;  // the picture of one matter draws its own, with numbers
};
Course course(const CourseWish& wish);
const Text<0>& text_for(At at);
// "Karin Å…": never longer than `most` letters.
std::string shortened(const std::string& words, std::size_t most);
Html in_table(const Html& table, const Texts& t);

}  // namespace samskap::ui
