// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>
#include <vector>

#include "engines/repair/repair.hpp"
#include "engines/repair/tokens.hpp"

namespace samskap::repair {

// For each token, whether it was read with doubt. A doubted word with one sign among its letters
// ("kom:munen") is one token without the sign.
std::vector<bool> doubted(std::vector<Token>& tokens, std::string_view text,
                          const std::vector<Doubt>& doubts);

}  // namespace samskap::repair
