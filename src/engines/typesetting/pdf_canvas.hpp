// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <pango/pangocairo.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engines/typesetting/document.hpp"
#include "kernel/base/time.hpp"

namespace samskap::typesetting {

struct Unref {
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
};
using Layout = std::unique_ptr<PangoLayout, Unref>;

struct Lettering {
    double size = 10;  // points
    bool bold = false;
    std::size_t bold_bytes = 0;  // only this much of the beginning is bold
};

// Pages of A4 with a place to go on writing, from the top downwards. Says which parts are headings,
// paragraphs and so on through tags, which never reach over a page: what is broken is two parts.
class Canvas {
public:
    static constexpr double margin = 71;
    static constexpr double page_width = 595.28;
    static constexpr double page_height = 841.89;
    static constexpr double text_width = page_width - 2 * margin;

    Canvas(const Document& document, Instant made_at, int page_count);

    [[nodiscard]] Layout layout(std::string_view words, Lettering lettering, double width) const;
    // Begins a new page unless this much room is left.
    void need(double height);
    void space(double height) { m_y = m_y == margin ? m_y : m_y + height; }
    void text(const char* tag, PangoLayout* layout, double left);
    // As text, with a bullet sign in front.
    void bullet(PangoLayout* layout, const char* sign, double sign_left, double left);
    // Cells side by side; a row is not broken.
    void row(const std::vector<Layout>& cells, const char* tag, double column_width);
    void open(const char* tag) { cairo_tag_begin(m_cairo.get(), tag, nullptr); }
    void close(const char* tag) { cairo_tag_end(m_cairo.get(), tag); }
    void rule();

    [[nodiscard]] int pages() const { return m_page; }
    [[nodiscard]] std::string finish();

private:
    void write_lines(const char* tag, PangoLayout* layout, double left);
    void turn_page();
    void foot();

    const Document& m_document;
    std::string m_bytes;
    std::unique_ptr<cairo_surface_t, Unref> m_surface;
    std::unique_ptr<cairo_t, Unref> m_cairo;
    int m_page_count;
    int m_page = 1;
    double m_y = margin;
};

// With the language of the document in its catalogue, which Cairo cannot say. An update at the end
// of the file, as the format has it.
std::string with_language(std::string pdf, std::string_view language);

}  // namespace samskap::typesetting
