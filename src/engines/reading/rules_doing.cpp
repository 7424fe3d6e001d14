// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/reading/rules.hpp"

namespace samskap::reading {

Found Rules::modal_action(std::size_t verb) const {
    const auto& t = m_tokens[verb];
    const bool shall = t.low == "ska" || t.low == "skall";
    const bool must = t.low == "måste" || t.low == "behöver";
    const bool will = t.low == "kommer";
    if ((!shall && !must && !will) || negated(verb)) return {};
    if (shall && m_tokens[0].low == "kanske") return {};  // "Kanske ska vi bjuda in dem"
    if (shall && from_now_on(verb) && !person(verb)) return {};
    const auto* doing = infinitive_after(verb);
    if (doing == nullptr) return {};
    // "Tanken är att värdarna ska börja": no more than a thought.
    for (std::string_view thought : {"tanken", "idén", "planen", "förslaget", "förhoppningen"})
        if (m_tokens[0].low == thought) return {};
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
        if (is_subject(verb, {"någon", "nån"}) && !passive)
            return Verdict{Kind::action, .7, "somebody must"};
        if (person(verb) && !passive) return Verdict{Kind::action, .75, "must"};
        if (t.low == "måste" && (organisation(verb) || passive))
            return Verdict{Kind::action, .6, "must"};
        return {};
    }
    if (in_proposal() && !person(verb) && !we(verb)) return {};
    if (doing->is(word::carry) && m_sentence.subject(verb) != nullptr) return {};
    if (we(verb)) return Verdict{Kind::action, .88, "we shall"};
    // "Gruppen ska ha ett förslag klart"
    if (doing->low == "ha" && (has("klart") || has("klar") || has("klara") || has("färdigt")))
        return Verdict{Kind::action, .7, "to be ready"};
    if (state) return {};
    if (passive) return Verdict{Kind::action, .62, "shall be done"};
    if (person(verb)) return Verdict{Kind::action, .92, "shall"};
    if (organisation(verb) || they(verb)) return Verdict{Kind::action, .8, "shall"};
    return it(verb) ? Found{} : Found{Verdict{Kind::action, .6, "shall"}};
}

Found Rules::stands_in(std::size_t verb) const {
    const auto& t = m_tokens[verb];
    const bool still =
        t.is(word::state | word::modal | word::wish | word::ask | word::settle | word::report) &&
        !t.is(word::task);
    // "Bron står för lotteriet", "Rut står i kaffet"
    if (t.low == "står" &&
        ((person(verb) && (has("står i") || has("står vid"))) ||
         ((person(verb) || organisation(verb)) && has("står för"))) &&
        !has("i kö"))
        return Verdict{Kind::action, .7, "somebody does"};
    // "alla torkar av spisen"
    const bool all = is_subject(verb, {"alla"}) && m_parsed.main() == verb && verb < 3;
    bool vague = has("redan") || ongoing(verb);
    for (std::string_view word :
         {"gör", "går", "ser", "tänker", "lär", "väntar", "använder", "når"})
        vague = vague || t.low == word;
    if (all && !still && t.is(word::task | word::effort) && !vague)
        return Verdict{Kind::action, .6, "all do"};
    return {};
}

// Verbs of doing that promise nothing in this company.
bool Rules::takes_nothing_on(std::size_t verb) const {
    const auto low = m_tokens[verb].low;
    const auto* next = token(verb + 1);
    if (next == nullptr) return false;
    // "Hanna börjar som undersköterska": what becomes of her.
    if (low == "börjar") return next->low == "som";
    if (low == "räknar") return has("med att");
    if (low == "byter") return next->low == "namn";
    if (low == "lägger") return we(verb) && (has("lägger ner") || has("lägger ned"));
    if (low == "svarar") return next->low == "att";
    if (low == "fyller") return is_ascii_digit(next->low.front());
    if (low == "ställer") return has("frågan om") || has("proposition") || has("yrkande");
    if (low != "tar") return false;
    const bool pauses =
        next->low == "paus" || next->low == "slut" || next->low == "tid" || next->low == "emot";
    return (pauses && !person(verb)) || (has("ställning") && !we(verb));
}

// "Alla som har sett något mejlar det till Håkan"
bool Rules::is_whoever(std::size_t verb) const {
    return m_tokens.size() > 1 && m_tokens[1].low == "som" &&
           (m_tokens[0].low == "alla" || m_tokens[0].low == "den") && m_parsed.main() == verb &&
           m_tokens[verb].low != "betalar" && m_tokens[verb].low != "kommer";
}

