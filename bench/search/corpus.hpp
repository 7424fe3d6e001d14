// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/base/time.hpp"

// An invented corpus of statements: words in the frequencies that words have (Zipf), many of them
// compounds, spread over twenty years and over who may see them. The same number gives the same
// statement on every machine.
namespace samskap::bench {

struct Statement {
    std::string text;
    Day day;
    std::int64_t domain;
};

class Corpus {
public:
    explicit Corpus(std::string_view word_list);
    [[nodiscard]] Statement statement(std::int64_t number) const;
    // One to three words that stand beside each other in some statement, now and then with a slip
    // (a for å) or a word that nobody has written.
    [[nodiscard]] std::string query(std::int64_t number, std::int64_t statements) const;
    [[nodiscard]] std::size_t vocabulary() const { return m_words.size(); }

    static constexpr int k_groups = 30;
    static constexpr std::int64_t k_first_group = 1000;

private:
    using Random = std::mt19937_64;
    [[nodiscard]] const std::string& word(Random& random) const;
    [[nodiscard]] std::vector<std::string> words(Random& random) const;

    std::vector<std::string> m_words;  // by rank
    std::vector<double> m_reached;     // share of all text that the words up to here make up
};

}  // namespace samskap::bench
