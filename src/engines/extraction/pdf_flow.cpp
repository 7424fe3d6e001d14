// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "engines/extraction/pdf_layout.hpp"
#include "kernel/base/text.hpp"

namespace samskap::extraction {
namespace {

constexpr double larger = 1.12;         // a font this much above the body's is a heading's
constexpr double paragraph_gap = 1.25;  // more than this many line pitches part two blocks
constexpr double indent = 0.7;          // in the size of the font: a bullet this much further in
constexpr std::size_t longest_heading = 150;
constexpr std::size_t longest_bold_heading = 80;

int half_points(double size) { return static_cast<int>(std::lround(size * 2)); }

// What the document as a whole looks like.
struct Style {
    double body_size = 11;
    double pitch = 1.2;             // from line to line, in sizes of the font
    std::vector<int> larger_sizes;  // in half points, largest first
};

double body_size_of(const std::vector<PrintLine>& lines) {
    std::map<int, std::size_t> letters;
    for (const auto& line : lines) letters[half_points(line.size)] += line.text().size();
    int most = 22;
    for (const auto& [size, count] : letters)
        if (count >= letters[most]) most = size;
    return most / 2.0;
}

bool follows(const PrintLine& upper, const PrintLine& lower) {
    return upper.page == lower.page && lower.top > upper.top && upper.size > 0 &&
           half_points(upper.size) == half_points(lower.size);
}

// The lower quartile: single-line paragraphs must not widen what counts as a line's pitch.
double pitch_of(const std::vector<PrintLine>& lines) {
    std::vector<double> steps;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (!follows(lines[i - 1], lines[i])) continue;
        const double step = (lines[i].top - lines[i - 1].top) / lines[i].size;
        if (step > 0.8 && step < 3) steps.push_back(step);
    }
    if (steps.empty()) return 1.2;
    const auto quarter = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 4);
    std::nth_element(steps.begin(), quarter, steps.end());
    return std::min(*quarter, 2.2);
}

Style style_of(const std::vector<PrintLine>& lines) {
    Style style{body_size_of(lines), pitch_of(lines), {}};
    for (const auto& line : lines)
        if (line.size >= style.body_size * larger && line.text().size() <= longest_heading)
            style.larger_sizes.push_back(half_points(line.size));
    std::sort(style.larger_sizes.rbegin(), style.larger_sizes.rend());
    const auto last = std::unique(style.larger_sizes.begin(), style.larger_sizes.end());
    style.larger_sizes.erase(last, style.larger_sizes.end());
    return style;
}

bool ends_as_sentence(std::string_view words) {
    return !words.empty() &&
           std::string_view(".:;,?!").find(words.back()) != std::string_view::npos;
}

// 0: no heading. The largest font is level 1; bold lines in the size of the body come last.
int heading_level(const PrintLine& line, const Style& style) {
    const auto words = line.text();
    if (line.bullet || line.cells.size() > 1) return 0;
    if (line.size >= style.body_size * larger && words.size() <= longest_heading) {
        const auto& sizes = style.larger_sizes;
        return 1 + static_cast<int>(std::find(sizes.begin(), sizes.end(), half_points(line.size)) -
                                    sizes.begin());
    }
    const bool bold = line.bold && words.size() <= longest_bold_heading && !ends_as_sentence(words);
    return bold ? 1 + static_cast<int>(style.larger_sizes.size()) : 0;
}

bool begins_numbered(std::string_view words) {
    std::size_t digits = 0;
    while (digits < words.size() && words[digits] >= '0' && words[digits] <= '9') ++digits;
    return digits > 0 && digits < 3 && digits + 1 < words.size() &&
           (words[digits] == '.' || words[digits] == ')') && words[digits + 1] == ' ';
}

bool begins_lower(std::string_view words) {
    std::size_t at = 0;
    if (words.empty()) return false;
    const auto first = text::decode(words, at);
    return text::is_letter(first) && !text::is_upper(first);
}

bool is_full(const PrintLine& line, const PrintLine& next) {
    return line.right + 0.3 * line.size + next.first_word_width > line.column_right;
}

// The second line of a bullet begins under the words of the first, not under the sign.
bool hangs_from(const PrintLine& bullet, const PrintLine& line) {
    return bullet.bullet && line.left > bullet.left + 0.5 * line.size &&
           std::abs(line.left - bullet.text_left) < 0.4 * line.size;
}

enum class Seam { joined, next_line, new_block };

