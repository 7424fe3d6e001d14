// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "features/minutes/minutes.hpp"

namespace samskap::minutes {

// The text with each masked word, standing as a whole word or with a genitive s, replaced; the
// first mask that fits wins, so the longest come first. Never inside another word.
std::string masked(std::string_view words, const std::vector<people::MaskedWords>& masks);

}  // namespace samskap::minutes
