// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/reading/blocks.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "engines/reading/attendance.hpp"
#include "engines/reading/characters.hpp"
#include "kernel/base/text.hpp"

namespace samskap::reading {
namespace {

void append_line(Block& block, const Line& line) {
    if (!block.text.empty()) block.text += ' ';
    block.pieces.push_back({block.text.size(), &line});
    block.text += line.body;
}

Block begin_block(const Line& line) {
    Block block;
    block.mark = line.mark;
    block.label = std::string(line.label);
    block.depth = line.depth;
    block.indent = line.indent;
    const bool listed = line.mark == Mark::bullet || line.mark == Mark::number;
    const bool heading = line.mark == Mark::heading || line.mark == Mark::section;
    block.form = listed ? Form::item : heading ? Form::heading : Form::paragraph;
    append_line(block, line);
    return block;
}

// A row of a table is cells; what stands in them is read as one bullet.
bool is_table_rule(const Line& line) {
    return line.mark == Mark::row &&
           line.body.find_first_not_of("|-: \t") == std::string_view::npos;
}

// Which column of a table tells what, by the words of its head; none: the number of columns.
struct Columns {
    std::size_t count = 0;
    std::size_t task = 0;
    std::size_t owner = 0;
    std::size_t due = 0;
};
constexpr std::array task_heads = {"åtgärd",        "uppgift", "vad",     "aktivitet", "att göra",
                                   "beskrivning",   "ärende",  "punkt",   "fråga",     "beslut",
                                   "vad ska göras", "uppdrag", "händelse"};
constexpr std::array owner_heads = {"ansvarig", "ansvar",    "vem",  "ansvariga",
                                    "av vem",   "utförs av", "namn", "ägare"};
constexpr std::array due_heads = {
    "klart",        "klar",        "datum",     "när",      "senast",    "tid",     "deadline",
    "klart senast", "klar senast", "slutdatum", "tidpunkt", "klardatum", "till när"};

template <class Heads>
std::size_t column_named(const std::vector<std::string_view>& cells, const Heads& heads) {
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (std::find(heads.begin(), heads.end(), lower_in_place(cells[i])) != heads.end())
            return i;
    return cells.size();
}

std::optional<Columns> head_of(const Line& line) {
    const auto cells = columns_of(line.body);
    const Columns columns{.count = cells.size(),
                          .task = column_named(cells, task_heads),
                          .owner = column_named(cells, owner_heads),
                          .due = column_named(cells, due_heads)};
    return columns.task < cells.size() ? std::optional(columns) : std::nullopt;
}

// "Vad      Vem      När": the head of a table whose columns are parted by wide gaps.
bool heads_a_table_of_gaps(const Line& line) {
    if (line.mark != Mark::none || line.body.find("  ") == std::string_view::npos) return false;
    const auto columns = head_of(line);
    return columns && columns->count > 1 &&
           (columns->owner < columns->count || columns->due < columns->count);
}

Block row_of(const Line& line, const std::optional<Columns>& columns) {
    Block block;
    block.mark = Mark::row;
    block.form = Form::item;
    const auto cells = columns_of(line.body);
    auto text = line.body;
    while (ends_with_any(text.substr(0, 1), "| ")) text.remove_prefix(1);
    while (ends_with_any(text, "| ")) text.remove_suffix(1);
    if (columns && columns->task < cells.size() && !cells[columns->task].empty()) {
        text = cells[columns->task];
        if (columns->owner < cells.size()) block.owner_cell = std::string(cells[columns->owner]);
        if (columns->due < cells.size()) block.due_cell = std::string(cells[columns->due]);
        block.of_tasks = columns->owner < columns->count || columns->due < columns->count;
    }
    block.text = std::string(text);
    block.pieces.push_back({0, &line, static_cast<std::size_t>(text.data() - line.body.data())});
    return block;
}

// A sentence that runs over a page: nothing but page furniture and blank lines in between.
bool runs_over(const Block& block, const Line& next) {
    return block.form != Form::heading && next.mark == Mark::none && starts_lower(next.body) &&
           !ends_sentence(block.text) && block.text.size() > 40;
}

}  // namespace

// Sentences are asked for from front to back, so counting goes on where it ended: a paragraph of a
// million sentences is counted once.
int Block::column_of(const Line& line, const char* place) const {
    const auto bytes = static_cast<std::size_t>(place - line.text.data());
    if (m_counted.line != &line || bytes < m_counted.bytes) m_counted = {.line = &line};
    m_counted.columns +=
        text::code_points(line.text.substr(m_counted.bytes, bytes - m_counted.bytes));
    m_counted.bytes = bytes;
    return static_cast<int>(m_counted.columns) + 1;
}

Span Block::span(std::size_t from, std::size_t to) const {
    const auto piece_of = [&](std::size_t at) {
        const auto after = std::upper_bound(pieces.begin(), pieces.end(), at,
                                            [](std::size_t a, const Piece& p) { return a < p.at; });
        return after == pieces.begin() ? pieces.front() : *(after - 1);
    };
    if (pieces.empty() || to <= from) return {};
    const auto first = piece_of(from);
    const auto last = piece_of(to - 1);
    const auto* begin =
        first.line->body.data() + std::min(first.from + from - first.at, first.line->body.size());
    const auto* end =
        last.line->body.data() + std::min(last.from + to - last.at, last.line->body.size());
    return {.line = first.line->number,
            .end_line = last.line->number,
            .column_from = column_of(*first.line, begin),
            .column_to = column_of(*last.line, end)};
}

std::vector<Block> blocks_of(const std::vector<Line>& lines, const Layout& layout) {
    std::vector<Block> blocks;
    const Line* before = nullptr;  // the line before, unless something stands between
    bool blank = true;
    bool page_between = false;
    std::optional<Columns> columns;  // of the table that goes on
    bool table = false;
    bool gaps = false;  // its columns are parted by gaps
    for (const auto& line : lines) {
        if (!line.free() || is_table_rule(line)) {
            page_between = page_between || line.furniture || line.new_page;
            if (line.taken) before = nullptr;
            if (line.blank() || line.taken) blank = true;
            continue;
        }
        // Its rows go on until a line is blank or has no gap.
        gaps = gaps ? !blank && columns_of(line.body).size() > 1
                    : blank && heads_a_table_of_gaps(line);
        if (line.mark == Mark::row || gaps) {
            const bool first = !table;
            table = true;
            if (first) columns = head_of(line);
            before = nullptr;
            blank = false;
            if (first && columns) continue;
            if (line.body.find_first_not_of("| \t") == std::string_view::npos) continue;
            blocks.push_back(row_of(line, columns));
            continue;
        }
        table = false;
        const bool adjacent = before != nullptr && !blank && !page_between;
        const bool over =
            before != nullptr && (page_between || line.new_page) && runs_over(blocks.back(), line);
        if (over || (adjacent && continues(*before, line, layout))) {
            append_line(blocks.back(), line);
        } else {
            if (!blocks.empty()) blocks.back().blank_after = blank;
            blocks.push_back(begin_block(line));
            blocks.back().blank_before = blank;
        }
        before = &line;
        blank = false;
        page_between = false;
    }
    if (!blocks.empty()) blocks.back().blank_after = true;
    return blocks;
}

}  // namespace samskap::reading
