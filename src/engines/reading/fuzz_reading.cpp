// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "engines/reading/reading.hpp"
#include "kernel/base/errors.hpp"
#include "kernel/base/text.hpp"

// Any bytes: cleaned as the extraction does, read, written as JSON, and read again as what is
// known.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto* bytes = reinterpret_cast<const char*>(data);  // libFuzzer's type for bytes
    const auto text = samskap::text::clean(std::string_view(bytes, size));
    const auto reading = samskap::reading::read(text);
    samskap::reading::Known known;
    known.add(reading);
    const auto again = samskap::reading::read(text, known);
    ensure(samskap::reading::to_json(again).size() > 2, "a reading is never empty JSON");
    return 0;
}
