// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "engines/assignment/dimacs.hpp"

namespace samskap::assignment {

// As many people with a post as can be, by Hopcroft and Karp. When somebody is left, the people in
// the way are those who compete with them: more than the posts that any of them has an edge to.
struct Matching {
    std::vector<std::int32_t> post_of;  // -1: none
    std::vector<std::int32_t> people_in_the_way;
    std::vector<std::int32_t> posts_in_the_way;
};
Matching largest_matching(const SparseAssignment& problem);

}  // namespace samskap::assignment