// "Styrelsen ser över villkoren", "Kansliet tar fram ett förslag"
bool Rules::sees_to_it(std::size_t verb) const {
    if (!organisation(verb) || has("och har")) return false;
    for (std::string_view doing :
         {"ser till att", "håller i ", "ser över", "tar fram", "arbetar fram", "går igenom",
          "följer upp", "gör ett nytt", "gör en ny", "gör upp", "gör klart", "återkommer"})
        if (has(doing)) return true;
    return false;
}

Found Rules::does(std::size_t verb) const {
    const auto& t = m_tokens[verb];
    if (!t.is(word::present) || is_passive(verb)) return {};
    // "Ingen av oss förstår"
    if (m_tokens[0].is(word::negation) && m_tokens[0].low != "inte" &&
        m_sentence.met_at(0) == nullptr)
        return {};
    // "Kostar det pengar lyfter vi frågan": a condition, not a promise.
    if (m_parsed.main() == 0) return {};
    // "Stig fryser när han väntar": what is so again and again.
    if (has("besöker oss")) return {};
    if (has("när") && !comes() && !t.is(word::task)) return {};
    const bool somebody =
        person(verb) ||
        (they(verb) && (t.is(word::task) || comes() || has("innan dess") || has("till dess"))) ||
        (is_subject(verb, {"jag"}) && m_parsed.main() == verb && comes());
    const auto* next = token(verb + 1);
    if (takes_nothing_on(verb)) return {};
    if (t.low == "börjar" && m_tokens[m_parsed.main()].low != "slutar" &&
        (somebody || we(verb) || organisation(verb)) && next != nullptr &&
        (next->is(word::infinitive) || next->low == "med"))
        return Verdict{Kind::action, .8, "begins to"};
    if (negated(verb) || has("gärna") || has("tar över") || t.low == "söker" || t.low == "ansvarar")
        return {};
    const bool asks = t.low == "frågar" && next != nullptr;
    if (asks && somebody) return Verdict{Kind::action, .8, "somebody asks"};
    if (has("lämnar tillbaka") || m_tokens[m_parsed.main()].low == "slutar") return {};
    // "Petra informerar kontoret": does it; "informerar om": does so here.
    const bool informs = (t.low == "informerar" || t.low == "påminner" || t.low == "meddelar") &&
                         next != nullptr && somebody &&
                         !next->is(word::preposition | word::subordinator | word::asking);
    if (informs) return Verdict{Kind::action, .7, "somebody informs"};
    const bool reports =
        t.is(word::report) && !t.is(word::effort | word::hold) && t.low != "lyfter";
    if (reports && somebody && comes_beside(verb) && t.low != "påminner")
        return Verdict{Kind::action, .7, "somebody tells then"};
    if (reports && !(t.is(word::task) && comes_beside(verb))) return {};
    const bool still = t.is(word::state | word::modal | word::wish | word::ask | word::settle) &&
                       !t.is(word::task) && t.low != "visar" && t.low != "driver" &&
                       !(t.low == "begär" && has("begär in"));
    if (!still && somebody && !ongoing(verb))
        return Verdict{Kind::action, t.is(word::task) ? .85 : .72, "somebody does"};
    if (!still && organisation(verb) && t.is(word::hold) && !names_occasion() && comes())
        return Verdict{Kind::action, .6, "somebody arranges"};
    if (t.low == "går" && person(verb) && next != nullptr && names_an_occasion(next->low))
        return Verdict{Kind::action, .7, "somebody does"};
    if (t.low == "går" && person(verb) && (has("går igenom") || has("går med på")))
        return Verdict{Kind::action, .65, "somebody does"};
    if (const auto found = stands_in(verb)) return found;
    if (pays(verb)) return {};
    if (sees_to_it(verb)) return Verdict{Kind::action, .6, "somebody does"};
    if (!t.is(word::task) && !(organisation(verb) && t.is(word::effort) && deadline())) return {};
    if (t.low == "kommer") return {};
    const bool booking = t.low == "bokar" && m_sentence.has_day();
    if ((we(verb) && !booking) || (organisation(verb) && !t.is(word::wish)))
        return Verdict{Kind::action, .7, "we do"};
    if (has("de som") || is_whoever(verb)) return Verdict{Kind::action, .65, "somebody does"};
    return {};
}

