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

constexpr int deepest = 200;

bool is(Node node, std::string_view name) { return node.name() == name; }

// Styles that the document made for itself out of named ones: "P1" is a "Title" in blue.
class Styles {
public:
    explicit Styles(Node automatic) {
        for (const Node style : automatic.children("style:style")) {
            const std::string name = style.attribute("style:name").value();
            m_parents[name] = style.attribute("style:parent-style-name").value();
            const auto display = style.child("style:text-properties").attribute("text:display");
            if (display.value() == std::string_view("none")) m_hidden[name] = true;
        }
    }
    [[nodiscard]] std::string named(const std::string& style) const {
        const auto parent = m_parents.find(style);
        return parent == m_parents.end() || parent->second.empty() ? style : parent->second;
    }
    [[nodiscard]] bool hides(const std::string& style) const { return m_hidden.contains(style); }

private:
    std::map<std::string, std::string> m_parents;
    std::map<std::string, bool> m_hidden;
};

class Reader {
public:
    explicit Reader(const Styles& styles) : m_styles(styles) {}
    void read_blocks(Node parent, int depth);
    [[nodiscard]] Flow finish() { return std::move(m_flow); }

private:
    void read_changes(Node changes);
    void read_paragraph(Node paragraph);
    void read_list(Node list, int level, int depth);
    void read_table(Node table, int depth);
    void words_of(Node node, std::string& to, int depth);
    void note(Node annotation);
    void hang_up_remarks();

    const Styles& m_styles;
    Flow m_flow;
    std::map<std::string, Remark> m_changes;  // by number
    std::vector<Remark> m_waiting;            // of the paragraph that is being read
    bool m_titled = false;                    // the headings come one step below the title
};

std::string plain_words(Node node) {
    if (node.type() == pugi::node_pcdata) return node.value();
    std::string words;
    for (const auto& found : node.select_nodes(".//text()")) words += found.node().value();
    return words;
}

std::string paragraphs_in(Node node) {
    std::string words;
    for (const auto& found : node.select_nodes(".//text:p | .//text:h"))
        words.append(plain_words(found.node())).append(" ");
    return words;
}

Node first_element(Node node) {
    return node.find_child([](Node child) { return child.type() == pugi::node_element; });
}

void Reader::read_changes(Node changes) {
    for (const Node region : changes.children("text:changed-region")) {
        const Node change = first_element(region);
        const Node about = change.child("office:change-info");
        const bool deleted = is(change, "text:deletion");
        m_changes[region.attribute("text:id").value()] = {
            deleted ? RemarkKind::deleted : RemarkKind::inserted,
            about.child("dc:creator").text().get(), about.child("dc:date").text().get(),
            deleted ? paragraphs_in(change) : std::string{}, 1};
    }
}

void Reader::note(Node annotation) {
    m_waiting.push_back({RemarkKind::comment, annotation.child("dc:creator").text().get(),
                         annotation.child("dc:date").text().get(), paragraphs_in(annotation), 1});
}

// Text that was put in stands between two marks; it is told by what follows the first.
void Reader::words_of(Node node, std::string& to, int depth) {
    if (depth > deepest) return;
    if (is(node, "office:annotation")) return note(node);
    if (is(node, "text:note-citation") || is(node, "text:tracked-changes")) return;
    if (m_styles.hides(node.attribute("text:style-name").value())) return;
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata)
        for (const char c : std::string_view(node.value())) to += c == '\n' ? ' ' : c;
    if (is(node, "text:s"))
        to.append(static_cast<std::size_t>(std::clamp(node.attribute("text:c").as_int(1), 1, 100)),
                  ' ');
    if (is(node, "text:tab")) to += '\t';
    if (is(node, "text:line-break")) to += '\n';
    if (is(node, "text:change") || is(node, "text:change-start")) {
        const auto found = m_changes.find(node.attribute("text:change-id").value());
        if (found != m_changes.end()) m_waiting.push_back(found->second);
        if (is(node, "text:change-start") && !m_waiting.empty())
            m_waiting.back().text = plain_words(node.next_sibling());
    }
    for (const Node inner : node.children()) words_of(inner, to, depth + 1);
}

void Reader::hang_up_remarks() {
    for (auto& remark : m_waiting) m_flow.remark(std::move(remark));
    m_waiting.clear();
}

void Reader::read_paragraph(Node paragraph) {
    std::string words;
    words_of(paragraph, words, 0);
    const auto style = m_styles.named(paragraph.attribute("text:style-name").value());
    if (style == "Title") {
        m_titled = true;
        m_flow.heading(1, words);
    } else if (is(paragraph, "text:h")) {
        m_flow.heading(paragraph.attribute("text:outline-level").as_int(1) + (m_titled ? 1 : 0),
                       words);
    } else {
        bool first = true;
        for (const auto line : text::split(words, '\n')) {
            if (first)
                m_flow.paragraph(line);
            else
                m_flow.line(line);
            first = first && text::trim(line).empty();
        }
    }
    hang_up_remarks();
}

void Reader::read_list(Node list, int level, int depth) {
    if (depth > deepest) return;
    for (const Node item : list.children()) {
        for (const Node inner : item.children()) {
            if (is(inner, "text:list")) {
                read_list(inner, level + 1, depth + 1);
            } else if (is(inner, "text:h")) {
                read_paragraph(inner);
            } else if (is(inner, "text:p")) {
                std::string words;
                words_of(inner, words, 0);
                m_flow.bullet(level, words);
                hang_up_remarks();
            }
        }
    }
}

void Reader::read_table(Node table, int depth) {
    m_flow.gap();
    for (const auto& found : table.select_nodes(".//table:table-row")) {
        std::vector<std::string> words;
        for (const Node cell : found.node().children("table:table-cell")) {
            auto& to = words.emplace_back();
            for (const Node inner : cell.children()) {
                words_of(inner, to, depth);
                to += ' ';
            }
        }
        m_flow.row(words);
        hang_up_remarks();
    }
    m_flow.gap();
}

void Reader::read_blocks(Node parent, int depth) {
    if (depth > deepest) return;
    for (const Node node : parent.children()) {
        if (is(node, "text:tracked-changes"))
            read_changes(node);
        else if (is(node, "text:p") || is(node, "text:h"))
            read_paragraph(node);
        else if (is(node, "text:list"))
            read_list(node, 0, depth);
        else if (is(node, "table:table"))
            read_table(node, depth);
        else
            read_blocks(node, depth + 1);
    }
}

bool is_locked(const Archive& archive) {
    return archive.part("META-INF/manifest.xml").find("encryption-data") != std::string::npos;
}

}  // namespace

Expected<Extracted, Refusal> extract_odt(std::string_view bytes) {
    const Archive archive(bytes);
    if (!archive.is_open()) return unexpected(Refusal::broken);
    if (is_locked(archive)) return unexpected(Refusal::encrypted);
    if (archive.is_bomb("content.xml")) return unexpected(Refusal::too_large);
    const auto xml = archive.part("content.xml");
    pugi::xml_document document;
    const auto how = pugi::parse_default | pugi::parse_ws_pcdata;
    if (xml.empty() || !document.load_buffer(xml.data(), xml.size(), how))
        return unexpected(Refusal::broken);
    const auto content = document.child("office:document-content");
    const Styles styles(content.child("office:automatic-styles"));
    Reader reader(styles);
    reader.read_blocks(content.child("office:body").child("office:text"), 0);
    auto flow = reader.finish();
    if (!flow.has_letters()) return unexpected(Refusal::empty);
    return std::move(flow).take(Format::odt);
}

}  // namespace samskap::extraction
