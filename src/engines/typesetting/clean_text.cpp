// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <optional>

#include "engines/typesetting/document.hpp"
#include "kernel/base/text.hpp"

namespace samskap::typesetting {
namespace {

using text::squeeze;

std::string row_text(const std::vector<std::string>& cells) {
    std::vector<std::string> parts;
    for (const auto& cell : cells) parts.push_back(squeeze(cell));
    return text::join(parts, " | ") + "\n";
}

std::string block_text(const Heading& heading) {
    return std::string(static_cast<std::size_t>(heading.level) + 1, '#') + ' ' +
           squeeze(heading.text) + "\n";
}
std::string block_text(const Paragraph& paragraph) { return squeeze(paragraph.text) + "\n"; }
std::string block_text(const Bullet& bullet) {
    return std::string(static_cast<std::size_t>(bullet.depth) * 2, ' ') + "- " +
           squeeze(bullet.text) + "\n";
}
std::string block_text(const Table& table) {
    std::string result = table.head.empty() ? std::string{} : row_text(table.head);
    for (const auto& row : table.rows) result += row_text(row);
    return result;
}

bool are_bullets(const Block& left, const Block& right) {
    return std::holds_alternative<Bullet>(left) && std::holds_alternative<Bullet>(right);
}

std::string fact_text(const Fact& fact) {
    const auto value = squeeze(fact.value);
    return fact.label.empty() ? value : squeeze(fact.label) + ": " + value;
}

// Lines in a row that belong to one block.
using Lines = std::vector<std::string_view>;

std::vector<Lines> blocks_of(std::string_view text) {
    std::vector<Lines> blocks(1);
    for (const auto line : text::lines(text)) {
        const bool blank = text::trim(line).empty();
        if (blank && !blocks.back().empty()) blocks.emplace_back();
        if (!blank) blocks.back().push_back(line);
    }
    if (blocks.back().empty()) blocks.pop_back();
    return blocks;
}

std::optional<Heading> heading_in(std::string_view line) {
    const auto hashes = std::min(line.find_first_not_of('#'), line.size());
    if (hashes == 0 || hashes > 6 || hashes == line.size() || line[hashes] != ' ')
        return std::nullopt;
    return Heading{static_cast<int>(hashes), std::string(text::trim(line.substr(hashes)))};
}

std::optional<Bullet> bullet_in(std::string_view line) {
    const auto indent = std::min(line.find_first_not_of(' '), line.size());
    const auto rest = line.substr(indent);
    for (const std::string_view sign : {"- ", "* ", "• ", "•\t", "– "})
        if (rest.starts_with(sign))
            return Bullet{std::min(static_cast<int>(indent / 2), 3),
                          std::string(text::trim(rest.substr(sign.size())))};
    return std::nullopt;
}

std::optional<Fact> fact_in(std::string_view line) {
    const auto colon = line.find(": ");
    if (colon == line.npos || colon == 0 || colon > 30 || line.starts_with("-"))
        return std::nullopt;
    return Fact{std::string(line.substr(0, colon)),
                std::string(text::trim(line.substr(colon + 2)))};
}

std::vector<std::string> cells_of(std::string_view line) {
    std::vector<std::string> cells(1);
    while (!line.empty()) {
        const auto bar = line.find(" | ");
        cells.back() = std::string(text::trim(line.substr(0, bar)));
        if (bar == line.npos) break;
        line.remove_prefix(bar + 3);
        cells.emplace_back();
    }
    return cells;
}

bool is_table(const Lines& lines) {
    return std::all_of(lines.begin(), lines.end(), [](std::string_view line) {
        return line.find(" | ") != line.npos && !bullet_in(line);
    });
}

Table table_of(const Lines& lines) {
    Table table;
    table.head = cells_of(lines.front());
    for (std::size_t i = 1; i < lines.size(); ++i) table.rows.push_back(cells_of(lines[i]));
    return table;
}

// In the block after the title, every line may be a fact; one that is not makes it paragraphs.
bool take_facts(Document& document, const Lines& lines) {
    std::vector<Fact> facts;
    for (const auto line : lines) {
        const auto fact = fact_in(line);
        if (!fact) return false;
        facts.push_back(*fact);
    }
    document.facts = std::move(facts);
    return true;
}

void add_line(Document& document, std::string_view line, bool goes_on) {
    if (const auto heading = heading_in(line)) {
        const int level = std::clamp(heading->level - 1, 1, 3);
        document.blocks.emplace_back(Heading{level, heading->text});
    } else if (auto bullet = bullet_in(line)) {
        document.blocks.emplace_back(*std::move(bullet));
    } else if (auto* before = goes_on && !document.blocks.empty()
                                  ? std::get_if<Bullet>(&document.blocks.back())
                                  : nullptr) {
        before->text += ' ' + std::string(text::trim(line));
    } else {
        document.blocks.emplace_back(Paragraph{squeeze(line)});
    }
}

}  // namespace

std::string to_clean_text(const Document& document) {
    std::string result;
    const auto part = [&result] {
        if (!result.empty()) result += '\n';
    };
    if (!document.title.empty()) result = "# " + squeeze(document.title) + "\n";
    if (!document.facts.empty()) part();
    for (const auto& fact : document.facts) result += fact_text(fact) + "\n";
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        const auto& block = document.blocks[i];
        if (i == 0 || !are_bullets(document.blocks[i - 1], block)) part();
        result += std::visit([](const auto& kind) { return block_text(kind); }, block);
    }
    return result;
}

Document from_clean_text(std::string_view text) {
    Document document;
    const auto cleaned = text::clean(text);
    bool may_be_facts = false;
    for (const auto& lines : blocks_of(cleaned)) {
        const bool facts = may_be_facts && take_facts(document, lines);
        may_be_facts = false;
        if (facts) continue;
        const auto heading = heading_in(lines.front());
        if (heading && heading->level == 1 && lines.size() == 1 && document.title.empty()) {
            document.title = heading->text;
            may_be_facts = document.blocks.empty();
        } else if (is_table(lines)) {
            document.blocks.emplace_back(table_of(lines));
        } else {
            for (const auto line : lines) add_line(document, line, line != lines.front());
        }
    }
    return document;
}

}  // namespace samskap::typesetting
