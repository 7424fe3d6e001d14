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

bool same_line(const Word& left, const Word& right) {
    const double overlap = std::min(left.bottom, right.bottom) - std::max(left.top, right.top);
    const double lower = std::min(left.bottom - left.top, right.bottom - right.top);
    return overlap > 0.5 * lower;
}

bool beside(const Word& left, const Word& right) {
    const double slack = 0.3 * std::max(left.size, right.size);
    return right.left >= left.right - slack;
}

// Some programs draw the bullet after its text: such a word goes in front.
bool add_to_line(Words& line, const Word& word) {
    if (!same_line(line.back(), word) && !same_line(line.front(), word)) return false;
    if (beside(line.back(), word)) line.push_back(word);
    else if (beside(word, line.front()) && line.front().left - word.right < 4 * word.size)
        line.insert(line.begin(), word);
    else return false;
    return true;
}

std::vector<Words> rows_of(const PaperPage& page) {
    std::vector<Words> rows;
    for (const auto& word : page.words)
        if (rows.empty() || !add_to_line(rows.back(), word)) rows.push_back({word});
    return rows;
}

// The bullets of word processors, those of the Symbol and Wingdings fonts (U+F0xx) among them.
bool is_bullet_sign(std::string_view word) {
    static constexpr std::array<std::string_view, 14> signs = {
        "•", "-", "–", "—", "‐", "▪", "■", "◦", "○", "●", "·", "*", "‣", "➢"};
    if (std::find(signs.begin(), signs.end(), word) != signs.end() || word == "o") return true;
    std::size_t at = 0;
    const auto first = text::decode(word, at);
    return at == word.size() && first >= 0xF000 && first <= 0xF0FF;
}

void add_word(PrintLine& line, const Word& word, double gap) {
    const bool after_label = line.cells.size() == 1 && line.cells.front().size() <= 3;
    const bool after_colon = line.cells.back().ends_with(':');
    if (gap > cell_gap * line.size && !after_label && !after_colon) line.cells.emplace_back();
    else if (gap > word_gap * line.size) line.cells.back() += ' ';
    line.cells.back() += word.text;
}

PrintLine line_of(const Words& words, int page) {
    PrintLine line;
    line.page = page;
    line.left = words.front().left;
    line.top = words.front().top;
    line.bold = true;
    for (const auto& word : words) line.size = std::max(line.size, word.size);
    line.bullet = words.size() > 1 && is_bullet_sign(words.front().text);
    line.cells.emplace_back();
    for (std::size_t i = line.bullet ? 1 : 0; i < words.size(); ++i) {
        const bool first = i == (line.bullet ? 1U : 0U);
        add_word(line, words[i], first ? 0 : words[i].left - words[i - 1].right);
        if (first) line.first_word_width = words[i].right - words[i].left;
        line.bold = line.bold && words[i].bold;
        line.top = std::min(line.top, words[i].top);
        line.bottom = std::max(line.bottom, words[i].bottom);
        line.right = std::max(line.right, words[i].right);
    }
    return line;
}

// Lines that follow each other downwards.
struct Run {
    std::vector<PrintLine> lines;
    double left = 0;
    double right = 0;
    double top = 0;
};

void add_to_run(Run& run, PrintLine line) {
    run.left = run.lines.empty() ? line.left : std::min(run.left, line.left);
    run.right = run.lines.empty() ? line.right : std::max(run.right, line.right);
    run.top = run.lines.empty() ? line.top : std::min(run.top, line.top);
    run.lines.push_back(std::move(line));
}

std::vector<Run> runs_of(const PaperPage& page) {
    std::vector<Run> runs;
    for (const auto& row : rows_of(page)) {
        auto line = line_of(row, page.number);
        const bool goes_on = !runs.empty() && line.top > runs.back().lines.back().top - 1;
        if (!goes_on) runs.emplace_back();
        add_to_run(runs.back(), std::move(line));
    }
    return runs;
}

bool above(const Run& upper, const Run& lower) {
    const double overlap = std::min(upper.right, lower.right) - std::max(upper.left, lower.left);
    const double narrow = std::min(upper.right - upper.left, lower.right - lower.left);
    return overlap > 0.2 * narrow && upper.top < lower.top;
}

// The order of drawing holds, except that nothing is read before what stands above it.
std::vector<Run> in_reading_order(std::vector<Run> runs) {
    std::vector<Run> ordered;
    for (auto& run : runs) {
        const auto later = std::find_if(ordered.begin(), ordered.end(),
                                        [&](const Run& other) { return above(run, other); });
        ordered.insert(later, std::move(run));
    }
    return ordered;
}

}  // namespace

std::string PrintLine::text() const { return text::join(cells, " | "); }

std::vector<PrintLine> lines_of(const PaperPage& page) {
    std::vector<PrintLine> lines;
    for (auto& run : in_reading_order(runs_of(page)))
        for (auto& line : run.lines) {
            line.column_right = run.right;
            lines.push_back(std::move(line));
        }
    return lines;
}

}  // namespace samskap::extraction
