// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/assignment/why.hpp"

#include <algorithm>
#include <iterator>

#include "engines/assignment/planner.hpp"

namespace samskap::assignment {
namespace {

std::size_t at(std::int32_t number) { return static_cast<std::size_t>(number); }

Why answered(Answer answer) {
    Why why;
    why.answer = answer;
    return why;
}

bool has_room(const Problem& problem, const Pair& pair) {
    const auto& post = problem.posts[at(pair.post)];
    bool result = post.places > 0 && problem.people[at(pair.person)].places > 0;
    for (auto up = post.group; up >= 0; up = problem.groups[at(up)].part_of)
        result = result && problem.groups[at(up)].most > 0;
    return result;
}

// What a wish costs at a level, with the prices of both ends.
std::int64_t counted(const Problem& problem, const Level& level, const Pair& pair,
                     const Wish& wish) {
    std::int64_t cost = 0;
    if (level.kind == LevelKind::rank) cost = wish.rank == level.rank ? 1 : 0;
    if (level.kind == LevelKind::cost) cost = wish.cost;
    if (level.kind == LevelKind::lot)
        cost = lot_of(problem.lot, problem.people[at(pair.person)].id,
                      problem.posts[at(pair.post)].id);
    return cost + level.prices.people[at(pair.person)] - level.prices.posts[at(pair.post)];
}

std::vector<Pair> without(const std::vector<Pair>& pairs, const std::vector<Pair>& others,
                          std::int32_t person) {
    std::vector<Pair> result;
    std::set_difference(pairs.begin(), pairs.end(), others.begin(), others.end(),
                        std::back_inserter(result));
    std::erase_if(result, [&](const Pair& pair) { return pair.person == person; });
    return result;
}

}  // namespace

namespace {

void compare(const Plan& before, Instead& then) {
    for (const auto& level : before.levels) {
        const auto same = std::find_if(
            then.plan.levels.begin(), then.plan.levels.end(),
            [&](const Level& each) { return each.kind == level.kind && each.rank == level.rank; });
        const bool is_told = level.kind != LevelKind::required && level.kind != LevelKind::changes;
        if (!is_told || same == then.plan.levels.end()) continue;
        const auto worse = same->value - level.value;
        then.level = level.kind;
        then.rank = level.rank;
        then.worse_by = level.kind == LevelKind::placed ? -worse : worse;
        if (worse != 0) return;
    }
}

}  // namespace

Why why_not(const Problem& problem, const Plan& plan, const Pair& pair) {
    if (std::binary_search(plan.pairs.begin(), plan.pairs.end(), pair))
        return answered(Answer::has_it);
    const auto& wishes = problem.people[at(pair.person)].wishes;
    const auto wish = std::find_if(wishes.begin(), wishes.end(),
                                   [&](const Wish& each) { return each.post == pair.post; });
    if (wish == wishes.end()) return answered(Answer::no_wish);
    if (!has_room(problem, pair)) return answered(Answer::no_room);
    if (!plan.is_possible) return answered(Answer::no_plan);
    Why why;
    for (const auto& level : plan.levels) {
        why.level = level.kind;
        why.rank = level.rank;
        why.at_least = counted(problem, level, pair, *wish);
        if (why.at_least > 0) break;
    }
    return why;
}

Instead instead(const Problem& problem, const Plan& plan, const Pair& pair) {
    auto pinned = problem;
    pinned.pinned.insert(std::lower_bound(pinned.pinned.begin(), pinned.pinned.end(), pair), pair);
    // The plan there is holds as the current one, so that only those who must are moved.
    pinned.current = plan.pairs;
    Instead result;
    result.plan = best_plan(pinned);
    result.is_possible = result.plan.is_possible;
    if (result.is_possible) compare(plan, result);
    result.lost = without(plan.pairs, result.plan.pairs, pair.person);
    result.gained = without(result.plan.pairs, plan.pairs, pair.person);
    return result;
}

}  // namespace samskap::assignment
