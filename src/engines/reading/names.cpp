// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/reading/names.hpp"

#include <algorithm>

#include "engines/reading/characters.hpp"
#include "engines/reading/name_lists.hpp"
#include "kernel/base/text.hpp"

namespace samskap::reading {

namespace {

std::string_view without_genitive(std::string_view word) {
    return word.size() > 3 && word.ends_with('s') ? word.substr(0, word.size() - 1) : word;
}

bool has_quotes(std::string_view text) {
    return text.find('"') != text.npos || text.find("”") != text.npos ||
           text.find("“") != text.npos || text.find("»") != text.npos;
}

}  // namespace

Roster::Roster(const Reading& reading, const Known& known)
    : m_own_group(lower_in_place(reading.meeting.group)) {
    const auto& own_group = reading.meeting.group;
    if (!reading.author.empty()) m_roles.emplace_back("jag", reading.author);
    for (const auto* list : {&reading.present, &reading.absent})
        for (const auto& who : *list) {
            add_person(who.name, true);
            if (!who.organisation.empty()) add_organisation(who.organisation, true);
            add_roles(who);
        }
    for (const auto& person : known.people) {
        const auto entry = add(person.name, Naming::person, false);
        add_spelling(person.name, entry);
        for (const auto& spelling : person.spellings)
            if (spelling.find(' ') != std::string::npos) add_spelling(spelling, entry);
    }
    for (const auto& organisation : known.organisations) {
        add_organisation(organisation.name, false);
        for (const auto& spelling : organisation.spellings)
            add_spelling(spelling, add(organisation.name, Naming::organisation, false));
    }
    for (const auto& group : known.groups) {
        add_organisation(group.name, false);
        for (const auto& spelling : group.spellings)
            add_spelling(spelling, add(text::upper_first(group.name), Naming::organisation, false));
    }
    if (own_group.size() > 3) add_organisation(own_group, false);
}

// "Anna Ek, förvaltningschef" may be called "förvaltningschefen".
void Roster::add_roles(const Attendee& who) {
    const auto low = lower_in_place(who.role);
    for (const auto& [called, role] : called_roles) {
        const bool has = low == role || low.starts_with(std::string(role) + ",") ||
                         low.ends_with(", " + std::string(role));
        if (has) add_role(std::string(called), who.name);
    }
    for (auto part : text::split(low, ',')) {
        part = text::trim(part);
        if (part.find(' ') != part.npos || part.size() < 5 || !names_a_role(part)) continue;
        const auto end = part.back();
        const bool vowel = end == 'a' || end == 'e' || part.ends_with("ö") || part.ends_with("å");
        add_role(std::string(part) + (vowel ? "n" : part.ends_with("are") ? "n" : "en"), who.name);
    }
}

// A role that two have names nobody.
void Roster::add_role(std::string called, const std::string& name) {
    for (auto& [known, who] : m_roles)
        if (known == called) {
            if (who != name) who.clear();
            return;
        }
    m_roles.emplace_back(std::move(called), name);
}

std::size_t Roster::add(std::string name, Naming naming, bool listed) {
    for (std::size_t i = 0; i < m_entries.size(); ++i)
        if (m_entries[i].name == name && m_entries[i].naming == naming) return i;
    m_entries.push_back({std::move(name), naming, listed});
    const std::string_view made = m_entries.back().name;
    if (naming == Naming::person)
        m_by_first_name[made.substr(0, made.find(' '))].push_back(m_entries.size() - 1);
    return m_entries.size() - 1;
}

void Roster::add_spelling(std::string_view spelling, std::size_t entry) {
    Spelling made{.words = {}, .entry = entry};
    const auto low = lower_in_place(spelling);
    Parsed parsed;
    parse(low, parsed);
    for (const auto& token : parsed.tokens) made.words.emplace_back(token.low);
    if (made.words.empty()) return;
    m_by_first_word[made.words.front()].push_back(m_spellings.size());
    m_spellings.push_back(std::move(made));
}

void Roster::add_person(std::string_view name, bool listed) {
    add_spelling(name, add(std::string(name), Naming::person, listed));
}

// "Ria/G7" is two that share a person; each can be named alone.
void Roster::add_organisation(std::string_view name, bool listed) {
    if (name.size() < 2 || text::trim(name).empty() || is_ascii_digit(name.front())) return;
    const auto entry = add(text::upper_first(name), Naming::organisation, listed);
    add_spelling(name, entry);
    // "Anhörigföreningen Bron" is called "Bron" too.
    const auto blank = name.find(' ');
    if (blank != name.npos && starts_upper(name.substr(blank + 1))) {
        const auto kind = lower_in_place(name.substr(0, blank));
        for (std::string_view ending : {"föreningen", "jouren", "klubben", "stiftelsen",
                                        "kooperativet", "bolaget", "förbundet", "nätverket"})
            if (kind.ends_with(ending)) add_spelling(name.substr(blank + 1), entry);
    }
    if (name.find('/') == std::string_view::npos) return;
    for (const auto part : text::split(name, '/'))
        if (text::trim(part).size() > 1)
            add_spelling(text::trim(part),
                         add(std::string(text::trim(part)), Naming::organisation, listed));
}

void Roster::learn(const std::vector<Met>& met) {
    for (const auto& one : met) {
        if (one.naming != Naming::person || one.name.find(' ') == std::string::npos) continue;
        const auto before = m_entries.size();
        const auto entry = add(one.name, Naming::person, false);
        if (m_entries.size() > before) add_spelling(one.name, entry);
    }
    for (const auto& one : met)
        if (one.naming == Naming::organisation &&
            (one.name.ends_with(" stad") || one.name.ends_with(" kommun")))
            add(one.name, Naming::organisation, false);
}

void Roster::learn_group(std::string_view name) {
    if (text::trim(name).size() > 4) add_organisation(text::trim(name), false);
}

void Roster::learn_proper_names(const Parsed& sentence) {
    for (std::size_t i = 1; i < sentence.tokens.size(); ++i) {
        const auto& token = sentence.tokens[i];
        if (!token.upper || token.before != ' ' || token.traits != 0 || token.low.size() < 3)
            continue;
        if (sentence.tokens[i - 1].upper || is_first_name(token.raw)) continue;
        if (std::find(m_proper.begin(), m_proper.end(), token.low) == m_proper.end())
            m_proper.emplace_back(token.low);
    }
}

// "staden" is the one city that the text has named: "Sundhamns stad".
std::string Roster::full_name_of(std::string_view low) const {
    const std::string_view noun = low == "staden" ? " stad" : low == "kommunen" ? " kommun" : "";
    if (noun.empty()) return {};
    std::string found;
    for (const auto& entry : m_entries) {
        if (entry.naming != Naming::organisation || !entry.name.ends_with(noun)) continue;
        if (!found.empty() && found != entry.name) return {};
        found = entry.name;
    }
    return found;
}

// Spellings whose first word is this one, or this one without a genitive s.
std::vector<std::size_t> Roster::beginning_with(std::string_view low) const {
    std::vector<std::size_t> result;
    const auto add_from = [&](std::string_view word) {
        if (const auto* found = m_by_first_word.find(word))
            result.insert(result.end(), found->begin(), found->end());
    };
    add_from(low);
    if (low.size() > 2 && low.ends_with('s')) add_from(low.substr(0, low.size() - 1));
    return result;
}

std::optional<Met> Roster::spelled(const Parsed& sentence, std::size_t at) const {
    const auto& tokens = sentence.tokens;
    std::optional<Met> best;
    for (const auto index : beginning_with(tokens[at].low)) {
        const auto& spelling = m_spellings[index];
        const auto count = spelling.words.size();
        if (at + count > tokens.size()) continue;
        bool genitive = false;
        bool same = true;
        for (std::size_t i = 0; i < count && same; ++i) {
            const auto low = tokens[at + i].low;
            same = low == spelling.words[i];
            if (!same && i + 1 == count && low == spelling.words[i] + "s") same = genitive = true;
        }
        if (!same || (best && best->last - best->first >= count)) continue;
        const auto& entry = m_entries[spelling.entry];
        // A name is written with a capital; only words for organisations may go without.
        const bool small = !tokens[at].upper;
        const bool called = m_small_names && entry.listed && entry.naming == Naming::person &&
                            tokens[at].traits == 0;
        if (small && !called &&
            (entry.naming == Naming::person ||
             !(names_an_organisation(tokens[at].low) || count > 1)))
            continue;
        best = Met{.first = at,
                   .last = at + count,
                   .name = entry.name,
                   .as_written = std::string(sentence.text.substr(
                       tokens[at].from, tokens[at + count - 1].to - tokens[at].from)),
                   .naming = entry.naming,
                   .genitive = genitive,
                   .common_noun = small};
    }
    return best;
}

// "David" is David Bergström when the list, or else what is known, has one David only.
std::optional<Met> Roster::first_name(const Parsed& sentence, std::size_t at) const {
    const auto& token = sentence.tokens[at];
    if (!token.upper || !is_name_word(token.raw)) return std::nullopt;
    // "Inga bokningar": nobody's name unless she does something.
    const bool none = token.low == "inga" && at == 0 && sentence.tokens.size() > 1 &&
                      !sentence.tokens[1].upper && !sentence.tokens[1].finite();
    if (none) return std::nullopt;
    const auto plain = without_genitive(token.raw);
    for (const bool listed : {true, false}) {
        const Entry* found = nullptr;
        std::size_t count = 0;
        bool genitive = false;
        const auto look_up = [&](std::string_view first, bool owns) {
            const auto* entries = m_by_first_name.find(first);
            if (entries == nullptr) return;
            for (const auto index : *entries) {
                const auto& entry = m_entries[index];
                if (listed && !entry.listed) continue;
                genitive = owns;
                found = &entry;
                ++count;
            }
        };
        look_up(token.raw, false);
        if (plain != token.raw) look_up(plain, true);
        if (count == 1)
            return Met{.first = at,
                       .last = at + 1,
                       .name = found->name,
                       .as_written = std::string(token.raw),
                       .naming = Naming::person,
                       .genitive = genitive,
                       .common_noun = false};
        if (count > 1) break;
    }
    if (!is_first_name(token.raw) && !is_first_name(plain)) return std::nullopt;
    const bool genitive = !is_first_name(token.raw);
    return Met{.first = at,
               .last = at + 1,
               .name = std::string(genitive ? plain : token.raw),
               .as_written = std::string(token.raw),
               .naming = Naming::person,
               .genitive = genitive,
               .common_noun = false};
}

// "Sundhamns kommun", "Region Västmark", "Lunds universitet".
std::optional<Met> Roster::public_body(const Parsed& sentence, std::size_t at) {
    const auto& tokens = sentence.tokens;
    const auto& token = tokens[at];
    if (!token.upper || at + 1 >= tokens.size()) return std::nullopt;
    const auto& second = tokens[at + 1];
    Met met{.first = at,
            .last = at + 2,
            .name = {},
            .as_written = std::string(sentence.text.substr(token.from, second.to - token.from)),
            .naming = Naming::organisation,
            .genitive = false,
            .common_noun = false};
    // "Sundplåt AB", "Hamnens Fastighets AB"
    for (auto last = at + 1; last < tokens.size() && last < at + 4 && tokens[last].upper; ++last)
        if (tokens[last].raw == "AB" || tokens[last].raw == "HB") {
            met.last = last + 1;
            met.name = met.as_written =
                std::string(sentence.text.substr(token.from, tokens[last].to - token.from));
            return met;
        }
    if (token.low == "region" && second.upper) {
        met.name = "Region " + std::string(second.raw);
        return met;
    }
    if (!token.low.ends_with('s')) return std::nullopt;
    for (std::string_view noun : {"kommun", "stad", "universitet", "högskola", "bibliotek",
                                  "församling", "kommuns", "stads", "museum", "gymnasium"}) {
        if (second.low != noun) continue;
        met.genitive = noun.ends_with('s');
        met.name = std::string(token.raw) + " " +
                   std::string(met.genitive ? without_genitive(second.raw) : second.raw);
        return met;
    }
    return std::nullopt;
}

// Names that nobody told us of: "Kerstin Stöckl", "Lunds universitet", "fritidsförvaltningen".
std::optional<Met> Roster::unlisted(const Parsed& sentence, std::size_t at) const {
    const auto& tokens = sentence.tokens;
    const auto& token = tokens[at];
    const auto met = [&](std::size_t last, std::string name, Naming naming, bool genitive) {
        return Met{.first = at,
                   .last = last,
                   .name = std::move(name),
                   .as_written = std::string(
                       sentence.text.substr(token.from, tokens[last - 1].to - token.from)),
                   .naming = naming,
                   .genitive = genitive,
                   .common_noun = !token.upper};
    };
    for (const auto& [called, who] : m_roles)
        // Who says "I" in quotes is another than who writes.
        if (token.low == called && !who.empty() && !(called == "jag" && has_quotes(sentence.text)))
            return met(at + 1, who, Naming::role, false);
    const bool pair = token.upper && at + 1 < tokens.size() && tokens[at + 1].upper &&
                      tokens[at + 1].from == token.to + 1 && tokens[at + 1].before == ' ' &&
                      is_name_word(tokens[at + 1].raw);
    if (pair && (is_first_name(token.raw) || (token.traits == 0 && is_name_word(token.raw) &&
                                              is_surname(tokens[at + 1].raw)))) {
        return met(at + 2,
                   std::string(sentence.text.substr(token.from, tokens[at + 1].to - token.from)),
                   Naming::person, false);
    }
    // "tekniska förvaltningen", "Norra skolan": the word before says which.
    if (at + 1 < tokens.size() && tokens[at + 1].from == token.to + 1 && token.traits == 0 &&
        token.low.back() == 'a')
        for (std::string_view ending : {"ska", "ala", "ella", "rra", "tra", "ära"})
            if (token.low.size() > ending.size() && token.low.ends_with(ending) &&
                names_an_organisation(tokens[at + 1].low) && !tokens[at + 1].low.ends_with('s'))
                return met(at + 2,
                           text::upper_first(
                               sentence.text.substr(token.from, tokens[at + 1].to - token.from)),
                           Naming::organisation, false);
    const bool genitive = token.low.ends_with('s') && !token.low.ends_with("ss");
    if (names_an_organisation(token.low) &&
        (!genitive || !names_an_organisation(token.low.substr(0, token.low.size() - 1)) ||
         token.low.size() > 4)) {
        const auto base = genitive ? without_genitive(token.raw) : token.raw;
        if (auto full = full_name_of(lower_in_place(base)); !full.empty())
            return met(at + 1, full, Naming::organisation, genitive);
        return met(at + 1, text::upper_first(base), Naming::organisation, genitive);
    }
    if (auto place = public_body(sentence, at)) return place;
    for (const auto& [called, role] : called_roles)
        if (token.low == called && (token.low != role || token.low == "rektor"))
            return met(at + 1, text::upper_first(std::string(token.raw)), Naming::role, false);
    return std::nullopt;
}

// "Festeriet vill", "Verket ska bygga": a definite noun that does what only people do.
std::optional<Met> Roster::acting_noun(const Parsed& sentence) const {
    const auto& tokens = sentence.tokens;
    if (tokens.size() < 3 || !tokens[0].upper) return std::nullopt;
    const auto& noun = tokens[0];
    const bool proper = std::find(m_proper.begin(), m_proper.end(), noun.low) != m_proper.end();
    const bool definite = proper || noun.low.ends_with("en") || noun.low.ends_with("et") ||
                          noun.low.ends_with("an") || noun.low.ends_with("na") ||
                          noun.low.ends_with("ern");
    const bool many =
        noun.low.ends_with("ar") || noun.low.ends_with("er") || noun.low.ends_with("or");
    if (noun.traits != 0 || (!proper && (noun.low.size() < 5 || many))) return std::nullopt;
    const auto& verb = tokens[1];
    const bool shall = (verb.low == "ska" || verb.low == "får") &&
                       tokens[2].is(word::task | word::effort | word::carry) &&
                       tokens[2].is(word::infinitive) && !tokens[2].is(word::passive);
    const bool acts = verb.finite() && !verb.is(word::passive) &&
                      verb.is(word::wish | word::task | word::ask) &&
                      !(verb.is(word::state) && verb.low != "vill");
    const bool charged = verb.low == "får" && tokens[2].low == "i";
    const bool wants = verb.low == "vill" || verb.is(word::wish);
    if (!definite && !wants) return std::nullopt;
    if (!shall && !acts && !charged &&
        !(proper && verb.is(word::effort | word::task) && verb.is(word::present)))
        return std::nullopt;
    return Met{.first = 0,
               .last = 1,
               .name = std::string(noun.raw),
               .as_written = std::string(noun.raw),
               .naming = Naming::organisation,
               .genitive = false,
               .common_noun = true};
}

std::vector<Met> Roster::find(const Parsed& sentence) const {
    std::vector<Met> result;
    for (std::size_t at = 0; at < sentence.tokens.size();) {
        auto met = spelled(sentence, at);
        if (!met) met = unlisted(sentence, at);
        if (!met) met = first_name(sentence, at);
        if (!met && at == 0) met = acting_noun(sentence);
        if (!met) {
            ++at;
            continue;
        }
        at = met->last;
        result.push_back(std::move(*met));
    }
    return result;
}

}  // namespace samskap::reading
