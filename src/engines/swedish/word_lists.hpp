// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>

// Word lists this project wrote. Words are lower case.
namespace samskap::swedish {

// Words that say nothing of what a text is about: och, att, som, det.
bool is_function_word(std::string_view word);
// Stems so usual in minutes that sharing them hardly ties two texts together: grupp, möte, projekt.
bool is_pale_stem(std::string_view stem);

}  // namespace samskap::swedish
