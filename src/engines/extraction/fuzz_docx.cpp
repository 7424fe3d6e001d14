// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string>

#include "engines/extraction/formats.hpp"
#include "kernel/base/text.hpp"

// Any bytes are refused or become clean text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace samskap;
    const std::string bytes(data, data + size);
    const auto extracted = extraction::extract_docx(bytes);
    if (extracted) ensure(text::clean(extracted->text) == extracted->text, "text not clean");
    return 0;
}
