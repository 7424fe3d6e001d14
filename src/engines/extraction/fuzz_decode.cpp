// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string>

#include "engines/extraction/extraction.hpp"
#include "kernel/base/text.hpp"

// Any bytes are refused or become clean text whose pages add up.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace samskap;
    const std::string bytes(data, data + size);
    const auto extracted = extraction::extract_text(bytes, "minutes.md");
    if (!extracted) return 0;
    ensure(text::is_valid_utf8(extracted->text), "text that is no UTF-8");
    ensure(extracted->pages.size() == 1, "plain text has one page");
    return 0;
}
