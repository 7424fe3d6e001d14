// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "engines/swedish/lexicon.hpp"

// How alike short texts are: to propose that a statement belongs to a matter, or that two names
// mean one thing. All of it is a proposal that a person accepts or not.
namespace samskap::swedish {

// A text made ready for comparison. Make it once, compare it often.
struct Wording {
    struct Item {
        std::string written;             // lower case
        std::vector<std::string> whole;  // stems
        std::vector<std::string> parts;  // stems of a compound's parts
        bool known = false;              // to the lexicon; unknown words may be misspelt names
        double weight = 1.0;             // what meeting it again is worth; 0 for och, att, som
    };
    std::vector<Item> items;
};
Wording wording_of(std::string_view text, const Lexicon& lexicon);

// 0 (nothing in common) to 1 (the same words, in whatever form). Symmetric.
double likeness(const Wording& left, const Wording& right);

// How far a name (of a matter, a group) is spoken of in a text: 1 when each of its words is there.
// Says why with the strongest reason that holds for every word counted.
enum class Reason { none, near_spelling, compound_part, stem, name };
struct Mention {
    double score = 0.0;  // 0 to 1
    Reason reason = Reason::none;
};
Mention mention(const Wording& name, const Wording& text);

// True when two words (lower case) that no dictionary has are likely one word spelt in two ways:
// "curiosity" and "curiocity". Never for words of fewer than five letters.
bool near_spelling(std::string_view left, std::string_view right);

}  // namespace samskap::swedish
