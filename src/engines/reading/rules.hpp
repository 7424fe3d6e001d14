// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

#include "engines/reading/characters.hpp"
#include "engines/reading/sentence.hpp"

namespace samskap::reading {

struct Verdict {
    Kind kind = Kind::information;
    double confidence = 0;
    std::string_view reason;
};
using Found = std::optional<Verdict>;

// "Klart 5 december": when something is to be done, and nothing that takes place.
inline bool is_deadline_word(std::string_view low) {
    return low == "klart" || low == "klar" || low == "deadline" || low == "senast" ||
           low == "slutdatum";
}

// The clauses of a sentence as the rules see it.
class Rules {
public:
    explicit Rules(const Sentence& sentence)
        : m_sentence(sentence),
          m_parsed(sentence.parsed),
          m_tokens(sentence.parsed.tokens),
          m_verb(sentence.parsed.main()) {}
    [[nodiscard]] std::size_t verb() const { return m_verb; }

    [[nodiscard]] Verdict verdict() const {
        if (const auto found = label()) return *found;
        for (const auto rule : {&Rules::question, &Rules::settled, &Rules::action, &Rules::decision,
                                &Rules::proposal, &Rules::issue, &Rules::event}) {
            m_verb = m_parsed.main();
            if (const auto found = (this->*rule)()) return *found;
        }
        return fallback();
    }

private:
    [[nodiscard]] bool has(std::string_view phrase) const {
        const std::string_view low = m_parsed.lower;
        if (!m_parsed.pairs.may_hold(phrase)) return false;
        for (auto at = low.find(phrase); at != low.npos; at = low.find(phrase, at + 1)) {
            const auto end = at + phrase.size();
            const bool from = at == 0 || word_length(low, at - 1) == 0;
            if (from && (phrase.back() == ' ' || end >= low.size() || word_length(low, end) == 0))
                return true;
        }
        return false;
    }
    template <std::size_t n>
    [[nodiscard]] bool has_one(const std::array<std::string_view, n>& phrases) const {
        return std::any_of(phrases.begin(), phrases.end(), [&](auto p) { return has(p); });
    }
    [[nodiscard]] const Token* token(std::size_t at) const {
        return at < m_tokens.size() ? &m_tokens[at] : nullptr;
    }
    [[nodiscard]] bool is_passive(std::size_t verb) const {
        return m_tokens[verb].is(word::passive);
    }

    // The infinitive that a modal verb at `verb` rules, past subject and adverbs; none for "vi
    // behöver stolar".
    [[nodiscard]] const Token* infinitive_after(std::size_t verb) const {
        for (std::size_t i = verb + 1; i < m_tokens.size() && i < verb + 9; ++i) {
            const auto& t = m_tokens[i];
            if (t.low == "att" && i + 1 < m_tokens.size() && m_tokens[verb].low == "kommer")
                return m_tokens[i + 1].is(word::infinitive) || m_tokens[i + 1].low.ends_with('a') ||
                               m_tokens[i + 1].low.ends_with('s')
                           ? &m_tokens[i + 1]
                           : nullptr;
            if (t.is(word::infinitive) && !t.upper &&
                !(t.is(word::present) && !t.is(word::passive) && t.low != "få"))
                return &t;
            if (t.is(word::subordinator | word::preposition) && t.low != "om" &&
                !t.is(word::adverb))
                return nullptr;
            const bool between = t.is(word::pronoun | word::adverb | word::negation) ||
                                 m_sentence.met_at(i) != nullptr || i == verb + 1;
            if (!between && !(t.low.size() > 3 && t.low.ends_with('a') &&
                              m_tokens[verb].is(word::modal) && i == verb + 2))
                if (i > verb + 4) return nullptr;
            const bool like_one = t.low.size() > 3 && t.traits == 0 && i <= verb + 3 && !t.upper;
            if (like_one && (t.low.ends_with('a') || t.low.ends_with("as")))
                return &t;  // a verb that no list has
        }
        return nullptr;
    }

