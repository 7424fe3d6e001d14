// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

// What somebody may have meant who made one slip while writing a word.
namespace samskap::swedish {

// Every word that one letter left out, two letters that changed places, one letter changed or one
// put in can have become `word` (lower case), the likeliest slip first and each word once. None for
// words of fewer than five letters, where everything is like everything, of more than forty, and
// for what holds something else than letters of Swedish.
std::vector<std::string> meant_by(std::string_view word);

}  // namespace samskap::swedish
