// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>
#include <pugixml.hpp>
#include <string>

#include "engines/extraction/archive.hpp"
#include "engines/extraction/flow.hpp"
#include "engines/extraction/formats.hpp"
#include "kernel/base/text.hpp"

namespace samskap::extraction {
namespace {

using Node = pugi::xml_node;

// Which paragraph styles are headings ("Rubrik1" in a Swedish Word, but always named "heading 1"),
// and which are lists.
struct Styles {
    static constexpr int title = 0;
    std::map<std::string, int> headings;
    std::map<std::string, int> lists;  // style → depth

    explicit Styles(const std::string& xml) {
        pugi::xml_document document;
        if (!document.load_buffer(xml.data(), xml.size())) return;
        for (const Node style : document.child("w:styles").children("w:style")) read(style);
    }

    void read(Node style) {
        const std::string id = style.attribute("w:styleId").value();
        const auto name = text::lower(style.child("w:name").attribute("w:val").value());
        const auto properties = style.child("w:pPr");
        if (name == "title") headings[id] = title;
        if (name.starts_with("heading ") && name.size() == 9 && name[8] >= '1' && name[8] <= '6')
            headings[id] = name[8] - '0';
        if (const auto outline = properties.child("w:outlineLvl");
            outline && !headings.contains(id))
            headings[id] = std::min(outline.attribute("w:val").as_int(8) + 1, 6);
        if (properties.child("w:numPr") || name.starts_with("list bullet"))
            lists[id] = properties.child("w:numPr").child("w:ilvl").attribute("w:val").as_int(0);
    }
};

// What people wrote in the margin, by number.
std::map<std::string, Remark> comments_in(const std::string& xml) {
    std::map<std::string, Remark> comments;
    pugi::xml_document document;
    if (!document.load_buffer(xml.data(), xml.size())) return comments;
    for (const Node comment : document.child("w:comments").children("w:comment")) {
        Remark remark{RemarkKind::comment,
                      comment.attribute("w:author").value(),
                      comment.attribute("w:date").value(),
                      {},
                      1};
        for (const auto& found : comment.select_nodes(".//w:t"))
            remark.text.append(found.node().text().get()).append(" ");
        comments.emplace(comment.attribute("w:id").value(), std::move(remark));
    }
    return comments;
}

class Reader {
public:
    Reader(const Styles& styles, const std::map<std::string, Remark>& comments)
        : m_styles(styles), m_comments(comments) {}
    void read_blocks(Node parent, int depth);
    [[nodiscard]] Flow finish() { return std::move(m_flow); }

private:
    void read_paragraph(Node paragraph);
    void write_paragraph(Node paragraph);
    void read_table(Node table, int depth);
    void note_remarks(Node node, int depth);
    const Styles& m_styles;
    const std::map<std::string, Remark>& m_comments;
    Flow m_flow;
    bool m_titled = false;  // the headings come one step below the title
};

bool is(Node node, std::string_view name) { return node.name() == name; }

// What was deleted with changes tracked, the codes of fields and the older copy of a drawing are
// not part of the text.
bool is_left_out(Node node) {
    return is(node, "w:del") || is(node, "w:moveFrom") || is(node, "w:instrText") ||
           is(node, "mc:Fallback") || is(node, "w:pPr") || is(node, "w:rPr");
}

constexpr int deepest = 200;

void words_of(Node node, std::string& to, int depth) {
    if (is_left_out(node) || depth > deepest) return;
    if (node.child("w:rPr").child("w:vanish")) return;
    if (is(node, "w:t")) to += node.text().get();
    if (is(node, "w:tab")) to += '\t';
    if (is(node, "w:br") || is(node, "w:cr")) to += '\n';
    if (is(node, "w:noBreakHyphen")) to += '-';
    for (const Node inner : node.children()) words_of(inner, to, depth + 1);
}

std::string all_words_in(Node node, const char* where) {
    std::string words;
    for (const auto& found : node.select_nodes(where)) words += found.node().text().get();
    return words;
}

// Changes that were tracked, and comments: they stand beside the text, at the line just written.
void Reader::note_remarks(Node node, int depth) {
    if (depth > deepest) return;
    const auto change = [&](RemarkKind kind, const char* where) {
        m_flow.remark({kind, node.attribute("w:author").value(), node.attribute("w:date").value(),
                       all_words_in(node, where), 1});
    };
    if (is(node, "w:ins") || is(node, "w:moveTo")) change(RemarkKind::inserted, ".//w:t");
    if (is(node, "w:del")) change(RemarkKind::deleted, ".//w:delText");
    if (is(node, "w:moveFrom")) change(RemarkKind::deleted, ".//w:t");
    if (is(node, "w:commentReference")) {
        const auto found = m_comments.find(node.attribute("w:id").value());
        if (found != m_comments.end()) m_flow.remark(found->second);
    }
    for (const Node inner : node.children()) note_remarks(inner, depth + 1);
}

void Reader::read_paragraph(Node paragraph) {
    write_paragraph(paragraph);
    note_remarks(paragraph, 0);
}

void Reader::write_paragraph(Node paragraph) {
    std::string words;
    words_of(paragraph, words, 0);
    const auto properties = paragraph.child("w:pPr");
    const std::string style = properties.child("w:pStyle").attribute("w:val").value();
    const auto number = properties.child("w:numPr");
    const auto heading = m_styles.headings.find(style);
    const auto list = m_styles.lists.find(style);
    if (heading != m_styles.headings.end()) {
        m_titled = m_titled || heading->second == Styles::title;
        return m_flow.heading(heading->second + (m_titled ? 1 : 0), words);
    }
    const bool numbered = number && number.child("w:numId").attribute("w:val").as_int(1) != 0;
    if (numbered) return m_flow.bullet(number.child("w:ilvl").attribute("w:val").as_int(0), words);
    if (list != m_styles.lists.end() && !number) return m_flow.bullet(list->second, words);
    bool first = true;
    for (const auto line : text::split(words, '\n')) {
        if (first)
            m_flow.paragraph(line);
        else
            m_flow.line(line);
        first = first && text::trim(line).empty();
    }
}

void Reader::read_table(Node table, int depth) {
    m_flow.gap();
    for (const Node row : table.children("w:tr")) {
        const auto cells = row.children("w:tc");
        if (std::distance(cells.begin(), cells.end()) == 1) {
            read_blocks(row.child("w:tc"), depth + 1);
            continue;
        }
        std::vector<std::string> words;
        for (const Node cell : cells) {
            auto& to = words.emplace_back();
            for (const Node paragraph : cell.children()) {
                words_of(paragraph, to, depth);
                to += ' ';
            }
        }
        m_flow.row(words);
        for (const Node cell : cells) note_remarks(cell, depth);
    }
    m_flow.gap();
}

void Reader::read_blocks(Node parent, int depth) {
    if (depth > deepest) return;
    for (const Node node : parent.children()) {
        if (is(node, "w:p"))
            read_paragraph(node);
        else if (is(node, "w:tbl"))
            read_table(node, depth);
        else if (!is_left_out(node))
            read_blocks(node, depth + 1);
    }
}

}  // namespace

Expected<Extracted, Refusal> extract_docx(std::string_view bytes) {
    const Archive archive(bytes);
    if (!archive.is_open()) return unexpected(Refusal::broken);
    if (archive.is_bomb("word/document.xml")) return unexpected(Refusal::too_large);
    const auto xml = archive.part("word/document.xml");
    pugi::xml_document document;
    const auto how = pugi::parse_default | pugi::parse_ws_pcdata_single;
    if (xml.empty() || !document.load_buffer(xml.data(), xml.size(), how))
        return unexpected(Refusal::broken);
    const Styles styles(archive.part("word/styles.xml"));
    const auto comments = comments_in(archive.part("word/comments.xml"));
    Reader reader(styles, comments);
    reader.read_blocks(document.child("w:document").child("w:body"), 0);
    auto flow = reader.finish();
    if (!flow.has_letters()) return unexpected(Refusal::empty);
    return std::move(flow).take(Format::docx);
}

}  // namespace samskap::extraction