    // Somebody who can promise: a person, "vi", an organisation, "de".
    [[nodiscard]] bool person(std::size_t verb) const {
        const auto* who = m_sentence.subject(verb);
        return who != nullptr && who->naming != Naming::organisation;
    }
    [[nodiscard]] bool organisation(std::size_t verb) const {
        const auto* who = m_sentence.subject(verb);
        return who != nullptr && who->naming == Naming::organisation;
    }
    [[nodiscard]] bool is_subject(std::size_t verb,
                                  std::initializer_list<std::string_view> pronouns) const {
        return std::any_of(pronouns.begin(), pronouns.end(),
                           [&](auto p) { return m_sentence.subject_is(verb, p); });
    }
    [[nodiscard]] bool we(std::size_t verb) const {
        return is_subject(verb, {"vi", "jag", "alla", "ni"});
    }
    [[nodiscard]] bool they(std::size_t verb) const {
        return is_subject(verb, {"de", "hon", "han", "hen", "dom"});
    }
    [[nodiscard]] bool it(std::size_t verb) const {
        return is_subject(verb, {"det", "den", "detta"});
    }
    [[nodiscard]] bool negated(std::size_t verb) const {
        for (std::size_t i = verb + 1; i < m_tokens.size() && i <= verb + 3; ++i) {
            if (m_tokens[i].low == "att") return false;  // "valde att inte överklaga"
            if (m_tokens[i].is(word::negation) && !m_tokens[i].upper) return true;
        }
        return false;
    }
    // "i fredags", "förra tisdagen"
    [[nodiscard]] bool looks_back(const recurrence::Phrase& phrase) const {
        const auto words = std::string_view(m_parsed.lower)
                               .substr(phrase.span.begin, phrase.span.end - phrase.span.begin);
        return (words.starts_with("i ") && words.ends_with('s')) || words.starts_with("förra ");
    }
    // A day ahead is named.
    [[nodiscard]] bool comes() const {
        for (const auto& phrase : m_sentence.phrases)
            if (phrase.kind == recurrence::PhraseKind::day ||
                (phrase.kind == recurrence::PhraseKind::weekday && !looks_back(phrase)) ||
                (phrase.kind == recurrence::PhraseKind::window &&
                 phrase.window.direction != recurrence::Direction::back &&
                 phrase.window.unit != recurrence::WindowUnit::day))
                return true;
        return false;
    }
    // A day ahead that belongs to the clause of this verb, not to one that follows it.
    [[nodiscard]] bool comes_beside(std::size_t verb) const {
        std::size_t end = m_parsed.text.size();
        for (auto i = verb + 1; i < m_tokens.size(); ++i)
            if (m_tokens[i].is(word::subordinator)) {
                end = m_tokens[i].from;
                break;
            }
        return comes() && std::any_of(m_sentence.phrases.begin(), m_sentence.phrases.end(),
                                      [&](const auto& phrase) { return phrase.span.begin < end; });
    }
    // "tycker", "anser": what follows is what somebody would have.
    [[nodiscard]] bool is_opinion(std::size_t verb) const {
        const auto low = m_tokens[verb].low;
        return low == "tycker" || low == "anser" || low == "menar" || low == "tyckte" ||
               low == "ansåg" || low == "menade";
    }
    [[nodiscard]] bool deadline() const {
        return std::any_of(m_sentence.phrases.begin(), m_sentence.phrases.end(),
                           [](const auto& phrase) {
                               return phrase.marker == recurrence::Marker::by ||
                                      phrase.marker == recurrence::Marker::before;
                           });
    }
    // "arbetar med", "jobbar på": how things are, not what somebody takes on.
    [[nodiscard]] bool ongoing(std::size_t verb) const {
        const auto low = m_tokens[verb].low;
        return low == "arbetar" || low == "jobbar" || low == "deltar" || low == "medverkar" ||
                       low == "går" || low == "använder" || low == "ser" || low == "når" ||
                       low == "hinner" || low == "orkar" || low == "gör"
                   ? has("nu") || has("idag") || has("redan") || has("sedan") || low == "går" ||
                         low == "hinner" || low == "orkar" || low == "arbetar" || low == "jobbar"
                   : has("just nu") || (has("redan") && !comes());
    }
    // A proposal goes on: "Det ska vara en liten grupp." "Gruppen ska hitta former."
    [[nodiscard]] bool in_proposal() const {
        const auto* before = m_sentence.before;
        return before != nullptr && before->statement.kind == Kind::proposal;
    }

