// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/assignment/planner.hpp"

#include <set>

#include "engines/assignment/guess.hpp"
#include "engines/assignment/obstacle.hpp"
#include "engines/assignment/plan_network.hpp"
#include "engines/assignment/stable.hpp"

namespace samskap::assignment {
namespace {

std::int64_t required_of(const Problem& problem) {
    auto sum = static_cast<std::int64_t>(problem.pinned.size());
    for (const auto& group : problem.groups) sum += group.least;
    return sum;
}

Level level_of(LevelKind kind, std::int32_t rank = 0) {
    Level level;
    level.kind = kind;
    level.rank = rank;
    return level;
}

}  // namespace

std::vector<Level> levels_of(const Problem& problem) {
    std::vector<Level> levels;
    if (required_of(problem) > 0) levels.push_back(level_of(LevelKind::required));
    levels.push_back(level_of(LevelKind::placed));
    std::set<std::int32_t> ranks;
    bool has_costs = false;
    for (const auto& person : problem.people) {
        for (const auto& wish : person.wishes) {
            ranks.insert(wish.rank);
            has_costs = has_costs || wish.cost != 0;
        }
    }
    // How many have the best rank follows from the others.
    if (!ranks.empty()) ranks.erase(ranks.begin());
    for (auto rank = ranks.rbegin(); rank != ranks.rend(); ++rank)
        levels.push_back(level_of(LevelKind::rank, *rank));
    if (!problem.current.empty()) levels.push_back(level_of(LevelKind::changes));
    if (has_costs) levels.push_back(level_of(LevelKind::cost));
    levels.push_back(level_of(LevelKind::lot));
    return levels;
}

Plan best_plan(const Problem& problem) {
    if (problem.mode == Mode::stable) return stable_plan(problem);
    PlanNetwork network(problem);
    Plan plan;
    plan.levels = levels_of(problem);
    const auto guess = guessed_costs(network, problem, plan.levels);
    network.simplex.begin(guess);
    network.simplex.minimise(guess);
    for (auto& level : plan.levels) {
        const auto costs = network.costs(problem, level);
        network.simplex.minimise(costs);
        level.prices = network.prices(network.simplex.settle(costs));
        level.value = network.value(problem, level, costs);
        if (level.kind != LevelKind::required || level.value == required_of(problem)) continue;
        plan.is_possible = false;
        plan.levels.resize(1);
        break;
    }
    plan.pairs = network.pairs(problem);
    plan.obstacle = plan.is_possible ? obstacle_of_placed(network, problem)
                                     : obstacle_of_required(network, problem);
    return plan;
}

}  // namespace samskap::assignment
