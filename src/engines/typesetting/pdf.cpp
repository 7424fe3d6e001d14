// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "engines/typesetting/pdf_canvas.hpp"
#include "kernel/base/text.hpp"

namespace samskap::typesetting {
namespace {

constexpr double indent = 16;
constexpr double column_gap = 24;  // wide enough to be seen as the edge of a cell

void draw_title(Canvas& canvas, const Document& document) {
    if (document.title.empty()) return;
    canvas.text("H1", canvas.layout(document.title, {18, true}, Canvas::text_width).get(),
                Canvas::margin);
    canvas.space(10);
}

void draw_facts(Canvas& canvas, const Document& document) {
    for (const auto& fact : document.facts) {
        const auto label = fact.label.empty() ? std::string{} : text::squeeze(fact.label) + ": ";
        const auto layout =
            canvas.layout(label + fact.value, {10, false, label.size()}, Canvas::text_width);
        canvas.text("P", layout.get(), Canvas::margin);
    }
    if (!document.facts.empty()) canvas.space(8);
}

void draw(Canvas& canvas, const Heading& heading) {
    static constexpr std::array<double, 3> sizes = {14, 12, 11.25};
    static constexpr std::array<const char*, 3> tags = {"H2", "H3", "H4"};
    const auto level = static_cast<std::size_t>(std::clamp(heading.level, 1, 3) - 1);
    const auto layout = canvas.layout(heading.text, {sizes.at(level), true}, Canvas::text_width);
    canvas.space(10);
    canvas.need(60);  // a heading does not stay alone at the foot of a page
    canvas.text(tags.at(level), layout.get(), Canvas::margin);
    canvas.space(5);
}

void draw(Canvas& canvas, const Paragraph& paragraph) {
    canvas.text("P", canvas.layout(paragraph.text, {}, Canvas::text_width).get(), Canvas::margin);
    canvas.space(7);
}

void draw(Canvas& canvas, const Bullet& bullet) {
    const double left = Canvas::margin + indent * std::clamp(bullet.depth, 0, 3);
    const double width = Canvas::margin + Canvas::text_width - left - indent;
    const auto layout = canvas.layout(bullet.text, {}, width);
    canvas.bullet(layout.get(), bullet.depth % 2 == 0 ? "•" : "–", left, left + indent);
    canvas.space(2);
}

void draw_row(Canvas& canvas, const std::vector<std::string>& cells, std::size_t columns,
              bool head) {
    const double width = Canvas::text_width / static_cast<double>(columns);
    std::vector<Layout> layouts;
    for (std::size_t i = 0; i < columns; ++i)
        layouts.push_back(
            canvas.layout(i < cells.size() ? cells[i] : "", {9.5, head}, width - column_gap));
    canvas.row(layouts, head ? "TH" : "TD", width);
    canvas.space(2);
    canvas.rule();
    canvas.space(2);
}

void draw(Canvas& canvas, const Table& table) {
    std::size_t columns = table.head.size();
    for (const auto& row : table.rows) columns = std::max(columns, row.size());
    if (columns == 0) return;
    canvas.open("Table");
    if (!table.head.empty()) draw_row(canvas, table.head, columns, true);
    for (const auto& row : table.rows) draw_row(canvas, row, columns, false);
    canvas.close("Table");
    canvas.space(8);
}

void draw_blocks(Canvas& canvas, const Document& document) {
    int depth = -1;  // of the list we are in; -1: none
    const auto go_to = [&](int wanted) {
        for (; depth < wanted; ++depth) canvas.open("L");
        for (; depth > wanted; --depth) canvas.close("L");
    };
    for (const auto& block : document.blocks) {
        const auto* bullet = std::get_if<Bullet>(&block);
        const bool ends_list = bullet == nullptr && depth >= 0;
        go_to(bullet == nullptr ? -1 : std::clamp(bullet->depth, 0, 3));
        if (ends_list) canvas.space(5);
        std::visit([&](const auto& kind) { draw(canvas, kind); }, block);
    }
    go_to(-1);
}

void draw_all(Canvas& canvas, const Document& document) {
    canvas.open("Document");
    draw_title(canvas, document);
    draw_facts(canvas, document);
    draw_blocks(canvas, document);
    canvas.close("Document");
}

}  // namespace

// Drawn twice: the number of pages, which stands on each, is known after the first time.
std::string to_pdf(const Document& document, Instant made_at) {
    Canvas draft(document, made_at, 1);
    draw_all(draft, document);
    Canvas canvas(document, made_at, draft.pages());
    draw_all(canvas, document);
    return with_language(canvas.finish(), document.language);
}

}  // namespace samskap::typesetting
