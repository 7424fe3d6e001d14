// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "features/minutes/minutes.hpp"
#include "kernel/ui/components.hpp"

namespace samskap::minutes {

// What a secretary said to hide in this reading, then the names of everybody who may be meant.
std::vector<people::MaskedWords> masks_of(db::Reader& db, const ui::Texts& texts,
                                          ReadingId reading, PartyId group);

// The text with each masked word, standing as a whole word or with a genitive s, replaced; the
// first mask that fits wins, so the longest come first. Never inside another word.
std::string masked(std::string_view words, const std::vector<people::MaskedWords>& masks);
// The same, with the places of what was put in.
struct MaskedText {
    std::string text;
    std::vector<ui::Span> marks = {};
};
MaskedText mask_words(std::string_view words, const std::vector<people::MaskedWords>& masks);

}  // namespace samskap::minutes
