// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>

namespace samskap::extraction {

// Cameras write how they were held beside the picture, in a JPEG. The quarters clockwise that set
// it upright; 0 when nothing is said. Mirrored pictures, which no camera makes, count as plain.
int quarters_in_exif(std::string_view jpeg);

}  // namespace samskap::extraction
