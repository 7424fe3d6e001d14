// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>

#include "engines/extraction/raster.hpp"

namespace samskap::extraction {

// A page ready to be read: grey, its paper white, in about 300 dots per inch, its lines level.
struct Prepared {
    Picture grey;
    double dots_per_inch = 300;
    int turned = 0;  // quarters clockwise, from how the raster lies
    // From points (1/72 inch) of this picture to points of the raster, turned.
    Straightening straightening = {};
};

// Which way is up when the letters' own strokes do not tell: quarters clockwise that set it right.
using AskWhichWay = std::function<int(Pix* grey, int dots_per_inch)>;

Prepared prepare(const Raster& raster, const AskWhichWay& ask);

}  // namespace samskap::extraction
