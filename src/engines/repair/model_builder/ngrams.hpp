// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <vector>

#include "engines/repair/format.hpp"
#include "engines/repair/model_builder/classes.hpp"

namespace samskap::repair::builder {

// What the text says of words in a row. Costs of words seen together are whole; where they were
// not, the cost of the shorter row is raised by a back-off.
struct Ngrams {
    std::vector<Bigram> bigrams;
    std::vector<std::uint32_t> trigrams;
};
// `chances` of single words, start, number and unknown included.
Ngrams ngrams_of(const Sentences& text, const std::vector<double>& chances);

// How much likelier, or less likely, a word of a class becomes after two other classes, by class:
// packed_change() of a cost. `sums` are the chances of the classes.
std::vector<std::uint8_t> class_changes(const Sentences& text,
                                        const std::vector<std::uint8_t>& classes,
                                        const std::vector<double>& sums);

}  // namespace samskap::repair::builder
