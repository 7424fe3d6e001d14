// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/reading/lines.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "engines/reading/characters.hpp"
#include "engines/reading/line_marks.hpp"
#include "engines/reading/sentence.hpp"
#include "kernel/base/text.hpp"

namespace samskap::reading {
namespace {

std::size_t first_word_length(std::string_view body) {
    return text::code_points(body.substr(0, body.find(' ')));
}

}  // namespace

// Two lines or more with " | " in them are rows of a table.
void mark_rows(std::vector<Line>& lines) {
    const auto is_row = [&](std::size_t i) {
        return i < lines.size() &&
               (lines[i].mark == Mark::row || lines[i].text.find(" | ") != std::string_view::npos);
    };
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto& line = lines[i];
        if (line.blank() || line.mark == Mark::heading || !is_row(i)) continue;
        if (!is_row(i + 1) && (i == 0 || lines[i - 1].mark != Mark::row)) continue;
        line.mark = Mark::row;
        line.body = text::trim(line.text);
        line.label = {};
    }
}

// "-----|-----", "+----+----+" beside a row is of the table.
void mark_table_rules(std::vector<Line>& lines) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto& line = lines[i];
        if (line.body.size() < 3 || line.mark == Mark::row ||
            line.body.find_first_not_of("|+-=: ") != std::string_view::npos ||
            line.body.find_first_of("|+") == std::string_view::npos)
            continue;
        const bool beside =
            (i > 0 && lines[i - 1].text.find(" | ") != std::string_view::npos) ||
            (i + 1 < lines.size() && lines[i + 1].text.find(" | ") != std::string_view::npos);
        if (!beside) continue;
        line.mark = Mark::row;
        line.body = text::trim(line.text);
        line.label = {};
    }
}

// "A. Vad har hänt", "1 Mötet öppnas": the sign before a heading, and what follows it. Alone it
// might be an initial, or a number of something.
struct Enumerated {
    std::size_t place = 0;  // among its like: 0 for A and 1
    bool letter = false;
    std::string_view label;
    std::string_view rest;
};
std::optional<Enumerated> enumerated(const std::vector<Line>& lines, std::size_t at) {
    constexpr std::size_t longest = 90;
    const auto& line = lines[at];
    const auto body = line.body;
    const bool alone = at == 0 || lines[at - 1].blank();
    if (line.mark != Mark::none || !alone || body.size() < 4 || body.size() > longest ||
        ends_sentence(body) != body.ends_with('?'))
        return std::nullopt;
    Enumerated found;
    std::size_t end = 0;
    if (body[0] >= 'A' && body[0] <= 'Z' && (body[1] == '.' || body[1] == ')')) {
        found = {.place = static_cast<std::size_t>(body[0] - 'A'),
                 .letter = true,
                 .label = body.substr(0, 1),
                 .rest = {}};
        end = 2;
    } else {
        while (end < 2 && is_ascii_digit(body[end])) {
            found.place = found.place * 10 + static_cast<std::size_t>(body[end] - '0');
            ++end;
        }
        if (found.place == 0) return std::nullopt;
        --found.place;
        found.label = body.substr(0, end);
    }
    if (body[end] != ' ') return std::nullopt;
    found.rest = text::trim(body.substr(end));
    return starts_upper(found.rest) ? std::optional(found) : std::nullopt;
}

// Headings that are counted from the first on, each with a blank line above: two letters at least,
// or three numbers.
void mark_enumerated(std::vector<Line>& lines) {
    for (const bool letters : {true, false}) {
        std::vector<std::pair<std::size_t, Enumerated>> found;
        for (std::size_t at = 0; at < lines.size(); ++at)
            if (const auto one = enumerated(lines, at);
                one && one->letter == letters && one->place == found.size())
                found.emplace_back(at, *one);
        if (found.size() < (letters ? 2U : 3U)) continue;
        for (const auto& [at, one] : found) {
            lines[at].mark = Mark::number;
            lines[at].depth = 1;
            lines[at].label = one.label;
            lines[at].body = one.rest;
        }
    }
}

// A line of = or - under a short line makes it a heading.
void mark_underlined(std::vector<Line>& lines) {
    for (std::size_t i = 1; i < lines.size(); ++i) {
        auto& above = lines[i - 1];
        if (lines[i].mark != Mark::rule || above.blank() || above.mark == Mark::rule) continue;
        const auto sign = lines[i].body.front();
        if (sign != '=' && sign != '-') continue;
        // "Vad      Vem      När" heads a table.
        if (above.body.find("   ") != std::string_view::npos) continue;
        if (above.mark != Mark::none || above.body.size() > 100 || ends_sentence(above.body))
            continue;
        above.mark = Mark::heading;
        above.depth = sign == '=' ? 1 : 2;
    }
}

