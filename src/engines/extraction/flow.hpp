// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "engines/extraction/extraction.hpp"

namespace samskap::extraction {

// As text::clean, but a form feed that stands alone between line feeds stays: the sign of a page.
std::string clean_lines(std::string_view text);

// A stream of blocks that becomes text: the one place that knows how a heading, a bullet and a row
// look. Every text is squeezed; empty ones leave no trace.
class Flow {
public:
    void page(int number);  // what follows stands on this page
    void heading(int level, std::string_view text);
    void paragraph(std::string_view text);
    // A line of its own in the same block as what came before it.
    void line(std::string_view text);
    void bullet(int depth, std::string_view text);
    void row(const std::vector<std::string>& cells);
    // Something beside the text, at the line that was written last.
    void remark(Remark remark);
    // What follows is a block of its own, even if it is a bullet after a bullet.
    void gap() { m_last = Kind::none; }

    [[nodiscard]] bool has_letters() const { return m_letters; }
    [[nodiscard]] Extracted take(Format format) &&;

private:
    enum class Kind { none, paragraph, line, bullet, row };
    void add(Kind kind, std::string text);
    void begin_page_if_due(bool new_block);

    std::string m_text;
    std::vector<Page> m_pages;
    std::vector<Remark> m_remarks;
    Kind m_last = Kind::none;
    std::size_t m_lines = 0;
    int m_page = 1;
    bool m_letters = false;
};

}  // namespace samskap::extraction
