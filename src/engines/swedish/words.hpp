// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engines/swedish/lexicon.hpp"

namespace samskap::swedish {

// A place in a text, in bytes: [start, end).
struct Span {
    std::size_t start = 0;
    std::size_t end = 0;
    bool operator==(const Span&) const = default;
};

// The words of a text: runs of letters and digits. An apostrophe or colon between letters belongs
// to the word ("EU:s"); a hyphen parts words ("CurioCity-gruppen" is two).
std::vector<Span> words_in(std::string_view text);

// The stem of one lower-case word without a dictionary: Snowball's Swedish stem, then the definite
// endings Snowball leaves (-an, -et). Right for names and for words no dictionary has.
std::string plain_stem(std::string_view word);

// What one lower-case word is called in the index. Forms of one word share at least one stem
// ("turneringen", "turneringars"); a word that can be two has both stems.
struct Stems {
    std::vector<std::string> whole;  // at least one
    std::vector<std::string> parts;  // of a compound, in order; else empty
};
Stems stems_of(std::string_view word, const Lexicon& lexicon);

}  // namespace samskap::swedish
