// SPDX-License-Identifier: GPL-3.0-or-later
#include <leptonica/allheaders.h>
#include <poppler-document.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <memory>

#include "engines/extraction/formats.hpp"
#include "engines/extraction/pdf_layout.hpp"
#include "kernel/base/text.hpp"

namespace samskap::extraction {
namespace {

// The longest side of a page, in points, that PDF knows; a page that claims more is shrunk to it.
constexpr double longest_side = 14'400;
// As many as an A3 has in 400 dots per inch.
constexpr double most_pixels = 31e6;

std::string utf8_of(const poppler::ustring& wide) {
    std::string result;
    for (std::size_t i = 0; i < wide.size(); ++i) {
        char32_t c = wide[i];
        if (c >= 0xD800 && c < 0xDC00 && i + 1 < wide.size())
            c = 0x10000 + ((c - 0xD800) << 10U) + (wide[++i] - 0xDC00U);
        text::append(result, c >= 0xD800 && c < 0xE000 ? 0xFFFD : c);
    }
    return text::clean(result);
}

// The letters fi and fl as one sign are two letters in every word list.
std::string without_ligatures(std::string words) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> ligatures = {
        {{"ﬁ", "fi"}, {"ﬂ", "fl"}, {"ﬀ", "ff"}, {"ﬃ", "ffi"}, {"ﬄ", "ffl"}}};
    if (words.find("\xEF\xAC") == words.npos) return words;
    for (const auto& [sign, letters] : ligatures)
        for (auto at = words.find(sign); at != words.npos; at = words.find(sign, at))
            words.replace(at, sign.size(), letters);
    return words;
}

bool is_bold(const poppler::text_box& box) {
    const auto name = text::lower(box.get_font_name());
    return name.find("bold") != name.npos || name.find("black") != name.npos ||
           name.find("heavy") != name.npos;
}

// Text that stands on its side is a stamp in the margin.
int usual_rotation(const std::vector<poppler::text_box>& boxes) {
    std::map<int, std::size_t> counts;
    for (const auto& box : boxes) ++counts[box.rotation()];
    int usual = 0;
    for (const auto& [rotation, count] : counts)
        if (count > counts[usual]) usual = rotation;
    return usual;
}

Word word_of(const poppler::text_box& box) {
    const auto place = box.bbox();
    return {without_ligatures(std::string(text::trim(utf8_of(box.text())))),
            place.left(),
            place.top(),
            place.right(),
            place.bottom(),
            box.get_font_size(),
            is_bold(box)};
}

void shrink(Word& word, double factor) {
    for (double* length : {&word.left, &word.top, &word.right, &word.bottom, &word.size})
        *length *= factor;
}

PaperPage paper_of(const poppler::page& page, int number) {
    const auto area = page.page_rect();
    const double longer = std::max({area.width(), area.height(), 1.0});
    const double factor = std::min(1.0, longest_side / longer);
    PaperPage paper;
    paper.number = number;
    paper.width = paper.shown_width = area.width() * factor;
    paper.height = paper.shown_height = area.height() * factor;
    const auto boxes = page.text_list(poppler::page::text_list_include_font);
    const int usual = usual_rotation(boxes);
    for (const auto& box : boxes) {
        if (box.rotation() != usual) continue;
        auto word = word_of(box);
        shrink(word, factor);
        if (!word.text.empty()) paper.words.push_back(std::move(word));
    }
    return paper;
}

// Poppler's picture, taken over row by row.
Picture grey_of(const poppler::image& image) {
    Picture grey(pixCreate(image.width(), image.height(), 8));
    if (!grey) return grey;
    const auto words_per_row = pixGetWpl(grey.get());
    const auto bytes_per_row = image.bytes_per_row();
    const int width = image.width();
    const int height = image.height();
    const auto* from = image.const_data();
    auto* to = pixGetData(grey.get());
    for (int y = 0; y < height; ++y, from += bytes_per_row, to += words_per_row)
        for (int x = 0; x < width; ++x) SET_DATA_BYTE(to, x, static_cast<l_uint8>(from[x]));
    return grey;
}

Expected<Raster, Refusal> draw(const poppler::page& page, double dots_per_inch) {
    const auto area = page.page_rect();
    const double square_inches = area.width() * area.height() / (72 * 72);
    if (square_inches <= 0) return unexpected(Refusal::broken);
    const double resolution = std::min(dots_per_inch, std::sqrt(most_pixels / square_inches));
    poppler::page_renderer renderer;
    renderer.set_image_format(poppler::image::format_gray8);
    renderer.set_render_hints(poppler::page_renderer::antialiasing |
                              poppler::page_renderer::text_antialiasing);
    const auto image = renderer.render_page(&page, resolution, resolution);
    if (!image.is_valid()) return unexpected(Refusal::broken);
    auto grey = grey_of(image);
    if (!grey) return unexpected(Refusal::out_of_memory);
    return Raster{std::move(grey), resolution};
}

using Document = std::unique_ptr<poppler::document>;

void say_nothing(const std::string& /*message*/, void* /*closure*/) {}

Expected<Document, Refusal> open(std::string_view bytes) {
    poppler::set_debug_error_function(say_nothing, nullptr);
    if (bytes.size() > 0x7FFFFFFF) return unexpected(Refusal::too_large);
    Document document(
        poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
    if (!document) return unexpected(Refusal::broken);
    if (document->is_locked()) return unexpected(Refusal::encrypted);
    if (document->pages() < 1) return unexpected(Refusal::broken);
    return document;
}

// Only few letters raise the question; then the page is drawn small, and what is dark although no
// word is there is counted.
constexpr std::size_t letters_of_a_full_page = 400;

double unread_ink(const poppler::page& page, const PaperPage& paper) {
    constexpr double coarse = 40;
    const auto letters = letters_on(paper);
    if (letters < letters_of_a_stamp || letters >= letters_of_a_full_page) return 0;
    const auto raster = draw(page, coarse);
    if (!raster) return 0;
    const double scale = raster->dots_per_inch / 72;
    Picture dark(pixThresholdToBinary(raster->pixels.get(), 160));
    if (!dark) return 0;
    for (const auto& word : paper.words) {
        const double around = word.size * 0.3;
        pixRasterop(dark.get(), static_cast<int>((word.left - around) * scale),
                    static_cast<int>((word.top - around) * scale),
                    static_cast<int>((word.right - word.left + 2 * around) * scale) + 2,
                    static_cast<int>((word.bottom - word.top + 2 * around) * scale) + 2, PIX_CLR,
                    nullptr, 0, 0);
    }
    int count = 0;
    pixCountPixels(dark.get(), &count, nullptr);
    return count / (1.0 * pixGetWidth(dark.get()) * pixGetHeight(dark.get()));
}

class PdfPages : public Pages {
public:
    explicit PdfPages(Document document) : m_document(std::move(document)) {}

    [[nodiscard]] int count() const override { return m_document->pages(); }
    [[nodiscard]] PaperPage layer(int number) const override {
        const std::unique_ptr<poppler::page> page(m_document->create_page(number - 1));
        if (!page) return refused_page(number, Refusal::broken);
        auto paper = paper_of(*page, number);
        paper.unread = unread_ink(*page, paper);
        return paper;
    }
    [[nodiscard]] Expected<Raster, Refusal> raster(int number,
                                                   double dots_per_inch) const override {
        const std::unique_ptr<poppler::page> page(m_document->create_page(number - 1));
        if (!page) return unexpected(Refusal::broken);
        return draw(*page, dots_per_inch);
    }

private:
    Document m_document;
};

}  // namespace

OpenPages open_pdf(std::string_view bytes) {
    return open(bytes).map([](Document document) -> std::unique_ptr<Pages> {
        return std::make_unique<PdfPages>(std::move(document));
    });
}

Expected<Extracted, Refusal> extract_pdf(std::string_view bytes) {
    return open_pdf(bytes).and_then([](const std::unique_ptr<Pages>& pages) {
        std::vector<PaperPage> read;
        for (int number = 1; number <= pages->count(); ++number)
            read.push_back(pages->layer(number));
        return compose(Format::pdf, std::move(read));
    });
}

}  // namespace samskap::extraction