// How a line ties on to the one before it, in the block that `first` began.
Seam seam(const PrintLine& first, const PrintLine& before, const PrintLine& line,
          const Style& style) {
    if (line.bullet || begins_numbered(line.text())) return Seam::next_line;
    const int level = heading_level(line, style);
    if (level != heading_level(before, style)) return Seam::new_block;
    const bool one_cell = before.cells.size() == 1 && line.cells.size() == 1;
    if (before.page != line.page) {
        const bool in_place = std::abs(line.left - before.left) < 1 || hangs_from(first, line);
        const bool goes_on = level == 0 && is_full(before, line) && in_place;
        return one_cell && (goes_on || begins_lower(line.text())) ? Seam::joined : Seam::new_block;
    }
    const double step = (line.top - before.top) / std::max(before.size, line.size);
    if (step > paragraph_gap * style.pitch || line.top <= before.top) return Seam::new_block;
    if (!one_cell) return Seam::next_line;
    return is_full(before, line) || hangs_from(first, line) ? Seam::joined : Seam::next_line;
}

// How deep a bullet lies, by how far in it begins, compared with those before it.
class Depths {
public:
    int of(const PrintLine& line) {
        while (!m_lefts.empty() && line.left < m_lefts.back() - indent * line.size)
            m_lefts.pop_back();
        if (m_lefts.empty() || line.left > m_lefts.back() + indent * line.size)
            m_lefts.push_back(line.left);
        return static_cast<int>(m_lefts.size()) - 1;
    }
    void forget() { m_lefts.clear(); }

private:
    std::vector<double> m_lefts;
};

struct Block {
    const PrintLine* first = nullptr;
    std::vector<std::string> cells;
    Seam seam = Seam::new_block;
};

void write(Flow& flow, Depths& depths, const Block& block, const Style& style) {
    const auto& line = *block.first;
    flow.page(line.page);
    const auto words = text::join(block.cells, " | ");
    const int level = heading_level(line, style);
    if (!line.bullet) depths.forget();
    if (line.bullet)
        flow.bullet(depths.of(line), words);
    else if (level > 0)
        flow.heading(level, words);
    else if (block.cells.size() > 1)
        flow.row(block.cells);
    else if (block.seam == Seam::next_line)
        flow.line(words);
    else
        flow.paragraph(words);
}

std::string_view last_word(std::string_view words) {
    const auto blank = words.rfind(' ');
    return blank == words.npos ? words : words.substr(blank + 1);
}

bool is_abbreviation(std::string_view word) {
    std::size_t letters = 0;
    for (std::size_t at = 0; at < word.size(); ++letters) {
        const auto c = text::decode(word, at);
        if (text::is_letter(c) && !text::is_upper(c)) return letters == 0 && at == word.size();
    }
    return true;
}

// "social- och arbetsmarknad": the hyphen stands for the rest of the word.
bool begins_with_conjunction(std::string_view words) {
    for (const std::string_view word : {"och ", "eller ", "samt ", "respektive ", "till "})
        if (words.starts_with(word)) return true;
    return false;
}

}  // namespace

std::string joined_at_line_end(std::string_view first, std::string_view second) {
    static constexpr std::array<std::string_view, 3> hyphens = {"\xC2\xAD", "-", "\xE2\x80\x90"};
    for (const auto hyphen : hyphens) {
        if (!first.ends_with(hyphen)) continue;
        const auto stem = first.substr(0, first.size() - hyphen.size());
        if (stem.empty() || stem.ends_with(' ')) break;
        const bool soft = hyphen == hyphens.front();
        if (soft) return std::string(stem).append(second);
        if (begins_with_conjunction(second)) break;
        const bool keeps = !begins_lower(second) || is_abbreviation(last_word(stem));
        return std::string(keeps ? first : stem).append(second);
    }
    return std::string(first).append(" ").append(second);
}

Flow flow_of(const std::vector<PrintLine>& lines) {
    const auto style = style_of(lines);
    Flow flow;
    Depths depths;
    Block block;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto how =
            i == 0 ? Seam::new_block : seam(*block.first, lines[i - 1], lines[i], style);
        if (how == Seam::joined) {
            block.cells.back() = joined_at_line_end(block.cells.back(), lines[i].text());
            continue;
        }
        if (block.first != nullptr) write(flow, depths, block, style);
        block = {&lines[i], lines[i].cells, how};
    }
    if (block.first != nullptr) write(flow, depths, block, style);
    return flow;
}

}  // namespace samskap::extraction
