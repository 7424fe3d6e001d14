// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string>

#include "engines/extraction/formats.hpp"
#include "kernel/base/text.hpp"

// Any bytes after the signature are refused or become clean text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace samskap;
    const auto extracted = extraction::extract_rtf("{\\rtf1" + std::string(data, data + size));
    if (extracted) ensure(text::clean(extracted->text) == extracted->text, "text not clean");
    return 0;
}
