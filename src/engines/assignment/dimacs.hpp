// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kernel/base/errors.hpp"

// Files in the DIMACS forms: `p asn` and `p min`.
namespace samskap::assignment {

// Everybody gets one post, each post at most one person.
template <class Cost>
struct Edge {
    std::int32_t post;
    Cost cost;
};
struct SparseAssignment {
    std::vector<std::int32_t> people;  // their numbers in the file, in the published order
    std::vector<std::int32_t> posts;   // those that somebody has an edge to
    std::vector<std::uint32_t> first;  // of the edges of each person, and one more: all of them
    // Narrow unless a cost needs more room. Of one person, in the order of the posts.
    std::variant<std::vector<Edge<std::int32_t>>, std::vector<Edge<std::int64_t>>> edges;
};

struct FlowArc {
    std::int32_t tail;  // numbers of the file less one
    std::int32_t head;
    std::int64_t least;
    std::int64_t most;
    std::int64_t cost;
};
struct FlowProblem {
    std::vector<std::int64_t> supplies;  // of each node
    std::vector<FlowArc> arcs;           // in the order of the file
};

using Dimacs = std::variant<SparseAssignment, FlowProblem>;

// Takes a file in pieces of any size, so that it never lies in memory whole.
class DimacsReader {
public:
    // `bytes`: about how long the file is, if that is known. What it says about itself is not
    // believed beyond that.
    explicit DimacsReader(std::uint64_t bytes = 0);
    ~DimacsReader();
    DimacsReader(const DimacsReader&) = delete;
    DimacsReader& operator=(const DimacsReader&) = delete;

    // False when what came so far is no such file; the rest may be left unread.
    bool add(std::string_view bytes);
    // The problem, or one sentence with the line: why it is none.
    Expected<Dimacs, std::string> finish();

private:
    struct Inside;
    std::unique_ptr<Inside> m_inside;
};

Expected<Dimacs, std::string> read_dimacs(std::string_view text);

}  // namespace samskap::assignment
