// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "engines/extraction/raster.hpp"

// Paper as it comes in: printed pages, and what scanners, telephones and time do to them. The same
// seed gives the same paper.
namespace samskap::bench {

using extraction::Picture;
using Random = std::mt19937;

struct Leaf {
    std::string words;  // what stands on it
    Picture picture;    // A4 in 300 dots per inch, grey
};
// The text set in pages of this font.
std::vector<Leaf> print(const std::string& text, const char* font);

// The texts of a folder, each on pages of its own, at most this many.
std::vector<Leaf> leaves_of(const std::filesystem::path& folder, std::size_t most);

Picture clean(const Picture& page, Random& random);
Picture in_200_dots(const Picture& page, Random& random);
Picture black_and_white(const Picture& page, Random& random);  // with dust
Picture askew(const Picture& page, Random& random);            // up to three degrees
Picture sideways(const Picture& page, Random& random);
Picture in_shadow(const Picture& page, Random& random);
// Taken from one side, on a dark table, in uneven light, a little unsharp.
Picture photographed(const Picture& page, Random& random);
// Black and white in 100 dots per inch.
Picture faxed(const Picture& page, Random& random);
// Grey, unsharp and in shadow: small but readable; hardly there; gone.
Picture from_afar(const Picture& page, Random& random);
Picture ruined(const Picture& page, Random& random);
Picture gone(const Picture& page, Random& random);

}  // namespace samskap::bench
