// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string>

#include "engines/extraction/formats.hpp"
#include "engines/extraction/zip_for_tests.hpp"
#include "kernel/base/text.hpp"

// Any bytes, as the whole file or as the body in a whole one, are refused or become clean text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace samskap;
    const std::string bytes(data, data + size);
    const bool whole = bytes.starts_with("PK");
    const auto extracted =
        extraction::extract_docx(whole ? bytes : extraction::testing::docx_of(bytes));
    if (extracted) ensure(text::clean(extracted->text) == extracted->text, "text not clean");
    return 0;
}
