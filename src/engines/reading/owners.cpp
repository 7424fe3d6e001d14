// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "engines/reading/characters.hpp"
#include "engines/reading/sentence.hpp"

namespace samskap::reading {
namespace {

// Who carries what a sentence says, by where the names stand.
class OwnerFinder {
public:
    explicit OwnerFinder(Sentence& sentence)
        : m_sentence(sentence), m_tokens(sentence.parsed.tokens) {}

    void find() {
        // "Nämnden antar riktlinjen" as a proposal: whoever will decide carries nothing yet.
        if (m_sentence.statement.reason == "proposed to decide") return;
        if (by_label() || by_marker() || by_tail()) return;
        switch (m_sentence.statement.kind) {
            case Kind::question: return;
            case Kind::event:
                if (m_sentence.statement.reason == "occasion with a day") return;
                return by_subject();
            case Kind::decision: return by_decision();
            case Kind::information: return by_information();
            case Kind::issue: return by_issue();
            default: by_subject();
        }
    }

private:
    [[nodiscard]] bool low_at(std::size_t at, std::string_view word) const {
        return at < m_tokens.size() && m_tokens[at].low == word;
    }
    [[nodiscard]] bool has(std::string_view phrase) const { return m_sentence.parsed.says(phrase); }

    bool give(const Met* met) {
        if (met == nullptr) return false;
        auto& statement = m_sentence.statement;
        statement.owner = met->name;
        statement.owner_as_written = met->as_written;
        return true;
    }
    void give_too(const Met& met) {
        auto& statement = m_sentence.statement;
        if (met.genitive || met.name == statement.owner) return;
        auto& others = statement.co_owners;
        if (std::find(others.begin(), others.end(), met.name) == others.end())
            others.push_back(met.name);
    }

    // "Anna: kollar lokal."
    bool by_label() {
        if (m_sentence.met.empty() || m_sentence.met.front().first != 0) return false;
        const auto& met = m_sentence.met.front();
        const auto end = m_tokens[met.last - 1].to;
        const auto text = m_sentence.parsed.text;
        const auto rest = text.substr(std::min(end, text.size()));
        const bool sign =
            rest.starts_with(':') || rest.starts_with(" - ") || rest.starts_with(" – ");
        const auto kind = m_sentence.statement.kind;
        if (!sign || met.genitive || kind == Kind::question || kind == Kind::information ||
            kind == Kind::issue)
            return false;
        return give(&met);
    }

    // "(Anna)", "/Anna", "– Anna" at the end, "Ansvarig: Anna och Bo".
    bool by_marker() {
        const auto& low = m_sentence.parsed.lower;
        const auto place = std::min(low.find("ansvarig:"), low.find("ansvar:"));
        if (place != std::string::npos) {
            bool given = false;
            for (const auto& met : m_sentence.met) {
                if (m_tokens[met.first].from < place) continue;
                if (!given)
                    given = give(&met);
                else if (m_tokens[met.first].before == ',' || low_at(met.first - 1, "och"))
                    give_too(met);
            }
            return given;
        }
        const auto kind = m_sentence.statement.kind;
        if (kind != Kind::action && kind != Kind::decision && kind != Kind::proposal) return false;
        bool given = false;
        for (const auto& met : m_sentence.met) {
            const auto sign = m_tokens[met.first].before;
            const auto rest = m_sentence.parsed.text.substr(m_tokens[met.last - 1].to);
            const bool last = rest.find_first_not_of(" ).]/") == std::string_view::npos;
            const bool listed =
                given && (sign == ',' || low_at(met.first - 1, "och") || sign == '/');
            if (met.naming != Naming::person) continue;
            if (given && listed)
                give_too(met);
            else if ((sign == '(' || sign == '/' || sign == '[') && (last || rest.find(')') < 30) &&
                     met.first > 0 && m_sentence.subject() == nullptr)
                given = give(&met);
        }
        return given;
    }

