// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engines/repair/repair.hpp"
#include "features/documents/documents.hpp"

// Damaged text made whole: the original is kept beside it, every changed word is known, and what
// the machine was not sure of a person decides.
namespace samskap::repairs {

using documents::DocumentId;
using web::PartyId;
using web::Viewer;

const Feature& feature();

struct Proposal {
    std::string text;
    int confidence = 0;  // thousandths
};
struct Repair {
    int position = 0;
    int line = 0;           // of the text, from 1
    int column = 0;         // characters from 1, in the original
    std::size_t start = 0;  // bytes, in the original
    std::string was;
    Proposal proposal;
    bool is_made = true;  // by the machine alone
    std::vector<Proposal> alternatives;
    std::optional<std::string> decided;  // by a person

    // What the text has now.
    [[nodiscard]] const std::string& stands() const {
        if (decided) return *decided;
        return is_made ? proposal.text : was;
    }
    // So unsure that a person should say what stands there.
    [[nodiscard]] bool asks() const { return !decided && (!is_made || proposal.confidence < 900); }
};

// What a text that came is made into, with the words that the caller may let help. `doubts` are the
// words that were read from a picture and not surely.
samskap::repair::Repaired repaired(std::string_view text, const samskap::repair::OwnWords& own,
                                   const std::vector<samskap::repair::Doubt>& doubts = {});

// Keeps what was changed in a document that was just stored with the repaired text.
void keep_repairs(db::Writer& db, DocumentId document, std::string_view original,
                  const samskap::repair::Repaired& repaired);

// In the order of the text. Whoever asks has seen the document.
std::vector<Repair> repairs_of(db::Reader& db, DocumentId document);
// Empty when nothing was changed.
std::string original_of(db::Reader& db, DocumentId document);

// A person says what stands at `position`, and, if `everywhere`, wherever the same was read in the
// document. An empty word means that what was read is right. The document's text has it from now
// on. Answers how many places it was; none when there is no such place.
int decide(db::Writer& db, const Viewer& viewer, const documents::Document& document, int position,
           std::string_view word, bool everywhere);
// Takes the last decision back. Answers its first position, or nothing when there is none.
std::optional<int> undo(db::Writer& db, const Viewer& viewer, const documents::Document& document);

// What people made of words that were read for the group, so that it is not asked twice.
void add_corrections(db::Reader& db, PartyId group, samskap::repair::OwnWords& own);

// The words that are others now, as they were read: for the search.
std::string original_words(const std::vector<Repair>& repairs);

}  // namespace samskap::repairs
