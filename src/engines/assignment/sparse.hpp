// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "engines/assignment/dimacs.hpp"

// Problems without levels: the cheapest way to give everybody a post, and the cheapest flow.
namespace samskap::assignment {

__extension__ using Sum = __int128;  // of costs: exact whatever they are
std::string to_text(Sum sum);

struct SparseResult {
    bool is_possible = true;
    std::string method;  // auction or simplex
    Sum objective = 0;
    std::vector<std::int32_t> post_of;  // position in posts, of each position in people
    std::vector<std::int64_t> prices;   // of posts: see certificate.hpp
    // When it is impossible: people who have fewer posts among them than they are, and those posts.
    std::vector<std::int32_t> people_in_the_way;
    std::vector<std::int32_t> posts_in_the_way;
};
// Refused, in one sentence, when the costs are too high to be summed exactly.
Expected<SparseResult, std::string> cheapest(const SparseAssignment& problem);

struct FlowResult {
    bool is_possible = true;
    Sum objective = 0;
    std::vector<std::int64_t> flows;   // of arcs
    std::vector<std::int64_t> prices;  // of nodes
    // When it is impossible: nodes into which more must go than the arcs there can hold, or out.
    std::vector<std::int32_t> nodes_in_the_way;
};
Expected<FlowResult, std::string> cheapest(const FlowProblem& problem);

}  // namespace samskap::assignment
