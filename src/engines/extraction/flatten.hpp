// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>

#include "engines/extraction/raster.hpp"

namespace samskap::extraction {

struct Flattened {
    Picture grey;
    double dots_per_inch = 300;  // taken for a sheet of A4
    // From points (1/72 inch) of this picture to the other's.
    Straightening straightening = {};
};

// A photograph of a sheet of paper on something darker becomes the sheet alone, seen from straight
// above. Empty when no sheet with four corners is to be seen: a scan, or a page that fills the
// picture.
std::optional<Flattened> flattened(const Picture& grey, double dots_per_inch);

}  // namespace samskap::extraction
