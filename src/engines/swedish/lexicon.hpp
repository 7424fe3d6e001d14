// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace samskap::swedish {

// The base words of Swedish and how each is inflected and joined, out of a Hunspell dictionary.
// Kept as fingerprints (2 MB for 150,000 words): a word that is not in it is taken for known once
// in about a thousand million times. Read-only after loading, so threads may share one.
class Lexicon {
public:
    // Knows nothing; everything still works, with plain stems and no compounds.
    Lexicon();
    // Reads the text of a .dic file in UTF-8 whose flags are those of the Swedish dictionary.
    // Lines it does not understand are skipped.
    explicit Lexicon(std::string_view dic);

    // True for a base form written in lower case: "hälsa", not "hälsan".
    [[nodiscard]] bool has(std::string_view base) const { return flags_of(base) != 0; }
    // Base forms that `word` (lower case) can be an inflection of, itself included:
    // "hälsan" → hälsa, "turneringar" → turnering. None when the word is unknown.
    [[nodiscard]] std::vector<std::string> bases(std::string_view word) const;
    // A compound as its parts, the last one in base form, the others as base forms too:
    // "brännbollsturneringen" → brännboll, turnering. Empty when it is no compound of known
    // words of at least three letters each.
    [[nodiscard]] std::vector<std::string> parts(std::string_view word) const;
    [[nodiscard]] std::size_t size() const { return m_size; }

private:
    struct Slot {
        std::uint32_t fingerprint = 0;
        std::uint32_t flags = 0;  // 0: the slot is free
    };
    [[nodiscard]] std::uint32_t flags_of(std::string_view base) const;
    void add(std::string_view base, std::uint32_t flags);

    std::vector<Slot> m_slots;
    std::size_t m_size = 0;
};

// The dictionary of the system (package hunspell-sv), about 10 ms. Throws Fault when it is not there.
Lexicon installed_lexicon();

}  // namespace samskap::swedish
