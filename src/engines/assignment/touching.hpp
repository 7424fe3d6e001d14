// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <span>
#include <vector>

#include "engines/assignment/network_simplex.hpp"

namespace samskap::assignment {

// The arcs that touch each node.
class Touching {
public:
    Touching(const std::vector<Arc>& arcs, Node nodes) : m_first(at(nodes) + 1) {
        for (const auto& arc : arcs) {
            ++m_first[at(arc.tail) + 1];
            ++m_first[at(arc.head) + 1];
        }
        for (std::size_t i = 1; i < m_first.size(); ++i) m_first[i] += m_first[i - 1];
        m_arcs.resize(arcs.size() * 2);
        auto next = m_first;
        for (std::size_t i = 0; i < arcs.size(); ++i) {
            m_arcs[next[at(arcs[i].tail)]++] = static_cast<ArcNumber>(i);
            m_arcs[next[at(arcs[i].head)]++] = static_cast<ArcNumber>(i);
        }
    }
    [[nodiscard]] std::span<const ArcNumber> of(Node node) const {
        return std::span(m_arcs).subspan(m_first[at(node)],
                                         m_first[at(node) + 1] - m_first[at(node)]);
    }

private:
    static std::size_t at(std::int32_t number) { return static_cast<std::size_t>(number); }

    std::vector<std::size_t> m_first;
    std::vector<ArcNumber> m_arcs;
};

}  // namespace samskap::assignment
