// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "engines/assignment/dimacs.hpp"

namespace samskap::assignment {

// Edges as they come, with the numbers of the file less one.
struct RawEdges {
    std::vector<std::int32_t> people;
    std::variant<std::vector<Edge<std::int32_t>>, std::vector<Edge<std::int64_t>>> ends;

    void reserve(std::size_t count);
    void add(std::int32_t person, std::int32_t post, std::int64_t cost);
};

// Sorted in their place, so that they never lie in memory twice.
SparseAssignment in_published_order(RawEdges&& edges, const std::vector<bool>& is_person);

}  // namespace samskap::assignment
