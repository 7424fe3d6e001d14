// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "engines/swedish/words.hpp"

namespace samskap::search {

// As much of a text as a list can show, with the words that were asked for.
struct Snippet {
    std::string text;  // with … where something was left out
    std::vector<swedish::Span> marks;
};
// About `length` bytes around the first mark; never cuts a word.
Snippet snippet_of(std::string_view text, const std::vector<swedish::Span>& marks,
                   std::size_t length = 280);

}  // namespace samskap::search
