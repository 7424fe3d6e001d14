// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "engines/reading/sentence.hpp"

// What tells that a sentence speaks of something that takes place. `token` is its occasion, or the
// number of tokens where it names none.
namespace samskap::reading {

// Does something happen on the day, or is it a deadline or the date of a paper?
bool happens(const Sentence& sentence, const recurrence::Phrase& phrase, std::size_t token);
// An occasion without a day counts when the sentence announces it, or gives it a name.
bool announces(const Sentence& sentence, std::size_t token);
// Does a day belong to a clause behind the occasion? "ett möte om huset, som öppnar 1 september"
bool in_other_clause(const Sentence& sentence, std::size_t token);

}  // namespace samskap::reading
