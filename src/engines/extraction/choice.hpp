// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "engines/extraction/extraction.hpp"

namespace samskap::extraction {

// Do the letters that stand in the file say all there is to say on this page? Not when there are
// hardly any, when there is ink that they don't explain, or when they are rubble: what a machine
// read long ago that knew no Swedish.
bool suffices(const PaperPage& layer, const LanguageScore& language);

// Of two readings of one page the one to keep. A scan that is refused loses; so does one that is
// unsure of itself, and where the letters are no good either, what is kept carries
// Refusal::illegible. Otherwise the one that says clearly more wins unless it is rubble, or else
// the better Swedish. When equal, the letters.
PaperPage better_of(PaperPage layer, PaperPage scan, const LanguageScore& language);

}  // namespace samskap::extraction
