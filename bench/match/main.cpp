// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>
#include <string_view>

#include "bench/match/instances.hpp"
#include "bench/match/lemon_run.hpp"
#include "engines/assignment/brute_force_for_tests.hpp"
#include "engines/assignment/check.hpp"
#include "engines/assignment/planner.hpp"

// bench_match small|large|million|properties …
namespace samskap::bench {
namespace {

double peak_mebibytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

// In a process of its own, so that each has its own memory to show.
template <class Work>
Run apart(Work work) {
    std::array<int, 2> pipe_ends{};
    ensure(pipe(pipe_ends.data()) == 0, "a pipe");
    const auto child = fork();
    ensure(child >= 0, "a process");
    if (child == 0) {
        Run run = work();
        if (run.mebibytes == 0) run.mebibytes = peak_mebibytes();
        const auto written = write(pipe_ends[1], &run, sizeof run);
        _exit(written == sizeof run ? 0 : 1);
    }
    close(pipe_ends[1]);
    Run run;
    const auto size = read(pipe_ends[0], &run, sizeof run);
    close(pipe_ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    ensure(size == sizeof run && status == 0, "the work was done");
    return run;
}

void print(const char* name, const Run& run, const Run& own) {
    fmt::print("    {:22} {:9.3f} s {:7.1f} MiB  {:6.1f} ×  objective {}{}\n", name, run.seconds,
               run.mebibytes, run.seconds / own.seconds, run.objective,
               run.objective == own.objective ? "" : "  DIFFERENT");
}

LemonFlow for_lemon(const std::vector<RawEdge>& edges, std::int32_t people) {
    LemonFlow flow;
    flow.supplies.assign(static_cast<std::size_t>(people) * 2, 1);
    std::fill(flow.supplies.begin() + people, flow.supplies.end(), -1);
    for (const auto& edge : edges)
        flow.arcs.push_back({edge.person, people + edge.post, 0, 1, static_cast<int>(edge.cost)});
    return flow;
}

LemonFlow for_lemon(const assignment::FlowProblem& problem) {
    LemonFlow flow;
    for (const auto supply : problem.supplies) flow.supplies.push_back(static_cast<int>(supply));
    for (const auto& arc : problem.arcs)
        flow.arcs.push_back({arc.tail, arc.head, static_cast<int>(arc.least),
                             static_cast<int>(arc.most), static_cast<int>(arc.cost)});
    return flow;
}

Run own_assignment(Shape shape, std::int32_t people, std::int32_t degree) {
    return apart([&] {
        const auto problem = as_file(edges_of(shape, people, degree), people);
        Run run;
        const auto start = processor_seconds();
        const auto result = assignment::cheapest(problem);
        run.seconds = processor_seconds() - start;
        run.mebibytes = peak_mebibytes();
        run.objective = static_cast<std::int64_t>(result->objective);
        const auto proof = assignment::read_sparse_proof(to_certificate(problem, *result));
        ensure(fault_of(problem, *proof).empty(), "the certificate proves it");
        return run;
    });
}

void compare_assignment(Shape shape, std::int32_t people, std::int32_t degree) {
    fmt::print("  {} × {} × {}, {}\n", people, people, degree, name_of(shape));
    const auto own = own_assignment(shape, people, degree);
    print("samskap", own, own);
    const auto lemon = apart([&] {
        return by_lemon(Lemon::network_simplex, for_lemon(edges_of(shape, people, degree), people));
    });
    print(name_of(Lemon::network_simplex), lemon, own);
}

Run own_flow(std::int32_t people, std::int32_t departments) {
    return apart([&] {
        const auto flow = as_flow(quotas_of(people, 20, departments), people);
        Run run;
        const auto start = processor_seconds();
        const auto result = assignment::cheapest(flow);
        run.seconds = processor_seconds() - start;
        run.mebibytes = peak_mebibytes();
        run.objective = static_cast<std::int64_t>(result->objective);
        const auto proof = assignment::read_sparse_proof(to_certificate(*result));
        ensure(fault_of(flow, *proof).empty(), "the certificate proves it");
        return run;
    });
}

std::int64_t value_of(const assignment::Plan& plan, assignment::LevelKind kind) {
    for (const auto& level : plan.levels)
        if (level.kind == kind) return level.value;
    return 0;
}

Run own_plan(const assignment::Problem& told) {
    Run run;
    const auto start = processor_seconds();
    const auto problem = in_published_order(told);
    const auto plan = best_plan(problem);
    run.seconds = processor_seconds() - start;
    run.mebibytes = peak_mebibytes();
    run.is_possible = plan.is_possible;
    run.objective = value_of(plan, assignment::LevelKind::cost);
    ensure(fault_of(problem, plan).empty(), "the certificate proves it");
    return run;
}

void compare_quotas(std::int32_t people, std::int32_t departments) {
    fmt::print("  {} people, half as many posts with several places, {} departments\n", people,
               departments);
    const auto own =
        apart([&] { return own_plan(as_problem(quotas_of(people, 20, departments), people)); });
    print("samskap, all levels", own, own);
    print("samskap, as p min", own_flow(people, departments), own);
    for (const auto algorithm :
         {Lemon::network_simplex, Lemon::cost_scaling, Lemon::capacity_scaling}) {
        if (algorithm == Lemon::capacity_scaling && people > 20'000) continue;
        const auto lemon = apart([&] {
            return by_lemon(algorithm,
                            for_lemon(as_flow(quotas_of(people, 20, departments), people)));
        });
        print(name_of(algorithm), lemon, own);
    }
}

void measure_levels(std::int32_t people, std::int32_t posts) {
    const auto run = apart([&] { return own_plan(wishes_of(people, posts, 3)); });
    fmt::print("  {} people × {} posts, 20 wishes each, every level: {:.3f} s, {:.1f} MiB\n",
               people, posts, run.seconds, run.mebibytes);
}

// One leaves, a post appears, in turn; a plan that goes on beside the first one.
void measure_going_on() {
    const auto problem = in_published_order(wishes_of(10'000, 10'000, 3));
    assignment::Planner planner(problem);
    double slowest = 0;
    double all = 0;
    std::size_t moved = 0;
    constexpr int turns = 20;
    for (std::int32_t turn = 0; turn < turns; ++turn) {
        const auto before = planner.plan().pairs;
        const auto pair = before[static_cast<std::size_t>(turn) * 431 % before.size()];
        const auto start = processor_seconds();
        if (turn % 2 == 0)
            planner.leave(pair.person);
        else
            planner.appear({fmt::format("new {}", turn), 1}, {{pair.person, {0, 1, 0}}});
        const auto seconds = processor_seconds() - start;
        slowest = std::max(slowest, seconds);
        all += seconds;
        std::vector<assignment::Pair> lost;
        std::set_difference(before.begin(), before.end(), planner.plan().pairs.begin(),
                            planner.plan().pairs.end(), std::back_inserter(lost));
        moved += lost.size();
        ensure(fault_of(planner.problem(), planner.plan()).empty(), "the certificate proves it");
    }
    fmt::print(
        "  planned anew after one leaves or a post appears: {:.1f} ms on average, {:.1f} at "
        "most, {} pairs lost in {} turns\n",
        all / turns * 1000, slowest * 1000, moved, turns);
}

// The same as the tests do with fewer: every small problem beside all its possible plans.
void properties() {
    namespace brute = assignment::brute;
    constexpr std::uint64_t problems = 100'000;
    std::uint64_t compared = 0;
    for (std::uint64_t seed = 0; seed < problems; ++seed) {
        brute::Dice dice(1'000'000 + seed);
        const auto told = brute::small_problem(dice);
        if (!what_is_wrong(told).empty()) continue;
        ++compared;
        const auto problem = in_published_order(told);
        const auto plan = best_plan(problem);
        const auto best = brute::best_of_all(told);
        ensure(plan.is_possible == (-best.worth[0] == brute::Judge(told).wanted()), "possible");
        ensure(fault_of(problem, plan).empty(), "the certificate proves it");
        ensure(!plan.is_possible ||
                   brute::names_of(problem, plan.pairs) == brute::names_of(told, best.pairs),
               "the plan is the best of all");
    }
    fmt::print("{} small problems planned as by trying every plan ({} drawn)\n", compared,
               problems);
}

void small() {
    fmt::print("Every level, with quotas\n");
    measure_levels(520, 400);
    measure_levels(10'000, 10'000);
    measure_going_on();
    fmt::print("Quotas and capacities\n");
    compare_quotas(1'000, 10);
    compare_quotas(10'000, 40);
    fmt::print("Assignments of many kinds\n");
    for (const auto shape : {Shape::random, Shape::clustered, Shape::skewed, Shape::equal,
                             Shape::tight, Shape::negative, Shape::huge})
        compare_assignment(shape, 10'000, 20);
}

void large() {
    fmt::print("Large\n");
    compare_assignment(Shape::random, 100'000, 20);
    compare_assignment(Shape::clustered, 100'000, 20);
    compare_quotas(100'000, 200);
}

void million() {
    fmt::print("  1000000 × 1000000 × 20, random\n");
    const auto own = own_assignment(Shape::random, 1'000'000, 20);
    print("samskap", own, own);
}

}  // namespace
}  // namespace samskap::bench

int main(int count, char** words) {
    using namespace samskap::bench;
    for (int i = 1; i < count; ++i) {
        const std::string_view part = words[i];
        if (part == "small") small();
        if (part == "large") large();
        if (part == "million") million();
        if (part == "properties") properties();
    }
    return 0;
}
