// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>

#include "engines/extraction/extraction.hpp"

namespace samskap::extraction {

// Bytes of text in an encoding that nobody told us → clean UTF-8, decided by what is valid and by
// which reading gives Swedish letters. Refuses what is no text, or is text in no such encoding.
Expected<std::string, Refusal> decode(std::string_view bytes);

}  // namespace samskap::extraction
