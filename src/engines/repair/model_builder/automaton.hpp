// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "engines/repair/format.hpp"

namespace samskap::repair::builder {

// The least automaton that accepts just these words (sorted, each once). The number it gives a
// word is the word's place among them.
std::vector<Edge> automaton_of(const std::vector<std::string>& sorted_words);

}  // namespace samskap::repair::builder
