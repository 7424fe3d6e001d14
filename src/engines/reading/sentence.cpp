// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/reading/sentence.hpp"

#include <algorithm>

namespace samskap::reading {
namespace {

bool is_nominative(std::string_view low) {
    for (std::string_view word :
         {"jag", "vi", "ni", "han", "hon", "hen", "de", "du", "man", "dom", "alla"})
        if (low == word) return true;
    return false;
}

// Does something stand before the verb that leaves the subject's place behind it?
bool opens_with_adverbial(const Sentence& sentence, std::size_t verb) {
    const auto& tokens = sentence.parsed.tokens;
    if (verb == 0) return true;
    const auto& first = tokens.front();
    if (sentence.met_at(0) != nullptr && !sentence.met_at(0)->genitive) return false;
    return first.is(word::preposition | word::adverb | word::subordinator | word::asking);
}

const Met* next_to(const Sentence& sentence, std::size_t verb) {
    const auto& tokens = sentence.parsed.tokens;
    for (auto i = verb + 1; i < tokens.size() && i <= verb + 2; ++i) {
        if (const auto* met = sentence.met_at(i)) return met->genitive ? nullptr : met;
        if (tokens[i].low == "även") continue;
        return nullptr;
    }
    return nullptr;
}

const Met* first_in(const Sentence& sentence, std::size_t from, std::size_t to) {
    const auto& tokens = sentence.parsed.tokens;
    for (const auto& met : sentence.met) {
        if (met.first < from || met.first >= to || met.genitive) continue;
        // The subject stands first, or behind what it is: "Forskaren Arne", "Även Anna".
        bool led = true;
        for (auto i = from; i < met.first; ++i)
            led = led && !tokens[i].is(word::preposition | word::subordinator | word::pronoun |
                                       word::infinitive);
        // "Birgitta: soppan räcker inte": says it, and does nothing.
        const bool says = met.last < to && tokens[met.last].before == ':';
        if (led && !says) return &met;
    }
    return nullptr;
}

}  // namespace

const Met* Sentence::met_at(std::size_t token) const {
    for (const auto& one : met)
        if (token >= one.first && token < one.last) return &one;
    return nullptr;
}

const Met* Sentence::subject(std::size_t verb_at) const {
    const auto& tokens = parsed.tokens;
    if (parsed.verbs.empty() || verb_at >= tokens.size()) return nullptr;
    if (verb_at == parsed.main()) {
        if (!opens_with_adverbial(*this, verb_at))
            if (const auto* found = first_in(*this, 0, verb_at)) return found;
        return next_to(*this, verb_at);
    }
    // A later clause has its own subject close to its verb, or goes on with the first.
    const auto place = std::find(parsed.verbs.begin(), parsed.verbs.end(), verb_at);
    const auto from =
        place != parsed.verbs.end() && place != parsed.verbs.begin() ? *(place - 1) + 1 : 0;
    for (auto i = from; i < verb_at; ++i) {
        const auto* found = met_at(i);
        if (found != nullptr && !found->genitive && found->first == i && found->last == verb_at)
            return found;
    }
    if (const auto* found = next_to(*this, verb_at)) return found;
    const bool goes_on =
        verb_at > 0 && (tokens[verb_at - 1].low == "och" || tokens[verb_at - 1].low == "samt" ||
                        tokens[verb_at].before == ',');
    if (goes_on && parsed.main() < verb_at) return subject(parsed.main());
    // "Anna bokar lokal och hon som kan fixar fika": whose clause it is stays open.
    return nullptr;
}

bool Sentence::subject_is(std::size_t verb_at, std::string_view pronoun) const {
    const auto& tokens = parsed.tokens;
    if (verb_at >= tokens.size()) return false;
    if (verb_at + 1 < tokens.size() && tokens[verb_at + 1].low == pronoun && is_nominative(pronoun))
        return true;
    if (verb_at == 0) return verb_at + 1 < tokens.size() && tokens[1].low == pronoun;
    if (tokens[verb_at - 1].low == pronoun) return true;
    if (verb_at == parsed.main()) {
        if (tokens[0].low == pronoun) {
            const bool other =
                verb_at + 1 < tokens.size() && is_nominative(tokens[verb_at + 1].low);
            return !other || is_nominative(pronoun);
        }
        return verb_at + 1 < tokens.size() && tokens[verb_at + 1].low == pronoun &&
               opens_with_adverbial(*this, verb_at);
    }
    const bool goes_on = tokens[verb_at - 1].low == "och" || tokens[verb_at].before == ',';
    return goes_on && parsed.main() < verb_at && subject_is(parsed.main(), pronoun);
}

recurrence::Tense Sentence::tense() const {
    using recurrence::Tense;
    const auto& tokens = parsed.tokens;
    for (const auto at : parsed.verbs) {
        const auto& token = tokens[at];
        if (token.low == "ska" || token.low == "skall" || token.low == "kommer")
            return Tense::future;
        if (token.low == "skulle" || token.low == "borde") return Tense::unsaid;
        // "Roland påminde om städdagen": what he spoke of may lie ahead.
        if (token.is(word::past) &&
            (token.is(word::report | word::ask | word::wish | word::settle) ||
             token.low == "påminde"))
            return Tense::unsaid;
        if (token.is(word::past) && !token.is(word::present)) return Tense::past;
        if (token.low == "har" || token.low == "hade")
            for (auto i = at + 1; i < tokens.size() && i <= at + 4; ++i)
                if (tokens[i].low.size() > 3 &&
                    (tokens[i].low.ends_with("it") || tokens[i].low.ends_with("at") ||
                     tokens[i].low.ends_with("tt") || tokens[i].low.ends_with("ts")))
                    return Tense::past;
    }
    return Tense::unsaid;
}

recurrence::Tense Sentence::tense_about(const recurrence::Phrase& phrase) const {
    using recurrence::Tense;
    const auto& tokens = parsed.tokens;
    const Token* nearest = nullptr;
    std::size_t distance = parsed.text.size();
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const auto& token = tokens[i];
        if (!token.finite() || token.is(word::report | word::ask) || token.low == "för" ||
            (token.upper && i > 0))
            continue;
        const auto between = token.to <= phrase.span.begin   ? phrase.span.begin - token.to
                             : token.from >= phrase.span.end ? token.from - phrase.span.end
                                                             : 0;
        if (between >= distance) continue;
        distance = between;
        nearest = &token;
    }
    if (nearest == nullptr) return Tense::unsaid;
    if (nearest->low == "har" || nearest->low == "hade") return tense();
    if (nearest->is(word::past) && !nearest->is(word::present)) return Tense::past;
    return nearest->is(word::present) ? Tense::future : Tense::unsaid;
}

bool Sentence::names_day() const {
    return std::any_of(phrases.begin(), phrases.end(), [](const recurrence::Phrase& phrase) {
        return phrase.kind == recurrence::PhraseKind::day;
    });
}

bool Sentence::has_day() const {
    using recurrence::PhraseKind;
    using recurrence::WindowUnit;
    return std::any_of(phrases.begin(), phrases.end(), [](const recurrence::Phrase& p) {
        if (p.kind == PhraseKind::day || p.kind == PhraseKind::weekday) return true;
        if (p.kind != PhraseKind::window) return false;
        const auto unit = p.window.unit;
        return unit == WindowUnit::month || unit == WindowUnit::season ||
               unit == WindowUnit::week || unit == WindowUnit::term || unit == WindowUnit::feast;
    });
}

}  // namespace samskap::reading
