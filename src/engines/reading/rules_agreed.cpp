// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/reading/rules.hpp"

// What is settled without a verb of deciding: by agreeing, by voting, by how things shall be.
namespace samskap::reading {

// "Ärendet återremitterades vid beredningen den 3 februari", "beslutade redan i juni": told here,
// settled elsewhere.
bool Rules::told_of_another_day(std::size_t verb) const {
    const auto& t = m_tokens[verb];
    if (!t.is(word::past)) return false;
    if (has("redan i") || has("förra mötet") || has("föregående möte") || has("förra året") ||
        has("i fjol"))
        return true;
    bool formal = false;
    for (std::string_view start : {"beslut", "åter", "bordl", "avslog", "bevilj", "antog"})
        formal = formal || t.low.starts_with(start);
    if (!formal) return false;
    for (auto i = verb + 1; i < m_tokens.size() && !m_tokens[i].is(word::subordinator); ++i) {
        if (m_tokens[i].low != "den" || m_tokens[i - 1].low == "till") continue;
        for (const auto& phrase : m_sentence.phrases)
            if (phrase.kind == recurrence::PhraseKind::day &&
                phrase.span.begin <= m_tokens[i].to + 1 && phrase.span.end > m_tokens[i].to)
                return true;
    }
    return false;
}

// "Styrgruppen uppdrar åt Sirpa att ta fram …", outside of a heading for decisions.
bool Rules::is_charge(std::size_t verb) const {
    return m_sentence.section != Section::decisions && m_tokens[verb].low.starts_with("uppdr") &&
           has("att") && !m_sentence.item;
}

// "Birgitta får i uppdrag att fråga runt": a task that somebody has from here on.
Found Rules::charged() const {
    if (m_sentence.section == Section::decisions || m_parsed.verbs.empty()) return {};
    const auto verb = m_parsed.main();
    if ((m_tokens[verb].low == "får" || m_tokens[verb].low == "fick") && !negated(verb) &&
        (has("i uppdrag att") || has("i uppgift att")))
        return Verdict{Kind::action, .8, "charged with a task"};
    return {};
}

// "Invigningen är bestämd till lördagen den 13 april", "Frågan är avförd"
bool Rules::is_participle_of_deciding(std::size_t verb) const {
    const auto low = m_tokens[verb].low;
    if (low != "är" && low != "blir" && low != "blev") return false;
    if (verb > 0 && m_tokens[verb - 1].is(word::negation)) return false;  // "Inget är bestämt"
    for (auto i = verb + 1; i < m_tokens.size() && i <= verb + 3; ++i) {
        const auto& t = m_tokens[i];
        if (t.is(word::subordinator | word::preposition)) return false;
        if (!t.is(word::agreed)) continue;
        const auto* next = token(i + 1);
        const bool moved = t.low.starts_with("flytta") || t.low.starts_with("framflytta") ||
                           t.low.starts_with("uppskjut");
        const bool participle =
            t.low.ends_with('d') || t.low.ends_with("at") || t.low.ends_with("da") ||
            t.low.ends_with("en") || t.low.ends_with("et") || t.low.ends_with("gt") ||
            t.low.ends_with("ämt") || t.low.ends_with("ört") || t.low.ends_with("llt");
        if (moved)
            return next != nullptr && (next->low == "till" || next->low == "från") &&
                   m_sentence.has_day();
        return participle && !has("redan") && !has("sedan tidigare");
    }
    return false;
}

// "Vi har beslutat att säga upp avtalet", "Styrelsen har enats om"
bool Rules::has_settled() const {
    const auto verb = m_parsed.main();
    if (m_tokens[verb].low != "har" || negated(verb) || has("redan") || has("tidigare"))
        return false;
    const auto* who = m_sentence.subject(verb);
    const bool body = who != nullptr && who->naming == Naming::organisation &&
                      (who->name.ends_with("tyrelsen") || who->name.ends_with("ruppen") ||
                       who->name.ends_with("ådet") || who->name.ends_with("nämnden"));
    if (!body && !is_subject(verb, {"vi"})) return false;
    for (auto i = verb + 1; i < m_tokens.size() && i <= verb + 3; ++i)
        for (std::string_view settled : {"beslutat", "bestämt", "enats", "valt", "godkänt"})
            if (m_tokens[i].low == settled) return true;
    return false;
}

Found Rules::agreed() const {
    if (!m_parsed.any(word::agreed) || m_parsed.verbs.empty()) return {};
    const auto verb = m_parsed.main();
    const auto& t = m_tokens[verb];
    if (has_settled()) return Verdict{Kind::decision, .75, "is settled"};
    // "Vi måste komma överens om": not yet.
    if (t.is(word::modal | word::wish) || negated(verb) || m_tokens[0].low == "om" ||
        m_tokens[0].is(word::negation) || has("komma överens") || has("bli överens"))
        return {};
    m_verb = verb;
    for (std::string_view words : {"ense om",
                                   "enig om",
                                   "eniga om",
                                   "överens om",
                                   "mandat att",
                                   "klartecken till",
                                   "klartecken att",
                                   "svaret blev ja",
                                   "svaret blev nej",
                                   "vid omröstning",
                                   "efter omröstning",
                                   "efter votering",
                                   "genom acklamation",
                                   "med acklamation",
                                   "behörigen utlyst",
                                   "behörigt utlyst",
                                   "stadgeenligt utlyst",
                                   "utan bifall",
                                   "utan erinran",
                                   "tyckte alla"})
        if (has(words)) return Verdict{Kind::decision, .8, "agreed"};
    if ((t.low == "lades" || t.low == "läggs") && has("till handlingarna"))
        return Verdict{Kind::decision, .85, "words of deciding"};
    // "Kompromissen blev varannan söndag", "Valet föll på Kajen", "En arbetsgrupp bildades"
    if (verb > 0 && verb < 3 && m_tokens[verb - 1].is(word::agreed) && !is_passive(verb) &&
        (t.low == "blev" || t.low == "blir" || t.low == "föll") &&
        m_tokens[verb - 1].low.ends_with('n'))
        return Verdict{Kind::decision, .65, "so it is"};
    if ((t.low == "bildades" || t.low == "bildas") && has("arbetsgrupp"))
        return Verdict{Kind::decision, .65, "is settled"};
    if (is_participle_of_deciding(verb)) return Verdict{Kind::decision, .75, "is settled"};
    if (comes_to(verb)) return Verdict{Kind::decision, .75, "agreed"};
    return {};
}

// "Styrelsen landade i det dyrare anbudet", "Till slut fastnade vi för biografen"
bool Rules::comes_to(std::size_t verb) const {
    const auto low = m_tokens[verb].low;
    const bool landed = low == "landade" || low == "landar";
    if (!landed && low != "fastnade" && low != "stannade") return false;
    const auto goal = landed ? std::string_view("i") : std::string_view("för");
    const auto is_body = [&](const Token* t) {
        if (t == nullptr) return false;
        for (std::string_view ending : {"gruppen", "styrelsen", "mötet", "rådet", "nämnden"})
            if (t->low.ends_with(ending)) return true;
        return false;
    };
    const bool some = we(verb) || organisation(verb) || is_subject(verb, {"man", "de"}) ||
                      is_body(token(verb + 1)) || (verb > 0 && is_body(token(verb - 1)));
    for (auto i = verb + 1; some && i < m_tokens.size() && i <= verb + 3; ++i)
        if (m_tokens[i].low == goal) return true;
    return false;
}

// "Promenadgruppen får fortsätta", "Kostnaden får vara högst 15 000 kronor"
bool Rules::allowed(std::size_t verb) const {
    if (m_tokens[verb].low != "får" && m_tokens[verb].low != "fick") return false;
    for (std::string_view words :
         {"får ta högst", "får disponera", "får hålla till", "får fortsätta", "får vila",
          "får vänta", "får anstå", "får bero", "får vara högst", "får kosta högst",
          "får uppgå till", "får vara kvar", "får leva kvar"})
        if (has(words)) return true;
    return false;
}

// "Radion tas bort", "Gruppen läggs ner": from here on it is so.
bool Rules::changed(std::size_t verb) const {
    const auto& t = m_tokens[verb];
    if (!t.is(word::present) || !t.is(word::passive)) return false;
    const auto goes = [&](std::string_view where) {
        for (auto i = verb + 1; i < m_tokens.size() && i <= verb + 3; ++i)
            if (m_tokens[i].low == where) return true;
        return false;
    };
    if (t.low == "läggs") return goes("ner") || goes("ned") || has("på is");
    if (t.low == "tas") return goes("bort") || has("ur bruk");
    if (t.low == "görs") return goes("om");
    if (t.low == "skjuts") return goes("upp") || goes("fram");
    if (t.low == "byts") return goes("mot");
    // Rents, prices and rates are set by others.
    if (verb > 0 && (t.low == "höjs" || t.low == "sänks"))
        for (std::string_view theirs : {"hyran", "hyrorna", "priset", "priserna", "räntan", "taxan",
                                        "skatten", "premien", "momsen"})
            if (m_tokens[verb - 1].low.ends_with(theirs)) return false;
    for (std::string_view done :
         {"höjs", "sänks", "förlängs", "slopas", "avskaffas", "avvecklas", "utökas", "permanentas"})
        if (t.low == done) return true;
    return (t.low == "tecknas" && has("avtal")) || (t.low == "delas" && goes("lika"));
}

// "Kommunen bekostar lokalhyran", "Hällbo bidrar med 5 000 kronor"
bool Rules::pays(std::size_t verb) const {
    const auto low = m_tokens[verb].low;
    if (!organisation(verb) || m_parsed.main() != verb) return false;
    const auto* next = token(verb + 1);
    const bool to = next != nullptr && next->low == "till" && low == "skjuter";
    return low == "bekostar" || low == "sponsrar" || low == "finansierar" ||
           ((to || low == "bidrar") && (has("kronor") || has("kr")));
}

// "Grinden ska från och med i dag hållas låst", "Barn går även fortsättningsvis in gratis"
bool Rules::from_now_on(std::size_t verb) const {
    const auto& t = m_tokens[verb];
    if (!t.is(word::present) || m_parsed.main() != verb) return false;
    return has("från och med i dag") || has("från och med idag") || has("fortsättningsvis") ||
           has("i fortsättningen");
}

// "Avgiften höjs inte", "tiderna ändras inte"
Found Rules::stays(std::size_t verb) const {
    const auto& t = m_tokens[verb];
    // "Det blir ingen julfest i år"
    const auto* next = token(verb + 1);
    if (t.low == "blir" && it(verb) && next != nullptr && names_occasion() &&
        (next->low == "ingen" || next->low == "inget"))
        return Verdict{Kind::decision, .6, "is called off"};
    if (!t.is(word::present) || !t.is(word::passive) || m_parsed.main() != verb) return {};
    for (std::string_view left : {"höjs", "sänks", "ändras", "förlängs", "flyttas", "avskaffas",
                                  "slopas", "prövas", "byts", "ersätts"})
        if (t.low == left) return Verdict{Kind::decision, .6, "stays as it is"};
    return {};
}

Found Rules::settles_by_course(std::size_t verb) const {
    const auto low = m_tokens[verb].low;
    if (allowed(verb)) return Verdict{Kind::decision, .65, "it may be"};
    if (changed(verb)) return Verdict{Kind::decision, .65, "is settled"};
    if (low == "blir" && m_parsed.main() == verb) {
        const auto* next = token(verb + 1);
        if (next != nullptr &&
            (next->low.starts_with("oförändra") || next->low.starts_with("permanent")))
            return Verdict{Kind::decision, .65, "stays as it is"};
        if (has("det blir så att") || has("så blir det"))
            return Verdict{Kind::decision, .75, "so it is"};
    }
    if (low == "gör" && (has("vi gör så") || has("gör vi så") || has("så gör vi")))
        return Verdict{Kind::decision, .7, "so it is"};
    if (low == "går" && person(verb) && has("går in som"))
        return Verdict{Kind::decision, .65, "somebody is chosen"};
    if (pays(verb)) return Verdict{Kind::decision, .6, "somebody pays"};
    if (low == "byter" && has("byter namn")) return Verdict{Kind::decision, .6, "is settled"};
    if (low == "sammanträder" && m_sentence.names_day())
        return Verdict{Kind::decision, .65, "days are settled"};
    if (from_now_on(verb)) return Verdict{Kind::decision, .65, "from now on"};
    return {};
}

}  // namespace samskap::reading
