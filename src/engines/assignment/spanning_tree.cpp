// SPDX-License-Identifier: GPL-3.0-or-later
#include <deque>

#include "engines/assignment/network_simplex.hpp"
#include "engines/assignment/touching.hpp"
#include "kernel/base/errors.hpp"

// The first tree of the network simplex.
namespace samskap::assignment {
namespace {

std::size_t at(std::int32_t number) { return static_cast<std::size_t>(number); }

bool can_send(const Arc& arc, Node from) {
    return arc.tail == from ? arc.flow < arc.capacity : arc.flow > 0;
}

bool is_between(const Arc& arc) { return arc.flow > 0 && arc.flow < arc.capacity; }

}  // namespace

// From the root outwards, along arcs by which a node can send something towards it. Arcs between
// their bounds first: all of them must be in the tree.
void NetworkSimplex::span_tree() {
    const Touching touching(m_arcs, nodes());
    std::vector<bool> has_place(m_tree.size());
    struct Step {
        Node node;
        Node parent;
        ArcNumber arc;
    };
    std::deque<Step> waiting{{0, -1, -1}};
    std::size_t placed = 0;
    while (!waiting.empty()) {
        const auto step = waiting.front();
        waiting.pop_front();
        if (has_place[at(step.node)]) continue;
        has_place[at(step.node)] = true;
        ++placed;
        if (step.parent >= 0) attach(step.node, step.parent, step.arc);
        for (const auto number : touching.of(step.node)) {
            const auto& each = arc(number);
            const auto other = each.tail == step.node ? each.head : each.tail;
            if (has_place[at(other)] || !can_send(each, other)) continue;
            if (is_between(each))
                waiting.push_front({other, step.node, number});
            else
                waiting.push_back({other, step.node, number});
        }
    }
    ensure(placed == m_tree.size(), "every node can send towards the root");
}

void NetworkSimplex::hang_leaves(std::span<const Cost> hint) {
    std::vector<ArcNumber> cheapest(m_tree.size(), -1);
    for (std::size_t i = 0; i < m_arcs.size(); ++i) {
        const auto& each = m_arcs[i];
        if (each.flow == each.capacity || is_between(each) || each.tail == each.head) continue;
        auto& best = cheapest[at(each.tail)];
        if (best < 0 || hint[i] < hint[at(best)]) best = static_cast<ArcNumber>(i);
    }
    for (Node node = 1; node < nodes(); ++node) {
        const auto best = cheapest[at(node)];
        if (best < 0 || links(node).first_child >= 0 || best == place(node).arc) continue;
        if (is_between(arc(place(node).arc))) continue;
        detach(node);
        attach(node, arc(best).head, best);
    }
}

}  // namespace samskap::assignment
