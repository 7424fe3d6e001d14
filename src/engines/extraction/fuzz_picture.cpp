// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string>

#include "engines/extraction/formats.hpp"

// Any bytes that claim to be PNG, JPEG or TIFF are refused or unpacked, and what is unpacked can be
// shown.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace samskap::extraction;
    const std::string bytes(data, data + size);
    const auto format = format_of(bytes, "");
    if (!format || !is_paged(*format) || *format == Format::pdf) return 0;
    const auto pages = open_pictures(*format, bytes, 50);
    if (!pages) return 0;
    const auto raster = (*pages)->raster((*pages)->count(), 300);
    if (!raster) return 0;
    ensure(width_of(*raster) > 0 && height_of(*raster) > 0, "a page without a size");
    const auto png = to_png(*raster, 1, 100);
    if (png) ensure(png->starts_with("\x89PNG"), "no PNG");
    return 0;
}
