// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "engines/assignment/network_simplex.hpp"
#include "engines/assignment/sparse.hpp"
#include "engines/assignment/touching.hpp"

namespace samskap::assignment {
namespace {

std::size_t at(std::int32_t number) { return static_cast<std::size_t>(number); }

constexpr std::int64_t most_amount = std::int64_t{1} << 60U;

// Nodes that anything touches get a place in the network, the others none. Every node has an
// artificial arc to or from the root that carries what the arcs do not carry yet; having none of
// that left weighs more than all costs together.
class FlowNetwork {
public:
    explicit FlowNetwork(const FlowProblem& problem)
        : m_problem(problem), m_node(problem.supplies.size(), -1), m_arc(problem.arcs.size(), -1) {}

    // A sentence when it cannot be computed exactly.
    std::string build() {
        for (std::size_t i = 0; i < m_node.size(); ++i)
            if (m_problem.supplies[i] != 0) use(static_cast<std::int32_t>(i));
        for (const auto& arc : m_problem.arcs) {
            use(arc.tail);
            use(arc.head);
        }
        std::vector<Amount> left(m_nodes.size());
        for (std::size_t i = 0; i < m_nodes.size(); ++i) {
            left[i] = m_problem.supplies[at(m_nodes[i])];
            if (!count(left[i])) return "the amounts are too large to be summed exactly";
        }
        for (const auto& arc : m_problem.arcs)
            if (!move_least(arc, left)) return "the amounts are too large to be summed exactly";
        Cost highest = 1;
        for (const auto& arc : m_problem.arcs) {
            if (arc.cost < -most_amount || arc.cost > most_amount)
                return "the costs are too high to be summed exactly";
            highest = std::max({highest, arc.cost, -arc.cost});
        }
        const auto nodes = static_cast<std::int64_t>(m_nodes.size() + 2);
        if (highest > (std::int64_t{1} << 60U) / nodes / 4)
            return "the costs are too high to be summed exactly";
        add_arcs(left, 2 * nodes * highest);
        return {};
    }

    FlowResult solve() {
        m_simplex.begin(m_costs);
        m_simplex.minimise(m_costs);
        FlowResult result;
        result.is_possible = is_possible();
        const auto potentials = m_simplex.settle();
        result.flows.resize(m_arc.size());
        for (std::size_t i = 0; i < m_arc.size(); ++i) {
            const auto& arc = m_problem.arcs[i];
            const auto extra = m_arc[i] < 0 ? 0 : m_simplex.arcs()[at(m_arc[i])].flow;
            result.flows[i] = arc.least + extra;
            result.objective += static_cast<Sum>(arc.cost) * result.flows[i];
        }
        result.prices.resize(m_node.size());
        for (std::size_t i = 0; i < m_nodes.size(); ++i)
            result.prices[at(m_nodes[i])] = potentials[i + 1];
        if (!result.is_possible) result.nodes_in_the_way = in_the_way();
        return result;
    }

private:
    void use(std::int32_t number) {
        auto& node = m_node[at(number)];
        if (node >= 0) return;
        m_nodes.push_back(number);
        node = static_cast<Node>(m_nodes.size());
    }

    // What an arc must carry is carried from the start.
    bool move_least(const FlowArc& arc, std::vector<Amount>& left) {
        auto& from = left[at(m_node[at(arc.tail)]) - 1];
        auto& to = left[at(m_node[at(arc.head)]) - 1];
        if (!count(arc.least) || !is_small(arc.most)) return false;
        from -= arc.least;
        to += arc.least;
        return true;
    }

    static bool is_small(Amount amount) { return amount <= most_amount && amount >= -most_amount; }
    // All that is put in somewhere, together, is small too; so no sum of flows is too large.
    bool count(Amount amount) {
        if (!is_small(amount)) return false;
        m_total += amount < 0 ? -amount : amount;
        return m_total <= most_amount;
    }

    void add_arcs(const std::vector<Amount>& left, Cost weight) {
        m_simplex = NetworkSimplex(static_cast<Node>(m_nodes.size() + 1));
        for (std::size_t i = 0; i < m_arc.size(); ++i) {
            const auto& arc = m_problem.arcs[i];
            if (arc.most == arc.least) continue;
            m_arc[i] = m_simplex.add_arc(
                {m_node[at(arc.tail)], m_node[at(arc.head)], arc.most - arc.least, 0});
            m_costs.push_back(arc.cost);
        }
        m_artificial = m_costs.size();
        for (std::size_t i = 0; i < left.size(); ++i) {
            const auto node = static_cast<Node>(i + 1);
            if (left[i] >= 0)
                m_simplex.add_arc({node, 0, 4 * most_amount - 1, left[i]});
            else
                m_simplex.add_arc({0, node, 4 * most_amount - 1, -left[i]});
            m_costs.push_back(weight);
        }
    }

    [[nodiscard]] bool is_possible() const {
        return std::all_of(m_simplex.arcs().begin() + static_cast<std::ptrdiff_t>(m_artificial),
                           m_simplex.arcs().end(), [](const Arc& arc) { return arc.flow == 0; });
    }

    // From the nodes that keep something too much, wherever more could go; or from those that lack
    // something, wherever more could come from.
    std::vector<std::int32_t> in_the_way() const {
        const auto& arcs = m_simplex.arcs();
        std::vector<Node> queue;
        for (auto i = m_artificial; i < arcs.size(); ++i)
            if (arcs[i].flow > 0 && arcs[i].head == 0) queue.push_back(arcs[i].tail);
        const bool goes_out = !queue.empty();
        for (auto i = m_artificial; i < arcs.size() && !goes_out; ++i)
            if (arcs[i].flow > 0) queue.push_back(arcs[i].head);
        const Touching touching(arcs, m_simplex.nodes());
        std::vector<bool> is_reached(at(m_simplex.nodes()));
        is_reached[0] = true;
        for (const auto node : queue) is_reached[at(node)] = true;
        for (std::size_t i = 0; i < queue.size(); ++i) {
            for (const auto number : touching.of(queue[i])) {
                const auto& arc = arcs[at(number)];
                const auto other = arc.tail == queue[i] ? arc.head : arc.tail;
                const bool has_room =
                    (arc.tail == queue[i]) == goes_out ? arc.flow < arc.capacity : arc.flow > 0;
                if (is_reached[at(other)] || !has_room) continue;
                is_reached[at(other)] = true;
                queue.push_back(other);
            }
        }
        std::vector<std::int32_t> result;
        for (const auto node : queue) result.push_back(m_nodes[at(node) - 1]);
        std::sort(result.begin(), result.end());
        return result;
    }

    const FlowProblem& m_problem;
    std::vector<Node> m_node;           // of a node of the problem; -1: nothing touches it
    std::vector<std::int32_t> m_nodes;  // the other way round, without the root
    std::vector<ArcNumber> m_arc;
    NetworkSimplex m_simplex{1};
    std::vector<Cost> m_costs;
    std::size_t m_artificial = 0;
    Amount m_total = 0;
};

}  // namespace

Expected<FlowResult, std::string> cheapest(const FlowProblem& problem) {
    FlowNetwork network(problem);
    if (const auto fault = network.build(); !fault.empty()) return unexpected(fault);
    return network.solve();
}

}  // namespace samskap::assignment
