// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "engines/assignment/brute_force_for_tests.hpp"
#include "engines/assignment/check.hpp"
#include "engines/assignment/planner.hpp"

using namespace samskap;
using namespace samskap::assignment;
using namespace samskap::assignment::brute;

namespace {

// Whether the plan is the best of all and proves it; nothing, or what is wrong.
std::string fault_beside_brute_force(const Problem& told) {
    if (const auto fault = what_is_wrong(told); !fault.empty()) return {};
    const auto problem = in_published_order(told);
    const auto plan = best_plan(problem);
    const auto best = best_of_all(told);
    const Judge judge(told);
    if (plan.is_possible != (-best.worth[0] == judge.wanted())) return "possible";
    const auto read = read_plan_proof(to_certificate(problem, plan), problem);
    if (!read) return read.error();
    if (auto fault = fault_of(problem, *read); !fault.empty()) return fault;
    if (!plan.is_possible) {
        const auto& way = plan.obstacle;
        if (plan.levels[0].value != -best.worth[0]) return "required";
        return way.people.empty() && way.posts.empty() && way.groups.empty() ? "no obstacle" : "";
    }
    return names_of(problem, plan.pairs) == names_of(told, best.pairs) ? "" : "another plan";
}

}  // namespace

// bench/match does the same with 100,000.
TEST_CASE("the plan is the best of all, and its prices prove it") {
    for (std::uint64_t seed = 0; seed < 3000; ++seed) {
        Dice dice(seed);
        const auto problem = small_problem(dice);
        const auto fault = fault_beside_brute_force(problem);
        if (!fault.empty()) FAIL("seed " << seed << ": " << fault);
    }
}

namespace {

// Leaves and appears at random, each time beside the same problem planned anew.
std::string fault_after_changes(Dice& dice) {
    const auto problem = in_published_order(small_problem(dice));
    if (!what_is_wrong(problem).empty() || problem.people.empty()) return {};
    Planner planner(problem);
    for (int turn = 0; turn < 3; ++turn) {
        const auto person = dice.upto(static_cast<int>(problem.people.size()) - 1);
        const auto is_theirs = [&](const Pair& pair) { return pair.person == person; };
        const auto& pinned = problem.pinned;
        if (dice.one_in(2) && std::none_of(pinned.begin(), pinned.end(), is_theirs)) {
            planner.leave(person);
        } else {
            Post post{fmt::format("new {}", turn), dice.upto(2)};
            if (!problem.groups.empty()) post.group = 0;
            planner.appear(post, {{person, {0, 1 + dice.upto(2), dice.upto(5)}}});
        }
        if (auto fault = fault_of(planner.problem(), planner.plan()); !fault.empty()) return fault;
        const auto anew = best_plan(planner.problem());
        if (anew.is_possible != planner.plan().is_possible) return "possible";
        if (anew.is_possible && anew.pairs != planner.plan().pairs) return "another plan";
    }
    return {};
}

}  // namespace

TEST_CASE("a plan that goes on is the plan that would be made anew") {
    for (std::uint64_t seed = 0; seed < 3000; ++seed) {
        Dice dice(seed);
        const auto fault = fault_after_changes(dice);
        if (!fault.empty()) FAIL("seed " << seed << ": " << fault);
    }
}

TEST_CASE("the order of telling decides nothing") {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        Dice dice(seed);
        const auto told = small_problem(dice);
        if (!what_is_wrong(told).empty()) continue;
        const auto one = in_published_order(told);
        const auto other = in_published_order(shuffled(told, dice));
        CHECK(to_certificate(one, best_plan(one)) == to_certificate(other, best_plan(other)));
    }
}

TEST_CASE("a declined pair is not proposed, and one that was not proposed changes nothing") {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        Dice dice(seed);
        auto told = small_problem(dice);
        told.pinned.clear();
        for (auto& group : told.groups) group.least = 0;
        if (!what_is_wrong(told).empty() || told.people.empty()) continue;
        const auto before = in_published_order(told);
        const auto plan = names_of(before, best_plan(before).pairs);
        const auto person = dice.upto(static_cast<int>(told.people.size()) - 1);
        if (told.people[at(person)].wishes.empty()) continue;
        const Pair declined{person, told.people[at(person)].wishes.front().post};
        told.forbidden.push_back(declined);
        const auto after = in_published_order(told);
        const auto again = names_of(after, best_plan(after).pairs);
        const auto name = *names_of(told, {declined}).begin();
        CHECK_FALSE(again.contains(name));
        if (!plan.contains(name)) CHECK(again == plan);
    }
}

TEST_CASE("what is found depends on the lot of the round, and on nothing hidden") {
    Problem problem;
    problem.posts.push_back({"j", 1});
    for (int i = 0; i < 5; ++i) problem.people.push_back({fmt::format("p{}", i), 1, {{0, 1, 0}}});
    std::set<std::string> chosen;
    for (int round = 0; round < 60; ++round) {
        problem.lot = fmt::format("round {}", round);
        const auto ordered = in_published_order(problem);
        const auto plan = best_plan(ordered);
        REQUIRE(plan.pairs.size() == 1);
        chosen.insert(ordered.people[at(plan.pairs[0].person)].id);
        CHECK(plan.obstacle.people.size() == 5);
        CHECK(plan.obstacle.posts.size() == 1);
    }
    CHECK(chosen.size() == 5);
}

TEST_CASE("stable: no pair blocks, with ties on both sides") {
    for (std::uint64_t seed = 0; seed < 2000; ++seed) {
        Dice dice(seed);
        auto told = small_problem(dice);
        told.mode = Mode::stable;
        told.groups.clear();
        told.pinned.clear();
        told.current.clear();
        for (auto& person : told.people) person.places = std::min(person.places, 1);
        for (auto& post : told.posts) {
            post.group = -1;
            for (std::size_t i = 0; i < told.people.size(); ++i) {
                if (dice.one_in(5)) continue;
                if (post.order.empty() || dice.one_in(2)) post.order.emplace_back();
                post.order.back().push_back(static_cast<std::int32_t>(i));
            }
        }
        REQUIRE(what_is_wrong(told).empty());
        const auto problem = in_published_order(told);
        auto plan = best_plan(problem);
        REQUIRE(fault_of(problem, plan) == "");
        const auto other = in_published_order(shuffled(problem, dice));
        if (other.posts.empty()) continue;
        if (plan.pairs.empty()) continue;
        plan.pairs.pop_back();
        CHECK(fault_of(problem, plan) != "");
    }
}
