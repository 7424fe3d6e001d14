// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "engines/extraction/flow.hpp"
#include "engines/extraction/paper.hpp"

// From words with places on paper to paragraphs, headings, bullets and rows. Lengths are in points,
// the origin is the upper left corner of the page.
namespace samskap::extraction {

// One line of print. Wide gaps part it into cells.
struct PrintLine {
    std::vector<std::string> cells;
    std::vector<Word> words;  // of all cells, without the bullet sign
    double left = 0;
    double text_left = 0;  // where the words begin, after the bullet sign
    double top = 0;
    double right = 0;
    double bottom = 0;
    double size = 0;
    double first_word_width = 0;
    double column_right = 0;      // where the lines of this column end at most
    bool beside_another = false;  // in one of two columns
    bool bold = false;            // all of it
    bool bullet = false;          // began with a bullet sign, which is taken off
    int page = 1;

    [[nodiscard]] std::string text() const;
};

// The lines of a page in reading order, two columns of text one after the other.
std::vector<PrintLine> lines_of(const PaperPage& page);
// What is printed across the paper ends at one edge on all pages.
void share_the_edge(std::vector<PrintLine>& lines, const std::vector<PaperPage>& pages);
// Without page numbers and without what is repeated at the head or foot of the pages; a repeated
// head that alone tells the year stays once.
std::vector<PrintLine> without_furniture(std::vector<PrintLine> lines,
                                         const std::vector<PaperPage>& pages);
// Paragraphs made whole, over line ends and page breaks, hyphens at line ends taken back.
Flow flow_of(const std::vector<PrintLine>& lines);

// Two parts of a word or sentence, the end of one line and the beginning of the next, as one.
std::string joined_at_line_end(std::string_view first, std::string_view second);

}  // namespace samskap::extraction
