// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/reading/rules.hpp"

namespace samskap::reading {

Found Rules::purpose() const {
    if (!m_tokens.empty() && (m_tokens[0].low == "syftet" || m_tokens[0].low == "målet" ||
                              m_tokens[0].low == "ändamålet"))
        return Verdict{Kind::information, .8, "purpose"};
    // "Ordföranden tackade och önskade alla en trevlig sommar."
    if (has("önskade alla") || has("önskar alla") || has("önskade god") || has("önskade glad") ||
        has("tackade för") || has("tackar för"))
        return Verdict{Kind::information, .8, "courtesy"};
    if (!m_tokens.empty() && m_tokens[0].low == "antingen")
        return Verdict{Kind::proposal, .65, "either or"};
    return {};
}

// "Faisal kan laga något", "Nour kan komma på mötet"
Found Rules::offered(std::size_t verb) const {
    const auto& t = m_tokens[verb];
    if (t.low == "kan" && person(verb) && !negated(verb) && m_parsed.main() == verb) {
        const auto* doing = infinitive_after(verb);
        if (doing != nullptr && !doing->is(word::passive) &&
            doing->is(word::task | word::effort | word::carry | word::hold | word::report))
            return Verdict{Kind::proposal, .65, "offer"};
    }
    return {};
}

// "Eva berättade att byalaget kan sköta lådorna om kommunen betalar"
Found Rules::offer_reported(std::size_t verb) const {
    if (!m_tokens[verb].is(word::report) || !has("om")) return {};
    for (auto i = verb + 1; i + 1 < m_tokens.size(); ++i)
        if (m_tokens[i].subordinate && m_tokens[i].low == "kan" &&
            m_tokens[i + 1].is(word::task | word::carry | word::hold))
            return Verdict{Kind::proposal, .65, "offer"};
    return {};
}

Found Rules::wished(std::size_t verb) const {
    const auto& t = m_tokens[verb];
    if (t.low == "planerar" && makes_plan(verb)) return {};
    if ((t.low == "vill" || t.is(word::wish)) && negated(verb) && t.low != "föreslår")
        return Verdict{Kind::information, .6, "does not wish"};
    if (t.is(word::wish) && (!t.is(word::infinitive) || t.is(word::present))) {
        if (!is_passive(verb) || t.low.starts_with("föresl") || t.low.starts_with("rekomm") ||
            t.low == "hoppas")
            return Verdict{Kind::proposal, .85, "wish"};
    }
    if (t.low == "vill") return Verdict{Kind::proposal, .88, "wish"};
    if (t.low == "bör" || t.low == "borde") return Verdict{Kind::proposal, .85, "ought"};
    // "skulle ha begärt in offerter": what was not done.
    if (t.low == "skulle" && has("skulle ha") && m_sentence.tense() == recurrence::Tense::unsaid &&
        has("men"))
        return {};
    if (t.low == "skulle" && m_sentence.subject(verb) != nullptr &&
        (has("skulle ha") || has("men glömde") || has("men hann") || has("men har inte") ||
         has("men kom aldrig")))
        return {};
    if (t.low == "skulle") return Verdict{Kind::proposal, .8, "would"};
    if (t.low == "kan" && (we(verb) || m_sentence.subject_is(verb, "man")) && !negated(verb) &&
        infinitive_after(verb) != nullptr)
        return Verdict{Kind::proposal, .75, "we can"};
    if (t.low == "kan" &&
        (has("kan tänka sig") || has("ställa upp") || has("kan hjälpa") || has("kan bidra")) &&
        m_sentence.subject(verb) != nullptr)
        return Verdict{Kind::proposal, .7, "offer"};
    if (const auto found = offered(verb)) return found;
    if (t.low == "kan" && has("kan passa") && !negated(verb))
        return Verdict{Kind::proposal, .65, "could suit"};
    if ((t.low == "kräver" || t.low == "krävde") && person(verb))
        return Verdict{Kind::proposal, .7, "demands"};
    if (t.low == "kan" && has("kan vara att") && !negated(verb))
        return Verdict{Kind::proposal, .65, "could be to"};
    if (t.low == "kan" && m_sentence.subject(verb) != nullptr && has("om") && !negated(verb) &&
        infinitive_after(verb) != nullptr)
        return Verdict{Kind::proposal, .6, "offer"};
    if ((t.low == "planerar" || t.low == "funderar" || t.low == "tänker" || t.low == "överväger"))
        return Verdict{Kind::proposal, .7, "intention"};
    if (is_opinion(verb))
        for (auto i = verb + 1; i < m_tokens.size(); ++i) {
            const auto low = m_tokens[i].low;
            if (low == "ska" || low == "borde" || low == "bör" || low == "skulle" || low == "kunde")
                return Verdict{Kind::proposal, .72, "opinion"};
        }
    if (is_opinion(verb) &&
        (has("att vi") || has("att det ska") || has("att det borde") || has("att det bör") ||
         has("att man ska") || has("att man borde") || has("att alla ska")))
        return Verdict{Kind::proposal, .75, "opinion"};
    for (const auto& other : m_tokens)
        if (other.subordinate && other.from > t.from &&
            (other.low == "vill" || other.low == "önskar" || other.low == "bör" ||
             other.low == "borde" || other.low == "skulle") &&
            (t.is(word::report) || has("om att")))
            return Verdict{Kind::proposal, .68, "reported wish"};
    return offer_reported(verb);
}

Found Rules::idea() const {
    // "… anser att tiden är för kort och yrkade på ett tak"
    for (const auto& t : m_tokens)
        if (t.subordinate && t.low.starts_with("yrk")) return Verdict{Kind::proposal, .8, "wish"};
    if (has("har äskat") || has("har föreslagit") || has("har begärt") || has("har önskat") ||
        has("har bett att få") || has("har bett om") || has("har erbjudit"))
        return Verdict{Kind::proposal, .7, "has wished"};
    constexpr std::array<std::string_view, 12> nouns = {
        "förslag", "förslaget är", "ett förslag", "tanken är",        "tanken är att", "idén är",
        "en idé",  "idéer om",     "önskemål",    "förhoppningen är", "ett önskemål",  "vore"};
    const bool judged = has("ett förslag till") || has("önskemål lämnas") || has("bra förslag") ||
                        has("bra idé") || has("god idé") || has("inget förslag") ||
                        has("inga förslag");
    if (!judged && (has_one(nouns) || has("idén om") || has("idé om")))
        return Verdict{Kind::proposal, .78, "idea"};
    if (has("preliminärt") || has("preliminär"))
        return Verdict{Kind::proposal, .65, "not yet sure"};
    if (m_parsed.any(word::wishing) && !has("viktigt att notera") && !has("som helst"))
        return Verdict{Kind::proposal, .72, "wishing word"};
    if (has("would be nice") || has("would like") || has("offers to") || has("we should"))
        return Verdict{Kind::proposal, .7, "wish in English"};
    if (in_proposal() && !m_parsed.verbs.empty()) {
        const auto& t = m_tokens[m_parsed.main()];
        if (t.is(word::modal) && t.is(word::present) && t.low != "får" && m_tokens[0].low != "du" &&
            m_sentence.subject() == nullptr)
            return Verdict{Kind::proposal, .7, "goes on with a proposal"};
    }
    return {};
}

Found Rules::proposal() const {
    if (const auto found = purpose()) return found;
    for (const auto verb : m_parsed.verbs) {
        m_verb = verb;
        if (const auto found = wished(verb)) return found;
    }
    m_verb = m_parsed.main();
    return idea();
}

}  // namespace samskap::reading
