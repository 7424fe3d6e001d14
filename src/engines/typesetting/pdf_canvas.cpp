// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/typesetting/pdf_canvas.hpp"

#include <cairo-pdf.h>

#include <algorithm>

#include "kernel/base/errors.hpp"
#include "kernel/base/text.hpp"

namespace samskap::typesetting {
namespace {

constexpr double foot_top = Canvas::page_height - 50;
constexpr double lowest = Canvas::page_height - Canvas::margin;
constexpr double line_spacing = 1.2;  // of what the font asks for

cairo_status_t keep(void* bytes, const unsigned char* data, unsigned length) {
    auto& to = *static_cast<std::string*>(bytes);
    std::transform(data, data + length, std::back_inserter(to),
                   [](unsigned char byte) { return static_cast<char>(byte); });
    return CAIRO_STATUS_SUCCESS;
}

void describe(cairo_surface_t* surface, const Document& document, Instant made_at) {
    const auto say = [&](cairo_pdf_metadata_t what, const std::string& words) {
        if (!words.empty()) cairo_pdf_surface_set_metadata(surface, what, words.c_str());
    };
    say(CAIRO_PDF_METADATA_TITLE, text::squeeze(document.title));
    say(CAIRO_PDF_METADATA_AUTHOR, text::squeeze(document.author));
    say(CAIRO_PDF_METADATA_CREATOR, "Samskap");
    say(CAIRO_PDF_METADATA_CREATE_DATE, to_text(made_at));
    say(CAIRO_PDF_METADATA_MOD_DATE, to_text(made_at));
}

double points(int pango_units) { return static_cast<double>(pango_units) / PANGO_SCALE; }

PangoAttribute* over(PangoAttribute* attribute, std::size_t bytes) {
    attribute->start_index = 0;
    attribute->end_index = static_cast<guint>(bytes);
    return attribute;
}

double height_of(PangoLayout* layout) {
    int height = 0;
    pango_layout_get_size(layout, nullptr, &height);
    return points(height) * line_spacing;
}

}  // namespace

Canvas::Canvas(const Document& document, Instant made_at, int page_count)
    : m_document(document), m_page_count(page_count) {
    m_surface.reset(cairo_pdf_surface_create_for_stream(keep, &m_bytes, page_width, page_height));
    describe(m_surface.get(), document, made_at);
    m_cairo.reset(cairo_create(m_surface.get()));
    const std::unique_ptr<cairo_font_options_t, Unref> options(cairo_font_options_create());
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    cairo_set_font_options(m_cairo.get(), options.get());
}

Layout Canvas::layout(std::string_view words, Lettering lettering, double width) const {
    Layout layout(pango_cairo_create_layout(m_cairo.get()));
    auto* context = pango_layout_get_context(layout.get());
    pango_cairo_context_set_resolution(context, 72);
    pango_context_set_language(context, pango_language_from_string(m_document.language.c_str()));
    auto* font = pango_font_description_from_string("DejaVu Sans");
    pango_font_description_set_size(font, static_cast<int>(lettering.size * PANGO_SCALE));
    if (lettering.bold) pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
    pango_layout_set_font_description(layout.get(), font);
    pango_font_description_free(font);
    const auto squeezed = text::clean(text::squeeze(words));
    pango_layout_set_text(layout.get(), squeezed.data(), static_cast<int>(squeezed.size()));
    pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    auto* attributes = pango_attr_list_new();
    pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE));
    if (lettering.bold_bytes > 0)
        pango_attr_list_insert(
            attributes, over(pango_attr_weight_new(PANGO_WEIGHT_BOLD), lettering.bold_bytes));
    pango_layout_set_attributes(layout.get(), attributes);
    pango_attr_list_unref(attributes);
    return layout;
}

void Canvas::need(double height) {
    if (m_y + height > lowest && m_y > margin) turn_page();
}

void Canvas::turn_page() {
    foot();
    cairo_show_page(m_cairo.get());
    ++m_page;
    m_y = margin;
}

void Canvas::foot() {
    auto words = layout(m_document.footer, {8}, text_width - 60);
    cairo_move_to(m_cairo.get(), margin, foot_top);
    pango_cairo_show_layout(m_cairo.get(), words.get());
    const auto number = std::to_string(m_page) + " (" + std::to_string(m_page_count) + ")";
    auto page = layout(number, {8}, 60);
    pango_layout_set_alignment(page.get(), PANGO_ALIGN_RIGHT);
    cairo_move_to(m_cairo.get(), margin + text_width - 60, foot_top);
    pango_cairo_show_layout(m_cairo.get(), page.get());
}

void Canvas::write_lines(const char* tag, PangoLayout* layout, double left) {
    auto* lines = pango_layout_get_iter(layout);
    open(tag);
    do {
        PangoRectangle extents;
        pango_layout_iter_get_line_extents(lines, nullptr, &extents);
        const double height = points(extents.height) * line_spacing;
        if (m_y + height > lowest && m_y > margin) {
            close(tag);
            turn_page();
            open(tag);
        }
        const double ascent = points(pango_layout_iter_get_baseline(lines) - extents.y);
        cairo_move_to(m_cairo.get(), left, m_y + ascent);
        pango_cairo_show_layout_line(m_cairo.get(), pango_layout_iter_get_line_readonly(lines));
        m_y += height;
    } while (pango_layout_iter_next_line(lines) != FALSE);
    close(tag);
    pango_layout_iter_free(lines);
}

void Canvas::text(const char* tag, PangoLayout* layout, double left) {
    write_lines(tag, layout, left);
}

void Canvas::bullet(PangoLayout* layout, const char* sign, double sign_left, double left) {
    const auto label = this->layout(sign, {}, left - sign_left);
    need(height_of(label.get()));
    open("LI");
    const double top = m_y;
    write_lines("Lbl", label.get(), sign_left);
    m_y = top;
    write_lines("LBody", layout, left);
    close("LI");
}

void Canvas::row(const std::vector<Layout>& cells, const char* tag, double column_width) {
    double height = 0;
    for (const auto& cell : cells) height = std::max(height, height_of(cell.get()));
    need(height);
    const double top = m_y;
    open("TR");
    for (std::size_t i = 0; i < cells.size(); ++i) {
        m_y = top;
        write_lines(tag, cells[i].get(), margin + static_cast<double>(i) * column_width);
    }
    close("TR");
    m_y = std::max(m_y, top + height);
}

void Canvas::rule() {
    cairo_set_line_width(m_cairo.get(), 0.5);
    cairo_move_to(m_cairo.get(), margin, m_y);
    cairo_line_to(m_cairo.get(), margin + text_width, m_y);
    cairo_stroke(m_cairo.get());
}

std::string Canvas::finish() {
    foot();
    cairo_show_page(m_cairo.get());
    cairo_surface_finish(m_surface.get());
    ensure(cairo_status(m_cairo.get()) == CAIRO_STATUS_SUCCESS, "a PDF could not be drawn");
    ensure(cairo_surface_status(m_surface.get()) == CAIRO_STATUS_SUCCESS,
           "a PDF could not be written");
    return std::move(m_bytes);
}

}  // namespace samskap::typesetting
