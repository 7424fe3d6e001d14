// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/repair/model_builder/ngrams.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <unordered_map>

namespace samskap::repair::builder {
namespace {

constexpr double k_discount = 0.7;  // of each count; what is taken goes to what was not seen
// What was seen once in text that speaks otherwise than minutes do is not worth its room.
constexpr double k_least_pair = 0.5;
constexpr double k_least_triple = 1.1;

struct Pair {
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    double count = 0;
    double chance = 0;
    double after = 0;  // counts of words that came after it
    double kinds = 0;  // weighted number of different ones
};
struct Triple {
    std::uint64_t pair = 0;
    std::uint64_t key = 0;
    std::uint64_t tail = 0;  // the pair of the last two
    double count = 0;
    double weight = 0;
};

std::uint64_t joined(std::uint32_t first, std::uint32_t second) {
    return (std::uint64_t{first} << 32U) | second;
}

class Counter {
public:
    Counter(const Sentences& text, const std::vector<double>& chances)
        : m_chances(chances), m_after(chances.size(), 0), m_kinds(chances.size(), 0) {
        for (std::size_t s = 0; s < text.words.size(); ++s)
            count(text.words[s], static_cast<double>(text.weights[s]));
    }

    Ngrams run() {
        find_chances();
        Ngrams ngrams;
        lay_bigrams(ngrams);
        lay_trigrams(ngrams);
        return ngrams;
    }

private:
    // A weighted sighting discounts by its weight, so that weights change what is preferred and
    // not how much is kept for the unseen.
    void count(const std::vector<std::uint32_t>& words, double weight) {
        for (std::size_t i = 1; i < words.size(); ++i) {
            auto& pair = m_pairs[joined(words[i - 1], words[i])];
            if (pair.count == 0) {
                pair = {.first = words[i - 1], .second = words[i]};
                m_kinds[words[i - 1]] += weight;
                m_pair_weight[joined(words[i - 1], words[i])] = weight;
            }
            pair.count += weight;
            m_after[words[i - 1]] += weight;
            if (i < 2) continue;
            auto& before = m_pairs[joined(words[i - 2], words[i - 1])];
            auto& triple = m_triples[key_of(words[i - 2], words[i - 1], words[i])];
            if (triple.count == 0) {
                triple = {.pair = joined(words[i - 2], words[i - 1]),
                          .key = key_of(words[i - 2], words[i - 1], words[i]),
                          .tail = joined(words[i - 1], words[i]),
                          .weight = weight};
                before.kinds += weight;
            }
            triple.count += weight;
            before.after += weight;
        }
    }

    static std::uint8_t back_off(double after, double kinds) {
        return after > 0 ? packed_cost(-std::log(k_discount * kinds / after)) : 0;
    }

    void find_chances() {
        for (auto& [key, pair] : m_pairs) {
            const double left = k_discount * m_kinds[pair.first] / m_after[pair.first];
            pair.chance = (pair.count - k_discount * m_pair_weight[key]) / m_after[pair.first] +
                          left * m_chances[pair.second];
        }
    }

    void lay_bigrams(Ngrams& ngrams) const {
        const auto words = static_cast<std::size_t>(
            std::count_if(m_after.begin(), m_after.end(), [](double after) { return after > 0; }));
        std::vector<const Pair*> sorted;
        for (const auto& [key, pair] : m_pairs)
            if (pair.count >= k_least_pair) sorted.push_back(&pair);
        const auto size = std::bit_ceil((sorted.size() + words) * 5 / 4 + 1);
        ngrams.bigrams.assign(size, {});
        const auto lay = [&](std::uint64_t key, std::uint8_t cost, std::uint8_t behind) {
            auto slot = key & (size - 1);
            while (ngrams.bigrams[slot].check != 0) slot = (slot + 1) & (size - 1);
            ngrams.bigrams[slot] = {static_cast<std::uint32_t>(key >> 32U) | 1U, cost, behind, 0};
        };
        for (std::uint32_t w = 0; w < m_after.size(); ++w)
            if (m_after[w] > 0) lay(key_of(w, k_no_word), 0, back_off(m_after[w], m_kinds[w]));
        std::sort(sorted.begin(), sorted.end(), [](const Pair* a, const Pair* b) {
            return joined(a->first, a->second) < joined(b->first, b->second);
        });
        for (const auto* pair : sorted)
            lay(key_of(pair->first, pair->second), packed_cost(-std::log(pair->chance)),
                back_off(pair->after, pair->kinds));
    }

