// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "features/people/people.hpp"
#include "kernel/ui/components.hpp"

namespace samskap::people {

// The text with each masked word, standing as a whole word or with a genitive s, in capitals or
// small letters, replaced; the first mask that fits wins, so the longest come first. Never inside
// another word.
std::string masked(std::string_view words, const std::vector<MaskedWords>& masks);
// The same, with the places of what was put in.
struct MaskedText {
    std::string text;
    std::vector<ui::Span> marks = {};
};
MaskedText mask_words(std::string_view words, const std::vector<MaskedWords>& masks);
bool mentions(std::string_view words, const std::vector<MaskedWords>& masks);

// Every spelling of everybody with a protected identity: hidden from all but the secretary of the
// group, wherever words of a group are shown, listed or searched in.
std::vector<MaskedWords> protected_words(db::Reader& db);
// The spellings of one person who must not be named openly; none of those who agreed to be.
std::vector<MaskedWords> hidden_words(db::Reader& db, PartyId person);
// The spellings of one person, hidden or not: where they stand, the person is named.
std::vector<MaskedWords> names_of_person(db::Reader& db, PartyId person);

}  // namespace samskap::people
