// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cstdint>

#include "engines/reading/characters.hpp"
#include "engines/reading/sentence.hpp"

namespace samskap::reading {
namespace {

struct Verdict {
    Kind kind = Kind::information;
    double confidence = 0;
    std::string_view reason;
};
using Found = std::optional<Verdict>;

// The clauses of a sentence as the rules see it.
class Rules {
public:
    explicit Rules(const Sentence& sentence)
        : m_sentence(sentence), m_parsed(sentence.parsed), m_tokens(sentence.parsed.tokens),
          m_verb(sentence.parsed.main()) {
        for (const auto& t : m_tokens) {
            m_beginnings |= std::uint64_t{1} << beginning_of(t.low);
            // A word joined by a hyphen or a slash may begin a phrase of its own.
            for (std::size_t at = 1; at + 2 < t.low.size(); ++at)
                if (word_length(t.low, at - 1) == 0) m_beginnings |= std::uint64_t{1} << beginning_of(t.low.substr(at));
        }
    }
    [[nodiscard]] std::size_t verb() const { return m_verb; }

    [[nodiscard]] Verdict verdict() const {
        if (const auto found = label()) return *found;
        for (const auto rule : {&Rules::question, &Rules::settled, &Rules::action, &Rules::decision,
                                &Rules::proposal, &Rules::issue, &Rules::event})
            if (const auto found = (this->*rule)()) return *found;
        return fallback();
    }

private:
    // One of 64 classes by the first two bytes: most phrases can't be there, and need no search.
    static unsigned beginning_of(std::string_view word) {
        const auto first = static_cast<unsigned char>(word[0]);
        const auto second = word.size() > 1 ? static_cast<unsigned char>(word[1]) : 0U;
        return (first * 7U + second * 3U) % 64U;
    }
    [[nodiscard]] bool has(std::string_view phrase) const {
        const std::string_view low = m_parsed.lower;
        if ((m_beginnings >> beginning_of(phrase) & 1U) == 0) return false;
        for (auto at = low.find(phrase); at != low.npos; at = low.find(phrase, at + 1)) {
            const auto end = at + phrase.size();
            const bool from = at == 0 || word_length(low, at - 1) == 0;
            if (from && (phrase.back() == ' ' || end >= low.size() || word_length(low, end) == 0)) return true;
        }
        return false;
    }
    template <std::size_t n>
    [[nodiscard]] bool has_one(const std::array<std::string_view, n>& phrases) const {
        return std::any_of(phrases.begin(), phrases.end(), [&](auto p) { return has(p); });
    }
    [[nodiscard]] const Token* token(std::size_t at) const { return at < m_tokens.size() ? &m_tokens[at] : nullptr; }
    [[nodiscard]] bool is_passive(std::size_t verb) const { return m_tokens[verb].is(word::passive); }

