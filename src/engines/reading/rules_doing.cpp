// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/reading/rules.hpp"

namespace samskap::reading {

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
    constexpr std::array<std::string_view, 17> phrases = {"fattade beslut",
                                                          "fattades beslut",
                                                          "togs beslut",
                                                          "tog beslut",
                                                          "beslutet är",
                                                          "beslutet blev",
                                                          "enades om",
                                                          "är eniga om",
                                                          "var eniga om",
                                                          "kom överens",
                                                          "är överens om",
                                                          "var överens om",
                                                          "lades till handlingarna",
                                                          "läggs till handlingarna",
                                                          "fick i uppdrag",
                                                          "får i uppdrag",
                                                          "finner att"};
    if (has_one(phrases)) return Verdict{Kind::decision, .85, "words of deciding"};
    if (!m_tokens.empty() && m_tokens[0].low == "att" &&
        (m_sentence.section == Section::decisions ||
         (m_sentence.lead_in != nullptr && m_sentence.lead_in->statement.kind == Kind::decision)))
        return Verdict{Kind::decision, .93, "att-clause"};
    return {};
}

Found Rules::modal_action(std::size_t verb) const {
    const auto& t = m_tokens[verb];
    const bool shall = t.low == "ska" || t.low == "skall";
    const bool must = t.low == "måste" || t.low == "behöver";
    const bool will = t.low == "kommer";
    if ((!shall && !must && !will) || negated(verb)) return {};
    const auto* doing = infinitive_after(verb);
    if (doing == nullptr) return {};
    const bool state = doing->is(word::state) && !doing->is(word::task | word::effort);
    const bool passive =
        doing->is(word::passive) || (doing->traits == 0 && doing->low.ends_with("as"));
    if (doing->is(word::hold | word::lack) && (will || doing->is(word::lack))) return {};
    if (will) {
        const bool by_somebody = person(verb) || they(verb) || we(verb) || organisation(verb);
        const bool weak = doing->low == "ge" || doing->low == "få" || doing->low == "öka" ||
                          doing->low == "minska" || doing->low == "gå" || doing->low == "komma" ||
                          passive || state;
        if (!by_somebody || weak) return {};
        return Verdict{Kind::action, .75, "kommer att"};
    }
    if (must) {
        if (we(verb)) return Verdict{Kind::action, .85, "we must"};
        if (person(verb) && !passive) return Verdict{Kind::action, .75, "must"};
        if (t.low == "måste" && (organisation(verb) || passive))
            return Verdict{Kind::action, .6, "must"};
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
        "åtar sig",   "åtog sig",      "tar på sig",     "tog på sig", "lovade att", "lovar att",
        "hör av sig", "får i uppgift", "fick i uppgift", "ombeds",     "ombads",     "uppmanas"};
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
        const bool somebody = person(verb) || (they(verb) && (t.is(word::task) || comes()));
        const auto* next = token(verb + 1);
        if (t.low == "börjar" && m_tokens[m_parsed.main()].low != "slutar" &&
            (somebody || we(verb) || organisation(verb)) && next != nullptr &&
            (next->is(word::infinitive) || next->low == "med"))
            return Verdict{Kind::action, .8, "begins to"};
        if (negated(verb) || has("gärna") || has("tar över") || t.low == "söker" ||
            t.low == "ansvarar")
            continue;
        const bool asks = t.low == "frågar" && next != nullptr;
        if (asks && somebody) return Verdict{Kind::action, .8, "somebody asks"};
        const bool pauses = t.low == "tar" && next != nullptr &&
                            (next->low == "paus" || next->low == "slut" || next->low == "tid" ||
                             next->low == "emot");
        if (pauses && !person(verb)) continue;
        if (has("lämnar tillbaka") || m_tokens[m_parsed.main()].low == "slutar") continue;
        const bool reports =
            t.is(word::report) && !t.is(word::effort | word::hold) && t.low != "lyfter";
        if (reports && somebody && comes()) return Verdict{Kind::action, .7, "somebody tells then"};
        if (reports && !(t.is(word::task) && m_sentence.has_day())) continue;
        const bool still =
            t.is(word::state | word::modal | word::wish | word::ask | word::settle) &&
            !t.is(word::task) && t.low != "visar" && t.low != "driver";
        if (!still && somebody && !ongoing(verb))
            return Verdict{Kind::action, t.is(word::task) ? .85 : .72, "somebody does"};
        if (!t.is(word::task) && !(organisation(verb) && t.is(word::effort) && deadline()))
            continue;
        if (t.low == "kommer") continue;
        const bool booking = t.low == "bokar" && m_sentence.has_day();
        if ((we(verb) && !booking) || (organisation(verb) && !t.is(word::wish)))
            return Verdict{Kind::action, .7, "we do"};
        if (has("de som")) return Verdict{Kind::action, .65, "somebody does"};
    }
    return imperative();
}

