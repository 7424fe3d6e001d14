// SPDX-License-Identifier: GPL-3.0-or-later
#include <gumbo.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>

#include "engines/extraction/decode.hpp"
#include "engines/extraction/flow.hpp"
#include "engines/extraction/formats.hpp"
#include "kernel/base/text.hpp"

namespace samskap::extraction {
namespace {

// Deeper nesting than this is nobody's notes; what lies deeper is left out.
constexpr int deepest = 400;

std::string_view attribute(const GumboNode& node, const char* name) {
    const auto* found = gumbo_get_attribute(&node.v.element.attributes, name);
    return found == nullptr ? std::string_view{} : std::string_view(found->value);
}

std::string style_of(const GumboNode& node) {
    std::string style = text::lower(attribute(node, "style"));
    std::erase_if(style, [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; });
    return style;
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

bool is_never_shown(GumboTag tag) {
    constexpr std::array tags = {
        GUMBO_TAG_SCRIPT,   GUMBO_TAG_STYLE,   GUMBO_TAG_HEAD, GUMBO_TAG_TITLE, GUMBO_TAG_TEMPLATE,
        GUMBO_TAG_IFRAME,   GUMBO_TAG_OBJECT,  GUMBO_TAG_SVG,  GUMBO_TAG_MATH,  GUMBO_TAG_SELECT,
        GUMBO_TAG_TEXTAREA, GUMBO_TAG_BUTTON,  GUMBO_TAG_DEL,  GUMBO_TAG_AUDIO, GUMBO_TAG_VIDEO,
        GUMBO_TAG_CANVAS,   GUMBO_TAG_NOSCRIPT};
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

// "mso-list:Ignore" is the sign that Word draws before a list item, as text.
bool is_hidden(const GumboNode& node) {
    if (is_never_shown(node.v.element.tag)) return true;
    if (gumbo_get_attribute(&node.v.element.attributes, "hidden") != nullptr) return true;
    const auto style = style_of(node);
    return has(style, "display:none") || has(style, "visibility:hidden") ||
           has(style, "mso-hide:all") || has(style, "mso-list:ignore") || has(style, "font-size:0");
}

bool is_block(GumboTag tag) {
    constexpr std::array tags = {
        GUMBO_TAG_P,       GUMBO_TAG_DIV,     GUMBO_TAG_UL,         GUMBO_TAG_OL,
        GUMBO_TAG_LI,      GUMBO_TAG_DL,      GUMBO_TAG_DT,         GUMBO_TAG_DD,
        GUMBO_TAG_TABLE,   GUMBO_TAG_TR,      GUMBO_TAG_TD,         GUMBO_TAG_TH,
        GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE, GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_HEADER,
        GUMBO_TAG_FOOTER,  GUMBO_TAG_MAIN,    GUMBO_TAG_NAV,        GUMBO_TAG_ASIDE,
        GUMBO_TAG_PRE,     GUMBO_TAG_HR,      GUMBO_TAG_ADDRESS,    GUMBO_TAG_FORM,
        GUMBO_TAG_FIGURE,  GUMBO_TAG_CENTER,  GUMBO_TAG_BODY,       GUMBO_TAG_FIELDSET};
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

int heading_level(const GumboNode& node) {
    const auto tag = node.v.element.tag;
    if (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6) return 1 + static_cast<int>(tag - GUMBO_TAG_H1);
    return attribute(node, "class") == "MsoTitle" ? 1 : 0;
}

// Word pastes a list item as a paragraph that says "mso-list:l0 level2 lfo1".
std::optional<int> word_list_depth(const GumboNode& node) {
    const auto style = style_of(node);
    const auto list = style.find("mso-list:l");
    if (list == style.npos) return std::nullopt;
    const auto level = style.find("level", list);
    if (level == style.npos || level + 5 >= style.size()) return 0;
    return std::clamp(style[level + 5] - '1', 0, 8);
}

const GumboVector& children(const GumboNode& node) {
    return node.type == GUMBO_NODE_DOCUMENT ? node.v.document.children : node.v.element.children;
}
const GumboNode& child(const GumboNode& node, unsigned index) {
    return *static_cast<const GumboNode*>(children(node).data[index]);
}
bool is_element(const GumboNode& node) {
    return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}

class Reader {
public:
    void read(const GumboNode& node, int depth);
    Flow finish() {
        end_block();
        return std::move(m_flow);
    }

    [[nodiscard]] bool was_cut() const { return m_was_cut; }

private:
    enum class Shape { paragraph, heading, bullet };
    void read_text(const GumboNode& node);
    void read_element(const GumboNode& node, int depth);
    void read_children(const GumboNode& node, int depth);
    void read_list(const GumboNode& node, int depth);
    void read_table(const GumboNode& node, int depth);
    void begin_block(Shape shape, int level);
    void end_block();
    void break_line();
    void read_link(const GumboNode& node, int depth);
    void flush(std::string_view words);

    Flow m_flow;
    std::string m_words;
    Shape m_shape = Shape::paragraph;
    int m_level = 0;
    int m_lists = 0;
    bool m_was_cut = false;
    bool m_continues = false;  // a line of this block has been written
    bool m_in_item = false;
    bool m_kept = false;  // inside <pre>: line feeds are line feeds
};

void Reader::begin_block(Shape shape, int level) {
    end_block();
    m_shape = shape;
    m_level = level;
}

void Reader::flush(std::string_view words) {
    if (text::squeeze(words).empty()) return;
    if (m_shape == Shape::heading)
        m_flow.heading(m_level, words);
    else if (m_shape == Shape::bullet)
        m_flow.bullet(m_level, words);
    else if (m_continues)
        m_flow.line(words);
    else
        m_flow.paragraph(words);
    m_continues = true;
}

void Reader::end_block() {
    flush(m_words);
    m_words.clear();
    m_continues = false;
    m_shape = Shape::paragraph;
}

// A line break inside a paragraph begins a line; two of them a paragraph. In a heading and in a
// bullet it is only a place to wrap.
void Reader::break_line() {
    if (m_shape != Shape::paragraph) {
        m_words += ' ';
    } else if (text::squeeze(m_words).empty()) {
        end_block();
    } else {
        flush(m_words);
        m_words.clear();
    }
}

void Reader::read_text(const GumboNode& node) {
    const std::string_view words = node.v.text.text;
    if (!m_kept) {
        m_words += words;
        return;
    }
    const auto rows = text::split(words, '\n');
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i > 0) break_line();
        m_words += rows[i];
    }
}

void Reader::read_children(const GumboNode& node, int depth) {
    for (unsigned i = 0; i < children(node).length; ++i) read(child(node, i), depth + 1);
}

// "the agenda (https://…)": an address that is not already what the reader sees.
void Reader::read_link(const GumboNode& node, int depth) {
    const auto before = m_words.size();
    read_children(node, depth);
    const auto address = attribute(node, "href");
    if (!address.starts_with("http") || m_words.size() < before) return;
    const auto shown = text::squeeze(std::string_view(m_words).substr(before));
    if (!shown.empty() && shown.find(address) == shown.npos && !has(address, shown))
        m_words.append(" (").append(address).append(")");
}

// Paragraphs inside one item are one bullet; a list inside it begins its own bullets.
void Reader::read_list(const GumboNode& node, int depth) {
    const bool outer_item = m_in_item;
    end_block();
    ++m_lists;
    m_in_item = false;
    read_children(node, depth);
    end_block();
    --m_lists;
    m_in_item = outer_item;
    if (m_lists == 0) m_flow.gap();
}

bool has_inner_blocks(const GumboNode& node, int depth) {
    int blocks = 0;
    for (unsigned i = 0; i < children(node).length && depth < deepest; ++i) {
        const auto& inner = child(node, i);
        if (!is_element(inner)) continue;
        const auto tag = inner.v.element.tag;
        if (tag == GUMBO_TAG_TABLE || tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL ||
            heading_level(inner) > 0 || has_inner_blocks(inner, depth + 1))
            return true;
        blocks += is_block(tag) ? 1 : 0;
    }
    return blocks > 1;
}

void plain_text(const GumboNode& node, std::string& to, int depth) {
    if (depth > deepest) return;
    if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE ||
        node.type == GUMBO_NODE_CDATA)
        to += node.v.text.text;
    if (!is_element(node) || is_hidden(node)) return;
    if (node.v.element.tag == GUMBO_TAG_BR) to += ' ';
    for (unsigned i = 0; i < children(node).length; ++i) plain_text(child(node, i), to, depth + 1);
}

using Cells = std::vector<const GumboNode*>;

void collect_rows(const GumboNode& node, std::vector<Cells>& rows, int depth) {
    for (unsigned i = 0; i < children(node).length && depth < deepest; ++i) {
        const auto& inner = child(node, i);
        if (!is_element(inner) || is_hidden(inner)) continue;
        const auto tag = inner.v.element.tag;
        if (tag == GUMBO_TAG_TR) rows.emplace_back();
        if ((tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) && !rows.empty())
            rows.back().push_back(&inner);
        else
            collect_rows(inner, rows, depth + 1);
    }
}

// A table of short cells is a table. One with a single column, or with lists and paragraphs in its
// cells, is there for the looks: its cells are read one after the other.
bool is_real_table(const std::vector<Cells>& rows) {
    std::size_t widest = 0;
    for (const auto& row : rows) {
        widest = std::max(widest, row.size());
        for (const auto* cell : row)
            if (has_inner_blocks(*cell, 0)) return false;
    }
    return widest > 1;
}

void Reader::read_table(const GumboNode& node, int depth) {
    end_block();
    std::vector<Cells> rows;
    collect_rows(node, rows, depth);
    m_flow.gap();
    if (is_real_table(rows)) {
        for (const auto& row : rows) {
            std::vector<std::string> cells;
            for (const auto* cell : row) plain_text(*cell, cells.emplace_back(), depth);
            m_flow.row(cells);
        }
    } else {
        for (const auto& row : rows)
            for (const auto* cell : row) {
                read_children(*cell, depth);
                end_block();
            }
    }
    m_flow.gap();
}

void Reader::read_element(const GumboNode& node, int depth) {
    const auto tag = node.v.element.tag;
    if (tag == GUMBO_TAG_BR) return break_line();
    if (tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL) return read_list(node, depth);
    if (tag == GUMBO_TAG_TABLE) return read_table(node, depth);
    if (tag == GUMBO_TAG_A) return read_link(node, depth);
    if (tag == GUMBO_TAG_LI) {
        begin_block(Shape::bullet, std::max(0, m_lists - 1));
        m_in_item = true;
        read_children(node, depth);
        end_block();
        m_in_item = false;
        return;
    }
    const int level = heading_level(node);
    if (level == 0 && !is_block(tag)) return read_children(node, depth);
    if (m_in_item) {
        m_words += ' ';
        read_children(node, depth);
        m_words += ' ';
        return;
    }
    const auto word_depth = word_list_depth(node);
    if (level > 0)
        begin_block(Shape::heading, level);
    else if (word_depth)
        begin_block(Shape::bullet, *word_depth);
    else
        end_block();
    const bool outer_kept = m_kept;
    m_kept = m_kept || tag == GUMBO_TAG_PRE;
    read_children(node, depth);
    m_kept = outer_kept;
    end_block();
}

void Reader::read(const GumboNode& node, int depth) {
    if (depth > deepest) {
        m_was_cut = true;
        return;
    }
    if (node.type == GUMBO_NODE_DOCUMENT) return read_children(node, depth);
    if (is_element(node)) {
        if (!is_hidden(node)) read_element(node, depth);
    } else if (node.type != GUMBO_NODE_COMMENT) {
        read_text(node);
    }
}

// The clipboard of Windows puts a few lines of its own before the markup: "StartHTML:0000000105".
std::string_view without_clipboard_header(std::string_view html) {
    if (!html.starts_with("Version:")) return html;
    const auto start = html.find('<');
    return start == html.npos ? html : html.substr(start);
}

}  // namespace

Expected<Extracted, Refusal> extract_html(std::string_view bytes) {
    const auto decoded = decode(bytes);
    if (!decoded) return unexpected(decoded.error());
    const auto html = without_clipboard_header(*decoded);
    const auto destroy = [](GumboOutput* output) {
        gumbo_destroy_output(&kGumboDefaultOptions, output);
    };
    const std::unique_ptr<GumboOutput, decltype(destroy)> parsed(
        gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size()), destroy);
    if (!parsed) return unexpected(Refusal::broken);
    Reader reader;
    reader.read(*parsed->document, 0);
    auto flow = reader.finish();
    if (!flow.has_letters()) return unexpected(reader.was_cut() ? Refusal::broken : Refusal::empty);
    return std::move(flow).take(Format::html);
}

}  // namespace samskap::extraction