    // The infinitive that a modal verb at `verb` rules, past subject and adverbs; none for "vi
    // behöver stolar".
    [[nodiscard]] const Token* infinitive_after(std::size_t verb) const {
        for (std::size_t i = verb + 1; i < m_tokens.size() && i < verb + 9; ++i) {
            const auto& t = m_tokens[i];
            if (t.low == "att" && i + 1 < m_tokens.size() && m_tokens[verb].low == "kommer")
                return m_tokens[i + 1].is(word::infinitive) || m_tokens[i + 1].low.ends_with('a') ||
                               m_tokens[i + 1].low.ends_with('s') ? &m_tokens[i + 1] : nullptr;
            if (t.is(word::infinitive) && !t.upper && !(t.is(word::present) && !t.is(word::passive) && t.low != "få"))
                return &t;
            if (t.is(word::subordinator | word::preposition) && t.low != "om" && !t.is(word::adverb)) return nullptr;
            const bool between = t.is(word::pronoun | word::adverb | word::negation) ||
                                 m_sentence.met_at(i) != nullptr || i == verb + 1;
            if (!between && !(t.low.size() > 3 && t.low.ends_with('a') && m_tokens[verb].is(word::modal) &&
                              i == verb + 2))
                if (i > verb + 4) return nullptr;
            if (t.low.size() > 3 && t.low.ends_with('a') && t.traits == 0 && i <= verb + 3 && !t.upper)
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
    [[nodiscard]] bool is_subject(std::size_t verb, std::initializer_list<std::string_view> pronouns) const {
        return std::any_of(pronouns.begin(), pronouns.end(),
                           [&](auto p) { return m_sentence.subject_is(verb, p); });
    }
    [[nodiscard]] bool we(std::size_t verb) const { return is_subject(verb, {"vi", "jag", "alla", "ni"}); }
    [[nodiscard]] bool they(std::size_t verb) const { return is_subject(verb, {"de", "hon", "han", "hen", "dom"}); }
    [[nodiscard]] bool it(std::size_t verb) const { return is_subject(verb, {"det", "den", "detta"}); }
    [[nodiscard]] bool negated(std::size_t verb) const {
        for (std::size_t i = verb + 1; i < m_tokens.size() && i <= verb + 3; ++i)
            if (m_tokens[i].is(word::negation)) return true;
        return false;
    }
    // A day ahead is named.
    [[nodiscard]] bool comes() const {
        for (const auto& phrase : m_sentence.phrases)
            if (phrase.kind == recurrence::PhraseKind::day || (phrase.kind == recurrence::PhraseKind::window &&
                phrase.window.direction != recurrence::Direction::back && phrase.window.unit != recurrence::WindowUnit::day))
                return true;
        return false;
    }
    [[nodiscard]] bool deadline() const {
        return std::any_of(m_sentence.phrases.begin(), m_sentence.phrases.end(), [](const auto& phrase) {
            return phrase.marker == recurrence::Marker::by || phrase.marker == recurrence::Marker::before;
        });
    }
    // "arbetar med", "jobbar på": how things are, not what somebody takes on.
    [[nodiscard]] bool ongoing(std::size_t verb) const {
        const auto low = m_tokens[verb].low;
        return low == "arbetar" || low == "jobbar" || low == "deltar" || low == "medverkar" || low == "går" ||
               low == "använder" || low == "ser" || low == "når" || low == "hinner" || low == "orkar" || low == "gör" ?
               has("nu") || has("idag") || has("redan") || has("sedan") || low == "går" || low == "hinner" || low == "orkar" || low == "arbetar" || low == "jobbar"
               : has("just nu") || has("redan");
    }
    // A proposal goes on: "Det ska vara en liten grupp." "Gruppen ska hitta former."
    [[nodiscard]] bool in_proposal() const {
        const auto* before = m_sentence.before;
        return before != nullptr && before->statement.kind == Kind::proposal;
    }

    [[nodiscard]] Found label() const {
        const auto colon = m_parsed.lower.find(':');
        if (colon == std::string::npos || colon > 40) return {};
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

    // "är för hög", "sitter för långt bort"
    [[nodiscard]] bool too_much(std::size_t verb) const {
        const auto* much = token(verb + 1);
        const auto* what = token(verb + 2);
        if (much == nullptr || what == nullptr || much->low != "för") return false;
        return !what->upper && what->traits == 0 && what->low.size() > 2 && what->low.size() < 10;
    }

    [[nodiscard]] Found question() const;
    [[nodiscard]] Found settled() const;
    [[nodiscard]] Found action() const;
    [[nodiscard]] Found modal_action(std::size_t verb) const;
    [[nodiscard]] Found decision() const;
    [[nodiscard]] Found proposal() const;
    [[nodiscard]] Found issue() const;
    [[nodiscard]] Found event() const;
    [[nodiscard]] Verdict fallback() const;
    [[nodiscard]] bool names_occasion() const {
        return std::any_of(m_tokens.begin(), m_tokens.end(), [](const Token& t) { return names_an_occasion(t.low); });
    }

    const Sentence& m_sentence;
    const Parsed& m_parsed;
    const std::vector<Token>& m_tokens;
    std::uint64_t m_beginnings = 0;
    mutable std::size_t m_verb = 0;  // the verb looked at last, so the one that decided
};

bool ends_as_question(std::string_view text) {
    while (!text.empty() && (ends_with_any(text, "\")]*_ ") || static_cast<unsigned char>(text.back()) >= 0x80))
        text.remove_suffix(1);
    return text.ends_with('?');
}

Found Rules::question() const {
    if (ends_as_question(m_parsed.text)) return Verdict{Kind::question, .97, "question mark"};
    if (m_tokens.size() < 3) return {};
    const auto& first = m_tokens[0];
    const auto& second = m_tokens[1];
    const bool conditional = m_parsed.lower.find(", så") != std::string::npos ||
                             m_parsed.lower.find(", då") != std::string::npos ||
                             m_parsed.lower.find(" så ") != std::string::npos;
    // "Kan vi anordna en aktivitetsdag i vår."
    const bool verb_first = first.finite() && (first.is(word::modal) || first.low == "är" || first.low == "finns" ||
                                               first.low == "har" || first.low == "går" || first.low == "vill");
    if (verb_first && !conditional && (second.is(word::pronoun) || m_sentence.met_at(1) != nullptr))
        return Verdict{Kind::question, .85, "verb first"};
    if (first.is(word::asking) && first.low != "var" && !conditional) {
        for (std::size_t i = 1; i < std::min<std::size_t>(m_tokens.size(), 5); ++i) {
            if (m_tokens[i].is(word::pronoun) && !m_tokens[i].finite()) break;
            if (m_tokens[i].finite()) {
                if (first.low == "när" && i != 1) break;
                return Verdict{Kind::question, .85, "question word"};
            }
        }
    }
    for (const auto verb : m_parsed.verbs)
        if (m_tokens[verb].is(word::ask) && !is_passive(verb) && verb + 1 < m_tokens.size() &&
            (m_tokens[verb + 1].is(word::asking) || m_tokens[verb + 1].low == "om") && m_tokens[verb].low != "frågar")
            return Verdict{Kind::question, .6, "wonders"};
    return {};
}

Found Rules::settled() const {
    for (const auto verb : m_parsed.verbs) {
        m_verb = verb;
        const auto& t = m_tokens[verb];
        if (!t.is(word::settle)) continue;
        const auto* next = token(verb + 1);
        if (t.low == "antar" && next != nullptr && next->low == "att") continue;
        if (negated(verb) && !is_passive(verb)) continue;
        return Verdict{Kind::decision, .9, "verb of deciding"};
    }
    constexpr std::array<std::string_view, 17> phrases = {
        "fattade beslut",  "fattades beslut",  "togs beslut",     "tog beslut",
        "beslutet är",     "beslutet blev",    "enades om",       "är eniga om",
        "var eniga om",    "kom överens",      "är överens om",   "var överens om",
        "lades till handlingarna", "läggs till handlingarna", "fick i uppdrag", "får i uppdrag", "finner att"};
    if (has_one(phrases)) return Verdict{Kind::decision, .85, "words of deciding"};
    if (!m_tokens.empty() && m_tokens[0].low == "att" &&
        (m_sentence.section == Section::decisions ||
         (m_sentence.lead_in != nullptr && m_sentence.lead_in->statement.kind == Kind::decision)))
        return Verdict{Kind::decision, .93, "att-clause"};
    return {};
}

// "Anna ska ringa", "vi måste hitta", "de kommer att starta", "vi behöver reda ut".
Found Rules::modal_action(std::size_t verb) const {
    const auto& t = m_tokens[verb];
    const bool shall = t.low == "ska" || t.low == "skall";
    const bool must = t.low == "måste" || t.low == "behöver";
    const bool will = t.low == "kommer";
    if ((!shall && !must && !will) || negated(verb)) return {};
    const auto* doing = infinitive_after(verb);
    if (doing == nullptr) return {};
    const bool state = doing->is(word::state) && !doing->is(word::task | word::effort);
    const bool passive = doing->is(word::passive) || (doing->traits == 0 && doing->low.ends_with("as"));
    if (doing->is(word::hold | word::lack) && (will || doing->is(word::lack))) return {};
    if (will) {
        const bool by_somebody = person(verb) || they(verb) || we(verb) || organisation(verb);
        const bool weak = doing->low == "ge" || doing->low == "få" || doing->low == "öka" ||
                          doing->low == "minska" || doing->low == "gå" || doing->low == "komma" || passive || state;
        if (!by_somebody || weak) return {};
        return Verdict{Kind::action, .75, "kommer att"};
    }
    if (must) {
        if (we(verb)) return Verdict{Kind::action, .85, "we must"};
        if (person(verb) && !passive) return Verdict{Kind::action, .75, "must"};
        if (t.low == "måste" && (organisation(verb) || passive)) return Verdict{Kind::action, .6, "must"};
        return {};
    }
    if (in_proposal() && !person(verb) && !we(verb)) return {};
    if (doing->is(word::carry) && m_sentence.subject(verb) != nullptr) return {};
    if (we(verb)) return Verdict{Kind::action, .88, "we shall"};
    if (state) return {};
    if (passive) return Verdict{Kind::action, .62, "shall be done"};
    if (person(verb)) return Verdict{Kind::action, .92, "shall"};
    if (organisation(verb) || they(verb)) return Verdict{Kind::action, .8, "shall"};
    return it(verb) ? Found{} : Found{Verdict{Kind::action, .6, "shall"}};
}

Found Rules::action() const {
    if (m_sentence.section == Section::actions && !m_parsed.text.empty())
        return Verdict{Kind::action, .88, "under a heading for tasks"};
    constexpr std::array<std::string_view, 12> promises = {
        "åtar sig",    "åtog sig",      "tar på sig",   "tog på sig",  "lovade att", "lovar att",
        "hör av sig",  "får i uppgift", "fick i uppgift", "ombeds",    "ombads",     "uppmanas"};
    if (has_one(promises)) return Verdict{Kind::action, .88, "promise"};
    if (has("lovade") || has("lovar")) return Verdict{Kind::action, .8, "promise"};
    if (has("ansvarig:") || has("ansvar:")) return Verdict{Kind::action, .88, "responsible"};
    for (const auto verb : m_parsed.verbs) {
        m_verb = verb;
        const auto& t = m_tokens[verb];
        if (const auto found = modal_action(verb)) return found;
        if (!t.is(word::present) || is_passive(verb)) continue;
        // "Kostar det pengar lyfter vi frågan": a condition, not a promise.
        if (m_parsed.main() == 0) continue;
        const bool somebody = person(verb) || they(verb);
        const auto* next = token(verb + 1);
        if (t.low == "börjar" && m_tokens[m_parsed.main()].low != "slutar" && (somebody || we(verb) || organisation(verb)) && next != nullptr &&
            (next->is(word::infinitive) || next->low == "med"))
            return Verdict{Kind::action, .8, "begins to"};
        if (negated(verb) || has("gärna") || has("tar över") || t.low == "söker" || t.low == "ansvarar") continue;
        const auto asks = t.low == "frågar" && next != nullptr && next->low != "om" && !next->is(word::asking);
        if (asks && somebody) return Verdict{Kind::action, .8, "somebody asks"};
        const bool reports = t.is(word::report) && !t.is(word::effort | word::hold) && t.low != "lyfter";
        if (reports && somebody && comes()) return Verdict{Kind::action, .7, "somebody tells then"};
        if (reports && !(t.is(word::task) && m_sentence.has_day())) continue;
        const bool still = t.is(word::state | word::modal | word::wish | word::ask | word::settle) &&
                           !t.is(word::task) && t.low != "visar" && t.low != "driver";
        if (!still && somebody && !ongoing(verb))
            return Verdict{Kind::action, t.is(word::task) ? .85 : .72, "somebody does"};
        if (!t.is(word::task) && !(organisation(verb) && t.is(word::effort) && deadline())) continue;
        if (t.low == "kommer") continue;
        const bool booking = t.low == "bokar" && m_sentence.has_day();
        if ((we(verb) && !booking) || (organisation(verb) && !t.is(word::wish)))
            return Verdict{Kind::action, .7, "we do"};
        if (has("de som")) return Verdict{Kind::action, .65, "somebody does"};
    }
    for (const auto& t : m_tokens)
        if (t.before == ',' && (t.low == "skriv" || t.low == "anmäl" || t.low == "skicka" || t.low == "ring" || t.low == "hör"))
            return Verdict{Kind::action, .65, "imperative"};
    // Without a verb of its own: "Boka lokal", "Skicka in ansökan".
    if (m_parsed.verbs.empty() && !m_tokens.empty()) {
        const auto& first = m_tokens[0];
        if (first.is(word::infinitive) && first.is(word::task | word::effort) && !first.is(word::state))
            return Verdict{Kind::action, .72, "imperative"};
        for (const auto* said : {"skriv", "ring", "köp", "ta", "hör", "läs", "anmäl", "se", "gör", "kom"})
            if (first.low == said && m_tokens.size() > 1) return Verdict{Kind::action, .65, "imperative"};
    }
    return {};
}

Found Rules::decision() const {
    for (std::size_t p = 0; p < m_sentence.phrases.size(); ++p) {
        const auto& phrase = m_sentence.phrases[p];
        if (phrase.kind == recurrence::PhraseKind::series && phrase.series.first)
            return Verdict{Kind::decision, .8, "series with a first day"};
    }
    const bool dated = m_sentence.has_day();
    if (has("nästa möte") || has("nästa träff") || has("nästa styrelsemöte") || has("nästa sammanträde") || has("nästa gång")) {
        const bool fixed = !m_parsed.verbs.empty() &&
                           (m_tokens[m_parsed.main()].is(word::state) || m_tokens[m_parsed.main()].is(word::carry) ||
                            m_tokens[m_parsed.main()].is(word::hold));
        if (dated && (fixed || m_parsed.verbs.empty()) && !has("senast"))
            return Verdict{Kind::decision, .85, "next meeting"};
    }
    if (m_sentence.section == Section::next_meeting && dated && !has("upptag"))
        if (m_parsed.verbs.empty() || has("träffas") || has("ses"))
            return Verdict{Kind::decision, .85, "next meeting"};
    for (const auto verb : m_parsed.verbs) {
        m_verb = verb;
        const auto& t = m_tokens[verb];
        const auto* next = token(verb + 1);
        if (negated(verb)) continue;
        if (t.low == "tar" && has("tar över")) return Verdict{Kind::decision, .85, "takes over"};
        if (t.low == "ansvarar" || ((t.low == "är" || t.low == "blir") && has("ansvarig för")) ||
            (t.low == "tar" && (has("ansvar för") || has("hand om") || has("ansvaret"))))
            if (m_sentence.subject(verb) != nullptr) return Verdict{Kind::decision, .75, "responsibility"};
        if ((t.low == "ska" || t.low == "skall") && !in_proposal() && m_sentence.subject(verb) != nullptr) {
            const auto* doing = infinitive_after(verb);
            if (doing != nullptr && doing->is(word::carry)) return Verdict{Kind::decision, .72, "responsibility"};
        }
        if (we(verb) && t.low == "säger" && (has("säger ja") || has("säger nej"))) return Verdict{Kind::decision, .8, "we settle"};
        if (we(verb) && t.is(word::present) && (!is_passive(verb) || t.low == "ses") &&
            (t.low == "bokar" || t.low == "flyttar" || t.low == "väljer" || t.low == "ställer" ||
             t.low == "skjuter" || t.low == "lägger" || t.low == "avvaktar" ||
             (m_sentence.has_day() && (t.low == "kör" || t.low == "träffas" || t.low == "ses" || t.low == "börjar" ||
                                       t.low == "startar" || t.low == "håller"))))
            return Verdict{Kind::decision, .85, "we settle"};
        if (is_passive(verb) && (t.low == "flyttas" || t.low == "flyttades" || t.low == "bokas" || t.low == "bokades" ||
                              t.low == "ställs" || t.low == "skjuts" || t.low == "avslutas"))
            if (next == nullptr || t.low != "avslutas") return Verdict{Kind::decision, .75, "is settled"};
        if (t.low == "tas" && (has("tas upp igen") || has("tas upp på nästa") || has("nästa möte")))
            return Verdict{Kind::decision, .6, "is put off"};
        if (t.low == "blev" && (has("det blev ja") || has("det blev nej"))) return Verdict{Kind::decision, .7, "vote"};
        if (t.low == "sköts" && has("upp")) return Verdict{Kind::decision, .7, "is settled"};
    }
    if (m_sentence.section == Section::decisions) return Verdict{Kind::decision, .8, "under a heading for decisions"};
    return {};
}

Found Rules::proposal() const {
    if (!m_tokens.empty() && (m_tokens[0].low == "syftet" || m_tokens[0].low == "målet" || m_tokens[0].low == "ändamålet"))
        return Verdict{Kind::information, .8, "purpose"};
    if (!m_tokens.empty() && m_tokens[0].low == "antingen") return Verdict{Kind::proposal, .65, "either or"};
    for (const auto verb : m_parsed.verbs) {
        m_verb = verb;
        const auto& t = m_tokens[verb];
        if (t.is(word::wish) && !t.is(word::infinitive) ) {
            if (!is_passive(verb) || t.low.starts_with("föresl") || t.low.starts_with("rekomm") || t.low == "hoppas")
                return Verdict{Kind::proposal, .85, "wish"};
        }
        if (t.low == "vill") return Verdict{Kind::proposal, .88, "wish"};
        if (t.low == "bör" || t.low == "borde") return Verdict{Kind::proposal, .85, "ought"};
        if (t.low == "skulle") return Verdict{Kind::proposal, .8, "would"};
        if (t.low == "kan" && (we(verb) || m_sentence.subject_is(verb, "man")) && !negated(verb) &&
            infinitive_after(verb) != nullptr)
            return Verdict{Kind::proposal, .75, "we can"};
        if (t.low == "kan" && (has("kan tänka sig") || has("ställa upp") || has("kan hjälpa") || has("kan bidra")) &&
            m_sentence.subject(verb) != nullptr)
            return Verdict{Kind::proposal, .7, "offer"};
        if ((t.low == "planerar" || t.low == "funderar" || t.low == "tänker" || t.low == "överväger") )
            return Verdict{Kind::proposal, .7, "intention"};
        if ((t.low == "tycker" || t.low == "anser" || t.low == "menar" || t.low == "tyckte") && has("att vi"))
            return Verdict{Kind::proposal, .75, "opinion"};
        if (t.is(word::report))
            for (const auto& other : m_tokens)
                if (other.subordinate && other.from > t.from && (other.low == "vill" || other.low == "önskar" || other.low == "bör" ||
                                          other.low == "borde" || other.low == "skulle"))
                    return Verdict{Kind::proposal, .68, "reported wish"};
    }
    constexpr std::array<std::string_view, 12> nouns = {
        "förslag", "förslaget är", "ett förslag", "tanken är", "tanken är att", "idén är", "en idé", "idéer om",
        "önskemål", "förhoppningen är", "ett önskemål", "vore"};
    const bool judged = has("bra förslag") || has("bra idé") || has("god idé");
    if (!judged && (has_one(nouns) || has("idén om") || has("idé om"))) return Verdict{Kind::proposal, .78, "idea"};
    if (m_parsed.any(word::wishing) && !has("viktigt att notera"))
        return Verdict{Kind::proposal, .72, "wishing word"};
    if (in_proposal() && !m_parsed.verbs.empty()) {
        const auto& t = m_tokens[m_parsed.main()];
        if (t.is(word::modal) && t.is(word::present) && t.low != "får" && m_tokens[0].low != "du" && m_sentence.subject() == nullptr)
            return Verdict{Kind::proposal, .7, "goes on with a proposal"};
    }
    return {};
}

Found Rules::issue() const {
    const bool without = has("inga problem") || has("inget problem") || has("utan problem") || has("är löst");
    if (!without)
        for (std::size_t i = 0; i < m_tokens.size(); ++i)
            if (m_tokens[i].is(word::trouble) && !m_tokens[i].upper)
                return Verdict{Kind::issue, .7, "trouble"};
    if (!m_tokens.empty() && m_tokens[0].is(word::trouble)) return Verdict{Kind::issue, .65, "trouble"};
    for (const auto verb : m_parsed.verbs) {
        m_verb = verb;
        const auto& t = m_tokens[verb];
        const auto* next = token(verb + 1);
        if (t.is(word::lack) && t.low != "oroar") return Verdict{Kind::issue, .72, "lack"};
        if (t.low == "behöver") return Verdict{Kind::issue, .72, "need"};
        if (t.low == "söker") return Verdict{Kind::issue, .6, "seeks"};
        if (t.low == "har" && next != nullptr && (next->low == "inga" || next->low == "ingen" || next->low == "inget"))
            return Verdict{Kind::issue, .72, "has none"};
        const bool able = t.low == "kan" || t.low == "går" || t.low == "hinner" || t.low == "fungerar" ||
                          t.low == "räcker" || t.low == "finns" || t.low == "får" || t.low == "orkar" ||
                          t.low == "fungerade" || t.low == "gick" || t.low == "funkar" || t.low == "räckte" ||
                          t.low == "finnas" || t.low == "kommer";
        if (m_tokens[0].is(word::negation) && m_tokens[0].low != "inte" && t.is(word::present) && !t.is(word::wish))
            return Verdict{Kind::issue, .62, "nobody"};
        const bool plain = t.is(word::present) && !t.is(word::modal | word::wish | word::settle | word::report) &&
                           t.low != "är" && t.low != "har" && t.low != "blir" && t.low != "säger";
        const bool refused = m_tokens[0].low == "många" || m_tokens[0].low == "flera";
        if (refused && t.low == "har" && negated(verb)) return Verdict{Kind::issue, .55, "does not"};
        if (plain && negated(verb) && !able) return Verdict{Kind::issue, .58, "does not"};
        if (t.is(word::state) && too_much(verb)) return Verdict{Kind::issue, .68, "too much"};
        if (able && negated(verb)) return Verdict{Kind::issue, .65, "not possible"};
        if (t.low == "kommer")
            for (std::size_t j = verb; j < m_tokens.size() && j < verb + 5; ++j)
                if (m_tokens[j].is(word::lack)) return Verdict{Kind::issue, .65, "lack"};
    }
    for (std::size_t i = 0; i + 1 < m_tokens.size(); ++i)
        if (m_tokens[i].low == "bara" && is_ascii_digit(m_tokens[i + 1].low.front())) return Verdict{Kind::issue, .5, "only"};
    if (has("tyvärr") || has("för få") || has("för lite") || has("för litet") || has("för trångt"))
        return Verdict{Kind::issue, .62, "too little"};
    if (has("ingen driver") || has("driver på sedan") || has("inte någon som")) return Verdict{Kind::issue, .7, "nobody"};
    return {};
}

Found Rules::event() const {
    const bool occasion = names_occasion();
    const bool dated = m_sentence.has_day();
    for (const auto verb : m_parsed.verbs) {
        m_verb = verb;
        const auto& t = m_tokens[verb];
        const auto* next = token(verb + 1);
        if (t.is(word::hold) && (occasion || dated || has("äger rum") || has("ägde rum")))
            return Verdict{Kind::event, .8, "arranges"};
        if ((t.low == "håller" || t.low == "höll" || t.low == "hålls" || t.low == "hölls") && (occasion || dated))
            return Verdict{Kind::event, .75, "is held"};
        if (t.low == "kommer" && next != nullptr && (next->low == "en" || next->low == "ett") && (occasion || dated))
            return Verdict{Kind::event, .75, "there comes"};
        if (t.low == "kommer") {
            const auto* doing = infinitive_after(verb);
            if (doing != nullptr && (doing->is(word::hold) || ((doing->low == "ha" || doing->low == "hålla") && occasion)))
                return Verdict{Kind::event, .75, "there will be"};
            if (has("på besök") || has("besöker oss") || has("och besöker") || has("på studiebesök"))
                return Verdict{Kind::event, .72, "visit"};
        }
        if (dated && occasion && (t.low == "är" || t.low == "blir" || t.low == "startar" || t.low == "börjar" ||
                                  t.low == "ses" || t.low == "bjuder" || t.low == "inleds" || t.low == "var" || t.low == "blev"))
            return Verdict{Kind::event, .7, "occasion with a day"};
        if (dated && (t.low == "startar" || t.low == "börjar" || t.low == "öppnar" || t.low == "besöker" || t.low == "invigs"))
            return Verdict{Kind::event, .68, "begins on a day"};
        if (t.low == "bjuder" && has("bjuder in")) return Verdict{Kind::event, .6, "invites"};
        if ((t.low == "blir" || t.low == "blev") && occasion && it(verb) && dated) return Verdict{Kind::event, .65, "there will be"};
    }
    if (m_parsed.verbs.empty() && dated && (occasion || m_tokens.size() < 8))
        return Verdict{Kind::event, .6, "occasion with a day"};
    return {};
}

Verdict Rules::fallback() const {
    if (m_sentence.section == Section::issues) return {Kind::issue, .7, "under a heading for problems"};
    if (m_parsed.verbs.empty() && !m_tokens.empty() && (m_tokens[0].low == "mer" || m_tokens[0].low == "fler" || m_tokens[0].low == "bättre"))
        return {Kind::proposal, .6, "more of it"};
    if (m_sentence.section == Section::proposals) return {Kind::proposal, .75, "under a heading for proposals"};
    if (m_sentence.section == Section::questions && m_parsed.verbs.empty())
        return {Kind::question, .5, "under a heading for questions"};
    const auto* before = m_sentence.before;
    if (m_parsed.verbs.empty() && before != nullptr && !m_tokens.empty() &&
        m_tokens[0].is(word::preposition) &&
        (before->statement.kind == Kind::question || before->statement.kind == Kind::proposal))
        return {Kind::proposal, .55, "goes on with a proposal"};
    const auto* lead = m_sentence.lead_in;
    if (lead != nullptr && lead->statement.kind != Kind::information && m_sentence.item)
        return {lead->statement.kind == Kind::event ? Kind::information : lead->statement.kind, .6, "under a line that leads in"};
    if (m_parsed.verbs.empty()) return {Kind::information, .55, "no verb"};
    return {Kind::information, m_sentence.tense() == recurrence::Tense::past ? .85 : .75, "nothing else"};
}

}  // namespace

Section section_of(std::string_view heading) {
    auto low = lower_in_place(heading);
    while (ends_with_any(low, ":.!? ")) low.pop_back();
    while (ends_with_any(low.substr(0, 1), "*_")) low.erase(0, 1);
    while (ends_with_any(low, "*_: ")) low.pop_back();
    const auto starts = [&](std::string_view word) {
        return low.starts_with(word) && (low.size() == word.size() || word_length(low, word.size()) == 0);
    };
    if (starts("beslut") || low == "beslutades" || low == "vi beslutade" || low == "nämndens beslut" ||
        low == "styrelsens beslut")
        return Section::decisions;
    if (starts("åtgärd") || starts("åtgärder") || starts("att göra") || low == "todo" || low == "to do" ||
        starts("att-göra") || low == "uppgifter" || low == "uppdrag" || low == "aktiviteter och ansvar" ||
        starts("åtgärdslista") || low == "göra till nästa gång" || starts("till nästa gång"))
        return Section::actions;
    if (low == "frågor" || low == "fråga" || low == "öppna frågor" || starts("frågor till") || starts("frågor att"))
        return Section::questions;
    if (starts("förslag") || low == "idéer" || low == "önskemål" || low == "förslag till beslut" || low == "yrkande" ||
        low == "yrkanden")
        return Section::proposals;
    if (low == "information" || low == "info" || low == "bakgrund" || low == "ärendebeskrivning" || low == "syfte" || low == "mål")
        return Section::information;
    if (starts("nästa") || starts("kommande") || starts("höstens") || starts("vårens") || starts("möten")) {
        if (starts("möten")) return Section::next_meeting;
        const bool one_more = std::count(low.begin(), low.end(), ' ') == 1 && !low.ends_with("steg") && !low.ends_with("år") &&
                              !low.ends_with("period") && !low.ends_with("termin") && !low.ends_with("fas");
        if (starts("nästa") && one_more) return Section::next_meeting;
        const auto from = low.find(' ') + 1;
        const auto word = low.substr(from, low.find(' ', from) - from);
        for (std::string_view ending : {"möte", "möten", "möten", "träff", "träffar", "gång", "sammanträde", "råd", "stämma",
                                        "grupp", "tillfälle", "styrelsemöte", "mötet", "mötestider", "styrelsen"})
            if (word.ends_with(ending)) return Section::next_meeting;
    }
    if (starts("vad vill vi") || starts("vad vill ni") || starts("vi önskar")) return Section::proposals;
    if (low.find("fungerar inte") != std::string::npos || low.find("fungerade inte") != std::string::npos ||
        low == "problem" || low == "utmaningar" || low == "brister" || low == "hinder" || starts("mindre bra") || low == "dåligt")
        return Section::issues;
    if (starts("övrigt") || starts("övriga frågor") || starts("avslutning") || starts("mötet avslutas") || starts("mötets avslutande"))
        return Section::closing;
    return Section::plain;
}

void classify(Sentence& sentence) {
    const Rules rules(sentence);
    const auto verdict = rules.verdict();
    sentence.verb = rules.verb();
    sentence.statement.kind = verdict.kind;
    sentence.statement.confidence = verdict.confidence;
    sentence.statement.reason = verdict.reason;
}

}  // namespace samskap::reading
