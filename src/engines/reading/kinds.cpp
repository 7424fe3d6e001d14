// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/reading/rules.hpp"

namespace samskap::reading {

namespace {

bool ends_as_question(std::string_view text) {
    while (!text.empty() &&
           (ends_with_any(text, "\")]*_ ") || static_cast<unsigned char>(text.back()) >= 0x80))
        text.remove_suffix(1);
    return text.ends_with('?');
}

}  // namespace

Found Rules::question() const {
    if (ends_as_question(m_parsed.text)) return Verdict{Kind::question, .97, "question mark"};
    if (m_tokens.size() < 3) return {};
    const auto& first = m_tokens[0];
    const auto& second = m_tokens[1];
    const bool conditional =
        m_parsed.says(", så") || m_parsed.says(", då") || m_parsed.says(" så ");
    // "Kan vi anordna en aktivitetsdag i vår."
    const bool verb_first =
        first.finite() && (first.is(word::modal) || first.low == "är" || first.low == "finns" ||
                           first.low == "har" || first.low == "går" || first.low == "vill");
    const bool asks_why_not = first.is(word::modal) && second.low == "inte";
    if (verb_first && !conditional &&
        (second.is(word::pronoun) || m_sentence.met_at(1) != nullptr || asks_why_not))
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
    for (std::string_view asked : {"ville veta", "vill veta om", "vill veta hur", "vill veta vad",
                                   "ville höra om", "ställde frågan"})
        if (has(asked)) return Verdict{Kind::question, .6, "wants to know"};
    for (const auto verb : m_parsed.verbs)
        if (m_tokens[verb].is(word::ask) && !is_passive(verb) && verb + 1 < m_tokens.size() &&
            !(verb != m_parsed.main() && m_tokens[m_parsed.main()].is(word::task)) &&
            (m_tokens[verb + 1].is(word::asking) || m_tokens[verb + 1].low == "om"))
            return Verdict{Kind::question, .6, "wonders"};
    return {};
}

Found Rules::named_trouble() const {
    const auto without = [&] {
        return has("inga problem") || has("inget problem") || has("utan problem") ||
               has("är löst") || has("inte är något problem") || has("inte något problem") ||
               has("inte är ett problem");
    };
    if (m_parsed.any(word::trouble) && !without())
        for (std::size_t i = 0; i < m_tokens.size(); ++i) {
            const bool when_needed =
                m_tokens[i].low == "behov" && i > 0 &&
                (m_tokens[i - 1].low == "vid" || m_tokens[i - 1].low == "efter");
            if (m_tokens[i].is(word::trouble) && !m_tokens[i].upper && !when_needed)
                return Verdict{Kind::issue, .7, "trouble"};
        }
    if (too_far()) return Verdict{Kind::issue, .7, "too much"};
    if (!m_tokens.empty() && m_tokens[0].is(word::trouble))
        return Verdict{Kind::issue, .65, "trouble"};
    return {};
}

Found Rules::troubled(std::size_t verb) const {
    const auto& t = m_tokens[verb];
    const auto* next = token(verb + 1);
    if (undone(verb)) return Verdict{Kind::issue, .6, "not done"};
    if (t.low == "får" && negated(verb) &&
        (we(verb) || has("får inte påbörjas") || has("får inte användas") ||
         m_sentence.subject_is(verb, "man")))
        return Verdict{Kind::information, .6, "a rule"};
    if (t.is(word::lack) && t.low != "oroar") return Verdict{Kind::issue, .72, "lack"};
    if (t.low == "behöver") return Verdict{Kind::issue, .72, "need"};
    if (t.low == "söker") return Verdict{Kind::issue, .6, "seeks"};
    if (t.low == "har" && next != nullptr &&
        (next->low == "inga" || next->low == "ingen" || next->low == "inget"))
        return Verdict{Kind::issue, .72, "has none"};
    const bool able = t.low == "kan" || t.low == "går" || t.low == "hinner" ||
                      t.low == "fungerar" || t.low == "räcker" || t.low == "finns" ||
                      t.low == "får" || t.low == "orkar" || t.low == "fungerade" ||
                      t.low == "gick" || t.low == "funkar" || t.low == "räckte" ||
                      t.low == "finnas" || t.low == "kommer";
    if (m_tokens[0].is(word::negation) && m_tokens[0].low != "inte" &&
        m_sentence.met_at(0) == nullptr && t.is(word::present) && !t.is(word::wish))
        return Verdict{Kind::issue, .62, "nobody"};
    const bool plain = t.is(word::present) &&
                       !t.is(word::modal | word::wish | word::settle | word::report) &&
                       t.low != "är" && t.low != "har" && t.low != "blir" && t.low != "säger";
    const bool refused = m_tokens[0].low == "många" || m_tokens[0].low == "flera";
    if (refused && t.low == "har" && negated(verb)) return Verdict{Kind::issue, .55, "does not"};
    if (plain && negated(verb) && !able) return Verdict{Kind::issue, .58, "does not"};
    if (t.is(word::state) && too_much(verb)) return Verdict{Kind::issue, .68, "too much"};
    if (t.low == "har" && negated(verb) && m_sentence.tense() == recurrence::Tense::past)
        return Verdict{Kind::issue, .58, "has not"};
    if (able && negated(verb)) return Verdict{Kind::issue, .65, "not possible"};
    if (t.low == "kommer")
        for (std::size_t j = verb; j < m_tokens.size() && j < verb + 5; ++j)
            if (m_tokens[j].is(word::lack)) return Verdict{Kind::issue, .65, "lack"};
    return {};
}

Found Rules::words_of_trouble() const {
    for (std::size_t i = 0; i + 1 < m_tokens.size(); ++i)
        if (m_tokens[i].low == "bara" && is_ascii_digit(m_tokens[i + 1].low.front()))
            return Verdict{Kind::issue, .5, "only"};
    if (has("fortfarande inga") || has("fortfarande ingen") || has("fortfarande inget") ||
        has("har punka") || has("visar fortfarande") || has("visar fel"))
        return Verdict{Kind::issue, .62, "still none"};
    if (has("tyvärr") || has("för mycket") || has("för få") || has("för lite") ||
        has("för litet") || has("för trångt"))
        return Verdict{Kind::issue, .62, "too little"};
    if (has("utan ägare") || has("efter plan") || has("ligger efter") || has("på reparation") ||
        has("får kritik") || has("fick kritik") || has("ur funktion") || has("oro över") ||
        has("är fullt") || has("är full") || has("ligger nere") || has("låg nere") ||
        has("ont om") || has("misstänks") || has("känner sig otrygg") ||
        has("känner sig otrygga") || has("står still") || has("stod still") ||
        has("dåligt skick") || has("uselt skick") || has("ger upp") || has("ur drift") ||
        has("gick sönder") || has("gått sönder") || has("släpper in") ||
        has("ingenting har hänt") || has("inget har hänt") || has("utan resultat") ||
        has("drar ut på tiden") || has("går inte att") || has("gick inte att") ||
        has("släpar efter") || has("är slut i") || has("är slut på") || has("har tagit slut"))
        return Verdict{Kind::issue, .65, "words of trouble"};
    for (std::size_t i = 0; i < m_tokens.size(); ++i) {
        const auto& t = m_tokens[i];
        // "frågat vad folk saknar": what they lack is not told.
        const bool asked = (i > 0 && m_tokens[i - 1].is(word::asking)) ||
                           (i > 1 && m_tokens[i - 2].is(word::asking));
        if (t.subordinate && t.is(word::lack) && t.low != "behövs" && t.low != "krävs" && !asked)
            return Verdict{Kind::issue, .55, "lack"};
    }
    if (has("ingen driver") || has("driver på sedan") || has("inte någon som"))
        return Verdict{Kind::issue, .7, "nobody"};
    return {};
}

Found Rules::issue() const {
    if (const auto found = named_trouble()) return found;
    for (const auto verb : m_parsed.verbs) {
        m_verb = verb;
        if (const auto found = troubled(verb)) return found;
    }
    return words_of_trouble();
}

// "Det kommer en föreläsare", "Då kommer Polisen på besök"
Found Rules::there_comes(std::size_t verb) const {
    const bool occasion = names_occasion();
    const bool dated = m_sentence.has_day();
    const auto* next = token(verb + 1);
    if (dated && next != nullptr && next->upper && verb > 0 &&
        m_sentence.met_at(verb + 1) == nullptr)
        return Verdict{Kind::event, .65, "there comes"};
    if (next != nullptr && (next->low == "en" || next->low == "ett") && (occasion || dated))
        return Verdict{Kind::event, .75, "there comes"};
    const auto* doing = infinitive_after(verb);
    if (doing != nullptr &&
        (doing->is(word::hold) || ((doing->low == "ha" || doing->low == "hålla") && occasion)))
        return Verdict{Kind::event, .75, "there will be"};
    if (has("på besök") || has("besöker oss") || has("och besöker") || has("på studiebesök"))
        return Verdict{Kind::event, .72, "visit"};
    return {};
}

Found Rules::event() const {
    const bool occasion = names_occasion();
    const bool dated = m_sentence.has_day();
    const bool series = std::any_of(
        m_sentence.phrases.begin(), m_sentence.phrases.end(),
        [](const auto& phrase) { return phrase.kind == recurrence::PhraseKind::series; });
    for (const auto verb : m_parsed.verbs) {
        m_verb = verb;
        const auto& t = m_tokens[verb];
        if (t.low == "håller" && (has("håller stängt") || has("håller öppet"))) return {};
        if (t.is(word::hold) && (occasion || dated || has("äger rum") || has("ägde rum")))
            return Verdict{Kind::event, .8, "arranges"};
        // "APT hålls första onsdagen i månaden": when they always meet.
        if (t.low == "hålls" && series && !m_sentence.names_day()) return {};
        if ((t.low == "håller" || t.low == "höll" || t.low == "hålls" || t.low == "hölls") &&
            (occasion || dated))
            return Verdict{Kind::event, .75, "is held"};
        if ((t.low.starts_with("planeras") || t.low.starts_with("arrangeras") ||
             t.low.starts_with("anordnas") || t.low.starts_with("genomförs")) &&
            occasion && dated)
            return Verdict{Kind::event, .7, "is planned"};
        if ((t.low == "infaller" || t.low == "inträffar") && dated)
            return Verdict{Kind::event, .75, "falls on a day"};
        if ((t.low == "ska" || t.low == "blir") && it(verb) && m_sentence.names_day() &&
            (t.low == "blir" || has("ska vara") || has("ska bli")) && m_sentence.before != nullptr)
            return Verdict{Kind::event, .65, "there will be"};
        if (t.low == "kommer")
            if (const auto found = there_comes(verb)) return found;
        if (dated && occasion &&
            (t.low == "är" || t.low == "går" || t.low == "startar" || t.low == "börjar" ||
             t.low == "ses" || t.low == "bjuder" || t.low == "inleds" || t.low == "var" ||
             t.low == "blev"))
            return Verdict{Kind::event, .7, "occasion with a day"};
        if (dated && (t.low == "startar" || t.low == "börjar" || t.low == "öppnar" ||
                      t.low == "besöker" || t.low == "invigs"))
            return Verdict{Kind::event, .68, "begins on a day"};
        if (t.low == "bjuder" && has("bjuder in")) return Verdict{Kind::event, .6, "invites"};
        if ((t.low == "blir" || t.low == "blev") && occasion && it(verb) && dated)
            return Verdict{Kind::event, .65, "there will be"};
    }
    // "Vårfesten den 3 maj lockade många": which occasion it was, and its day beside it.
    for (std::size_t i = 0; i < std::min<std::size_t>(2, m_tokens.size()); ++i)
        for (const auto& phrase : m_sentence.phrases)
            if (phrase.kind == recurrence::PhraseKind::day &&
                phrase.span.begin == m_tokens[i].to + 1 && names_an_occasion(m_tokens[i].low) &&
                !m_tokens[0].is(word::preposition))
                return Verdict{Kind::event, .6, "occasion with its day"};
    return verbless_event();
}

// "Årsmöte 12 maj"
Found Rules::verbless_event() const {
    if (!m_parsed.verbs.empty()) return {};
    const bool occasion = names_occasion();
    const bool dated = m_sentence.has_day();
    const bool only_deadline = !m_tokens.empty() && is_deadline_word(m_tokens[0].low);
    // "lugnt i centrum efter jul", "17 anmälningar under hösten": told of a time, no occasion.
    const bool on_a_day = occasion || (m_sentence.names_day() && !m_parsed.says(": "));
    const bool counts = !m_tokens.empty() && is_ascii_digit(m_tokens[0].low.front()) && !occasion &&
                        !m_sentence.phrases.empty() && m_sentence.phrases.front().span.begin > 0;
    if (m_parsed.verbs.empty() && dated && on_a_day && !counts && !only_deadline &&
        (occasion || m_tokens.size() < 12))
        return Verdict{Kind::event, .6, "occasion with a day"};
    return {};
}

Verdict Rules::fallback() const {
    if (m_sentence.section == Section::issues)
        return {Kind::issue, .7, "under a heading for problems"};
    if (m_parsed.verbs.empty() && !m_tokens.empty() &&
        (m_tokens[0].low == "mer" || m_tokens[0].low == "fler" || m_tokens[0].low == "bättre"))
        return {Kind::proposal, .6, "more of it"};
    if (m_sentence.section == Section::proposals)
        return {Kind::proposal, .75, "under a heading for proposals"};
    if (m_sentence.section == Section::questions && m_parsed.verbs.empty())
        return {Kind::question, .5, "under a heading for questions"};
    const auto* before = m_sentence.before;
    if (m_parsed.verbs.empty() && before != nullptr && !m_tokens.empty() &&
        m_tokens[0].is(word::preposition) &&
        (before->statement.kind == Kind::question || before->statement.kind == Kind::proposal))
        return {Kind::proposal, .55, "goes on with a proposal"};
    const auto* lead = m_sentence.lead_in;
    if (lead != nullptr && m_sentence.item)
        for (std::string_view wished :
             {"önskemål", "önskemålen", "förslag", "förslagen", "idéer", "idéerna", "önskningar"})
            if (lead->parsed.says(wished))
                return {Kind::proposal, .65, "under a line that leads in"};
    if (lead != nullptr && lead->statement.kind != Kind::information && m_sentence.item)
        return {lead->statement.kind == Kind::event ? Kind::information : lead->statement.kind, .6,
                "under a line that leads in"};
    if (m_parsed.verbs.empty()) return {Kind::information, .55, "no verb"};
    return {Kind::information, m_sentence.tense() == recurrence::Tense::past ? .72 : .65,
            "nothing else"};
}

namespace {

// The rules rank each other by how firm a cue is; readers accept more than that, by about this much
// over the invented minutes in tests/reading.
double calibrated(double firmness) {
    return std::min(.98, firmness < .8 ? firmness + .15 : firmness + .1);
}

}  // namespace

void classify(Sentence& sentence) {
    const Rules rules(sentence);
    const auto verdict = rules.verdict();
    sentence.verb = rules.verb();
    sentence.statement.kind = verdict.kind;
    sentence.statement.confidence = calibrated(verdict.confidence);
    sentence.statement.reason = verdict.reason;
}

}  // namespace samskap::reading
