// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/repair/model_builder/vocabulary.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <stdexcept>

#include "engines/repair/latin.hpp"
#include "engines/repair/model_builder/inflection.hpp"
#include "engines/repair/tokens.hpp"

namespace samskap::repair::builder {
namespace {

constexpr std::size_t k_longest = 40;

bool is_plain_word(std::string_view latin) {
    return !latin.empty() && latin.size() <= k_longest &&
           std::all_of(latin.begin(), latin.end(), is_letter);
}

bool is_all_upper(std::string_view latin) {
    return latin.size() > 1 && std::all_of(latin.begin(), latin.end(), is_upper);
}

}  // namespace

std::vector<std::string> lines_of(const std::string& path) {
    std::ifstream file(path);
    if (!file) throw std::runtime_error(path + " cannot be read");
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) lines.push_back(line);
    return lines;
}

void Vocabulary::add_word(std::string_view utf8, double found, bool is_sure) {
    const auto latin = to_latin(utf8);
    if (!is_plain_word(latin)) return;
    auto& facts = m_words[lower_case(latin)];
    facts.is_word = true;
    facts.is_sure = facts.is_sure || is_sure;
    facts.is_plain = facts.is_plain || (is_sure && !is_upper(latin[0]));
    facts.found += found;
    // Capitals throughout say nothing of how the word is written elsewhere.
    if (is_all_upper(latin)) return;
    (is_upper(latin[0]) ? facts.capital : facts.small) += 1 + found;
}

void Vocabulary::add_list(const std::string& path, bool is_sure) {
    for (const auto& line : lines_of(path))
        if (!line.starts_with('#')) add_word(line, 0, is_sure);
}

void Vocabulary::add_counts(const std::string& path) {
    for (const auto& line : lines_of(path)) {
        const auto blank = line.find(' ');
        if (blank != std::string::npos)
            add_word(std::string_view(line).substr(blank + 1), std::stod(line), false);
    }
}

void Vocabulary::add_dictionary(const std::string& aff, const std::string& dic) {
    const Inflection inflection(lines_of(aff));
    for (const auto& line : lines_of(dic))
        for (const auto& form : inflection.forms(line)) add_word(form, 0, true);
}

void Vocabulary::add_text(const Text& text) {
    for (const auto& sentence : text.sentences)
        for (const auto& token : tokens_in(sentence)) {
            if (token.kind != TokenKind::word || !is_plain_word(token.written)) continue;
            auto& facts = m_words[lower_case(token.written)];
            facts.is_word = true;
            facts.read += text.weight;
            if (is_all_upper(token.written) || token.is_first) continue;
            (is_upper(token.written[0]) ? facts.capital : facts.small) += text.weight;
        }
}

// A word, a word with the s that joins, or a beginning that many words share ("gatu", "hälso").
double Vocabulary::may_head(const std::string& left) const {
    const auto known = [&](const std::string& word) {
        const auto found = m_words.find(word);
        return found != m_words.end() && found->second.is_word;
    };
    if (known(left) || (left.back() == 's' && known(left.substr(0, left.size() - 1)))) return 1;
    const auto shared = m_heads.find(left);
    return shared != m_heads.end() && shared->second >= 12 ? 1 : 0;
}

// Of several ways to part a word, the one whose parts are the most usual.
void Vocabulary::split(const std::string& word, bool is_counting) {
    double best = 0;
    std::size_t best_place = 0;
    for (std::size_t place = 3; place + 3 <= word.size(); ++place) {
        const auto left = word.substr(0, place);
        const auto right = m_words.find(word.substr(place));
        if (right == m_words.end() || !right->second.is_sure) continue;
        if (is_counting) {
            m_heads[left] += 1;
            m_tails[right->first] += 1;
        } else if (may_head(left) > 0) {
            const double both = std::log1p(m_heads[left]) + std::log1p(m_tails[right->first]);
            if (both > best) {
                best = both;
                best_place = place;
            }
        }
    }
    if (best_place == 0) return;
    m_words[word.substr(0, best_place)].head += 1;
    m_words[word.substr(best_place)].tail += 1;
}

void Vocabulary::find_compounds() {
    std::vector<std::string> long_words;
    for (const auto& [word, facts] : m_words)
        if (word.size() >= 7 && (facts.is_sure || facts.found > 0)) long_words.push_back(word);
    for (const auto& word : long_words) split(word, true);
    for (const auto& word : long_words) split(word, false);
}

}  // namespace samskap::repair::builder
