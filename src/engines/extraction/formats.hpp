// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <string_view>

#include "engines/extraction/extraction.hpp"
#include "engines/extraction/raster.hpp"

// The readers themselves, without protection: for the locked-in child, for fuzzers and for tests
// that read what the program itself has written.
namespace samskap::extraction {

Expected<Extracted, Refusal> extract_html(std::string_view bytes);
Expected<Extracted, Refusal> extract_docx(std::string_view bytes);
Expected<Extracted, Refusal> extract_odt(std::string_view bytes);
Expected<Extracted, Refusal> extract_rtf(std::string_view bytes);
// Its attachments are not opened.
Expected<Extracted, Refusal> extract_eml(std::string_view bytes);

// A file of pages, held open.
class Pages {
public:
    virtual ~Pages() = default;
    [[nodiscard]] virtual int count() const = 0;
    // The letters that stand in the file; a picture has none.
    [[nodiscard]] virtual PaperPage layer(int number) const = 0;
    // The page as it looks, in about this resolution where there is a choice.
    [[nodiscard]] virtual Expected<Raster, Refusal> raster(int number,
                                                           double dots_per_inch) const = 0;
};
using OpenPages = Expected<std::unique_ptr<Pages>, Refusal>;
// The bytes must live as long as the pages.
OpenPages open_pages(Format format, std::string_view bytes, int most_pages);
OpenPages open_pdf(std::string_view bytes);
OpenPages open_pictures(Format format, std::string_view bytes, int most_pages);

// Only the letters that stand in the file.
Expected<Extracted, Refusal> extract_pdf(std::string_view bytes);

// Letters and digits of all words: below a handful it is a stamp on a picture.
std::size_t letters_on(const PaperPage& page);
constexpr std::size_t letters_of_a_stamp = 5;

// Loads what libraries otherwise load when first used, while files can be opened.
void warm_up();

}  // namespace samskap::extraction
