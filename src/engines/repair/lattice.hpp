// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <span>
#include <vector>

#include "engines/repair/candidates.hpp"
#include "engines/repair/model.hpp"

namespace samskap::repair {

// The chance of each candidate of each word of a sentence, all its ways through weighed.
using Chances = std::vector<std::vector<float>>;
Chances chances_of(std::span<const std::vector<Candidate>* const> sentence, const Model& model);

}  // namespace samskap::repair
