// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace samskap::reading {

// What stands before the words of a line.
enum class Mark {
    none,
    bullet,    // - • * e
    number,    // 3.  3.1  a)
    section,   // § 12
    heading,   // # of Markdown, or a line that is underlined
    emphasis,  // the whole line in ** **
    row,       // | a | b |
    rule,      // ----- : nothing to read
};

struct Line {
    int number = 0;
    std::string_view text;   // the line as it is
    std::string_view body;   // its words, without mark and blanks at the ends
    std::string_view label;  // "12", "3.1"
    Mark mark = Mark::none;
    int depth = 0;           // # signs, or parts of 3.1
    std::size_t indent = 0;  // of the mark, or of the words where there is none
    bool new_page = false;   // a page begins here
    bool furniture = false;  // page numbers and repeated heads: not part of the text
    bool taken = false;      // read as header or attendance

    [[nodiscard]] bool blank() const { return body.empty(); }
    [[nodiscard]] bool free() const { return !taken && !furniture && !body.empty(); }
};

std::vector<Line> lines_of(std::string_view text);

// How the author broke lines: where a sentence ran over the edge, or only where a thought ended.
struct Layout {
    bool wrapped = false;
    std::size_t width = 0;  // about where the edge is, in characters
    bool small = false;     // the author begins sentences and headings with small letters
};
Layout layout_of(const std::vector<Line>& lines);

// Does `next` go on where `line` was broken by the edge of the page?
bool continues(const Line& line, const Line& next, const Layout& layout);

}  // namespace samskap::reading
