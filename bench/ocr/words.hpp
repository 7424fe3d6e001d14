// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <tesseract/baseapi.h>

#include <algorithm>
#include <cstddef>
#include <string>

#include "engines/extraction/raster.hpp"

namespace samskap::bench {

// Wrong words: the least number of words to change, put in or take away, without the signs around
// them.
struct Tally {
    std::size_t words = 0;
    std::size_t wrong = 0;
    double seconds = 0;
    void add(const std::string& right, const std::string& read);
    [[nodiscard]] double percent() const {
        return 100.0 * static_cast<double>(wrong) /
               static_cast<double>(std::max<std::size_t>(words, 1));
    }
};

// What Tesseract alone says.
std::string plainly(tesseract::TessBaseAPI& tesseract, const extraction::Picture& picture);

}  // namespace samskap::bench
