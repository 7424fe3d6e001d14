// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/reading/rules.hpp"

namespace samskap::reading {

Found Rules::voted() const {
    if (!m_parsed.any(word::settle)) return {};
    for (const auto verb : m_parsed.verbs) {
        m_verb = verb;
        const auto& t = m_tokens[verb];
        if (!t.is(word::settle)) continue;
        const auto* next = token(verb + 1);
        // "Kallelsen anslogs i klubbstugan": where it was to be read.
        if (t.low.starts_with("ansl") && (has("kallelsen") || has("protokollet") || has("tavlan") ||
                                          has("anslagstavlan") || has("handlingarna")))
            continue;
        if (t.low == "antar" && next != nullptr && next->low == "att") continue;
        if (negated(verb) && !is_passive(verb)) continue;
        if (nothing_at(verb)) return Verdict{Kind::information, .7, "nothing settled"};
        if (told_of_another_day(verb)) return Verdict{Kind::information, .7, "settled before"};
        // "Nour och Marja bestämmer tid": theirs to do; "vi bestämmer på nästa" is put off.
        if (t.low == "bestämmer" && t.is(word::present))
            return person(verb) ? Found{Verdict{Kind::action, .75, "somebody settles"}} : Found{};
        // Under "Förslag till beslut": what is asked of those who will decide.
        if (m_sentence.section == Section::proposals && t.is(word::present))
            return Verdict{Kind::proposal, .75, "proposed to decide"};
        if (is_charge(verb)) return Verdict{Kind::action, .8, "charged with a task"};
        return Verdict{Kind::decision, .9, "verb of deciding"};
    }
    return {};
}

Found Rules::settled() const {
    if (has("reserverar sig") || has("reserverade sig"))
        return Verdict{Kind::information, .8, "a reservation"};
    if (m_sentence.section == Section::proposals && !m_tokens.empty() && m_tokens[0].low == "att")
        return Verdict{Kind::proposal, .85, "proposed to decide"};
    if (const auto found = voted()) return found;
    constexpr std::array<std::string_view, 32> phrases = {"fattade beslut",
                                                          "kom fram till att",
                                                          "tackar ja",
                                                          "tackar nej",
                                                          "tackade ja",
                                                          "tackade nej",
                                                          "ger i uppdrag",
                                                          "blev överens",
                                                          "bestämde oss",
                                                          "är överens",
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
                                                          "finner att",
                                                          "ställde sig bakom",
                                                          "ställer sig bakom",
                                                          "spikade",
                                                          "spikar",
                                                          "bifall till",
                                                          "förklarades behörigt"};
    for (const auto verb : m_parsed.verbs)
        if (m_tokens[verb].low.starts_with("yrka")) return {};  // and nothing is decided yet
    if (const auto found = charged()) return found;
    if (has_one(phrases)) return Verdict{Kind::decision, .85, "words of deciding"};
    if (const auto found = agreed()) return found;
    if (!m_tokens.empty() && has_nodded()) return Verdict{Kind::decision, .75, "agreed"};
    if (has("i uppdrag") && (has("ger") || has("gav") || has("ges") || has("gavs") || has("ge")))
        return Verdict{Kind::decision, .88, "gives a task"};
    if (!m_tokens.empty() && m_tokens[0].low == "att" &&
        (m_sentence.section == Section::decisions ||
         (m_sentence.lead_in != nullptr && m_sentence.lead_in->statement.kind == Kind::decision)))
        return Verdict{Kind::decision, .93, "att-clause"};
    return {};
}

// "Inget bestämdes", "vi bestämde inget"
bool Rules::nothing_at(std::size_t verb) const {
    const auto is_nothing = [&](std::size_t at) {
        const auto* t = token(at);
        return t != nullptr && (t->low == "inget" || t->low == "ingenting" || t->low == "inga");
    };
    return is_nothing(0) || is_nothing(verb + 1) || is_nothing(verb + 2);
}

// "Vi testar färgschema", "så det stryker vi": a course that is taken from now on.
bool Rules::takes_course(std::size_t verb) const {
    const auto low = m_tokens[verb].low;
    bool course = false;
    for (std::string_view word :
         {"testar", "provar",    "prövar",      "kör",    "åker",    "stryker",
          "slutar", "skippar",   "behåller",    "satsar", "avstår",  "slopar",
          "hoppar", "inför",     "prioriterar", "nöjer",  "återgår", "startar",
          "hyr",    "förlänger", "höjer",       "sänker", "drar"})
        course = course || low == word;
    course = course || ((low == "fortsätter" || low == "väntar") && token(verb + 1) != nullptr &&
                        has(low == "väntar" ? "väntar med" : "fortsätter med"));
    if (!course || !is_subject(verb, {"vi"}) || m_parsed.main() != verb) return false;
    if (low == "drar" && !has("igång") && !has("drar ner") && !has("drar in")) return false;
    if (low == "slutar" && !has("slutar med") && !has("slutar att")) return false;
    for (const auto& phrase : m_sentence.phrases)
        if (phrase.kind == recurrence::PhraseKind::series) return false;
    for (std::string_view habit :
         {"just nu", "redan", "alltid", "ofta", "brukar", "varje", "ibland", "för närvarande",
          "nu för tiden", "varannan", "fortfarande", "på svar", "i dag", "idag"})
        if (has(habit)) return false;
    return true;
}

// "Kent-Ove får samordna inredningen", "Bron får pröva": given to somebody to do.
bool Rules::is_given_task(std::size_t verb) const {
    if (m_tokens[verb].low != "får" || m_parsed.main() != verb || negated(verb)) return false;
    // "Barnen får måla" lets them.
    const auto* who = m_sentence.subject(verb);
    if (who == nullptr || who->common_noun) return false;
    for (std::string_view so : {"fortfarande", "varje", "ofta", "ibland", "alltid", "inte", "själv",
                                "gång på gång", "ofta"})
        if (has(so)) return false;
    const auto* doing = token(verb + 1);
    return doing != nullptr && doing->is(word::infinitive) && !doing->is(word::passive) &&
           (doing->is(word::task | word::carry) || doing->low == "pröva" || doing->low == "prova" ||
            doing->low == "testa" || doing->low == "ordna") &&
           !doing->is(word::state);
}

// "Sanna och Kjell blir de som presenterar", "Ia blir kontaktperson", "Melker är sekreterare då".
bool Rules::is_made(std::size_t verb) const {
    const auto low = m_tokens[verb].low;
    if ((low != "blir" && low != "är") || !person(verb) || m_parsed.main() != verb) return false;
    if (low == "blir" && (has("blir de som") || has("blir den som"))) return true;
    // "Då är Lotta ordförande", "Ia blir hennes handledare"
    auto at = verb + 1;
    if (const auto* who = m_sentence.subject(verb); who->first > verb) at = who->last;
    const auto* what = token(at);
    for (std::string_view beside : {"ny", "hennes", "hans", "deras", "vår", "hens", "tillfällig"})
        if (what != nullptr && what->low == beside) what = token(at + 1);
    if (what == nullptr || !names_a_role(what->low)) return false;
    return low == "blir" || has("då") || has("nästa gång") || has("nästa möte") ||
           m_sentence.section == Section::decisions;
}

Found Rules::next_meeting() const {
    const bool dated = m_sentence.has_day();
    // "APT hålls första onsdagen i månaden, utom i juli": when they always meet.
    for (const auto& phrase : m_sentence.phrases)
        if (phrase.kind == recurrence::PhraseKind::series && !m_sentence.names_day()) return {};
    const auto says_next = [&] {
        if (has("nästa gång") || has("nästa gg")) return true;
        for (std::size_t i = 0; i + 1 < m_tokens.size(); ++i)
            if (m_tokens[i].low == "nästa" &&
                (names_a_meeting(m_tokens[i + 1].low) || m_tokens[i + 1].low.ends_with("råd")))
                return true;
        return false;
    };
    if (says_next()) {
        const bool fixed = !m_parsed.verbs.empty() && (m_tokens[m_parsed.main()].is(word::state) ||
                                                       m_tokens[m_parsed.main()].is(word::carry) ||
                                                       m_tokens[m_parsed.main()].is(word::hold));
        if (dated && (fixed || m_parsed.verbs.empty()) && !has("senast"))
            return Verdict{Kind::decision, .85, "next meeting"};
    }
    if (m_sentence.section == Section::next_meeting && dated && !has("upptag"))
        if (m_parsed.verbs.empty() || has("träffas") || has("ses") || has("sammanträder") ||
            has("möts") || has("samlas") || has("hålls"))
            return Verdict{Kind::decision, .85, "next meeting"};
    return {};
}

// What goes on from here: a course, a task that is given, somebody who is chosen.
Found Rules::settles_anew(std::size_t verb) const {
    const auto& t = m_tokens[verb];
    if (takes_course(verb)) return Verdict{Kind::decision, .65, "a course is taken"};
    if (is_given_task(verb)) return Verdict{Kind::decision, .65, "given to somebody"};
    if (is_made(verb)) return Verdict{Kind::decision, .7, "somebody is chosen"};
    if ((t.low == "läggs" || t.low == "övergår" || t.low == "går") && has("ansvaret") &&
        (has("läggs") || has("går över") || has("övergår")))
        return Verdict{Kind::decision, .75, "responsibility"};
    if (t.is(word::present) && (has("från och med nu") || has("hädanefter")))
        return Verdict{Kind::decision, .65, "from now on"};
    if (has("det får bli ") || has("det får vara ") || has("får vänta till"))
        return Verdict{Kind::decision, .65, "it may be"};
    if (is_subject(verb, {"vi"}) &&
        (has("sa nej") || has("sa ja") || has("sade nej") || has("sade ja")))
        return Verdict{Kind::decision, .75, "we settle"};
    for (std::string_view done :
         {"införs", "slopas", "stryks", "behålls", "återinförs", "avskaffas"})
        if (t.low == done) return Verdict{Kind::decision, .65, "is settled"};
    return {};
}

Found Rules::settles(std::size_t verb) const {
    const auto& t = m_tokens[verb];
    const auto* next = token(verb + 1);
    if (negated(verb)) return stays(verb);
    if (const auto found = settles_anew(verb)) return found;
    if (const auto found = settles_by_course(verb)) return found;
    if (const auto found = settled_in_few_words(verb)) return found;
    if (t.low == "tar" && has("tar över")) return Verdict{Kind::decision, .85, "takes over"};
    if (t.low == "ansvarar" || ((t.low == "är" || t.low == "blir") && has("ansvarig")) ||
        (t.low == "tar" && (has("ansvar för") || has("hand om") || has("ansvaret"))))
        if (m_sentence.subject(verb) != nullptr)
            return Verdict{Kind::decision, .75, "responsibility"};
    if ((t.low == "ska" || t.low == "skall") && !in_proposal() &&
        m_sentence.subject(verb) != nullptr) {
        const auto* doing = infinitive_after(verb);
        if (doing != nullptr && doing->is(word::carry))
            return Verdict{Kind::decision, .72, "responsibility"};
    }
    if ((we(verb) || organisation(verb)) && t.low == "säger" &&
        (has("säger ja") || has("säger nej")))
        return Verdict{Kind::decision, .8, "we settle"};
    if (we(verb) && t.is(word::present) &&
        (!is_passive(verb) || t.low == "ses" || t.low == "hörs" || t.low == "möts") &&
        (t.low == "bokar" || t.low == "flyttar" || t.low == "väljer" || t.low == "ställer" ||
         t.low == "skjuter" || t.low == "lägger" || t.low == "avvaktar" ||
         (m_sentence.has_day() &&
          (t.low == "kör" || t.low == "träffas" || t.low == "ses" || t.low == "hörs" ||
           t.low == "möts" || t.low == "börjar" || t.low == "startar" || t.low == "håller"))))
        return Verdict{Kind::decision, .85, "we settle"};
    if ((t.low == "får" &&
         (has("får stå kvar") || has("får vara kvar") || has("får ligga kvar"))) ||
        (t.low == "ligger" && has("ligger kvar som")) ||
        (t.low == "lämnas" && has("lämnas oförändrad")))
        return Verdict{Kind::decision, .65, "stays as it is"};
    if (is_passive(verb) && !has("bokas via") && !has("bokas på") &&
        (t.low == "flyttas" || t.low == "flyttades" || t.low == "bokas" || t.low == "bokades" ||
         t.low == "ställs" || t.low == "skjuts" || t.low == "avslutas"))
        if (next == nullptr || t.low != "avslutas")
            return Verdict{Kind::decision, .75, "is settled"};
    if (t.low == "tas" && (has("tas upp igen") || has("tas upp på nästa") || has("nästa möte")))
        return Verdict{Kind::decision, .6, "is put off"};
    // "Dagen blir torsdag 12 november": the day is settled.
    if (t.low == "blir" && m_sentence.has_day() && names_occasion() && !it(verb))
        return Verdict{Kind::decision, .65, "a day is settled"};
    if (we(verb) && t.low == "bestämmer" &&
        (has("nästa möte") || has("på nästa") || has("nästa gång") || has("senare")))
        return Verdict{Kind::decision, .6, "is put off"};
    if (t.low == "blev" && (has("det blev ja") || has("det blev nej")))
        return Verdict{Kind::decision, .7, "vote"};
    if (t.low == "sköts" && has("upp")) return Verdict{Kind::decision, .7, "is settled"};
    return {};
}

Found Rules::decision() const {
    for (std::size_t p = 0; p < m_sentence.phrases.size(); ++p) {
        const auto& phrase = m_sentence.phrases[p];
        if (phrase.kind == recurrence::PhraseKind::series && phrase.series.first)
            return Verdict{Kind::decision, .8, "series with a first day"};
    }
    if (const auto found = next_meeting()) return found;
    for (const auto verb : m_parsed.verbs) {
        m_verb = verb;
        if (const auto found = settles(verb)) return found;
    }
    m_verb = m_parsed.main();
    if (const auto found = noted_without_verb()) return found;
    // "alltså ingen film"
    if (m_parsed.verbs.empty() && m_tokens.size() > 1 && m_tokens[0].low == "alltså")
        return Verdict{Kind::decision, .6, "so it is"};
    if (m_sentence.section == Section::decisions)
        return Verdict{Kind::decision, .8, "under a heading for decisions"};
    return {};
}

}  // namespace samskap::reading
