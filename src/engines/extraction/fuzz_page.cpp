// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string>

#include "engines/extraction/extraction.hpp"
#include "kernel/base/text.hpp"

// A page that a captured child or a damaged database hands over is refused, or composed into clean
// text whose places lie inside it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace samskap;
    using namespace samskap::extraction;
    const auto page = page_from_bytes(std::string(data, data + size));
    if (!page) return 0;
    ensure(page_from_bytes(to_bytes(*page)).has_value(), "a page that cannot be kept");
    auto next = *page;
    next.number = page->number + 1;
    const auto extracted = compose(Format::png, {*page, next});
    if (!extracted) return 0;
    ensure(text::is_valid_utf8(extracted->text), "text that is no UTF-8");
    std::size_t before = 0;
    for (const auto& line : extracted->places)
        for (const auto& word : line.words) {
            ensure(word.begin >= before && word.end > word.begin, "places out of order");
            ensure(word.end <= extracted->text.size(), "a place behind the end");
            before = word.end;
        }
    return 0;
}
