// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <unordered_map>

#include "engines/assignment/check.hpp"

namespace samskap::assignment {
namespace {

using Numbers = std::unordered_map<std::int64_t, std::int64_t>;

Numbers places_of(const std::vector<std::int32_t>& numbers) {
    Numbers result;
    for (std::size_t i = 0; i < numbers.size(); ++i)
        result[numbers[i]] = static_cast<std::int64_t>(i);
    return result;
}

// Fewer posts than people who can get nothing else.
template <class Edges>
std::string fault_of_impossible(const SparseAssignment& problem, const Edges& edges,
                                const SparseProof& proof) {
    Numbers in_the_way;
    for (const auto number : proof.in_the_way) in_the_way[number] = 1;
    std::size_t people = 0;
    std::vector<bool> is_reached(problem.posts.size());
    for (std::size_t i = 0; i < problem.people.size(); ++i) {
        if (!in_the_way.contains(problem.people[i])) continue;
        ++people;
        for (auto k = problem.first[i]; k < problem.first[i + 1]; ++k)
            is_reached[static_cast<std::size_t>(edges[k].post)] = true;
    }
    const auto posts = std::count(is_reached.begin(), is_reached.end(), true);
    return people > static_cast<std::size_t>(posts) ? "" : "the obstacle is none";
}

template <class Edges>
std::string fault_of_possible(const SparseAssignment& problem, const Edges& edges,
                              const SparseProof& proof) {
    const auto people = places_of(problem.people);
    const auto posts = places_of(problem.posts);
    std::vector<std::int64_t> prices(problem.posts.size());
    for (const auto& [number, value] : proof.prices) {
        if (!posts.contains(number)) return "a price of no post";
        prices[static_cast<std::size_t>(posts.at(number))] = value;
    }
    std::vector<std::int64_t> got(problem.people.size(), -1);
    std::vector<bool> is_taken(problem.posts.size());
    for (const auto& [person, post] : proof.gets) {
        if (!people.contains(person) || !posts.contains(post)) return "a pair of no such numbers";
        const auto place = posts.at(post);
        auto& own = got[static_cast<std::size_t>(people.at(person))];
        if (own >= 0 || is_taken[static_cast<std::size_t>(place)]) return "somebody gets two";
        own = place;
        is_taken[static_cast<std::size_t>(place)] = true;
    }
    // Where posts are left over, what nobody takes is free and nothing costs less than that.
    for (std::size_t i = 0; i < prices.size() && problem.posts.size() > problem.people.size(); ++i)
        if (prices[i] < 0 || (prices[i] > 0 && !is_taken[i])) return "a price that is not paid";
    Sum objective = 0;
    for (std::size_t i = 0; i < got.size(); ++i) {
        bool has_own = false;
        Sum best = 0, own = 0, own_cost = 0;
        for (auto k = problem.first[i]; k < problem.first[i + 1]; ++k) {
            const auto sum =
                static_cast<Sum>(edges[k].cost) + prices[static_cast<std::size_t>(edges[k].post)];
            if (k == problem.first[i] || sum < best) best = sum;
            if (edges[k].post == got[i] && (!has_own || sum < own)) {
                own = sum;
                own_cost = edges[k].cost;
                has_own = true;
            }
        }
        if (!has_own) return "somebody gets nothing, or what they have no edge to";
        if (own > best) return "something cheaper may exist";
        objective += own_cost;
    }
    return to_text(objective) == proof.objective ? "" : "the objective is another";
}

// What must leave a set of nodes is more than its arcs can carry, or what must come in.
std::string fault_of_obstacle(const FlowProblem& problem, const SparseProof& proof) {
    std::vector<bool> is_in(problem.supplies.size());
    for (const auto number : proof.in_the_way) {
        if (number < 1 || number > static_cast<std::int64_t>(is_in.size())) return "no such node";
        is_in[static_cast<std::size_t>(number - 1)] = true;
    }
    Sum supply = 0, most_out = 0, most_in = 0;
    for (std::size_t i = 0; i < is_in.size(); ++i) supply += is_in[i] ? problem.supplies[i] : 0;
    for (const auto& arc : problem.arcs) {
        const bool begins = is_in[static_cast<std::size_t>(arc.tail)];
        const bool ends = is_in[static_cast<std::size_t>(arc.head)];
        if (begins && !ends) {
            most_out += arc.most;
            most_in -= arc.least;
        } else if (ends && !begins) {
            most_out -= arc.least;
            most_in += arc.most;
        }
    }
    return supply > most_out || -supply > most_in ? "" : "the obstacle is none";
}

}  // namespace

std::string fault_of(const SparseAssignment& problem, const SparseProof& proof) {
    return std::visit(
        [&](const auto& edges) {
            return proof.is_possible ? fault_of_possible(problem, edges, proof)
                                     : fault_of_impossible(problem, edges, proof);
        },
        problem.edges);
}

std::string fault_of(const FlowProblem& problem, const SparseProof& proof) {
    if (!proof.is_possible) return fault_of_obstacle(problem, proof);
    std::vector<std::int64_t> prices(problem.supplies.size()), flows(problem.arcs.size());
    for (const auto& [number, value] : proof.prices) {
        if (number < 1 || number > static_cast<std::int64_t>(prices.size())) return "no such node";
        prices[static_cast<std::size_t>(number - 1)] = value;
    }
    for (const auto& [number, amount] : proof.carries) {
        if (number < 1 || number > static_cast<std::int64_t>(flows.size())) return "no such arc";
        flows[static_cast<std::size_t>(number - 1)] = amount;
    }
    std::vector<Sum> left(problem.supplies.begin(), problem.supplies.end());
    Sum objective = 0;
    for (std::size_t i = 0; i < flows.size(); ++i) {
        const auto& arc = problem.arcs[i];
        const auto tail = static_cast<std::size_t>(arc.tail);
        const auto head = static_cast<std::size_t>(arc.head);
        if (flows[i] < arc.least || flows[i] > arc.most) return "an arc carries what it cannot";
        left[tail] -= flows[i];
        left[head] += flows[i];
        objective += static_cast<Sum>(arc.cost) * flows[i];
        const auto counted = static_cast<Sum>(arc.cost) + prices[tail] - prices[head];
        if ((counted > 0 && flows[i] > arc.least) || (counted < 0 && flows[i] < arc.most))
            return "something cheaper may exist";
    }
    if (std::any_of(left.begin(), left.end(), [](Sum sum) { return sum != 0; }))
        return "what goes into a node does not go out";
    return to_text(objective) == proof.objective ? "" : "the objective is another";
}

}  // namespace samskap::assignment
