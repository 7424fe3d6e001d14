// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/search/slips.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "engines/swedish/slips.hpp"
#include "features/people/lexicon.hpp"
#include "kernel/base/text.hpp"

namespace samskap::search {
namespace {

// Each costs several hundred terms to look up.
constexpr std::size_t k_most_slips = 2;
// Compounds are longer, and their parts are in the dictionary.
constexpr std::size_t k_longest_name = 12;
// So many of the newest say which word is likeliest.
constexpr std::int64_t k_weighed = 60;

constexpr std::array<std::string_view, 12> k_months{
    "januari", "februari", "mars",      "april",   "maj",      "juni",
    "juli",    "augusti",  "september", "oktober", "november", "december"};
constexpr std::array<std::string_view, 17> k_ordinary{
    "möte",      "mötet",       "möten",        "mötena",         "mote",
    "motet",     "anteckning",  "anteckningar", "anteckningarna", "minnesanteckningar",
    "protokoll", "protokollet", "sammanträde",  "sammanträdet",   "träff",
    "träffen",   "dagen"};

template <class List>
bool holds(const List& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_number(std::string_view word) {
    return !word.empty() && word.size() <= 4 && std::all_of(word.begin(), word.end(), [](char c) {
        return text::is_digit(static_cast<unsigned char>(c));
    });
}

std::vector<std::string> forgiving(const swedish::QueryWord& word) {
    auto terms = word.alternatives;
    terms.insert(terms.end(), word.forgiving.begin(), word.forgiving.end());
    return terms;
}

swedish::Query query_of(std::string_view words) {
    return swedish::query_of(words, people::lexicon());
}

std::string written(const std::vector<swedish::QueryWord>& words) {
    std::string all;
    for (const auto& word : words) all.append(all.empty() ? "" : " ").append(word.written);
    return all;
}

bool is_a_word(const std::string& word) {
    const auto& lexicon = people::lexicon();
    return !lexicon.bases(word).empty() || !lexicon.compound(word).parts.empty();
}

// What one word may have been, by the terms that it would be found by.
struct Slip {
    std::size_t place = 0;                                         // in the query
    std::vector<std::string> meant = {};                           // likeliest slip first
    std::map<std::string, std::vector<std::size_t>> by_term = {};  // places in `meant`

    [[nodiscard]] std::vector<std::string> terms() const {
        std::vector<std::string> all;
        for (const auto& one : by_term) all.push_back(one.first);
        return all;
    }
};

// Words of the dictionary and compounds of them are few and likeliest. What no dictionary has are
// names, and those are shorter than compounds.
enum class Meant { words, anything };

Slip slip_of(std::size_t place, const std::string& word, Meant which) {
    Slip slip{.place = place, .meant = swedish::meant_by(word)};
    if (text::code_points(word) > k_longest_name) which = Meant::words;
    for (std::size_t i = 0; i < slip.meant.size(); ++i) {
        if (which == Meant::words && !is_a_word(slip.meant[i])) continue;
        for (const auto& stem : swedish::stems_of(slip.meant[i], people::lexicon()).whole)
            slip.by_term[stem].push_back(i);
    }
    return slip;
}

// The term that most entries hold, and of the words that it stands for one that a dictionary has.
std::string likeliest(const Slip& slip, const std::vector<Candidate>& entries) {
    std::map<std::string, std::size_t> held;
    for (const auto& entry : entries) {
        std::set<std::string> terms;
        for (const auto term : text::split(entry.terms, ' '))
            if (slip.by_term.contains(std::string(term))) terms.emplace(term);
        for (const auto& term : terms) ++held[term];
    }
    const std::vector<std::size_t>* best = nullptr;
    std::size_t most = 0;
    for (const auto& [term, times] : held) {
        const auto& places = slip.by_term.at(term);
        if (times < most || (times == most && best != nullptr && best->front() < places.front()))
            continue;
        most = times;
        best = &places;
    }
    if (best == nullptr) return {};
    const auto known = std::find_if(best->begin(), best->end(),
                                    [&](std::size_t i) { return is_a_word(slip.meant[i]); });
    return slip.meant[known == best->end() ? best->front() : *known];
}

}  // namespace

Groups seen_by(const db::List& domains, Groups words) {
    if (words.empty()) return words;
    auto& seers = words.emplace_back();
    for (const auto domain : domains.ids) seers.push_back(domain_term(domain));
    return words;
}

std::optional<swedish::Query> without_ordinary_words(const swedish::Query& query) {
    std::vector<swedish::QueryWord> left;
    bool month = false;
    bool number = false;
    for (const auto& word : query.words) {
        if (holds(k_ordinary, word.written)) continue;
        month = month || holds(k_months, word.written);
        number = number || is_number(word.written);
        left.push_back(word);
    }
    if (!month || !number || left.size() == query.words.size()) return std::nullopt;
    return swedish::Query{std::move(left)};
}

std::optional<swedish::Query> mended(db::Reader& db, const db::List& domains,
                                     const swedish::Query& query) {
    Groups groups;
    std::vector<std::size_t> unheard;  // words that no entry holds
    for (std::size_t i = 0; i < query.words.size(); ++i) {
        groups.push_back(forgiving(query.words[i]));
        if (matching(db, seen_by(domains, {groups.back()}), 1).empty()) unheard.push_back(i);
    }
    if (unheard.empty() || unheard.size() > k_most_slips) return std::nullopt;
    for (const auto which : {Meant::words, Meant::anything}) {
        std::vector<Slip> slips;
        for (const auto place : unheard) {
            slips.push_back(slip_of(place, query.words[place].written, which));
            groups[place] = slips.back().terms();
        }
        const auto entries = candidates(db, matching(db, seen_by(domains, groups), k_weighed));
        if (entries.empty()) continue;
        auto words = query.words;
        for (const auto& slip : slips) words[slip.place].written = likeliest(slip, entries);
        return query_of(written(words));
    }
    return std::nullopt;
}

}  // namespace samskap::search
