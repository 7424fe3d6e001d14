// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <vector>

#include "engines/repair/candidates.hpp"
#include "engines/repair/model.hpp"
#include "engines/repair/tokens.hpp"

namespace samskap::repair {

// Which words of a text stand where Swedish has lost its letters. Right Swedish, other languages,
// lists of names and code are not damaged, however much they look like it here and there: a single
// word is no stretch.
std::vector<bool> damaged(const std::vector<Token>& tokens, const Model& model,
                          Candidates& candidates);

}  // namespace samskap::repair
