// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>
#include <vector>

#include "engines/reading/lines.hpp"

namespace samskap::reading {

// Reads the mark of one line.
Line line_of(std::string_view text, int number);
// Marks what takes more than one line to see: tables and underlined headings.
void mark_rows(std::vector<Line>& lines);
void mark_underlined(std::vector<Line>& lines);
// Marks page numbers, heads and feet of pages, and the names that sign at the end.
void mark_furniture(std::vector<Line>& lines);
void mark_page_heads(std::vector<Line>& lines);
void mark_signatures(std::vector<Line>& lines);

}  // namespace samskap::reading
