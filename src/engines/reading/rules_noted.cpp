// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/reading/rules.hpp"

// What is settled in few words: by trying, by buying, by a nod, by an election in a list.
namespace samskap::reading {

// "Ja, alla för.", "Till kassör: Eva Ek, omval"
Found Rules::noted_without_verb() const {
    if (!m_parsed.verbs.empty() || m_tokens.empty()) return {};
    constexpr std::size_t few = 6;
    if (m_tokens[0].low == "ja" && m_tokens.size() < few && (has("alla") || has("enhälligt")))
        return Verdict{Kind::decision, .65, "agreed"};
    const bool elected = has("omval") || has("nyval") || has("fyllnadsval");
    if (elected && !m_sentence.met.empty() && !has("förslag"))
        return Verdict{Kind::decision, .7, "somebody is chosen"};
    return {};
}

// "Alla var med på det", "Bo fick okej att köpa", "OK att köpa två bord", "Grönt ljus för stället"
bool Rules::has_nodded() const {
    constexpr auto nods = std::to_array<std::string_view>({"alla var med på",
                                                           "alla är med på",
                                                           "alla var för",
                                                           "alla är för",
                                                           "fick okej",
                                                           "fick ok",
                                                           "får okej",
                                                           "får ok",
                                                           "grönt ljus",
                                                           "ger klartecken",
                                                           "gav klartecken",
                                                           "fick klartecken",
                                                           "får klartecken",
                                                           "sa ja till",
                                                           "sa nej till",
                                                           "sade ja till",
                                                           "sade nej till",
                                                           "säger ja till",
                                                           "säger nej till",
                                                           "hade något emot",
                                                           "hade någon invändning",
                                                           "hade några invändningar",
                                                           "stöder motionen",
                                                           "stöder förslaget",
                                                           "stödde motionen",
                                                           "stödde förslaget",
                                                           "så får det bli",
                                                           "klart att vi",
                                                           "vill inte gå vidare med",
                                                           "går inte vidare med",
                                                           "går vidare med förslaget",
                                                           "röstade för",
                                                           "röstade ja",
                                                           "röstade nej",
                                                           "förslaget gick igenom",
                                                           "motionen gick igenom",
                                                           "förslaget föll",
                                                           "motionen föll",
                                                           "förslaget vann"});
    if (m_tokens[0].low == "om" || m_tokens[0].low == "tanken" || has("om alla")) return false;
    for (std::string_view brief : {"ok att ", "okej att ", "beslut att ", "beslut om att "})
        if (m_parsed.lower.starts_with(brief)) return true;
    if (!m_parsed.verbs.empty()) {
        const auto& main = m_tokens[m_parsed.main()];
        const bool gets = main.low == "får" || main.low == "fick";
        if (main.is(word::modal | word::wish | word::ask) && !gets && !has("vill inte gå vidare"))
            return false;
    }
    return has_one(nods);
}

// "Medlemsavgiften blir 400 kr"
bool Rules::is_priced(std::size_t verb) const {
    const auto low = m_tokens[verb].low;
    if ((low != "blir" && low != "sätts") || m_parsed.main() != verb || verb == 0) return false;
    bool price = false;
    for (std::string_view ending :
         {"avgiften", "avgifterna", "arvodet", "inträdet", "taxan", "priset", "insatsen"})
        price = price || m_tokens[verb - 1].low.ends_with(ending);
    if (low == "sätts") return has("sätts till") && (price || has("kr") || has("kronor"));
    return price && (has("kr") || has("kronor") || has("gratis"));
}

// "Föreningen går med i nätverket": what a body does with itself.
bool Rules::joins(std::size_t verb) const {
    const auto low = m_tokens[verb].low;
    if (m_parsed.main() != verb || (!organisation(verb) && !we(verb))) return false;
    return (low == "går" && (has("går med i") || has("går ur"))) ||
           (low == "ansluter" && has("ansluter sig"));
}

// "Testas april-maj", "Det provas från december till februari"
bool Rules::is_tried(std::size_t verb) const {
    const auto low = m_tokens[verb].low;
    if (low != "testas" && low != "provas" && low != "prövas") return false;
    // "larmet testas på måndag kl 10": once, and it is no trial.
    for (const auto& phrase : m_sentence.phrases)
        if (phrase.start || phrase.kind == recurrence::PhraseKind::weekday) return false;
    return m_parsed.main() == verb && !has("varje") && !has("just nu") && !has("redan") &&
           (m_sentence.has_day() || has("t o m") || has("t.o.m.") || has("till och med"));
}

// "Ja, broddar köps in", "Ny köps, max 800 kr"
bool Rules::is_bought(std::size_t verb) const {
    const auto low = m_tokens[verb].low;
    bool bought = false;
    for (std::string_view word : {"köps", "beställs", "skaffas", "införskaffas", "inköps", "byts"})
        bought = bought || low == word;
    if (!bought || m_parsed.main() != verb || has("varje") || has("alltid") || has("brukar"))
        return false;
    const auto first = m_tokens[0].low;
    const auto* next = token(verb + 1);
    if (low == "byts" && first != "ja") return false;
    return first == "ja" || first == "ny" || first == "nya" || first == "nytt" ||
           (next != nullptr && next->low == "in");
}

// "Lina får inloggning", "Kajen får bidraget": what somebody is given.
bool Rules::is_given(std::size_t verb) const {
    if (m_tokens[verb].low != "får" || m_parsed.main() != verb || negated(verb)) return false;
    const auto* who = m_sentence.subject(verb);
    const auto* what = token(verb + 1);
    if (who == nullptr || who->common_noun || what == nullptr) return false;
    if (what->low == "en" || what->low == "ett" || what->low == "egen") what = token(verb + 2);
    for (std::string_view thing :
         {"inloggning", "nyckel", "nycklar", "uppdraget", "ansvaret", "tillgång", "behörighet",
          "bidrag", "bidraget", "mandat", "bollen", "fullmakt", "plats", "platsen", "avslag"})
        if (what != nullptr && what->low == thing) return true;
    return false;
}

// "Det tackade Carina ja till på stående fot"
bool Rules::accepts(std::size_t verb) const {
    const auto low = m_tokens[verb].low;
    return (low == "tackade" || low == "tackar") && m_parsed.main() == verb &&
           (has("ja till") || has("nej till"));
}

Found Rules::settled_in_few_words(std::size_t verb) const {
    if (is_tried(verb)) return Verdict{Kind::decision, .65, "is tried"};
    if (is_bought(verb)) return Verdict{Kind::decision, .6, "is bought"};
    if (is_given(verb)) return Verdict{Kind::decision, .6, "given to somebody"};
    if (is_priced(verb)) return Verdict{Kind::decision, .6, "is settled"};
    if (joins(verb)) return Verdict{Kind::decision, .6, "we settle"};
    if (accepts(verb)) return Verdict{Kind::decision, .7, "we settle"};
    return {};
}

// "Kollar det i veckan.": who does it was named before. "Ska in till Eva senast 1/4."
Found Rules::does_unnamed() const {
    constexpr std::size_t few = 10;
    if (m_tokens.size() < 2 || m_tokens.size() > few || m_parsed.verbs.empty()) return {};
    const auto& first = m_tokens[0];
    if (m_parsed.main() != 0 || !first.is(word::present) || m_parsed.text.ends_with('?')) return {};
    const auto second = m_tokens[1].low;
    const bool must = first.low == "ska" || first.low == "måste" || first.low == "skall";
    if (must)
        for (std::string_view where : {"in", "till", "bort", "ut", "tillbaka", "upp", "ner", "ned"})
            if (second == where) return Verdict{Kind::action, .65, "must"};
    // "Kostar det pengar lyfter vi frågan" has two verbs.
    const bool one = m_parsed.verbs.size() == 1;
    const bool doing = first.is(word::task) && !first.is(word::passive) &&
                       !first.is(word::state | word::report) && first.low.ends_with('r');
    if (!one || !doing || m_sentence.met_at(1) != nullptr) return {};
    for (std::string_view somebody : {"vi", "jag", "ni", "du", "hon", "han", "man", "de", "alla"})
        if (second == somebody) return {};
    return Verdict{Kind::action, .65, "somebody does"};
}

}  // namespace samskap::reading
