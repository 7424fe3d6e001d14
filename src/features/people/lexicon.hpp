// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "engines/swedish/lexicon.hpp"

namespace samskap::people {

// The Swedish words that the system's dictionary holds, read once, at first use, and shared by all
// threads. A machine without the dictionary has an empty one: plain stems, no compounds.
const swedish::Lexicon& lexicon();

}  // namespace samskap::people