    // "Jonas: beställa telefon", "Linus - ringa omsorgen"
    [[nodiscard]] bool names_who_does() const {
        const auto* who = m_sentence.met_at(0);
        if (who == nullptr || who->naming == Naming::organisation || who->genitive) return false;
        if (who->last >= m_tokens.size()) return false;
        const auto rest = m_parsed.text.substr(m_tokens[who->last - 1].to);
        const bool sign =
            rest.starts_with(": ") || rest.starts_with(" - ") || rest.starts_with(" – ");
        const auto& next = m_tokens[who->last];
        // "Lisa: kunderna är oroliga", "Ali: inget" tell something; so does all that goes round
        // the table.
        const bool tells = next.is(word::negation) || !m_parsed.verbs.empty() ||
                           m_sentence.section == Section::information;
        return sign && (next.is(word::infinitive) || !tells) && !next.is(word::pronoun);
    }

    [[nodiscard]] Found label() const {
        if (names_who_does() && !m_parsed.text.ends_with('?'))
            return Verdict{Kind::action, .85, "somebody's name before a task"};
        const auto colon = m_parsed.lower.find(':');
        if (colon > 40) return {};  // or none
        const auto head = std::string_view(m_parsed.lower).substr(0, colon);
        switch (section_of(head)) {
            case Section::decisions: return Verdict{Kind::decision, .95, "label"};
            case Section::actions: return Verdict{Kind::action, .92, "label"};
            case Section::questions: return Verdict{Kind::question, .9, "label"};
            case Section::proposals: return Verdict{Kind::proposal, .9, "label"};
            case Section::information: return Verdict{Kind::information, .85, "label"};
            case Section::next_meeting:
                if (m_sentence.has_day()) return Verdict{Kind::decision, .9, "next meeting"};
                return {};
            default: return {};
        }
    }

    // "kommer ofta för sent", "att appen är för långsam"
    [[nodiscard]] bool too_far() const {
        for (std::size_t i = 1; i + 1 < m_tokens.size(); ++i) {
            if (m_tokens[i].low != "för" || m_tokens[i].before == ',') continue;
            for (std::string_view size :
                 {"sent",  "tidigt", "långsam", "långsamt", "långsamma", "dyr",   "dyrt",
                  "dyra",  "hög",    "högt",    "höga",     "låg",       "lågt",  "låga",
                  "kort",  "korta",  "lång",    "långt",    "långa",     "liten", "litet",
                  "små",   "stor",   "stort",   "stora",    "svår",      "svårt", "svåra",
                  "trång", "trångt", "mörkt",   "kallt",    "varmt",     "tung",  "tungt",
                  "tunga", "gammal", "gammalt", "gamla",    "hal",       "halt",  "smal",
                  "smalt", "dålig",  "dåligt",  "dåliga",   "fort",      "ofta",  "sällan",
                  "tyst"})
                // "för små barn" are children; "för sent" ends its clause.
                if (m_tokens[i + 1].low == size &&
                    (i + 2 >= m_tokens.size() || m_tokens[i + 2].before != ' ' ||
                     m_tokens[i + 2].traits != 0))
                    return true;
        }
        return false;
    }

    // "är inte testad", "är fortfarande inte åtgärdad"
    [[nodiscard]] bool undone(std::size_t verb) const {
        if (m_tokens[verb].low != "är" && m_tokens[verb].low != "blev") return false;
        bool no = false;
        for (std::size_t i = verb + 1; i < m_tokens.size() && i < verb + 6; ++i) {
            const auto low = m_tokens[i].low;
            no = no || low == "inte" || low == "ej";
            const bool done = low.ends_with("ad") || low.ends_with("at") || low.ends_with("ade") ||
                              low == "klar" || low == "klart" || low == "klara" ||
                              low == "färdig" || low == "färdigt" || low.ends_with("rd") ||
                              low.ends_with("ven") || low.ends_with("vet") || low == "löst" ||
                              low == "löst";
            if (no && done && low.size() > 3) return true;
        }
        return false;
    }

    // "är för hög", "sitter för långt bort"
    [[nodiscard]] bool too_much(std::size_t verb) const {
        const auto* much = token(verb + 1);
        const auto* what = token(verb + 2);
        if (much == nullptr || what == nullptr || much->low != "för") return false;
        for (std::string_view size :
             {"liten", "litet", "små", "få", "lite", "stor", "stort", "långt", "många"})
            if (what->low == size) return true;
        return !what->upper && what->traits == 0 && what->low.size() > 2 && what->low.size() < 10;
    }

    // "planerar programmet": works on what is settled; "planerar en fest" intends to.
    [[nodiscard]] bool makes_plan(std::size_t verb) const {
        const auto* what = token(verb + 1);
        return what != nullptr && m_sentence.subject(verb) != nullptr && what->traits == 0 &&
               (what->low.ends_with("et") || what->low.ends_with("en") ||
                what->low.ends_with("na"));
    }

