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
    std::int32_t post = 0;     // of a wish, as its rank and cost
    std::int32_t rank = 0;
    Cost cost = 0;
};

// What a part of the network may hold at most; 0 where nothing can pass.
struct Widths {
    explicit Widths(const Problem& problem);
    std::vector<std::int32_t> people, posts, groups;
};

class PlanNetwork {
public:
    explicit PlanNetwork(const Problem& problem);

    [[nodiscard]] std::vector<Cost> costs(const Problem& problem, const Level& level);
    [[nodiscard]] Prices prices(const std::vector<Cost>& potentials) const;
    [[nodiscard]] std::vector<Pair> pairs() const;
    // The values of levels, of which the last is settled.
    void count(const Problem& problem, std::vector<Level>& levels) const;
    [[nodiscard]] bool has_required(const Problem& problem) const;

    // Both while nothing is settled. Somebody leaves: what they have is given back as cheaply as
    // can be, and they take part no more.
    void leave(std::int32_t person);
    // A post that was not there, with those who wish it. Its number is the next.
    void appear(const Problem& problem, std::int32_t post);
    // The pairs that carry something now are the current plan.
    void keep_current();

    NetworkSimplex simplex;
    std::vector<Meaning> meanings;            // of arcs
    std::vector<Node> people, posts, groups;  // their nodes; -1: takes no part

private:
    void add(const Arc& arc, const Meaning& meaning);
    void add_person(const Problem& problem, const Widths& widths, std::int32_t number);
    void add_groups(const Problem& problem);

    void add_wish(const Problem& problem, std::int32_t person, const Wish& wish);
    void add_post(const Problem& problem, std::int32_t number, std::int32_t width);
    ArcNumber add_idle(std::int32_t person, std::int32_t places);

    std::int64_t m_room = 0;   // what all people together can take
    std::vector<Cost> m_lots;  // of arcs, as far as they were asked for
};

}  // namespace samskap::assignment
