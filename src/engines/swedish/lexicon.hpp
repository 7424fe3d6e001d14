// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engines/swedish/affixes.hpp"

namespace samskap::swedish {

// A compound taken apart. The base is the whole with its last part uninflected.
struct Compound {
    std::string base;                // "brännbollsturnering"
    std::vector<std::string> parts;  // brännboll, turnering: base forms, in order
};

// The base words of Swedish and how each is inflected and joined, out of a Hunspell dictionary.
// Kept as fingerprints (2 MB for 150,000 words): a word that is not in it is taken for known once
// in about a thousand million times. Read-only after loading, so threads may share one.
class Lexicon {
public:
    // Knows nothing; everything still works, with plain stems and no compounds.
    Lexicon();
    // Reads the texts of an .aff and a .dic file in UTF-8. Lines not understood are skipped.
    Lexicon(std::string_view aff, std::string_view dic);

    // True for a base form written in lower case: "hälsa", not "hälsan".
    [[nodiscard]] bool has(std::string_view base) const {
        return (flags_of(base) & k_is_word) != 0;
    }
    // Base forms that `word` (lower case) can be an inflection of, itself included:
    // "hälsan" → hälsa, "turneringar" → turnering. None when the word is unknown.
    [[nodiscard]] std::vector<std::string> bases(std::string_view word) const;
    // A compound of known words of at least three letters each: "brännbollsturneringen" is
    // brännboll and turnering. Empty when it is none.
    [[nodiscard]] Compound compound(std::string_view word) const;
    // The same for a word that is itself known: its parts must have four letters, so that "kontakt"
    // is not kon and takt.
    [[nodiscard]] Compound known_compound(std::string_view word) const;
    [[nodiscard]] std::size_t size() const { return m_size; }

private:
    struct Slot {
        std::uint32_t fingerprint = 0;
        Flags flags = 0;  // 0: the slot is free
    };
    [[nodiscard]] Flags flags_of(std::string_view base) const;
    void add(std::string_view base, Flags flags);
    void add_line(std::string_view line);
    [[nodiscard]] std::string first_part(std::string_view left) const;
    [[nodiscard]] std::string last_part(std::string_view right) const;
    [[nodiscard]] Compound split(std::string_view word, std::size_t least, int depth) const;

    // Quick to ask, and most places in a word are no beginning of another.
    [[nodiscard]] bool may_begin_word(std::string_view right) const;
    void note_beginning(std::string_view base);

    Affixes m_affixes;
    std::vector<Slot> m_slots;
    std::vector<bool> m_filter;  // most words asked for are none: told without a look at the slots
    std::vector<bool> m_beginnings;  // with which three bytes words begin
    std::size_t m_size = 0;
};

// The dictionary of the system (package hunspell-sv). Throws Fault when it is not there.
Lexicon installed_lexicon();

}  // namespace samskap::swedish
