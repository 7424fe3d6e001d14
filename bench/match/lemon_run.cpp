// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/match/lemon_run.hpp"

#include <lemon/capacity_scaling.h>
#include <lemon/cost_scaling.h>
#include <lemon/network_simplex.h>
#include <lemon/static_graph.h>

#include <algorithm>
#include <ctime>

namespace samskap::bench {
namespace {

using Graph = lemon::StaticDigraph;

// One of LEMON's algorithms over a graph that stands.
template <class Algorithm, class Maps>
Run run(const Graph& graph, const Maps& maps) {
    const auto start = processor_seconds();
    Algorithm algorithm(graph);
    algorithm.lowerMap(maps.least).upperMap(maps.most).costMap(maps.cost).supplyMap(maps.supply);
    Run result;
    result.is_possible = algorithm.run() == Algorithm::OPTIMAL;
    result.seconds = processor_seconds() - start;
    if (result.is_possible) result.objective = algorithm.template totalCost<std::int64_t>();
    return result;
}

struct Maps {
    explicit Maps(const Graph& graph)
        : least(graph, 0), most(graph, 0), cost(graph, 0), supply(graph, 0) {}
    Graph::ArcMap<int> least, most;
    Graph::ArcMap<int> cost;
    Graph::NodeMap<int> supply;
};

}  // namespace

double processor_seconds() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

const char* name_of(Lemon algorithm) {
    switch (algorithm) {
        case Lemon::network_simplex: return "LEMON NetworkSimplex";
        case Lemon::cost_scaling: return "LEMON CostScaling";
        case Lemon::capacity_scaling: return "LEMON CapacityScaling";
    }
    return "";
}

Run by_lemon(Lemon algorithm, LemonFlow&& flow) {
    auto arcs = std::move(flow.arcs);
    // Its fastest graph wants the arcs in the order of where they begin.
    std::stable_sort(arcs.begin(), arcs.end(),
                     [](const auto& one, const auto& other) { return one.tail < other.tail; });
    std::vector<std::pair<int, int>> ends;
    ends.reserve(arcs.size());
    for (const auto& arc : arcs) ends.emplace_back(arc.tail, arc.head);
    Graph graph;
    graph.build(static_cast<int>(flow.supplies.size()), ends.begin(), ends.end());
    ends = {};
    Maps maps(graph);
    for (std::size_t i = 0; i < arcs.size(); ++i) {
        const auto arc = graph.arc(static_cast<int>(i));
        maps.least[arc] = arcs[i].least;
        maps.most[arc] = arcs[i].most;
        maps.cost[arc] = arcs[i].cost;
    }
    for (std::size_t i = 0; i < flow.supplies.size(); ++i)
        maps.supply[graph.node(static_cast<int>(i))] = flow.supplies[i];
    arcs = {};
    switch (algorithm) {
        case Lemon::network_simplex:
            return run<lemon::NetworkSimplex<Graph, int, std::int64_t>>(graph, maps);
        case Lemon::cost_scaling:
            return run<lemon::CostScaling<Graph, int, std::int64_t>>(graph, maps);
        case Lemon::capacity_scaling:
            return run<lemon::CapacityScaling<Graph, int, std::int64_t>>(graph, maps);
    }
    return {};
}

}  // namespace samskap::bench
