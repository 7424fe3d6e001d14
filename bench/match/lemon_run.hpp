// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <vector>

namespace samskap::bench {

double processor_seconds();

struct Run {
    bool is_possible = true;
    std::int64_t objective = 0;
    double seconds = 0;    // of the processor, when the problem stands in memory already
    double mebibytes = 0;  // the most the process ever had
};

// LEMON's headers stop at C++17, and so does this one.
struct LemonArc {
    int tail, head, least, most, cost;
};
struct LemonFlow {
    std::vector<int> supplies;  // of nodes
    std::vector<LemonArc> arcs;
};

// LEMON's algorithms, with its fastest graph and the narrowest numbers that hold the costs.
enum class Lemon { network_simplex, cost_scaling, capacity_scaling };
const char* name_of(Lemon algorithm);
// The flow is let go when LEMON's graph stands.
Run by_lemon(Lemon algorithm, LemonFlow&& flow);

}  // namespace samskap::bench
