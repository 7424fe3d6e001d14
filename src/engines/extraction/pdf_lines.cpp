// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "engines/extraction/pdf_layout.hpp"
#include "kernel/base/text.hpp"

namespace samskap::extraction {
namespace {

// Measured in the size of the font: what parts two words, and two cells.
constexpr double word_gap = 0.1;
constexpr double cell_gap = 2.0;

using Words = std::vector<Word>;

bool same_row(const Word& left, const Word& right) {
    const double overlap = std::min(left.bottom, right.bottom) - std::max(left.top, right.top);
    const double lower = std::min(left.bottom - left.top, right.bottom - right.top);
    return overlap > 0.5 * lower;
}

// Words at the same height, from left to right; the rows from the top downwards.
std::vector<Words> rows_of(Words words) {
    std::stable_sort(words.begin(), words.end(), [](const Word& left, const Word& right) {
        return left.top + left.bottom < right.top + right.bottom;
    });
    std::vector<Words> rows;
    for (auto& word : words) {
        if (rows.empty() || !same_row(rows.back().front(), word)) rows.emplace_back();
        rows.back().push_back(std::move(word));
    }
    for (auto& row : rows)
        std::stable_sort(row.begin(), row.end(), [](const Word& left, const Word& right) {
            return left.left < right.left;
        });
    return rows;
}

// Rows that print two columns side by side, and where the gutter between them lies.
struct Columns {
    std::size_t first = 0;
    std::size_t count = 0;
    double gutter = 0;
};

// What a table has in its cells is short; what a column has is text.
constexpr std::size_t rows_of_a_column = 4;
constexpr std::size_t words_of_a_column_row = 4;

struct Side {
    std::size_t rows = 0;
    std::size_t words = 0;
    [[nodiscard]] bool is_column() const {
        return rows >= rows_of_a_column && words >= rows * words_of_a_column_row;
    }
};

bool crosses(const Words& row, double gutter) {
    return std::any_of(row.begin(), row.end(), [&](const Word& word) {
        return word.left < gutter + 0.5 * word.size && word.right > gutter - 0.5 * word.size;
    });
}

void count_sides(const Words& row, double gutter, Side& left, Side& right) {
    const auto before = static_cast<std::size_t>(std::count_if(
        row.begin(), row.end(), [&](const Word& word) { return word.right <= gutter; }));
    left.words += before;
    left.rows += before > 0 ? 1 : 0;
    right.words += row.size() - before;
    right.rows += row.size() > before ? 1 : 0;
}

// The longest stretch of rows that this gutter parts into two columns.
Columns columns_at(const std::vector<Words>& rows, double gutter) {
    Columns best;
    for (std::size_t start = 0; start < rows.size();) {
        Side left;
        Side right;
        std::size_t end = start;
        for (; end < rows.size() && !crosses(rows[end], gutter); ++end)
            count_sides(rows[end], gutter, left, right);
        if (left.is_column() && right.is_column() && end - start > best.count)
            best = {start, end - start, gutter};
        start = end + 1;
    }
    return best;
}

Columns columns_of(const std::vector<Words>& rows, double width) {
    constexpr double step = 3;
    Columns best;
    for (double gutter = 0.25 * width; gutter < 0.75 * width; gutter += step) {
        const auto found = columns_at(rows, gutter);
        if (found.count > best.count) best = found;
    }
    return best;
}

// The bullets of word processors, those of the Symbol and Wingdings fonts (U+F0xx) among them.
bool is_bullet_sign(std::string_view word) {
    static constexpr std::array<std::string_view, 14> signs = {"•", "-", "–", "—", "‐", "▪", "■",
                                                               "◦", "○", "●", "·", "*", "‣", "➢"};
    if (std::find(signs.begin(), signs.end(), word) != signs.end() || word == "o") return true;
    std::size_t at = 0;
    const auto first = text::decode(word, at);
    return at == word.size() && first >= 0xF000 && first <= 0xF0FF;
}

void add_word(PrintLine& line, const Word& word, double gap) {
    const bool after_label = line.cells.size() == 1 && line.cells.front().size() <= 3;
    const bool after_colon = line.cells.back().ends_with(':');
    if (gap > cell_gap * line.size && !after_label && !after_colon)
        line.cells.emplace_back();
    else if (gap > word_gap * line.size)
        line.cells.back() += ' ';
    line.cells.back() += word.text;
}

// Words that were read from a picture are words, however near they stand.
double gap_between(const Word& left, const Word& right, const PaperPage& page) {
    const double gap = right.left - left.right;
    return page.origin == Origin::scan ? std::max(gap, 2 * word_gap * right.size) : gap;
}

// In a picture a speck over a word makes its box higher. Where the letters stand is surer: few
// words hang lower than the line, and none ends above it.
double top_on_a_picture(const PrintLine& line) {
    double base = line.bottom;
    for (const auto& word : line.words)
        if (word.text.size() > 1) base = std::min(base, word.bottom);
    return base - line.size;
}

PrintLine line_of(const Words& words, const PaperPage& page) {
    PrintLine line;
    line.page = page.number;
    line.left = words.front().left;
    line.top = words.front().top;
    line.bold = true;
    for (const auto& word : words) line.size = std::max(line.size, word.size);
    line.bullet = words.size() > 1 && is_bullet_sign(words.front().text);
    line.cells.emplace_back();
    for (std::size_t i = line.bullet ? 1 : 0; i < words.size(); ++i) {
        const bool first = i == (line.bullet ? 1U : 0U);
        add_word(line, words[i], first ? 0 : gap_between(words[i - 1], words[i], page));
        line.words.push_back(words[i]);
        if (first) {
            line.text_left = words[i].left;
            line.first_word_width = words[i].right - words[i].left;
        }
        line.bold = line.bold && words[i].bold;
        line.top = std::min(line.top, words[i].top);
        line.bottom = std::max(line.bottom, words[i].bottom);
        line.right = std::max(line.right, words[i].right);
    }
    if (page.origin == Origin::scan) line.top = top_on_a_picture(line);
    return line;
}

// Lines this short say nothing of where the paper's edge is: a list of names.
constexpr double share_of_a_full_line = 0.65;

// The lines of some rows, as one column of print.
void add_lines(std::vector<PrintLine>& lines, const std::vector<Words>& rows,
               const PaperPage& page) {
    const auto first = lines.size();
    double left = page.width;
    double right = 0;
    for (const auto& row : rows) {
        if (row.empty()) continue;
        lines.push_back(line_of(row, page));
        left = std::min(left, lines.back().left);
        right = std::max(right, lines.back().right);
    }
    if (right < share_of_a_full_line * page.width) right = std::max(right, page.width - left);
    for (auto i = first; i < lines.size(); ++i) lines[i].column_right = right;
}

void add_column(std::vector<PrintLine>& lines, const std::vector<Words>& rows,
                const PaperPage& page) {
    const auto first = lines.size();
    add_lines(lines, rows, page);
    double right = 0;
    for (auto i = first; i < lines.size(); ++i) right = std::max(right, lines[i].right);
    for (auto i = first; i < lines.size(); ++i) {
        lines[i].column_right = right;
        lines[i].beside_another = true;
    }
}

// One side of the gutter.
std::vector<Words> side_of(const std::vector<Words>& rows, const Columns& columns, bool left) {
    std::vector<Words> side;
    for (std::size_t i = columns.first; i < columns.first + columns.count; ++i) {
        auto row = rows[i];
        std::erase_if(row,
                      [&](const Word& word) { return (word.right <= columns.gutter) != left; });
        side.push_back(std::move(row));
    }
    return side;
}

}  // namespace

std::string PrintLine::text() const { return text::join(cells, " | "); }

std::vector<PrintLine> lines_of(const PaperPage& page) {
    const auto rows = rows_of(page.words);
    std::vector<PrintLine> lines;
    const auto columns = columns_of(rows, page.width);
    if (columns.count == 0) {
        add_lines(lines, rows, page);
        return lines;
    }
    const auto begin = rows.begin() + static_cast<std::ptrdiff_t>(columns.first);
    const auto end = begin + static_cast<std::ptrdiff_t>(columns.count);
    add_lines(lines, {rows.begin(), begin}, page);
    add_column(lines, side_of(rows, columns, true), page);
    add_column(lines, side_of(rows, columns, false), page);
    add_lines(lines, {end, rows.end()}, page);
    return lines;
}

// An overfull line runs past the margin and says nothing of it. So the edge is where the furthest
// line ends, but not beyond the margin that the left one promises, unless many lines are.
void share_the_edge(std::vector<PrintLine>& lines, const std::vector<PaperPage>& pages) {
    double width = 0;
    for (const auto& page : pages) width = std::max(width, page.width);
    double left = width;
    double furthest = 0;
    std::vector<double> ends;
    for (const auto& line : lines) {
        if (line.beside_another) continue;
        left = std::min(left, line.left);
        furthest = std::max(furthest, line.column_right);
        ends.push_back(line.right);
    }
    if (ends.empty()) return;
    std::sort(ends.rbegin(), ends.rend());
    const double often = ends[ends.size() / 20];
    const double edge = std::min(furthest, std::max(often, width - left + 1));
    for (auto& line : lines)
        if (!line.beside_another) line.column_right = edge;
}

}  // namespace samskap::extraction