    [[nodiscard]] Found question() const;
    [[nodiscard]] Found settled() const;
    [[nodiscard]] Found voted() const;   // what a verb of deciding says
    [[nodiscard]] Found agreed() const;  // "var ense om", "svaret blev ja", "efter votering"
    [[nodiscard]] Found charged() const;
    [[nodiscard]] bool is_charge(std::size_t verb) const;
    [[nodiscard]] bool has_settled() const;
    [[nodiscard]] bool told_of_another_day(std::size_t verb) const;
    [[nodiscard]] Found stays(std::size_t verb) const;
    [[nodiscard]] Found settles_by_course(std::size_t verb) const;
    [[nodiscard]] bool is_participle_of_deciding(std::size_t verb) const;
    [[nodiscard]] bool comes_to(std::size_t verb) const;
    [[nodiscard]] bool allowed(std::size_t verb) const;
    [[nodiscard]] bool changed(std::size_t verb) const;
    [[nodiscard]] bool pays(std::size_t verb) const;
    [[nodiscard]] Found noted_without_verb() const;
    [[nodiscard]] bool has_nodded() const;
    [[nodiscard]] bool is_priced(std::size_t verb) const;
    [[nodiscard]] bool sees_to_it(std::size_t verb) const;
    [[nodiscard]] bool joins(std::size_t verb) const;
    [[nodiscard]] bool is_tried(std::size_t verb) const;
    [[nodiscard]] bool is_bought(std::size_t verb) const;
    [[nodiscard]] bool is_given(std::size_t verb) const;
    [[nodiscard]] bool accepts(std::size_t verb) const;
    [[nodiscard]] Found settled_in_few_words(std::size_t verb) const;
    [[nodiscard]] Found does_unnamed() const;
    [[nodiscard]] bool from_now_on(std::size_t verb) const;
    [[nodiscard]] Found action() const;
    // "Boka lokal", "…, anmäl dig": told to whoever reads.
    [[nodiscard]] Found imperative() const;
    [[nodiscard]] Found told_to_do() const;
    [[nodiscard]] bool long_promised() const;
    [[nodiscard]] Found modal_action(std::size_t verb) const;
    // What somebody says in the present tense and so takes on: "Bo ringer firman".
    [[nodiscard]] Found does(std::size_t verb) const;
    [[nodiscard]] bool takes_nothing_on(std::size_t verb) const;
    [[nodiscard]] bool is_whoever(std::size_t verb) const;
    [[nodiscard]] Found stands_in(std::size_t verb) const;
    [[nodiscard]] Found passive_task() const;
    [[nodiscard]] bool is_handed_on(std::size_t verb) const;
    [[nodiscard]] Found decision() const;
    [[nodiscard]] Found next_meeting() const;
    [[nodiscard]] Found settles(std::size_t verb) const;
    [[nodiscard]] Found settles_anew(std::size_t verb) const;
    [[nodiscard]] bool nothing_at(std::size_t verb) const;
    [[nodiscard]] bool takes_course(std::size_t verb) const;
    [[nodiscard]] bool is_given_task(std::size_t verb) const;
    [[nodiscard]] bool is_made(std::size_t verb) const;
    [[nodiscard]] Found proposal() const;
    [[nodiscard]] Found purpose() const;  // stated purposes and courtesies are no wishes
    [[nodiscard]] Found offer_reported(std::size_t verb) const;
    [[nodiscard]] Found wished(std::size_t verb) const;
    [[nodiscard]] Found offered(std::size_t verb) const;
    [[nodiscard]] Found idea() const;
    [[nodiscard]] Found issue() const;
    [[nodiscard]] Found named_trouble() const;
    [[nodiscard]] Found troubled(std::size_t verb) const;
    [[nodiscard]] Found words_of_trouble() const;
    [[nodiscard]] Found event() const;
    [[nodiscard]] Found there_comes(std::size_t verb) const;
    [[nodiscard]] Found verbless_event() const;
    [[nodiscard]] Verdict fallback() const;
    [[nodiscard]] bool names_occasion() const {
        return std::any_of(m_tokens.begin(), m_tokens.end(),
                           [](const Token& t) { return names_an_occasion(t.low); });
    }

    const Sentence& m_sentence;
    const Parsed& m_parsed;
    const std::vector<Token>& m_tokens;
    mutable std::size_t m_verb = 0;  // the verb looked at last, so the one that decided
};

}  // namespace samskap::reading
