// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/extraction/flow.hpp"

#include <algorithm>

#include "kernel/base/text.hpp"

namespace samskap::extraction {
namespace {

bool has_letter(std::string_view words) {
    for (std::size_t at = 0; at < words.size();) {
        const auto c = text::decode(words, at);
        if (text::is_letter(c) || text::is_digit(c)) return true;
    }
    return false;
}

}  // namespace

std::string clean_lines(std::string_view raw) {
    std::string result;
    std::size_t start = 0;
    while (start <= raw.size()) {
        const auto sign = raw.find("\n\f\n", start);
        const bool last = sign == std::string_view::npos;
        result += text::clean(raw.substr(start, last ? raw.npos : sign - start));
        if (last) break;
        result += "\n\f";
        start = sign + 2;
    }
    return result;
}

void Flow::page(int number) { m_page = number; }

void Flow::begin_page_if_due(bool new_block) {
    const bool turned = m_pages.empty() || m_pages.back().number != m_page;
    if (!m_text.empty() && new_block) {
        m_text += turned ? "\f\n" : "\n";
        ++m_lines;
    }
    if (turned) m_pages.push_back({m_page, m_lines + 1});
}

void Flow::add(Kind kind, std::string words) {
    if (words.empty()) return;
    const bool joins =
        kind != Kind::paragraph && (kind == m_last || kind == Kind::line) && m_last != Kind::none;
    begin_page_if_due(!joins);
    m_letters = m_letters || has_letter(words);
    m_text += words;
    m_text += '\n';
    ++m_lines;
    m_last = kind;
}

void Flow::heading(int level, std::string_view words) {
    const auto name = text::squeeze(words);
    if (name.empty()) return;
    add(Kind::paragraph,
        std::string(static_cast<std::size_t>(std::clamp(level, 1, 6)), '#') + ' ' + name);
}

void Flow::paragraph(std::string_view words) { add(Kind::paragraph, text::squeeze(words)); }

void Flow::line(std::string_view words) { add(Kind::line, text::squeeze(words)); }

void Flow::bullet(int depth, std::string_view words) {
    const auto item = text::squeeze(words);
    if (item.empty()) return;
    const auto indent = static_cast<std::size_t>(std::clamp(depth, 0, 8)) * 2;
    add(Kind::bullet, std::string(indent, ' ') + "- " + item);
}

void Flow::row(const std::vector<std::string>& cells) {
    std::vector<std::string> parts;
    bool any = false;
    for (const auto& cell : cells) {
        parts.push_back(text::squeeze(cell));
        any = any || !parts.back().empty();
    }
    if (any) add(Kind::row, std::string(text::trim(text::join(parts, " | "))));
}

void Flow::remark(Remark remark) {
    for (auto* words : {&remark.author, &remark.when, &remark.text})
        *words = text::squeeze(text::clean(*words));
    remark.line = std::max<std::size_t>(m_lines, 1);
    if (!remark.text.empty()) m_remarks.push_back(std::move(remark));
}

Extracted Flow::take(Format format) && {
    if (m_pages.empty()) m_pages.push_back({});
    Extracted extracted;
    extracted.text = clean_lines(m_text);
    extracted.pages = std::move(m_pages);
    extracted.format = format;
    extracted.remarks = std::move(m_remarks);
    return extracted;
}

}  // namespace samskap::extraction
