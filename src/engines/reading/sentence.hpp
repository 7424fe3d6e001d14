// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "engines/reading/names.hpp"
#include "engines/reading/reading.hpp"
#include "engines/reading/words.hpp"
#include "engines/recurrence/phrases.hpp"
#include "engines/recurrence/resolve.hpp"

namespace samskap::reading {

// What a heading or a line above a list says of everything beneath it: "Beslut", "Att göra:".
enum class Section {
    plain,
    decisions,
    actions,
    questions,
    proposals,
    issues,
    information,
    next_meeting,
    closing
};
Section section_of(std::string_view heading);
// "Mötet beslutar": what is decided stands beneath.
bool ends_in_deciding(std::string_view text);

// A sentence of the body with all that is found out about it.
struct Sentence {
    std::size_t topic = 0;
    std::size_t block = 0;
    bool item = false;         // of a bullet
    bool opens_block = false;  // the first of its paragraph or bullet
    Section section = Section::plain;
    Sentence* before = nullptr;         // in the same paragraph or bullet
    const Sentence* earlier = nullptr;  // the last of the paragraph above, in the same topic
    const Sentence* lead_in = nullptr;  // the line with a colon above this bullet
    Parsed parsed;
    std::vector<Met> met;
    std::vector<recurrence::Phrase> phrases;
    std::vector<recurrence::Resolved> days;  // one for each phrase
    std::vector<std::string> assigned;       // names in the cell beside it
    std::size_t verb = 0;  // the finite verb that decided the kind, else the first
    Statement statement;

    [[nodiscard]] recurrence::Tense tense() const;
    // Of the clause that a phrase stands in: "vi blev inte valda, men den 10 maj kommer de".
    [[nodiscard]] recurrence::Tense tense_about(const recurrence::Phrase& phrase) const;
    // The name that stands as subject of the main clause with this verb, or none.
    [[nodiscard]] const Met* subject(std::size_t verb) const;
    [[nodiscard]] const Met* subject() const { return subject(verb); }
    // "vi", "de": is that the subject?
    [[nodiscard]] bool subject_is(std::size_t verb, std::string_view pronoun) const;
    [[nodiscard]] const Met* met_at(std::size_t token) const;
    [[nodiscard]] bool names_day() const;  // a day of the calendar
    [[nodiscard]] bool has_day() const;    // a day or a window that a thing can happen in
};

// Sets kind, confidence and reason of the statement.
void classify(Sentence& sentence);
// Sets owner and co-owners.
void find_owner(Sentence& sentence);
// Sets the due. `about` is an earlier sentence that fixed the day this one happens, if any.
void find_due(Sentence& sentence, const Sentence* about, std::optional<Day> reference);

}  // namespace samskap::reading