    // "Kylskåpet töms varje fredag, Bo och Ia ansvarar", "Anmälan före den 20, Tove gör det": a
    // last clause that says who does it.
    bool by_tail() {
        const auto kind = m_sentence.statement.kind;
        if (kind == Kind::question || kind == Kind::issue || kind == Kind::proposal) return false;
        const auto* who = m_sentence.subject();
        for (std::size_t i = 0; i < m_sentence.met.size(); ++i) {
            const auto& met = m_sentence.met[i];
            const bool other = who != nullptr && who->first < met.first && !who->common_noun;
            if (other || met.first == 0 || met.genitive || m_tokens[met.first].before != ',')
                continue;
            auto last = met.last;
            const Met* with = nullptr;
            if (i + 1 < m_sentence.met.size() && low_at(last, "och") &&
                m_sentence.met[i + 1].first == last + 1) {
                with = &m_sentence.met[i + 1];
                last = with->last;
            }
            if (last >= m_tokens.size() || last + 4 < m_tokens.size()) continue;
            const auto& verb = m_tokens[last];
            const bool does = verb.is(word::task | word::carry | word::hold) || verb.low == "gör" ||
                              verb.low == "ser";
            if (!does || !verb.is(word::present) || verb.is(word::passive) || verb.subordinate)
                continue;
            give(&met);
            if (with != nullptr) give_too(*with);
            return true;
        }
        return false;
    }

    // "ordförande på ett år: Eva Ek, omval": those behind the colon.
    bool by_listed_election() {
        if (!has("omval") && !has("nyval") && !has("fyllnadsval")) return false;
        const auto colon = m_sentence.parsed.text.find(':');
        bool given = false;
        for (const auto& met : m_sentence.met) {
            const bool behind = colon == std::string_view::npos || m_tokens[met.first].from > colon;
            if (met.naming != Naming::person || met.genitive || !behind) continue;
            if (given)
                give_too(met);
            else
                given = give(&met);
        }
        return given;
    }

    // "Eva tror att det finns. Kollar det i veckan.": the one person of the sentence before.
    bool by_sentence_before() {
        const auto* before = m_sentence.before;
        if (before == nullptr || m_tokens.empty() || m_sentence.parsed.main() != 0) return false;
        if (!m_tokens[0].is(word::task) || !m_tokens[0].is(word::present)) return false;
        return m_sentence.statement.kind == Kind::action && give(only_one(*before, true));
    }

    void by_subject() {
        const auto verb = m_sentence.verb;
        if (const auto* met = m_sentence.subject(verb)) {
            give(met);
            return with_others(*met, verb);
        }
        if (by_messenger() || by_agent() || by_workers(verb) || by_sentence_before()) return;
        by_pronoun(verb);
    }

    // "En arbetsgrupp med Siv Ek och Bo Alm planerar": those it is made of.
    bool by_workers(std::size_t verb) {
        const auto& low = m_sentence.parsed.lower;
        if (!low.starts_with("en arbetsgrupp") && !low.starts_with("en grupp")) return false;
        bool given = false;
        for (const auto& met : m_sentence.met) {
            if (met.naming != Naming::person || met.genitive || met.last > verb) continue;
            if (given)
                give_too(met);
            else
                given = give(&met);
        }
        return given;
    }

    // Those who stand beside the subject: "Anna och Bo", "Anna, tillsammans med Bo (…) och Kajen,".
    void with_others(const Met& subject, std::size_t verb) {
        std::size_t bracket = 0;
        const auto text = m_sentence.parsed.text;
        for (const auto& met : m_sentence.met) {
            const bool before =
                subject.first < verb && met.first > subject.first && met.last <= verb;
            const bool after = subject.first > verb && met.first >= subject.last &&
                               met.first <= subject.last + 1 && low_at(met.first - 1, "och");
            if (!before && !after) continue;
            const auto between =
                text.substr(m_tokens[subject.last - 1].to,
                            m_tokens[met.first].from - m_tokens[subject.last - 1].to);
            bracket = static_cast<std::size_t>(std::count(between.begin(), between.end(), '(') -
                                               std::count(between.begin(), between.end(), ')'));
            if (bracket > 0 || between.find(" som ") != std::string_view::npos ||
                between.find(" från ") != std::string_view::npos ||
                between.find(" vid ") != std::string_view::npos ||
                between.find(" på ") != std::string_view::npos)
                continue;
            give_too(met);
        }
    }

    // "… till Pernilla som förmedlar vidare": the one at the end of the way.
    bool by_messenger() {
        for (const auto& met : m_sentence.met) {
            if (met.naming == Naming::organisation || met.first == 0 || !low_at(met.last, "som"))
                continue;
            if (met.last + 1 < m_tokens.size() && m_tokens[met.last + 1].is(word::present))
                return give(&met);
        }
        return false;
    }

    // "tas fram av Anna", "bokas av kansliet".
    bool by_agent() {
        const bool passive = std::any_of(m_tokens.begin(), m_tokens.end(), [](const Token& t) {
            return t.is(word::passive) || t.low.ends_with("rs") || t.low.ends_with("as");
        });
        if (!passive) return false;
        for (const auto& met : m_sentence.met)
            if (met.first > 0 && low_at(met.first - 1, "av") && !met.genitive) return give(&met);
        return false;
    }

