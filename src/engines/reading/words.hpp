// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace samskap::reading {

// What a word can be. One word may be several things ("får", "var").
namespace word {
enum Trait : std::uint32_t {
    present = 1U << 0U,
    past = 1U << 1U,
    infinitive = 1U << 2U,
    passive = 1U << 3U,
    // Kinds of verbs.
    modal = 1U << 4U,    // ska, måste, bör
    task = 1U << 5U,     // boka, mejla: who says so in the present tense promises it
    effort = 1U << 6U,   // jobba, arbeta: a task only when it shall be done
    carry = 1U << 7U,    // ansvara, leda, samordna: carries a matter
    settle = 1U << 8U,   // besluta, godkänna, utse
    hold = 1U << 9U,     // arrangera, anordna: makes an event happen
    wish = 1U << 10U,    // vilja, föreslå, hoppas
    report = 1U << 11U,  // berätta, informera
    state = 1U << 12U,   // vara, bli, kosta: nobody's doing
    lack = 1U << 13U,    // sakna, behövas
    ask = 1U << 14U,     // undra, fråga
    // Other words.
    subordinator = 1U << 15U,  // som, att, om, eftersom
    pronoun = 1U << 16U,       // jag, vi, han, de: can be a subject
    asking = 1U << 17U,        // hur, vad, vem
    negation = 1U << 18U,      // inte, ingen
    preposition = 1U << 19U,
    adverb = 1U << 20U,
    trouble = 1U << 21U,     // problem, brist, svårt
    idea = 1U << 22U,        // förslag, idé, önskemål
    wishing = 1U << 23U,     // gärna, önskvärt, kanske
    other = 1U << 24U,       // any word that is nobody's name
    on_the_day = 1U << 25U,  // ta med, grilla: done when the thing takes place
    agreed = 1U << 26U,      // överens, votering, mandat: shows that something was settled
    verb_kinds = modal | task | effort | carry | settle | hold | wish | report | state | lack | ask,
};
}  // namespace word

// The traits of a lower-case word; 0 for a word that no list has.
std::uint32_t traits_of(std::string_view lower);

// Is it a word for something that takes place: "årsmötet", "brännbollsturnering", "mässa"?
bool names_an_occasion(std::string_view lower);
// Words that only say "the meeting itself": mötet, möte.
bool names_a_meeting(std::string_view lower);

struct Token {
    std::size_t from = 0;  // bytes in the sentence
    std::size_t to = 0;
    std::string_view raw;
    std::string_view low;
    std::uint32_t traits = 0;
    bool upper = false;        // begins with a capital
    char before = ' ';         // the sign before it, other than a blank: , ( " : - /
    bool subordinate = false;  // a verb of a clause that belongs to another
    [[nodiscard]] bool is(std::uint32_t any) const { return (traits & any) != 0; }
    [[nodiscard]] bool finite() const { return is(word::present | word::past); }
};

// A sentence taken apart. Views point into `lower` and into the text given.
// Which pairs of bytes stand beside each other in a text: most phrases that are asked for are not
// in it, and two pairs of theirs tell so without a search.
class Pairs {
public:
    void set(std::string_view text) {
        m_bits = {};
        for (std::size_t at = 1; at < text.size(); ++at) {
            const auto place = place_of(text[at - 1], text[at]);
            m_bits[place / 64] |= std::uint64_t{1} << (place % 64);
        }
    }
    [[nodiscard]] bool may_hold(std::string_view words) const {
        if (words.size() < 2) return true;
        const auto last = words.size() - 1;
        return has(words[last - 1], words[last]) && has(words[last / 2], words[last / 2 + 1]);
    }

private:
    static std::size_t place_of(char first, char second) {
        const auto a = static_cast<unsigned char>(first);
        const auto b = static_cast<unsigned char>(second);
        return (a * 37U + b * 5U) % 1024U;
    }
    [[nodiscard]] bool has(char first, char second) const {
        const auto place = place_of(first, second);
        return (m_bits[place / 64] >> (place % 64) & 1U) != 0;
    }
    std::array<std::uint64_t, 16> m_bits{};
};

struct Parsed {
    std::string_view text;
    std::string lower;
    Pairs pairs;  // of `lower`
    std::vector<Token> tokens;
    std::uint32_t traits = 0;        // of all its words together
    std::vector<std::size_t> verbs;  // finite verbs of the main clauses, in order
    [[nodiscard]] bool has_verb() const;
    // The first finite verb of a main clause, or the number of tokens.
    [[nodiscard]] std::size_t main() const { return verbs.empty() ? tokens.size() : verbs.front(); }
    [[nodiscard]] bool any(std::uint32_t wanted) const { return (traits & wanted) != 0; }
    // Whether these words, in small letters, stand in it.
    [[nodiscard]] bool says(std::string_view words) const {
        return pairs.may_hold(words) && lower.find(words) != std::string::npos;
    }
};
// Keep the result where it is: it refers to itself.
void parse(std::string_view sentence, Parsed& parsed);
// A word that no list has turns out to be the verb: "Lina reklamerar dem".
void take_as_verb(Parsed& parsed, std::size_t at);

}  // namespace samskap::reading
