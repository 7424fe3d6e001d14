// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/repair/model_builder/classes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <unordered_map>

#include "engines/repair/format.hpp"

namespace samskap::repair::builder {
namespace {

constexpr int k_rounds = 12;
constexpr double k_usual = 4;  // so often a word must have been read to be moved by itself
constexpr std::size_t k_first_free = 3;

using Row = std::array<double, k_classes>;
double x_log_x(double x) { return x > 0 ? x * std::log(x) : 0; }

struct Neighbour {
    std::uint32_t word;
    double count;
};

class Exchange {
public:
    Exchange(const std::vector<std::string>& words, const std::vector<double>& counts,
             const Sentences& text)
        : m_words(words), m_counts(counts), m_class(words.size() + 3, k_unknown_class) {
        m_class[words.size()] = k_start_class;
        m_class[words.size() + 1] = k_number_class;
        begin();
        count(text);
    }

    std::vector<std::uint8_t> run() {
        for (int round = 0; round < k_rounds; ++round) {
            std::size_t moved = 0;
            for (const auto word : m_usual) moved += move(word) ? 1 : 0;
            if (moved * 200 < m_usual.size()) break;
        }
        place_rare();
        return m_class;
    }

private:
    // The most usual words begin alone; the others with those that end alike.
    void begin() {
        for (std::uint32_t i = 0; i < m_words.size(); ++i)
            if (m_counts[i] >= k_usual) m_usual.push_back(i);
        std::stable_sort(m_usual.begin(), m_usual.end(),
                         [&](auto a, auto b) { return m_counts[a] > m_counts[b]; });
        std::map<std::string, std::uint8_t> ends;
        const std::size_t alone = 40;
        for (std::size_t i = 0; i < m_usual.size(); ++i) {
            const auto& word = m_words[m_usual[i]];
            if (i < alone) {
                m_class[m_usual[i]] = static_cast<std::uint8_t>(k_first_free + i);
                continue;
            }
            const auto end = word.substr(word.size() - std::min<std::size_t>(2, word.size()));
            const auto fresh = k_first_free + alone + ends.size();
            const auto group = ends.emplace(
                end, fresh < k_classes
                         ? fresh
                         : k_first_free + alone + ends.size() % (k_classes - k_first_free - alone));
            m_class[m_usual[i]] = group.first->second;
        }
    }

    void count(const Sentences& text) {
        std::unordered_map<std::uint64_t, double> pairs;
        for (std::size_t s = 0; s < text.words.size(); ++s)
            for (std::size_t i = 0; i + 1 < text.words[s].size(); ++i)
                pairs[(std::uint64_t{text.words[s][i]} << 32U) | text.words[s][i + 1]] +=
                    static_cast<double>(text.weights[s]);
        std::vector<std::pair<std::uint64_t, double>> sorted(pairs.begin(), pairs.end());
        std::sort(sorted.begin(), sorted.end());
        m_after.resize(m_class.size());
        m_before.resize(m_class.size());
        for (const auto& [pair, count] : sorted) {
            const auto first = static_cast<std::uint32_t>(pair >> 32U);
            const auto second = static_cast<std::uint32_t>(pair);
            m_after[first].push_back({second, count});
            m_before[second].push_back({first, count});
            m_pairs[m_class[first]][m_class[second]] += count;
            m_first[m_class[first]] += count;
            m_second[m_class[second]] += count;
        }
    }

    // How a word's company falls on the classes; with itself apart.
    struct Company {
        Row after{};
        Row before{};
        double self = 0;
        double all_after = 0;
        double all_before = 0;
    };
    [[nodiscard]] Company company_of(std::uint32_t word) const {
        Company company;
        for (const auto& [other, count] : m_after[word]) {
            company.all_after += count;
            if (other == word)
                company.self += count;
            else
                company.after[m_class[other]] += count;
        }
        for (const auto& [other, count] : m_before[word]) {
            company.all_before += count;
            if (other != word) company.before[m_class[other]] += count;
        }
        return company;
    }

    void shift(const Company& company, std::size_t group, double sign) {
        for (std::size_t c = 0; c < k_classes; ++c) {
            m_pairs[group][c] += sign * company.after[c];
            m_pairs[c][group] += sign * company.before[c];
        }
        m_pairs[group][group] += sign * company.self;
        m_first[group] += sign * company.all_after;
        m_second[group] += sign * company.all_before;
    }

    // What the likelihood gains when the word joins the class.
    [[nodiscard]] double gain(const Company& company, std::size_t group) const {
        double gain = 0;
        for (std::size_t c = 0; c < k_classes; ++c) {
            if (c == group) continue;
            if (company.after[c] > 0)
                gain += x_log_x(m_pairs[group][c] + company.after[c]) - x_log_x(m_pairs[group][c]);
            if (company.before[c] > 0)
                gain += x_log_x(m_pairs[c][group] + company.before[c]) - x_log_x(m_pairs[c][group]);
        }
        const double both = company.after[group] + company.before[group] + company.self;
        gain += x_log_x(m_pairs[group][group] + both) - x_log_x(m_pairs[group][group]);
        gain -= x_log_x(m_first[group] + company.all_after) - x_log_x(m_first[group]);
        gain -= x_log_x(m_second[group] + company.all_before) - x_log_x(m_second[group]);
        return gain;
    }

    bool move(std::uint32_t word) {
        const auto company = company_of(word);
        const std::size_t old = m_class[word];
        shift(company, old, -1);
        std::size_t best = old;
        double best_gain = gain(company, old);
        for (std::size_t group = k_first_free; group < k_classes; ++group) {
            const double here = gain(company, group);
            if (here > best_gain + 1e-9) {
                best_gain = here;
                best = group;
            }
        }
        shift(company, best, 1);
        m_class[word] = static_cast<std::uint8_t>(best);
        return best != old;
    }

    // The class of most usual words with the longest end in common.
    void place_rare() {
        std::map<std::string, std::map<std::uint8_t, double>> votes;
        const auto ends = [](const std::string& word, auto&& each) {
            for (std::size_t n = std::min<std::size_t>(5, word.size()); n > 0; --n)
                if (!each(word.substr(word.size() - n))) return;
        };
        for (const auto word : m_usual)
            ends(m_words[word], [&](const std::string& end) {
                votes[end][m_class[word]] += 1;
                return true;
            });
        for (std::uint32_t i = 0; i < m_words.size(); ++i) {
            if (m_counts[i] >= k_usual) continue;
            ends(m_words[i], [&](const std::string& end) {
                const auto found = votes.find(end);
                if (found == votes.end()) return true;
                double all = 0;
                std::pair<std::uint8_t, double> best = *found->second.begin();
                for (const auto& vote : found->second) {
                    all += vote.second;
                    if (vote.second > best.second) best = vote;
                }
                if (all < 4 && end.size() > 1) return true;
                m_class[i] = best.first;
                return false;
            });
        }
    }

    const std::vector<std::string>& m_words;
    const std::vector<double>& m_counts;
    std::vector<std::uint8_t> m_class;
    std::vector<std::uint32_t> m_usual;  // most usual first
    std::vector<std::vector<Neighbour>> m_after;
    std::vector<std::vector<Neighbour>> m_before;
    std::array<Row, k_classes> m_pairs{};
    Row m_first{};
    Row m_second{};
};

}  // namespace

std::vector<std::uint8_t> classes_of(const std::vector<std::string>& words,
                                     const std::vector<double>& counts, const Sentences& text) {
    return Exchange(words, counts, text).run();
}

}  // namespace samskap::repair::builder
