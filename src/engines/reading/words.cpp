// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/reading/words.hpp"

#include <algorithm>
#include <array>

#include "engines/reading/characters.hpp"
#include "engines/reading/word_lists.hpp"
#include "engines/reading/word_table.hpp"
#include "kernel/base/text.hpp"

namespace samskap::reading {
namespace {

using Lexicon = WordTable<std::uint32_t>;

template <class Each>
void each_word(std::string_view list, Each each) {
    for (const auto item : text::split(list, ' '))
        if (!item.empty()) each(item);
}

void add_verb(Lexicon& words, std::string_view item, std::uint32_t kind) {
    const auto parts = text::split(item, '/');
    std::string infinitive(parts[0]);
    std::string present = parts.size() > 1 ? std::string(parts[1]) : infinitive + "r";
    std::string past = parts.size() > 2 ? std::string(parts[2]) : infinitive + "de";
    words[infinitive] |= kind | word::infinitive;
    words[present] |= kind | word::present;
    words[past] |= kind | word::past;
    if ((kind & word::modal) != 0 || infinitive.ends_with('s')) return;
    // The passive: bokas, tas, skrivs, bokades, skrevs; hör gives hörs.
    auto stem = present;
    const bool keeps_r = infinitive.size() == present.size() + 1 && infinitive.ends_with("ra") &&
                         infinitive.starts_with(present);
    for (std::string_view ending : {"er", "r"})
        if (!keeps_r && stem.ends_with(ending) && stem.size() > ending.size() + 1) {
            stem.resize(stem.size() - ending.size());
            break;
        }
    // "se/ser", "utse/utser", "ge/ger"
    if (infinitive.ends_with('e')) stem = infinitive;
    words[infinitive + "s"] |= kind | word::infinitive | word::passive;
    words[stem + "s"] |= kind | word::present | word::passive;
    words[past + "s"] |= kind | word::past | word::passive;
}

Lexicon make_lexicon() {
    Lexicon words;
    for (const auto& list : word_lists)
        each_word(list.words, [&](std::string_view w) { words[w] |= list.traits; });
    for (const auto& list : verb_lists)
        each_word(list.verbs, [&](std::string_view w) { add_verb(words, w, list.kind); });
    return words;
}

const Lexicon& lexicon() {
    static const Lexicon words = make_lexicon();
    return words;
}

const WordSet& occasions() {
    static const WordSet words = word_set(occasion_words);
    return words;
}

// Verbs that no list has show themselves only by -ade, -ades.
std::uint32_t guess(std::string_view low) {
    if (low.size() > 5 && low.ends_with("ade")) return word::past;
    if (low.size() > 6 && low.ends_with("ades")) return word::past | word::passive;
    // "höjdes", "byggdes"; not "ordförandes"
    if (low.size() > 5 && low.ends_with("des") && !low.ends_with("andes") &&
        !low.ends_with("endes"))
        return word::past | word::passive;
    if (low.size() > 7 && (low.ends_with("erar"))) return word::present;
    if (low.size() > 7 && (low.ends_with("eras"))) return word::infinitive | word::passive;
    return 0;
}

bool looks_infinitive(const Token& token) {
    if (token.is(word::infinitive)) return true;
    if (token.traits != 0) return false;
    return (token.low.size() > 2 && token.low.ends_with('a')) ||
           (token.low.size() > 4 && token.low.ends_with("as"));
}

void add_tokens(Parsed& parsed) {
    const auto text = parsed.text;
    const std::string_view low = parsed.lower;
    char before = ' ';
    for (std::size_t at = 0; at < text.size();) {
        if (word_length(text, at) == 0) {
            if (text[at] != ' ') before = text[at];
            ++at;
            continue;
        }
        const auto from = at;
        while (at < text.size()) {
            if (const auto length = word_length(text, at); length > 0) {
                at += length;
                continue;
            }
            const bool joins =
                text[at] == '-' || text[at] == ':' || text[at] == '.' || text[at] == '\'';
            if (!joins || at + 1 >= text.size() || word_length(text, at + 1) == 0) break;
            ++at;
        }
        Token token{.from = from,
                    .to = at,
                    .raw = text.substr(from, at - from),
                    .low = low.substr(from, at - from)};
        token.traits = traits_of(token.low);
        token.upper = starts_upper(token.raw);
        token.before = before;
        before = ' ';
        parsed.traits |= token.traits;
        parsed.tokens.push_back(token);
    }
}

// "om kommunen ska svara" is a clause, "om hälsa" is not.
bool clause_follows(const Parsed& parsed, std::size_t at) {
    // "Ansökan om stöd är elva sidor": behind the noun that opens the sentence it is a preposition.
    if (at > 0 && at <= 2 && parsed.verbs.empty() && !parsed.tokens[at - 1].finite() &&
        parsed.tokens[at].before == ' ' && !parsed.tokens[at + 1].is(word::pronoun))
        return false;
    for (auto i = at + 1; i < parsed.tokens.size() && i < at + 5; ++i) {
        if (i > at + 1 && parsed.tokens[i].before == ',') return false;
        if (parsed.tokens[i].finite() && parsed.tokens[i].low != "för" &&
            parsed.tokens[i].low != "var")
            return true;
    }
    return false;
}

// Does the subordinator at `at` open a clause with a verb of its own?
bool opens_clause(const Parsed& parsed, std::size_t at, bool in_main_clause) {
    const auto& tokens = parsed.tokens;
    const auto low = tokens[at].low;
    const auto& next = tokens[at + 1];
    if (low == "att")
        return !looks_infinitive(next) ||
               (!next.is(word::passive) && next.is(word::present | word::past));
    // "varit med om något", "om hälsa", "sedan dess": a preposition or adverb here; a clause has a
    // subject.
    if (low == "om") return !(at > 0 && tokens[at - 1].low == "med") && clause_follows(parsed, at);
    if (low == "sedan" || low == "där" || low == "då" || low == "när" || low == "innan")
        return !next.finite();
    // "Förslaget att bjuda in dem som värdar bordlades": as what, and no clause.
    const bool as = low == "som" && parsed.verbs.empty() && in_main_clause && next.traits == 0 &&
                    at + 2 < tokens.size() && tokens[at + 2].is(word::passive) &&
                    tokens[at + 2].is(word::past);
    return !as;
}

// "för", "må": words that are verbs only in rare company. "har varit med om något", "nästa bokade
// tillfälle": parts of another verb or of a noun.
bool is_no_verb_here(Parsed& parsed, std::size_t at) {
    auto& token = parsed.tokens[at];
    if (!token.finite() || token.low == "för" || token.low == "må") return true;
    if (at == 0) return false;
    const auto before = parsed.tokens[at - 1].low;
    if (token.low == "varit") return before == "har" || before == "hade";
    const bool which = token.low.ends_with("ade") && (before == "nästa" || before == "förra" ||
                                                      before == "vår" || before == "våra");
    if (which) token.traits &= ~word::past;
    return which;
}

// "Att jämte ordföranden justera protokollet utsågs Eva": the clause opens the sentence, and its
// verb is the main one.
void find_verb_behind_clause(Parsed& parsed) {
    auto& tokens = parsed.tokens;
    if (tokens.empty() || tokens[0].low != "att" || !tokens[0].upper) return;
    for (std::size_t i = 1; i < tokens.size(); ++i)
        if (tokens[i].subordinate && tokens[i].is(word::settle) && tokens[i].is(word::passive) &&
            tokens[i].is(word::past)) {
            tokens[i].subordinate = false;
            parsed.verbs.push_back(i);
            return;
        }
}

// Swedish puts the verb of a sentence second. Each "som", "att", "om" opens a clause of its own
// that takes the next finite verb; "att söka" does not.
void find_main_verbs(Parsed& parsed) {
    int waiting = 0;
    bool after_subordinate = false;
    bool modal = false;
    for (std::size_t i = 0; i < parsed.tokens.size(); ++i) {
        auto& token = parsed.tokens[i];
        const auto* next = i + 1 < parsed.tokens.size() ? &parsed.tokens[i + 1] : nullptr;
        if (token.before == ',' || token.before == ';' ||
            token.is(word::pronoun | word::subordinator))
            modal = false;
        // "ska kunna bokas": what a modal verb rules is no clause of its own.
        if (modal && token.is(word::infinitive) && !token.upper && token.low != "får") continue;
        if (token.is(word::modal) && !token.upper) modal = true;
        // "Det lät som en bra idé men vi måste fråga": a main clause again.
        if (token.low == "men" && next != nullptr) {
            waiting = 0;
            after_subordinate = false;
            continue;
        }
        const bool opens = token.is(word::subordinator) ||
                           (i > 0 && token.is(word::asking) && !parsed.verbs.empty());
        if (opens && next != nullptr && next->low != "dess") {  // "innan dess ska Bo ringa"
            if (opens_clause(parsed, i, waiting == 0)) waiting = 1;
            continue;
        }
        if (is_no_verb_here(parsed, i)) continue;
        // A capital inside a sentence is a name; a noun has its article before it.
        if (i > 0 && token.upper && token.before != ':') continue;
        // "att de är med och betalar": what is joined to a subordinate verb is subordinate too.
        const bool joined =
            after_subordinate && i > 0 &&
            (parsed.tokens[i - 1].low == "och" || parsed.tokens[i - 1].low == "eller");
        if (waiting > 0 || joined) {
            waiting = 0;
            token.subordinate = after_subordinate = true;
            continue;
        }
        after_subordinate = false;
        parsed.verbs.push_back(i);
    }
    if (parsed.verbs.empty()) find_verb_behind_clause(parsed);
}

}  // namespace

WordSet word_set(std::string_view list) {
    WordSet words;
    each_word(list, [&](std::string_view word) { words[word]; });
    return words;
}

std::uint32_t traits_of(std::string_view lower) {
    const auto* found = lexicon().find(lower);
    return found != nullptr ? *found : guess(lower);
}

namespace {

// "måndagen", "vardagar", "helgdag": days that are no occasions.
bool is_plain_day(std::string_view first_part) {
    for (std::string_view start : {"mån", "tis", "ons",    "tors",   "fre",  "lör",      "sön",
                                   "var", "mid", "hel",    "arbets", "kläm", "skärtors", "lång",
                                   "an",  "upp", "samman", "vår",    "skol", "lov",      "studie"})
        if (first_part == start || first_part == std::string(start) + "g") return true;
    return first_part.ends_with("afton") || first_part == "dagor";
}

// By the last three bytes: most words end like no word of the list.
class LastBytes {
public:
    explicit LastBytes(std::string_view list) {
        each_word(list, [&](std::string_view word) { m_seen.at(place_of(word)) = true; });
    }
    [[nodiscard]] bool seen(std::string_view word) const { return m_seen.at(place_of(word)); }

private:
    static std::size_t place_of(std::string_view word) {
        const auto byte = [&](std::size_t from_end) {
            return static_cast<std::size_t>(
                static_cast<unsigned char>(word[word.size() - from_end]));
        };
        return (byte(1) * 31 + byte(2) * 7 + byte(3)) % 1024;
    }
    std::array<bool, 1024> m_seen{};
};

bool ends_like_occasion(std::string_view lower) {
    static const LastBytes ends(occasion_words);
    return lower.size() >= 3 && ends.seen(lower);
}

}  // namespace

bool names_an_occasion(std::string_view lower) {
    // "Anhörigveckan"; "veckan" itself is none.
    constexpr std::size_t shortest = 11;
    if (lower.size() >= shortest && lower.back() == 'n' && lower.ends_with("veckan") &&
        !lower.starts_with("arbets") && !lower.starts_with("kalender"))
        return true;
    if (!ends_like_occasion(lower)) return false;
    if (occasions().contains(lower)) return true;
    // The longest ending that is a word of the list, behind a first part of three letters or more.
    for (std::size_t at = 3; at + 3 <= lower.size(); ++at) {
        if ((static_cast<unsigned char>(lower[at]) & 0xC0U) == 0x80) continue;
        const auto ending = lower.substr(at);
        if (ending.size() < 4 && ending != "cup" && ending != "dag") continue;
        if (occasions().contains(ending))
            return !ending.starts_with("dag") || !is_plain_day(lower.substr(0, at));
    }
    return false;
}

bool names_a_meeting(std::string_view lower) {
    for (std::string_view ending :
         {"möte", "mötet", "möten", "mötena", "sammanträde", "sammanträdet", "träff", "träffen",
          "tillfälle", "tillfället", "sammankomst"})
        if (lower.ends_with(ending)) return true;
    return false;
}

bool Parsed::has_verb() const {
    return std::any_of(tokens.begin(), tokens.end(), [&](const Token& t) {
        // "Samskapade tjänster": a participle, where a sentence would have its subject.
        const bool participle = t.from == 0 && t.low.ends_with("ade");
        return t.finite() && (!t.upper || t.from == 0) && !participle && t.low != "för" &&
               t.low != "var";
    });
}

void take_as_verb(Parsed& parsed, std::size_t at) {
    parsed.tokens[at].traits |= word::present | word::effort;
    parsed.traits |= word::present | word::effort;
    parsed.verbs.clear();
    for (auto& token : parsed.tokens) token.subordinate = false;
    find_main_verbs(parsed);
}

void parse(std::string_view sentence, Parsed& parsed) {
    parsed.text = sentence;
    parsed.lower = lower_in_place(sentence);
    parsed.pairs.set(parsed.lower);
    parsed.tokens.clear();
    parsed.traits = 0;
    parsed.verbs.clear();
    add_tokens(parsed);
    find_main_verbs(parsed);
}

}  // namespace samskap::reading
