// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/assignment/planner.hpp"

#include <algorithm>
#include <array>

#include "engines/assignment/guess.hpp"
#include "engines/assignment/obstacle.hpp"
#include "engines/assignment/plan_network.hpp"
#include "engines/assignment/stable.hpp"

namespace samskap::assignment {
namespace {

Level level_of(LevelKind kind, std::int32_t rank = 0) {
    Level level;
    level.kind = kind;
    level.rank = rank;
    return level;
}

}  // namespace

std::vector<Level> levels_of(const Problem& problem) {
    std::vector<Level> levels;
    const bool has_least = std::any_of(problem.groups.begin(), problem.groups.end(),
                                       [](const Group& group) { return group.least > 0; });
    if (has_least || !problem.pinned.empty()) levels.push_back(level_of(LevelKind::required));
    levels.push_back(level_of(LevelKind::placed));
    std::array<bool, most_rank + 1> has_rank{};
    bool has_costs = false;
    for (const auto& person : problem.people) {
        for (const auto& wish : person.wishes) {
            has_rank[static_cast<std::size_t>(wish.rank)] = true;
            has_costs = has_costs || wish.cost != 0;
        }
    }
    // How many have the best rank follows from the others.
    std::int32_t best = 1;
    while (best < most_rank && !has_rank[static_cast<std::size_t>(best)]) ++best;
    for (auto rank = most_rank; rank > best; --rank)
        if (has_rank[static_cast<std::size_t>(rank)])
            levels.push_back(level_of(LevelKind::rank, rank));
    if (!problem.current.empty()) levels.push_back(level_of(LevelKind::changes));
    if (has_costs) levels.push_back(level_of(LevelKind::cost));
    levels.push_back(level_of(LevelKind::lot));
    return levels;
}

Planner::Planner(Problem problem)
    : m_problem(std::move(problem)), m_network(std::make_unique<PlanNetwork>(m_problem)) {
    const auto guess = guessed_costs(*m_network, levels_of(m_problem));
    m_network->simplex.begin(guess);
    m_network->simplex.minimise(guess);
    plan_levels();
}

Planner::~Planner() = default;

void Planner::plan_levels() {
    m_plan = {};
    m_plan.levels = levels_of(m_problem);
    for (auto& level : m_plan.levels) {
        const auto costs = m_network->costs(m_problem, level);
        m_network->simplex.minimise(costs);
        level.prices = m_network->prices(m_network->simplex.settle());
        if (level.kind != LevelKind::required || m_network->has_required(m_problem)) continue;
        m_plan.is_possible = false;
        m_plan.levels.resize(1);
        break;
    }
    m_network->count(m_problem, m_plan.levels);
    m_plan.pairs = m_network->pairs();
    m_plan.obstacle = m_plan.is_possible ? obstacle_of_placed(*m_network, m_problem)
                                         : obstacle_of_required(*m_network, m_problem);
}

void Planner::keep_current() {
    m_network->keep_current();
    m_problem.current = m_plan.pairs;
}

const Plan& Planner::leave(std::int32_t person) {
    keep_current();
    m_problem.people[static_cast<std::size_t>(person)].places = 0;
    m_network->simplex.open_all();
    m_network->leave(person);
    plan_levels();
    return m_plan;
}

const Plan& Planner::appear(Post post, const std::vector<std::pair<std::int32_t, Wish>>& wishes) {
    keep_current();
    const auto number = static_cast<std::int32_t>(m_problem.posts.size());
    m_problem.posts.push_back(std::move(post));
    for (auto [person, wish] : wishes) {
        wish.post = number;
        m_problem.people[static_cast<std::size_t>(person)].wishes.push_back(wish);
    }
    m_network->appear(m_problem, number);
    m_network->simplex.open_all();
    plan_levels();
    return m_plan;
}

Plan best_plan(const Problem& problem) {
    if (problem.mode == Mode::stable) return stable_plan(problem);
    return Planner(problem).plan();
}

}  // namespace samskap::assignment
