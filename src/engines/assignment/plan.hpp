// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "engines/assignment/problem.hpp"

// Who gets what, and the proof that nothing better exists.
namespace samskap::assignment {

// What is made best, in this order; each only as far as those before allow.
enum class LevelKind {
    required,  // pinned pairs and the least of each group
    placed,    // how many people have a post
    rank,      // how many of them have one of this rank: the worst rank first
    changes,   // how many pairs of the current plan are lost
    cost,      // the sum of costs
    lot        // the sum of lots drawn for each pair, so that one plan alone is best
};

// Prices of people, posts and groups, as a Problem in the published order numbers them; the world
// outside has the price 0. See check.hpp for what they prove.
struct Prices {
    std::vector<std::int64_t> people;
    std::vector<std::int64_t> posts;
    std::vector<std::int64_t> groups;
};
struct Level {
    LevelKind kind = LevelKind::placed;
    std::int32_t rank = 0;  // of LevelKind::rank
    std::int64_t value =
        0;  // what was reached: placed and required as high, others as low as can be
    Prices prices = {};
};

// Why not everything that is required can be, or not everybody can be placed: among themselves
// these people can take no more places than these posts and groups have.
struct Obstacle {
    std::vector<std::int32_t> people;
    std::vector<std::int32_t> posts;
    std::vector<std::int32_t> groups;
};

struct Plan {
    bool is_possible = true;  // what is required can be had; else pairs are the nearest to it
    std::vector<Pair> pairs;  // sorted
    std::vector<Level> levels;
    Obstacle obstacle;  // of what is required; else of those who have no post
};

// The levels of a problem, in order.
std::vector<Level> levels_of(const Problem& problem);

}  // namespace samskap::assignment
