// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string>

#include "../tests/leaks.hpp"
#include "engines/extraction/formats.hpp"
#include "kernel/base/text.hpp"

// Any bytes are refused or become a clean letter.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace samskap;
    const std::string bytes(data, data + size);
    const auto extracted = extraction::extract_eml(bytes);
    if (!extracted) return 0;
    ensure(text::clean(extracted->text) == extracted->text, "text not clean");
    ensure(text::is_valid_utf8(extracted->letterhead.from), "a sender that is not clean");
    for (const auto& attachment : extracted->attachments)
        ensure(text::is_valid_utf8(attachment.name), "a name that is not clean");
    return 0;
}