std::vector<Line> lines_of(std::string_view text) {
    std::vector<Line> lines;
    int number = 0;
    for (const auto raw : text::lines(text)) lines.push_back(line_of(raw, ++number));
    mark_rows(lines);
    mark_table_rules(lines);
    mark_enumerated(lines);
    mark_underlined(lines);
    mark_furniture(lines);
    mark_page_heads(lines);
    mark_signatures(lines);
    return lines;
}

// Notes of a telephone: most lines that begin something begin with a small letter.
bool begins_small(const std::vector<Line>& lines) {
    constexpr std::size_t enough = 4;
    std::size_t small = 0;
    std::size_t begun = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto& line = lines[i];
        if (line.blank() || line.furniture || line.taken) continue;
        const bool begins = line.mark != Mark::none || i == 0 || lines[i - 1].blank();
        if (!begins || !text::is_letter(first_of(line.body))) continue;
        ++begun;
        if (starts_lower(line.body)) ++small;
    }
    return small >= enough && small * 10 >= begun * 6;
}

// "Utskottets förslag till kommunstyrelsen"
bool names_proposals(std::string_view body) {
    const auto low = lower_in_place(body);
    return low.find("s förslag till ") != low.npos && section_of(body) == Section::proposals;
}

Layout layout_of(const std::vector<Line>& lines) {
    std::vector<std::size_t> lengths;
    std::size_t pairs = 0;
    std::size_t broken = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto& line = lines[i];
        if (line.blank() || line.furniture || line.taken) continue;
        lengths.push_back(text::code_points(line.body) + line.indent);
        if (i + 1 >= lines.size() || lines[i + 1].blank() || line.mark == Mark::row) continue;
        const auto& next = lines[i + 1];
        if (next.mark != Mark::none || next.furniture) continue;
        ++pairs;
        if (!ends_sentence(line.body) && starts_lower(next.body) && line.body.size() > 30) ++broken;
    }
    if (lengths.empty()) return {};
    const auto place = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() * 95 / 100);
    std::nth_element(lengths.begin(), place, lengths.end());
    Layout layout{.wrapped = false, .width = *place, .small = begins_small(lines)};
    layout.wrapped = broken >= 1 && (broken >= 3 || broken * 5 >= pairs) && layout.width <= 140;
    return layout;
}

namespace {

// "Syftet är att", "gäller för alla som": a line that cannot end here.
bool waits(std::string_view body) {
    const auto last =
        lower_in_place(body.substr(body.rfind(' ') == body.npos ? 0 : body.rfind(' ') + 1));
    for (std::string_view word : {"att", "och", "som", "för", "på", "i", "med", "till", "av", "en",
                                  "ett", "eller", "om", "från", "vid", "hos", "utan", "samt"})
        if (last == word) return true;
    return false;
}

}  // namespace

bool continues(const Line& line, const Line& next, const Layout& layout) {
    if (next.mark != Mark::none) return false;
    if (line.mark == Mark::heading || line.mark == Mark::emphasis || line.mark == Mark::row)
        return false;
    const auto length = text::code_points(line.body) + line.indent;
    const bool open = !ends_sentence(line.body);
    if (layout.small && length * 100 < layout.width * 80) return false;
    // "Rådet beslutar" / "att …": each further att-clause of a list is a statement of its own.
    // "Utskottets beslut" / "att …": a heading.
    if (next.body.starts_with("att ") && section_of(line.body) != Section::plain &&
        line.body.find(' ') == line.body.rfind(' '))
        return false;
    if (next.body.starts_with("att ") && names_proposals(line.body)) return false;
    if (next.body.starts_with("att ") && open)
        return waits(line.body) || line.body.find(". ") != line.body.npos ||
               (!line.body.starts_with("att ") && !line.body.ends_with(','));
    if (open && starts_lower(next.body) && length > 30) return true;
    if (open && starts_lower(next.body) && !layout.small && length > 12 && waits(line.body))
        return true;
    if (line.body.ends_with(',') && length > 20) return true;
    if (!layout.wrapped) return false;
    return (length + 1 + first_word_length(next.body)) * 100 >= layout.width * 80;
}

}  // namespace samskap::reading
