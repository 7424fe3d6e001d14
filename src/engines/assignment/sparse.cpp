// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/assignment/sparse.hpp"

#include <algorithm>

#include "engines/assignment/auction.hpp"
#include "engines/assignment/largest_matching.hpp"
#include "engines/assignment/network_simplex.hpp"

namespace samskap::assignment {
namespace {

std::size_t at(std::int32_t number) { return static_cast<std::size_t>(number); }

// More bids than this for each person, and it is looked whether everybody can have a post at all.
constexpr std::int64_t doubtful_bids = 150;
constexpr std::int64_t most_bids = 300;

template <class Edges>
Sum objective_of(const SparseAssignment& problem, const Edges& edges,
                 const std::vector<std::int32_t>& post_of) {
    Sum sum = 0;
    for (std::size_t person = 0; person < post_of.size(); ++person) {
        // Sorted by post, then cost: the first is the cheapest of several alike.
        auto edge = problem.first[person];
        while (edges[edge].post != post_of[person]) ++edge;
        sum += edges[edge].cost;
    }
    return sum;
}

// People → posts → root, or to the root at once, which weighs more than all costs together.
class Network {
public:
    template <class Edges>
    Network(const SparseAssignment& problem, const Edges& edges, std::int64_t weight)
        : m_people(problem.people.size()),
          m_simplex(static_cast<Node>(1 + m_people + problem.posts.size())) {
        for (std::size_t i = 0; i < m_people; ++i) {
            for (auto k = problem.first[i]; k < problem.first[i + 1]; ++k)
                add(person(i), post(at(edges[k].post)), edges[k].cost);
            m_simplex.add_arc({person(i), 0, 2, 1});
            m_costs.push_back(weight);
        }
        for (std::size_t i = 0; i < problem.posts.size(); ++i) add(post(i), 0, 0);
        m_simplex.begin(m_costs);
        m_simplex.minimise(m_costs);
    }
    void take(SparseResult& result, std::size_t posts) {
        const auto potentials = m_simplex.settle();
        result.post_of.assign(m_people, -1);
        for (const auto& arc : m_simplex.arcs())
            if (arc.flow > 0 && arc.tail > 0 && arc.head > 0)
                result.post_of[at(arc.tail - 1)] = arc.head - static_cast<Node>(m_people) - 1;
        for (std::size_t i = 0; i < posts; ++i) result.prices.push_back(-potentials[at(post(i))]);
    }

private:
    void add(Node tail, Node head, Cost cost) {
        m_simplex.add_arc({tail, head, 1, 0});
        m_costs.push_back(cost);
    }
    [[nodiscard]] static Node person(std::size_t number) { return static_cast<Node>(1 + number); }
    [[nodiscard]] Node post(std::size_t number) const {
        return static_cast<Node>(1 + m_people + number);
    }
    std::size_t m_people;
    NetworkSimplex m_simplex;
    std::vector<Cost> m_costs;
};

template <class Edges>
Expected<SparseResult, std::string> by_simplex(const SparseAssignment& problem,
                                               const Edges& edges) {
    std::int64_t highest = 1;
    for (const auto& edge : edges)
        highest = std::max({highest, std::int64_t{edge.cost}, -std::int64_t{edge.cost}});
    const auto nodes = static_cast<std::int64_t>(problem.people.size() + problem.posts.size() + 2);
    if (highest > (std::int64_t{1} << 60U) / nodes / 4)
        return unexpected<std::string>("the costs are too high to be summed exactly");
    SparseResult result;
    result.method = "simplex";
    Network(problem, edges, 2 * nodes * highest).take(result, problem.posts.size());
    result.objective = objective_of(problem, edges, result.post_of);
    return result;
}

SparseResult impossible(const Matching& matching) {
    SparseResult result;
    result.is_possible = false;
    result.method = "matching";
    result.people_in_the_way = matching.people_in_the_way;
    result.posts_in_the_way = matching.posts_in_the_way;
    return result;
}

template <class Cost>
Expected<SparseResult, std::string> solve(const SparseAssignment& problem,
                                          const std::vector<Edge<Cost>>& edges) {
    const bool is_square = problem.people.size() == problem.posts.size();
    const std::span<const Edge<Cost>> all(edges);
    auto sold = is_square ? auction(std::span(problem.first), all, doubtful_bids) : std::nullopt;
    if (!sold) {
        const auto matching = largest_matching(problem);
        if (!matching.people_in_the_way.empty()) return impossible(matching);
        if (is_square) sold = auction(std::span(problem.first), all, most_bids);
    }
    if (!sold) return by_simplex(problem, edges);
    SparseResult result;
    result.method = "auction";
    result.objective = objective_of(problem, edges, sold->post_of);
    result.post_of = std::move(sold->post_of);
    result.prices = std::move(sold->prices);
    return result;
}

}  // namespace

std::string to_text(Sum sum) {
    const bool is_negative = sum < 0;
    std::string digits;
    do {
        const auto digit = static_cast<int>(sum % 10);
        digits += static_cast<char>('0' + (digit < 0 ? -digit : digit));
        sum /= 10;
    } while (sum != 0);
    if (is_negative) digits += '-';
    std::reverse(digits.begin(), digits.end());
    return digits;
}

Expected<SparseResult, std::string> cheapest(const SparseAssignment& problem) {
    return std::visit([&](const auto& edges) { return solve(problem, edges); }, problem.edges);
}

}  // namespace samskap::assignment