    void lay_trigrams(Ngrams& ngrams) const {
        std::vector<const Triple*> kept;
        for (const auto& [key, triple] : m_triples)
            if (triple.count >= k_least_triple) kept.push_back(&triple);
        std::sort(kept.begin(), kept.end(),
                  [](const Triple* a, const Triple* b) { return a->key < b->key; });
        const auto size = std::bit_ceil(kept.size() * 5 / 4 + 1);
        ngrams.trigrams.assign(size, 0);
        for (const auto* triple : kept) {
            const auto& before = m_pairs.at(triple->pair);
            const double left = k_discount * before.kinds / before.after;
            const double chance = (triple->count - k_discount * triple->weight) / before.after +
                                  left * m_pairs.at(triple->tail).chance;
            auto slot = triple->key & (size - 1);
            while (ngrams.trigrams[slot] != 0) slot = (slot + 1) & (size - 1);
            ngrams.trigrams[slot] = ((static_cast<std::uint32_t>(triple->key >> 40U) | 1U) << 8U) |
                                    packed_cost(-std::log(chance));
        }
    }

    const std::vector<double>& m_chances;
    std::vector<double> m_after;
    std::vector<double> m_kinds;
    std::unordered_map<std::uint64_t, Pair> m_pairs;
    std::unordered_map<std::uint64_t, double> m_pair_weight;
    std::unordered_map<std::uint64_t, Triple> m_triples;
};

// Rare words are often in a class that is not quite theirs, so company can neither rule a word out
// nor raise it without limit.
double change(double here, double anywhere) {
    constexpr double trust = 0.5;
    constexpr double most = 30;
    return -std::log(trust * std::min(here / std::max(anywhere, 1e-9), most) + 1 - trust);
}

}  // namespace

Ngrams ngrams_of(const Sentences& text, const std::vector<double>& chances) {
    return Counter(text, chances).run();
}

std::vector<std::uint8_t> class_changes(const Sentences& text,
                                        const std::vector<std::uint8_t>& classes,
                                        const std::vector<double>& sums) {
    constexpr std::size_t n = k_classes;
    std::vector<double> threes(n * n * n, 0);
    std::vector<double> twos(n * n, 0);
    std::vector<double> ones(n, 0);
    for (std::size_t s = 0; s < text.words.size(); ++s)
        for (std::size_t i = 1; i < text.words[s].size(); ++i) {
            const auto weight = static_cast<double>(text.weights[s]);
            const std::size_t b = classes[text.words[s][i - 1]];
            const std::size_t c = classes[text.words[s][i]];
            const std::size_t a = i > 1 ? classes[text.words[s][i - 2]] : k_start_class;
            threes[(a * n + b) * n + c] += weight;
            twos[b * n + c] += weight;
            ones[c] += weight;
        }
    double all = 0;
    for (const double one : ones) all += one;
    std::vector<std::uint8_t> costs(n * n * n, 0);
    constexpr double two_weight = 5;
    constexpr double three_weight = 20;
    for (std::size_t b = 0; b < n; ++b) {
        std::array<double, k_classes> after{};
        double total = 0;
        for (std::size_t c = 0; c < n; ++c) total += twos[b * n + c];
        for (std::size_t c = 0; c < n; ++c)
            after[c] =
                (twos[b * n + c] + two_weight * (ones[c] + 1) / (all + n)) / (total + two_weight);
        for (std::size_t a = 0; a < n; ++a) {
            const double* row = &threes[(a * n + b) * n];
            double sum = 0;
            for (std::size_t c = 0; c < n; ++c) sum += row[c];
            for (std::size_t c = 0; c < n; ++c)
                costs[(a * n + b) * n + c] = packed_change(
                    change((row[c] + three_weight * after[c]) / (sum + three_weight), sums[c]));
        }
    }
    return costs;
}

}  // namespace samskap::repair::builder
