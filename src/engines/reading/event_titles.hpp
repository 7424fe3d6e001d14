// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "engines/reading/sentence.hpp"

// What an event is called, and where it is, by the words of the sentence that tells of it.
namespace samskap::reading {

// Two titles speak of one thing.
bool share_a_word(std::string_view left, std::string_view right);
// A title without article and loose ends, with a capital.
std::string tidy(std::string_view title);

// The word of a sentence that names an occasion; the number of tokens when there is none.
std::size_t occasion_in(const Sentence& sentence);
// "På byggruppen 13 februari": a name right before its day.
const Met* named_before(const Sentence& sentence, const recurrence::Phrase& phrase);
// "till Valborg den 30 april"
std::string proper_before(const Sentence& sentence, const recurrence::Phrase& phrase);
// The "som" of the clause that holds the phrase; the number of tokens when it is in a main clause.
std::size_t relative_before(const Sentence& sentence, const recurrence::Phrase& phrase);
// "arrangerar en mässa på torget 1-2 juni": what stands between the verb and the place.
std::string what_it_is(const Sentence& sentence, const recurrence::Phrase& phrase);
std::string who_comes(const Sentence& sentence, const recurrence::Phrase& phrase);
std::string subject_held(const Sentence& sentence);
std::string what_is_held(const Sentence& sentence, const recurrence::Phrase& phrase);
// From the occasion to the end of what describes it: "workshop om kost".
std::string title_from(const Sentence& sentence, std::size_t token);
// "på Torget", "i Stadsparken": a name behind a word for where.
std::string place_in(const Sentence& sentence);

}  // namespace samskap::reading
