// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/repair/model_builder/automaton.hpp"

#include <algorithm>
#include <stdexcept>
#include <unordered_map>

namespace samskap::repair::builder {
namespace {

struct Step {
    char letter;
    bool ends_word;
    std::uint32_t target;  // of a frozen node; 0: nothing follows
};
using Node = std::vector<Step>;

// Words come sorted, so all but the way of the last word is final: its nodes are frozen from the
// end, and equal ones are shared (Daciuk and others, 2000).
class Grower {
public:
    void add(const std::string& word) {
        std::size_t shared = 0;
        while (shared < m_last.size() && shared < word.size() && m_last[shared] == word[shared])
            ++shared;
        freeze_from(shared);
        for (std::size_t i = shared; i < word.size(); ++i) {
            m_way[i].push_back({word[i], i + 1 == word.size(), 0});
            if (m_way.size() <= i + 1) m_way.emplace_back();
        }
        m_last = word;
    }

    std::vector<Edge> finish() {
        freeze_from(0);
        return laid_out();
    }

private:
    // Freezes the nodes below depth `keep` of the last word's way.
    void freeze_from(std::size_t keep) {
        for (std::size_t depth = m_last.size(); depth > keep; --depth) {
            auto& node = m_way[depth];
            m_way[depth - 1].back().target = node.empty() ? 0 : number_of(node);
            node.clear();
        }
    }

    std::uint32_t number_of(const Node& node) {
        std::string key;
        for (const auto& step : node) {
            key += step.letter;
            key += static_cast<char>(step.ends_word);
            key.append(reinterpret_cast<const char*>(&step.target), sizeof step.target);
        }
        const auto [place, is_new] =
            m_numbers.emplace(key, static_cast<std::uint32_t>(m_nodes.size()));
        if (is_new) m_nodes.push_back(node);
        return place->second;
    }

    // Words that end in or beyond a node. Targets are frozen before those who point at them.
    [[nodiscard]] std::vector<std::uint32_t> counts() const {
        std::vector<std::uint32_t> counts(m_nodes.size(), 0);
        for (std::size_t i = 1; i < m_nodes.size(); ++i)
            for (const auto& step : m_nodes[i]) counts[i] += counts[step.target] + step.ends_word;
        return counts;
    }

    std::vector<Edge> laid_out() {
        const auto words = counts();
        const Node& root = m_way[0];
        std::vector<std::uint32_t> places(m_nodes.size(), 0);
        auto next = static_cast<std::uint32_t>(root.size());
        for (std::size_t i = 1; i < m_nodes.size(); ++i) {
            places[i] = next;
            next += static_cast<std::uint32_t>(m_nodes[i].size());
        }
        if (next >= 1U << 22U) throw std::runtime_error("too many words for the automaton");
        std::vector<Edge> edges;
        const auto lay = [&](const Node& node) {
            std::uint32_t skip = 0;
            for (const auto& step : node) {
                const auto target = step.target == 0 ? 0 : places[step.target];
                const std::uint32_t last = &step == &node.back() ? 0x100 : 0;
                const std::uint32_t ends = step.ends_word ? 0x200 : 0;
                edges.push_back(
                    {static_cast<unsigned char>(step.letter) | last | ends | (target << 10U),
                     skip});
                skip += words[step.target] + step.ends_word;
            }
        };
        lay(root);
        for (std::size_t i = 1; i < m_nodes.size(); ++i) lay(m_nodes[i]);
        return edges;
    }

    std::string m_last;
    std::vector<Node> m_way{1};    // the nodes along the last word
    std::vector<Node> m_nodes{1};  // 0 is "nothing follows"
    std::unordered_map<std::string, std::uint32_t> m_numbers;
};

}  // namespace

std::vector<Edge> automaton_of(const std::vector<std::string>& sorted_words) {
    Grower grower;
    for (const auto& word : sorted_words) grower.add(word);
    return grower.finish();
}

}  // namespace samskap::repair::builder
