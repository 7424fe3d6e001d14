// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <pugixml.hpp>

#include "engines/typesetting/docx_parts.hpp"
#include "engines/typesetting/xml.hpp"
#include "kernel/base/text.hpp"

namespace samskap::typesetting {
namespace {

using Node = pugi::xml_node;

enum class Weight { normal, bold };

void add_run(Node paragraph, std::string_view words, Weight weight = Weight::normal) {
    auto run = paragraph.append_child("w:r");
    if (weight == Weight::bold) run.append_child("w:rPr").append_child("w:b");
    auto text = run.append_child("w:t");
    text.append_attribute("xml:space") = "preserve";
    text.text() = text::clean(words).c_str();
}

Node add_paragraph(Node parent, const char* style) {
    auto paragraph = parent.append_child("w:p");
    paragraph.append_child("w:pPr").append_child("w:pStyle").append_attribute("w:val") = style;
    return paragraph;
}

void add(Node body, const Heading& heading) {
    const auto style = "Heading" + std::to_string(std::clamp(heading.level, 1, 3));
    add_run(add_paragraph(body, style.c_str()), text::squeeze(heading.text));
}

void add(Node body, const Paragraph& paragraph) {
    add_run(add_paragraph(body, "Normal"), text::squeeze(paragraph.text));
}

void add(Node body, const Bullet& bullet) {
    auto paragraph = add_paragraph(body, "ListBullet");
    auto number = paragraph.child("w:pPr").append_child("w:numPr");
    number.append_child("w:ilvl").append_attribute("w:val") = std::clamp(bullet.depth, 0, 3);
    number.append_child("w:numId").append_attribute("w:val") = 1;
    add_run(paragraph, text::squeeze(bullet.text));
}

constexpr int text_width = 9072;  // of the page, in twentieths of a point

void add_cell(Node row, std::string_view words, Weight weight, int width) {
    auto cell = row.append_child("w:tc");
    auto size = cell.append_child("w:tcPr").append_child("w:tcW");
    size.append_attribute("w:w") = width;
    size.append_attribute("w:type") = "dxa";
    add_run(add_paragraph(cell, "TableText"), text::squeeze(words), weight);
}

void add_row(Node table, const std::vector<std::string>& cells, std::size_t columns,
             Weight weight) {
    auto row = table.append_child("w:tr");
    auto properties = row.append_child("w:trPr");
    properties.append_child("w:cantSplit");
    if (weight == Weight::bold) properties.append_child("w:tblHeader");
    const int width = text_width / static_cast<int>(columns);
    for (std::size_t i = 0; i < columns; ++i)
        add_cell(row, i < cells.size() ? std::string_view(cells[i]) : std::string_view{}, weight,
                 width);
}

void add_borders(Node properties) {
    auto borders = properties.append_child("w:tblBorders");
    for (const auto* side : {"w:top", "w:bottom", "w:insideH"}) {
        auto border = borders.append_child(side);
        border.append_attribute("w:val") = "single";
        border.append_attribute("w:sz") = 4;
        border.append_attribute("w:space") = 0;
        border.append_attribute("w:color") = "808080";
    }
}

std::size_t columns_of(const Table& table) {
    std::size_t columns = table.head.size();
    for (const auto& row : table.rows) columns = std::max(columns, row.size());
    return columns;
}

void add(Node body, const Table& table) {
    const auto columns = columns_of(table);
    if (columns == 0) return;
    auto node = body.append_child("w:tbl");
    auto properties = node.append_child("w:tblPr");
    auto width = properties.append_child("w:tblW");
    width.append_attribute("w:w") = text_width;
    width.append_attribute("w:type") = "dxa";
    add_borders(properties);
    auto look = properties.append_child("w:tblLook");
    look.append_attribute("w:firstRow") = "1";
    auto grid = node.append_child("w:tblGrid");
    for (std::size_t i = 0; i < columns; ++i)
        grid.append_child("w:gridCol").append_attribute("w:w") =
            text_width / static_cast<int>(columns);
    if (!table.head.empty()) add_row(node, table.head, columns, Weight::bold);
    for (const auto& row : table.rows) add_row(node, row, columns, Weight::normal);
    // Word joins tables that follow each other, and refuses a document that ends with one.
    add_paragraph(body, "AfterTable");
}

// One paragraph, a line for each.
void add_facts(Node body, const std::vector<Fact>& facts) {
    if (facts.empty()) return;
    auto paragraph = add_paragraph(body, "Normal");
    for (const auto& fact : facts) {
        if (&fact != &facts.front()) paragraph.append_child("w:r").append_child("w:br");
        if (!fact.label.empty()) add_run(paragraph, text::squeeze(fact.label) + ": ", Weight::bold);
        add_run(paragraph, text::squeeze(fact.value));
    }
}

void add_section(Node body) {
    auto section = body.append_child("w:sectPr");
    auto footer = section.append_child("w:footerReference");
    footer.append_attribute("w:type") = "default";
    footer.append_attribute("r:id") = "rId4";
    auto size = section.append_child("w:pgSz");
    size.append_attribute("w:w") = 11906;
    size.append_attribute("w:h") = 16838;
    auto margin = section.append_child("w:pgMar");
    for (const auto* side : {"w:top", "w:right", "w:bottom", "w:left"})
        margin.append_attribute(side) = 1417;
    margin.append_attribute("w:header") = 708;
    margin.append_attribute("w:footer") = 708;
    margin.append_attribute("w:gutter") = 0;
}

void add_field(Node paragraph, const char* instruction) {
    auto field = paragraph.append_child("w:fldSimple");
    field.append_attribute("w:instr") = instruction;
    add_run(field, "1");
}

}  // namespace

std::string body_part(const Document& document) {
    return xml_of("w:document", [&](Node root) {
        root.append_attribute("xmlns:w") = word_namespace;
        root.append_attribute("xmlns:r") = relations_namespace;
        auto body = root.append_child("w:body");
        if (!document.title.empty())
            add_run(add_paragraph(body, "Title"), text::squeeze(document.title));
        add_facts(body, document.facts);
        for (const auto& block : document.blocks)
            std::visit([&](const auto& kind) { add(body, kind); }, block);
        add_section(body);
    });
}

std::string footer_part(const Document& document) {
    return xml_of("w:ftr", [&](Node root) {
        root.append_attribute("xmlns:w") = word_namespace;
        auto paragraph = add_paragraph(root, "Footer");
        add_run(paragraph, text::squeeze(document.footer));
        paragraph.append_child("w:r").append_child("w:tab");
        add_field(paragraph, " PAGE ");
        add_run(paragraph, " (");
        add_field(paragraph, " NUMPAGES ");
        add_run(paragraph, ")");
    });
}

}  // namespace samskap::typesetting
