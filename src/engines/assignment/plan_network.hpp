// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <vector>

#include "engines/assignment/network_simplex.hpp"
#include "engines/assignment/plan.hpp"

// A problem as a network: what people can take goes from them to posts, groups and the root, or,
// where it is not taken, to the root at once. Each arc with its meaning.
namespace samskap::assignment {

struct Meaning {
    enum class Kind : std::int8_t { idle, wish, post, least, most };
    Kind kind = Kind::wish;
    bool is_pinned = false;
    bool is_current = false;
    std::int32_t subject = 0;  // person, post or group
    std::int32_t wish = 0;     // number in the list of the person
};

// What a part of the network may hold at most; 0 where nothing can pass.
struct Widths {
    explicit Widths(const Problem& problem);
    std::vector<std::int32_t> people, posts, groups;
};

class PlanNetwork {
public:
    explicit PlanNetwork(const Problem& problem);

    [[nodiscard]] std::vector<Cost> costs(const Problem& problem, const Level& level) const;
    [[nodiscard]] Prices prices(const std::vector<Cost>& potentials) const;
    [[nodiscard]] std::vector<Pair> pairs(const Problem& problem) const;
    // What the level is worth, as it is reported.
    [[nodiscard]] std::int64_t value(const Problem& problem, const Level& level,
                                     const std::vector<Cost>& costs) const;

    NetworkSimplex simplex;
    std::vector<Meaning> meanings;            // of arcs
    std::vector<Node> people, posts, groups;  // their nodes; -1: takes no part

private:
    void add(const Arc& arc, const Meaning& meaning);
    void add_person(const Problem& problem, const Widths& widths, std::int32_t number);
    void add_groups(const Problem& problem);

    std::int64_t m_room = 0;  // what all people together can take
};

}  // namespace samskap::assignment
