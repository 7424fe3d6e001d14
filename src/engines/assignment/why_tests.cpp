// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "engines/assignment/brute_force_for_tests.hpp"
#include "engines/assignment/planner.hpp"
#include "engines/assignment/why.hpp"

using namespace samskap::assignment;
using namespace samskap::assignment::brute;

namespace {

// Less is better, on every level.
std::int64_t loss_of(const Level& level) {
    const bool is_much_better =
        level.kind == LevelKind::placed || level.kind == LevelKind::required;
    return is_much_better ? -level.value : level.value;
}

}  // namespace

TEST_CASE("the prices never say more than what a place would truly cost") {
    int seen = 0;
    for (std::uint64_t seed = 0; seed < 600; ++seed) {
        Dice dice(seed);
        auto told = small_problem(dice);
        told.pinned.clear();
        told.current.clear();
        for (auto& group : told.groups) group.least = 0;
        if (!what_is_wrong(told).empty()) continue;
        const auto problem = in_published_order(told);
        const auto plan = best_plan(problem);
        for (std::size_t i = 0; i < problem.people.size(); ++i) {
            for (const auto& wish : problem.people[i].wishes) {
                const Pair pair{static_cast<std::int32_t>(i), wish.post};
                const auto why = why_not(problem, plan, pair);
                if (why.answer != Answer::worse) continue;
                ++seen;
                auto pinned = problem;
                pinned.pinned = {pair};
                const auto then = best_plan(pinned);
                REQUIRE(then.is_possible);
                REQUIRE(then.levels.size() == plan.levels.size() + 1);
                for (std::size_t k = 0; k < plan.levels.size(); ++k) {
                    const auto loss = loss_of(then.levels[k + 1]) - loss_of(plan.levels[k]);
                    const bool is_told =
                        plan.levels[k].kind == why.level && plan.levels[k].rank == why.rank;
                    CHECK(loss >= (is_told ? why.at_least : 0));
                    if (is_told || loss > 0) break;
                }
            }
        }
    }
    CHECK(seen > 300);
}

TEST_CASE("one who is moved for another is named, and the reasons are told apart") {
    Problem told;
    told.posts = {{"x", 1}, {"y", 1}, {"shut", 0}};
    told.people = {{"a", 1, {{0, 1, 0}}}, {"b", 1, {{0, 1, 0}, {1, 2, 0}, {2, 3, 0}}}};
    const auto problem = in_published_order(told);
    const auto number = [&](const auto& things, const char* id) {
        std::int32_t result = 0;
        while (things[at(result)].id != id) ++result;
        return result;
    };
    const auto plan = best_plan(problem);
    const auto pair = [&](const char* person, const char* post) {
        return Pair{number(problem.people, person), number(problem.posts, post)};
    };
    CHECK(why_not(problem, plan, pair("a", "x")).answer == Answer::has_it);
    CHECK(why_not(problem, plan, pair("a", "y")).answer == Answer::no_wish);
    CHECK(why_not(problem, plan, pair("b", "shut")).answer == Answer::no_room);
    const auto why = why_not(problem, plan, pair("b", "x"));
    CHECK(why.answer == Answer::worse);
    const auto then = instead(problem, plan, pair("b", "x"));
    CHECK(then.is_possible);
    CHECK(then.level == LevelKind::placed);
    CHECK(then.worse_by == 1);
    CHECK(then.lost == std::vector{pair("a", "x")});
    CHECK(then.gained.empty());
}