Found Rules::imperative() const {
    for (const auto& t : m_tokens)
        if (t.before == ',' && (t.low == "skriv" || t.low == "anmäl" || t.low == "skicka" ||
                                t.low == "ring" || t.low == "hör"))
            return Verdict{Kind::action, .65, "imperative"};
    // Without a verb of its own: "Boka lokal", "Skicka in ansökan".
    if (m_parsed.verbs.empty() && !m_tokens.empty()) {
        const auto& first = m_tokens[0];
        if (first.is(word::infinitive) && first.is(word::task | word::effort) &&
            !first.is(word::state))
            return Verdict{Kind::action, .72, "imperative"};
        for (std::string_view said :
             {"skriv", "ring", "köp", "ta", "hör", "läs", "anmäl", "se", "gör", "kom"})
            if (first.low == said && m_tokens.size() > 1)
                return Verdict{Kind::action, .65, "imperative"};
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
    if (has("nästa möte") || has("nästa träff") || has("nästa styrelsemöte") ||
        has("nästa sammanträde") || has("nästa gång")) {
        const bool fixed = !m_parsed.verbs.empty() && (m_tokens[m_parsed.main()].is(word::state) ||
                                                       m_tokens[m_parsed.main()].is(word::carry) ||
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
            if (m_sentence.subject(verb) != nullptr)
                return Verdict{Kind::decision, .75, "responsibility"};
        if ((t.low == "ska" || t.low == "skall") && !in_proposal() &&
            m_sentence.subject(verb) != nullptr) {
            const auto* doing = infinitive_after(verb);
            if (doing != nullptr && doing->is(word::carry))
                return Verdict{Kind::decision, .72, "responsibility"};
        }
        if (we(verb) && t.low == "säger" && (has("säger ja") || has("säger nej")))
            return Verdict{Kind::decision, .8, "we settle"};
        if (we(verb) && t.is(word::present) && (!is_passive(verb) || t.low == "ses") &&
            (t.low == "bokar" || t.low == "flyttar" || t.low == "väljer" || t.low == "ställer" ||
             t.low == "skjuter" || t.low == "lägger" || t.low == "avvaktar" ||
             (m_sentence.has_day() &&
              (t.low == "kör" || t.low == "träffas" || t.low == "ses" || t.low == "börjar" ||
               t.low == "startar" || t.low == "håller"))))
            return Verdict{Kind::decision, .85, "we settle"};
        if (is_passive(verb) &&
            (t.low == "flyttas" || t.low == "flyttades" || t.low == "bokas" || t.low == "bokades" ||
             t.low == "ställs" || t.low == "skjuts" || t.low == "avslutas"))
            if (next == nullptr || t.low != "avslutas")
                return Verdict{Kind::decision, .75, "is settled"};
        if (t.low == "tas" && (has("tas upp igen") || has("tas upp på nästa") || has("nästa möte")))
            return Verdict{Kind::decision, .6, "is put off"};
        if (t.low == "blev" && (has("det blev ja") || has("det blev nej")))
            return Verdict{Kind::decision, .7, "vote"};
        if (t.low == "sköts" && has("upp")) return Verdict{Kind::decision, .7, "is settled"};
    }
    if (m_sentence.section == Section::decisions)
        return Verdict{Kind::decision, .8, "under a heading for decisions"};
    return {};
}

}  // namespace samskap::reading
