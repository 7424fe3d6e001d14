// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string>

#include "../tests/leaks.hpp"
#include "engines/extraction/formats.hpp"
#include "engines/extraction/pdf_for_tests.hpp"
#include "kernel/base/text.hpp"

// Poppler and the layout, without the protection of the child. Half of the inputs are a drawing
// inside a sound file, so that the layout sees more than refusals.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void read(const std::string& bytes) {
    using namespace samskap;
    const auto extracted = extraction::extract_pdf(bytes);
    if (!extracted) return;
    ensure(text::is_valid_utf8(extracted->text), "text that is no UTF-8");
    std::size_t before = 0;
    for (const auto& page : extracted->pages) {
        ensure(page.first_line > before, "pages out of order");
        before = page.first_line;
    }
}

// Five bytes place a word: left, top, size and weight, and what it says.
samskap::extraction::testing::PrintedPage page_from(const std::uint8_t* data, std::size_t size) {
    static const char* const words[] = {"•",  "ord",        "förslag-", "Rubrik",
                                        "1.", "Sida 3 (4)", "2031"};
    samskap::extraction::testing::PrintedPage page;
    for (std::size_t i = 0; i + 5 <= size; i += 5)
        page.push_back({data[i] * 2.0, data[i + 1] * 3.2, words[data[i + 4] % 7],
                        6.0 + data[i + 2] % 16, data[i + 3] % 2 == 1});
    return page;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const bool warm = (samskap::extraction::warm_up(), true);
    if (!warm) return 0;
    if (size > 0 && data[0] % 2 == 1) {
        const auto half = size / 2;
        read(samskap::extraction::testing::pdf_of(
            {page_from(data + 1, half), page_from(data + half, size - half)}));
    } else {
        read(std::string(data, data + size));
    }
    return 0;
}