    // "De vill gärna ha stöd": those of the sentence before.
    bool by_pronoun(std::size_t verb) {
        const auto* before = m_sentence.before;
        // From one paragraph to the next only a pronoun that opens the sentence reaches back.
        if (before == nullptr && verb > 0 && !m_tokens.empty() && m_tokens[0].is(word::pronoun))
            before = m_sentence.earlier;
        if (before == nullptr) return false;
        const bool one = m_sentence.subject_is(verb, "han") || m_sentence.subject_is(verb, "hon") ||
                         m_sentence.subject_is(verb, "hen");
        const bool many = m_sentence.subject_is(verb, "de");
        if (!one && !many) return false;
        // From one bullet to the next only somebody is spoken of further.
        if (many && m_sentence.item && m_sentence.before == nullptr) return false;
        // The one spoken of last, up to three sentences back.
        for (int steps = 0; steps < 2 && before->before != nullptr; ++steps)
            if (before->statement.owner.empty() && only_one(*before, one) == nullptr)
                before = before->before;
        if (before->statement.owner.empty()) return give(only_one(*before, one));
        const auto& owner = before->statement.owner;
        const bool person = std::any_of(before->met.begin(), before->met.end(), [&](const Met& m) {
            return m.name == owner && m.naming != Naming::organisation;
        });
        if (one && !person) return false;
        if (many && person && before->statement.co_owners.empty()) return false;
        m_sentence.statement.owner = owner;
        m_sentence.statement.owner_as_written = std::string(m_tokens[0].raw);
        if (many && person) m_sentence.statement.co_owners = before->statement.co_owners;
        return true;
    }

    // The one person, or the one organisation, that a sentence names.
    static const Met* only_one(const Sentence& sentence, bool person) {
        const Met* found = nullptr;
        for (const auto& met : sentence.met) {
            if ((met.naming != Naming::organisation) != person || met.genitive) continue;
            if (found != nullptr && found->name != met.name) return nullptr;
            found = &met;
        }
        return found;
    }

    // Who decides is not who shall do it: "Styrelsen ger Anna i uppdrag", "uppdrog åt Bo", "Eva
    // valdes".
    void by_decision() {
        const auto verb = m_sentence.verb;
        if (by_election() || by_listed_election() || by_clause()) return;
        // "En arbetsgrupp bildades med Eva och Bo", "Ordföranden bemyndigades att förhandla"
        if (has("arbetsgrupp") && has("bilda") && by_workers(m_tokens.size())) return;
        if (verb < m_tokens.size() && m_tokens[verb].is(word::passive) &&
            (has("bemyndiga") || has("befullmäktiga") || has("förordna"))) {
            give(m_sentence.subject(verb));
            return;
        }
        // "Ansvaret läggs på Sirpa Niemi"
        if (has("ansvaret läggs") || has("ansvaret övergår") || has("ansvaret går över"))
            for (const auto& met : m_sentence.met)
                if (met.first > 0 && !met.genitive &&
                    (low_at(met.first - 1, "på") || low_at(met.first - 1, "till"))) {
                    give(&met);
                    return;
                }
        const bool settles = verb < m_tokens.size() && m_tokens[verb].is(word::settle);
        if (!settles && !has("i uppdrag") && !has("uppdra åt")) {
            if (has("finner att") || has("kom fram till") || is_body_that_decides(verb)) return;
            return by_subject();
        }
        for (const auto& met : m_sentence.met) {
            if (met.genitive) continue;
            const bool charged =
                met.first > 0 && (low_at(met.first - 1, "åt") || low_at(met.first - 1, "ge") ||
                                  low_at(met.first - 1, "ger") || low_at(met.first - 1, "gav"));
            const bool shall =
                met.first > 0 && low_at(met.first - 1, "att") &&
                (low_at(met.last, "ska") || low_at(met.last, "skall") || low_at(met.last, "får") ||
                 low_at(met.last, "tar") || low_at(met.last, "ansvarar"));
            const bool receives =
                has("i upp") &&
                (low_at(met.last, "får") || low_at(met.last, "fick") || low_at(met.last, "ges"));
            if (charged || shall || receives) {
                give(&met);
                return with_others(met, m_tokens.size());
            }
        }
    }

