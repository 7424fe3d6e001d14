// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <string_view>

#include "engines/repair/model.hpp"

namespace samskap::repair {

// How well a text reads as Swedish, to choose between two readings of one page.
struct Fluency {
    std::size_t words = 0;
    double cost = 0;   // -ln of the chance of a word in its place, on average; less is better
    double known = 0;  // the share of words that are Swedish
};
Fluency fluency_of(std::string_view text, const Model& model);

}  // namespace samskap::repair