// "lovade i januari att skicka", "som jag lovade": promised before this meeting, and told here.
bool Rules::long_promised() const {
    for (std::size_t i = 0; i < m_tokens.size(); ++i) {
        const auto& t = m_tokens[i];
        if (t.low != "lovade" && t.low != "lovat") continue;
        if (t.subordinate) return true;
        const auto beside = [&](const recurrence::Phrase& phrase) {
            return phrase.kind != recurrence::PhraseKind::time && phrase.span.begin >= t.to &&
                   phrase.span.begin <= t.to + 1;
        };
        if (std::any_of(m_sentence.phrases.begin(), m_sentence.phrases.end(), beside)) return true;
        if (has("i somras") || has("i våras") || has("i höstas") || has("i vintras")) return true;
    }
    return false;
}

Found Rules::action() const {
    if (m_sentence.section == Section::actions && !m_parsed.text.empty())
        return Verdict{Kind::action, .88, "under a heading for tasks"};
    constexpr std::array<std::string_view, 12> promises = {
        "åtar sig",   "åtog sig",      "tar på sig",     "tog på sig", "lovade att", "lovar att",
        "hör av sig", "får i uppgift", "fick i uppgift", "ombeds",     "ombads",     "uppmanas"};
    const auto refused = [&] {
        return has("ingen tog på sig") || has("ingen åtog sig") || has("ingen lovade") ||
               has("ingen tar på sig") || has("lovar inget") || has("lovade inget");
    };
    if (const auto told = told_to_do()) return told;
    const bool often = has("ofta") || has("oftare") || has("sällan") || has("varje");
    if (has_one(promises) && !refused() && !long_promised() && !often)
        return Verdict{Kind::action, .88, "promise"};
    if ((has("lovade") || has("lovar") || has("har lovat")) && !refused() && !long_promised())
        return Verdict{Kind::action, .8, "promise"};
    if (has("ansvarig:") || has("ansvar:")) return Verdict{Kind::action, .88, "responsible"};
    bool opinion = false;
    for (const auto verb : m_parsed.verbs) {
        m_verb = verb;
        // "Samira tycker vi ska ta kort"
        if (opinion && m_tokens[verb].is(word::modal)) return {};
        opinion = opinion || is_opinion(verb);
        if (const auto found = modal_action(verb)) return found;
        if (const auto found = does(verb)) return found;
    }
    if (const auto found = passive_task()) return found;
    if (const auto found = does_unnamed()) return found;
    return imperative();
}

// "Rutinen skrivs om (Ewa, klart v. 10)", "Ett nytt datum meddelas senare", "Synpunkter lämnas till
// Bo": somebody sees to it.
bool Rules::is_handed_on(std::size_t verb) const {
    const bool later = m_tokens[verb].low == "meddelas" && has("meddelas senare");
    if (negated(verb) || m_parsed.main() != verb) return false;
    if (later) return true;
    if (m_sentence.section == Section::information) return false;
    for (const auto& phrase : m_sentence.phrases)
        if (phrase.kind == recurrence::PhraseKind::series) return false;
    for (std::string_view habit : {"varje", "numera", "alltid", "brukar", "ofta", "via"})
        if (has(habit)) return false;
    const auto low = m_tokens[verb].low;
    const auto* next = token(verb + 1);
    const auto goes = [&](std::string_view where) { return next != nullptr && next->low == where; };
    if ((low == "läggs" || low == "delas" || low == "skickas") && goes("ut")) return true;
    if (low == "ses" && goes("över")) return true;
    if ((low == "sätts" && goes("upp")) || (low == "bjuds" && goes("in"))) return true;
    if (low == "kallas" && goes("till") && comes()) return true;
    for (const auto& met : m_sentence.met) {
        if (met.naming == Naming::organisation || met.first <= verb) continue;
        if (m_tokens[met.first].before == '(') return true;
        const bool handed = low == "anmäls" || low == "lämnas" || low == "skickas" ||
                            low == "mejlas" || low == "mailas";
        if (handed && m_tokens[met.first - 1].low == "till" && m_tokens[0].low != "anmälan")
            return true;
    }
    return false;
}

