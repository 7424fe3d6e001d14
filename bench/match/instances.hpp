// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engines/assignment/problem.hpp"
#include "engines/assignment/sparse.hpp"

// Made-up problems, always the same for the same numbers. Each can be solved: a way is laid out
// first and the rest drawn around it.
namespace samskap::bench {

struct RawEdge {
    std::int32_t person;
    std::int32_t post;
    std::int64_t cost;
};
enum class Shape {
    random,     // each edge anywhere
    clustered,  // four of five edges in blocks of 350, the others to popular posts
    skewed,     // some posts are wished by very many
    equal,      // every cost is 1
    tight,      // hardly another way than the one laid out
    negative,   // costs between -1000 and 1000
    huge        // costs up to 10^9
};
const char* name_of(Shape shape);
std::vector<RawEdge> edges_of(Shape shape, std::int32_t people, std::int32_t degree);
// Fed to the reader of files, line by line, as a file would be.
assignment::SparseAssignment as_file(const std::vector<RawEdge>& edges, std::int32_t people);

// Posts with several places, departments with least and most, everybody placed in the way laid out.
struct Quotas {
    std::vector<RawEdge> edges;
    std::vector<std::int32_t> places;      // of posts
    std::vector<std::int32_t> department;  // of posts
    std::vector<std::int32_t> least, most;
};
Quotas quotas_of(std::int32_t people, std::int32_t degree, std::int32_t departments);
assignment::FlowProblem as_flow(const Quotas& quotas, std::int32_t people);
assignment::Problem as_problem(const Quotas& quotas, std::int32_t people);

// People who wish twenty posts in order, the posts in departments, some popular.
assignment::Problem wishes_of(std::int32_t people, std::int32_t posts, std::uint64_t seed);

}  // namespace samskap::bench
