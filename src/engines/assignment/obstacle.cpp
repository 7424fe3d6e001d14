// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/assignment/obstacle.hpp"

#include <algorithm>

#include "engines/assignment/touching.hpp"

namespace samskap::assignment {
namespace {

std::size_t at(std::int32_t number) { return static_cast<std::size_t>(number); }

using Kind = Meaning::Kind;

bool is_required(const Meaning& meaning) {
    return meaning.kind == Kind::least || meaning.is_pinned;
}

// The nodes that something more could be sent to, without taking from what is required and without
// passing `closed`.
std::vector<bool> reached(const PlanNetwork& network, std::vector<Node> from, Node closed) {
    const auto& arcs = network.simplex.arcs();
    const Touching touching(arcs, network.simplex.nodes());
    std::vector<bool> is_reached(at(network.simplex.nodes()));
    for (const auto node : from) is_reached[at(node)] = true;
    while (!from.empty()) {
        const auto node = from.back();
        from.pop_back();
        for (const auto number : touching.of(node)) {
            const auto& arc = arcs[at(number)];
            const bool is_forward = arc.tail == node;
            const auto other = is_forward ? arc.head : arc.tail;
            const bool has_room = is_forward
                                      ? arc.flow < arc.capacity
                                      : arc.flow > 0 && !is_required(network.meanings[at(number)]);
            if (!has_room || is_reached[at(other)]) continue;
            is_reached[at(other)] = other != closed;
            if (other != closed) from.push_back(other);
        }
    }
    return is_reached;
}

std::vector<std::int32_t> chosen(const std::vector<Node>& nodes, const std::vector<bool>& is_in,
                                 bool wanted) {
    std::vector<std::int32_t> result;
    for (std::size_t i = 0; i < nodes.size(); ++i)
        if (nodes[i] >= 0 && is_in[at(nodes[i])] == wanted)
            result.push_back(static_cast<std::int32_t>(i));
    return result;
}

}  // namespace

namespace {

// What is required of somebody or something that has no room at all.
Obstacle closed_from_the_start(const PlanNetwork& network, const Problem& problem) {
    for (const auto& pair : problem.pinned)
        if (network.people[at(pair.person)] < 0 || network.posts[at(pair.post)] < 0)
            return {{pair.person}, {pair.post}, {}};
    for (std::size_t i = 0; i < network.groups.size(); ++i)
        if (network.groups[i] < 0 && problem.groups[i].least > 0)
            return {{}, {}, {static_cast<std::int32_t>(i)}};
    return {};
}

}  // namespace

// The side of the cut that does not have the world outside in it, and who sits at its posts.
Obstacle obstacle_of_required(const PlanNetwork& network, const Problem& problem) {
    const auto& arcs = network.simplex.arcs();
    std::size_t missed = 0;
    while (missed < arcs.size() &&
           (!is_required(network.meanings[missed]) || arcs[missed].flow == arcs[missed].capacity))
        ++missed;
    if (missed == arcs.size()) return closed_from_the_start(network, problem);
    const auto is_reached = reached(network, {arcs[missed].head}, -1);
    const bool side = !is_reached[0];
    Obstacle result{chosen(network.people, is_reached, side),
                    chosen(network.posts, is_reached, side),
                    chosen(network.groups, is_reached, side)};
    for (std::size_t i = 0; i < arcs.size(); ++i) {
        const auto& meaning = network.meanings[i];
        if (meaning.kind != Kind::wish) continue;
        if (i == missed || (arcs[i].flow > 0 && is_reached[at(arcs[i].head)] == side))
            result.people.push_back(meaning.subject);
    }
    std::sort(result.people.begin(), result.people.end());
    result.people.erase(std::unique(result.people.begin(), result.people.end()),
                        result.people.end());
    return result;
}

Obstacle obstacle_of_placed(const PlanNetwork& network, const Problem& problem) {
    const auto& arcs = network.simplex.arcs();
    std::vector<Node> without;
    for (std::size_t i = 0; i < arcs.size(); ++i)
        if (network.meanings[i].kind == Kind::idle && arcs[i].flow + 1 == arcs[i].capacity)
            without.push_back(arcs[i].tail);
    Obstacle result;
    if (!without.empty()) {
        const auto is_reached = reached(network, without, 0);
        result = {chosen(network.people, is_reached, true), chosen(network.posts, is_reached, true),
                  chosen(network.groups, is_reached, true)};
    }
    for (std::size_t i = 0; i < network.people.size(); ++i)
        if (network.people[i] < 0 && problem.people[i].places > 0)
            result.people.push_back(static_cast<std::int32_t>(i));
    std::sort(result.people.begin(), result.people.end());
    return result;
}

}  // namespace samskap::assignment