// "Frågan skickas vidare till kansliet", "Önskemål lämnas till Bo före lovet", "ska vara klar den 3
// maj": somebody is to do it, though nobody is named.
Found Rules::passive_task() const {
    for (const auto verb : m_parsed.verbs) {
        const auto& t = m_tokens[verb];
        const bool passive = is_passive(verb) && t.is(word::present) && t.is(word::task);
        if (passive && is_handed_on(verb)) {
            m_verb = verb;
            return Verdict{Kind::action, .6, "to be done"};
        }
        if (passive && (deadline() || has("vidare till") || has("före") || has("innan")) &&
            !negated(verb)) {
            m_verb = verb;
            return Verdict{Kind::action, .6, "to be done"};
        }
        // "Ett informationsbrev går ut till alla vecka 23."
        if (t.low == "går" && m_sentence.has_day() && m_parsed.main() == verb &&
            has("går ut till")) {
            m_verb = verb;
            return Verdict{Kind::action, .6, "to be done"};
        }
        // "Bil 4 måste till verkstaden."
        const auto* next = token(verb + 1);
        if (t.low == "måste" && next != nullptr &&
            (next->low == "till" || next->low == "bort" || next->low == "in")) {
            m_verb = verb;
            return Verdict{Kind::action, .6, "must"};
        }
        const bool ready = has("vara klar") || has("vara klart") || has("vara klara") ||
                           has("vara inne") || has("ha kommit in") || has("vara färdig") ||
                           has("vara färdigt") || has("lämnas in") || has("vara inlämnad") ||
                           has("till handa");
        if ((t.low == "ska" || t.low == "skall" || t.low == "måste" || t.low == "behöver") &&
            ready && m_sentence.has_day()) {
            m_verb = verb;
            return Verdict{Kind::action, .6, "to be ready"};
        }
    }
    return {};
}

// "Skicka gärna bilder", "stäm av med henne före": told to whoever reads, whatever clauses follow.
Found Rules::told_to_do() const {
    if (m_tokens.size() < 2) return {};
    const auto first = m_tokens[0].low;
    const auto& second = m_tokens[1];
    if (second.finite() && !second.is(word::adverb | word::preposition) && second.low != "gärna")
        return {};
    if (has("se även") || has("se bilaga") || has("se protokoll") || has("se ovan") ||
        has("se nedan"))
        return Verdict{Kind::information, .7, "a reference"};
    const bool please = second.low == "gärna" && m_tokens[0].is(word::task | word::effort) &&
                        m_tokens[0].is(word::infinitive);
    if (please) return Verdict{Kind::action, .65, "imperative"};
    for (std::string_view said : {"glöm inte", "kom ihåg", "se till att", "stäm av", "tänk på",
                                  "tänk efter", "hör av", "säg till", "ta med", "tänk ut"})
        if (m_parsed.lower.starts_with(said)) return Verdict{Kind::action, .65, "imperative"};
    for (std::string_view said : {"skriv", "anmäl", "fyll", "lägg"})
        if (first == said) return Verdict{Kind::action, .65, "imperative"};
    return {};
}

Found Rules::imperative() const {
    for (std::size_t i = 1; i < m_tokens.size(); ++i) {
        const auto& t = m_tokens[i];
        if (t.before != ',') continue;
        if (t.low == "skriv" || t.low == "anmäl" || t.low == "skicka" || t.low == "ring" ||
            t.low == "hör")
            return Verdict{Kind::action, .65, "imperative"};
        const auto* next = token(i + 1);
        if ((t.low == "mejla" || t.low == "maila" || t.low == "lämna" || t.low == "kontakta" ||
             t.low == "säg" || t.low == "ta") &&
            next != nullptr && next->is(word::pronoun | word::preposition))
            return Verdict{Kind::action, .65, "imperative"};
    }
    // Without a verb of its own: "Boka lokal", "Skicka in ansökan".
    if (m_parsed.verbs.empty() && !m_tokens.empty()) {
        const auto& first = m_tokens[0];
        if ((first.low == "anmälan" || first.low == "osa") &&
            (has("senast") || has("sista dag") || has("sista anmälningsdag")))
            return Verdict{Kind::action, .7, "to be handed in"};
        if (first.is(word::infinitive) && first.is(word::task | word::effort) &&
            !first.is(word::state))
            return Verdict{Kind::action, .72, "imperative"};
        for (std::string_view said :
             {"skriv", "ring", "köp", "ta",   "hör",   "läs", "anmäl", "se",
              "gör",   "kom",  "säg", "be",   "lägg",  "byt", "tänk",  "svara",
              "sök",   "håll", "ge",  "fyll", "lämna", "sätt"})
            if (first.low == said && m_tokens.size() > 1 && m_tokens[1].low != "mer")
                return Verdict{Kind::action, .65, "imperative"};
    }
    return {};
}

}  // namespace samskap::reading
