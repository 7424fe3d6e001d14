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
