// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/search/corpus.hpp"

#include <algorithm>
#include <utility>

#include "kernel/base/text.hpp"

namespace samskap::bench {
namespace {

using Random = std::mt19937_64;

// std::uniform_… may differ between libraries; this does not.
std::uint64_t below(Random& random, std::uint64_t limit) { return random() % limit; }
double fraction(Random& random) { return static_cast<double>(random() >> 11U) * 0x1.0p-53; }

// A Random of its own for each number, so that statements can be made in any order.
Random random_for(std::int64_t number, std::uint64_t purpose) {
    return Random{static_cast<std::uint64_t>(number) * 0x9E3779B97F4A7C15U + purpose};
}

void shuffle(std::vector<std::string>& words, std::uint64_t seed) {
    Random random{seed};
    for (auto i = words.size(); i > 1; --i) std::swap(words[i - 1], words[below(random, i)]);
}

std::vector<std::string> compounds_of(const std::vector<std::string>& nouns) {
    std::vector<std::string> compounds;
    for (const auto& first : nouns) {
        for (const auto& last : nouns) {
            if (first != last)
                compounds.push_back(first + (first.ends_with('s') ? "" : "s") + last);
        }
    }
    return compounds;
}

std::string with_slip(std::string word) {
    for (const auto& [letter, slip] :
         {std::pair{"å", "a"}, std::pair{"ä", "a"}, std::pair{"ö", "o"}}) {
        if (const auto at = word.find(letter); at != std::string::npos)
            return word.replace(at, 2, slip);
    }
    return word + "x";
}

}  // namespace

Corpus::Corpus(std::string_view word_list) {
    std::vector<std::string> nouns;
    bool in_nouns = false;
    for (const auto line : text::lines(word_list)) {
        if (line == "# compounds") in_nouns = true;
        if (line.empty() || line.front() == '#') continue;
        (in_nouns ? nouns : m_words).emplace_back(line);
    }
    auto compounds = compounds_of(nouns);
    shuffle(compounds, 1);
    m_words.insert(m_words.end(), compounds.begin(), compounds.end());

    // Zipf and Mandelbrot: a word's frequency falls as one over its rank.
    double sum = 0.0;
    for (std::size_t rank = 0; rank < m_words.size(); ++rank) {
        sum += 1.0 / (static_cast<double>(rank) + 2.7);
        m_reached.push_back(sum);
    }
    for (auto& reached : m_reached) reached /= sum;
}

const std::string& Corpus::word(Random& random) const {
    const auto at = std::lower_bound(m_reached.begin(), m_reached.end(), fraction(random));
    return m_words[std::min(static_cast<std::size_t>(at - m_reached.begin()), m_words.size() - 1)];
}

std::vector<std::string> Corpus::words(Random& random) const {
    std::vector<std::string> words(5 + below(random, 16));
    for (auto& one : words) one = word(random);
    return words;
}

Statement Corpus::statement(std::int64_t number) const {
    constexpr int days = 20 * 365;
    auto random = random_for(number, 0);
    Statement made;
    made.text = text::join(words(random), " ");
    made.day = day_of(2006, 1, 2) + static_cast<int>(number / 137 % days);
    // Two of five are open, one for those in the work, two for some group.
    const auto share = below(random, 5);
    made.domain = share < 2    ? 1
                  : share == 2 ? 2
                               : k_first_group + static_cast<int>(below(random, k_groups));
    return made;
}

std::string Corpus::query(std::int64_t number, std::int64_t statements) const {
    auto random = random_for(number, 77);
    auto from = random_for(
        static_cast<std::int64_t>(below(random, static_cast<std::uint64_t>(statements))), 0);
    const auto all = words(from);
    const auto dice = below(random, 100);
    const std::size_t count = dice < 60 ? 1 : dice < 90 ? 2 : 3;
    const auto first = below(random, all.size() - count + 1);
    std::vector<std::string> asked(all.begin() + static_cast<std::ptrdiff_t>(first),
                                   all.begin() + static_cast<std::ptrdiff_t>(first + count));
    if (below(random, 20) == 0) asked.front() = with_slip(asked.front());
    if (below(random, 50) == 0) asked.back() = "qvist" + std::to_string(below(random, 1000));
    return text::join(asked, " ");
}

}  // namespace samskap::bench