    // "Till justerare valdes Eva", "att utse Bo och Ia till kontaktpersoner"
    bool by_election() {
        const bool elects = std::any_of(m_tokens.begin(), m_tokens.end(), [](const Token& t) {
            if (!t.is(word::settle)) return false;
            for (std::string_view start :
                 {"val", "väl", "uts", "omval", "omväl", "nyval", "nyväl", "godta"})
                if (t.low.starts_with(start)) return true;
            return false;
        });
        if (!elects) return false;
        for (const auto& met : m_sentence.met)
            if (met.naming == Naming::person && !met.genitive) {
                if (m_sentence.statement.owner.empty())
                    give(&met);
                else
                    give_too(met);
            }
        return !m_sentence.statement.owner.empty();
    }

    // "att Eva och Bo hyr en frys": the clause says who does it.
    bool by_clause() {
        for (const auto& met : m_sentence.met) {
            if (met.naming == Naming::organisation || met.genitive || met.first == 0 ||
                !low_at(met.first - 1, "att"))
                continue;
            auto next = met.last;
            for (const auto& other : m_sentence.met)
                if (other.first == next + 1 && low_at(next, "och")) next = other.last;
            if (next >= m_tokens.size() || m_tokens[next].is(word::passive)) continue;
            const auto& verb = m_tokens[next];
            const bool unlisted =
                verb.traits == 0 && verb.low.size() > 3 && verb.low.ends_with('r');
            if (!verb.finite() && !unlisted) continue;
            give(&met);
            for (const auto& other : m_sentence.met)
                if (other.first > met.first && other.last <= next) give_too(other);
            return true;
        }
        return false;
    }

    // "Nämnden tackar", "Rådet ställer sig bakom": the board speaks, it carries nothing.
    [[nodiscard]] bool is_body_that_decides(std::size_t verb) const {
        const auto* who = m_sentence.subject(verb);
        if (who == nullptr || who->naming != Naming::organisation) return false;
        if (verb < m_tokens.size() && m_tokens[verb].is(word::carry | word::hold)) return false;
        if (has("tar över") || has("ansvar")) return false;
        const auto low = lower_in_place(who->name);
        for (std::string_view ending : {"nämnden", "styrelsen", "rådet", "utskottet", "stämman",
                                        "mötet", "gruppen", "beredningen", "nämnd", "styrelse"})
            if (low.ends_with(ending)) return true;
        return false;
    }

    void by_issue() {
        const auto verb = m_sentence.verb;
        if (verb < m_tokens.size() &&
            (m_tokens[verb].low == "behöver" || m_tokens[verb].low == "söker")) {
            if (give(m_sentence.subject(verb))) return;
            if (by_pronoun(verb)) return;
        }
        // "Det kommer att behövas fler": of what the sentence before speaks.
        const auto* before = m_sentence.before;
        const bool elliptic =
            !m_tokens.empty() && m_tokens[0].low == "det" && (has(" fler") || has(" flera"));
        if (elliptic && before != nullptr && m_sentence.met.empty() &&
            before->statement.kind != Kind::decision)
            carry_on(*before);
    }

    void carry_on(const Sentence& before) {
        m_sentence.statement.owner = before.statement.owner;
        m_sentence.statement.owner_as_written = before.statement.owner_as_written;
    }

    void by_information() {
        const auto verb = m_sentence.verb;
        if (m_sentence.parsed.verbs.empty()) return;
        const bool carries = m_tokens[verb].is(word::carry) || has("har inlett") ||
                             has("har startat") || has("har påbörjat") || has("arbetar med") ||
                             has("jobbar med") || has("har bollen") || has("går in som") ||
                             has("representerar") || has("tar ställning");
        if (carries && m_tokens[verb].is(word::passive) && by_agent()) return;
        if (carries && !m_tokens[verb].is(word::passive) && give(m_sentence.subject(verb))) return;
        // "Det finns fem handledare på Kajen."
        for (const auto& met : m_sentence.met) {
            if (met.naming != Naming::organisation || met.genitive || met.first == 0) continue;
            const auto& sign = m_tokens[met.first - 1];
            const bool at_place = sign.low == "på" || sign.low == "hos" || sign.low == "inom";
            const bool last = met.last == m_tokens.size();
            if (at_place && last && (has("finns ") || has("ligger ")) && give(&met)) return;
        }
        const auto* before = m_sentence.before;
        if (before == nullptr || before->statement.owner.empty() || m_tokens[0].low != "det")
            return;
        for (const auto& met : m_sentence.met)
            if (met.name == before->statement.owner) return carry_on(*before);
    }

    Sentence& m_sentence;
    const std::vector<Token>& m_tokens;
};

}  // namespace

void find_owner(Sentence& sentence) { OwnerFinder(sentence).find(); }

}  // namespace samskap::reading
