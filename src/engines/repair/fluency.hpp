// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <string_view>

#include "engines/repair/model.hpp"

namespace samskap::repair {

// How well a text reads as Swedish, to choose between two readings of one page.
struct Fluency {
    std::size_t words = 0;
    std::size_t letters = 0;  // of these words
    double cost = 0;   // -ln of the chance of a word in its place, on average; less is better
    double known = 0;  // the share of words that are Swedish
    // The same cost spread over the letters, so that words torn apart don't look cheap: clean
    // Swedish up to 2.1, what has lost its å, ä and ö from 2.2, rubble and other languages from 3.
    [[nodiscard]] double cost_of_a_letter() const {
        return letters == 0 ? 0 : cost * static_cast<double>(words) / static_cast<double>(letters);
    }
};
Fluency fluency_of(std::string_view text, const Model& model);

}  // namespace samskap::repair
