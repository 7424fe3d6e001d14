// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "engines/extraction/extraction.hpp"

struct Pix;  // Leptonica's picture

namespace samskap::extraction {

struct DestroyPix {
    void operator()(Pix* pix) const;
};
using Picture = std::unique_ptr<Pix, DestroyPix>;

// How pages of a PDF are drawn to be read: a hair less than the 300 of most scanners. A picture
// that is to become smaller is summed up dot by dot; one to be kept or enlarged goes through
// Poppler's interpolation, which takes a third longer and blurs.
constexpr double reading_dots_per_inch = 299.5;

// A page as points of grey or colour.
struct Raster {
    Picture pixels;
    double dots_per_inch = 300;
};

// PNG, JPEG and TIFF. The head of the file is looked at before anything is unpacked: a picture that
// claims more pixels than scanners make is refused.
Expected<int, Refusal> count_pictures(Format format, std::string_view bytes, int most);
// The way up that the camera noted is applied. Pages are counted from 1.
Expected<Raster, Refusal> read_picture(Format format, std::string_view bytes, int number);

// Turned clockwise by quarters, and no side longer than that many pixels.
Expected<std::string, Refusal> to_png(const Raster& raster, int turned, int most_pixels);

// In points, as it lies.
double width_of(const Raster& raster);
double height_of(const Raster& raster);

}  // namespace samskap::extraction
