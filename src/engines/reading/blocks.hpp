// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "engines/reading/lines.hpp"
#include "engines/reading/reading.hpp"

namespace samskap::reading {

enum class Form { paragraph, item, heading };

// A paragraph, a bullet or a heading: lines that belong together, joined by one blank.
struct Block {
    struct Piece {
        std::size_t at = 0;  // where it begins in `text`
        const Line* line = nullptr;
        std::size_t from = 0;  // where it begins in the line's body
    };
    Form form = Form::paragraph;
    Mark mark = Mark::none;
    std::string text;
    std::string label;
    std::vector<Piece> pieces;
    int depth = 0;
    std::size_t indent = 0;
    bool blank_before = false;
    bool blank_after = false;
    std::string owner_cell;  // of a row of a table
    std::string due_cell;
    bool of_tasks = false;  // a row that tells who or when
    std::size_t start = 0;  // where its own words begin in `text`
    int level = 1;          // of a heading

    [[nodiscard]] int line() const { return pieces.empty() ? 0 : pieces.front().line->number; }
    [[nodiscard]] Span span(std::size_t from, std::size_t to) const;

private:
    struct Counted {
        const Line* line = nullptr;
        std::size_t bytes = 0;
        std::size_t columns = 0;
    };
    [[nodiscard]] int column_of(const Line& line, const char* place) const;
    mutable Counted m_counted;
};

// The body of the text: every line that is free, in one block each.
std::vector<Block> blocks_of(const std::vector<Line>& lines, const Layout& layout);

// Decides which blocks are headings, and their levels.
void find_headings(std::vector<Block>& blocks, const Layout& layout);

}  // namespace samskap::reading
