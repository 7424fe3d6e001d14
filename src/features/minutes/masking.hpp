// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <vector>

#include "features/minutes/minutes.hpp"
#include "features/people/masking.hpp"

namespace samskap::minutes {

// What a secretary said to hide in this reading, then the names of everybody who may be meant.
std::vector<people::MaskedWords> masks_of(db::Reader& db, const ui::Texts& texts, ReadingId reading,
                                          PartyId group);

using people::mask_words;
using people::masked;
using people::MaskedText;

}  // namespace samskap::minutes
