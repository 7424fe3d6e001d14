// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "engines/assignment/check.hpp"

namespace samskap::assignment {
namespace {

std::size_t at(std::int32_t number) { return static_cast<std::size_t>(number); }

enum class Place { outside, person, post, group };
struct End {
    Place place = Place::outside;
    std::int32_t number = 0;
};
struct Line {  // an arc of the network that the problem is
    End from, to;
    std::int64_t most = 0, carries = 0;
    const Wish* wish = nullptr;
    std::int64_t required = 0;
    bool is_current = false, is_settled = false;
};

bool is_open(const Problem& problem, std::int32_t group) {
    bool result = true;
    for (auto up = group; up >= 0; up = problem.groups[at(up)].part_of)
        result = result && problem.groups[at(up)].most > 0;
    return result;
}

using Counts = std::vector<std::int64_t>;

// Posts and groups, from what is in them.
void add_upwards(const Problem& problem, const Counts& in_post, const Counts& in_group,
                 const Counts& wished, std::vector<Line>& lines) {
    const auto up_from = [](std::int32_t group) {
        return group < 0 ? End{} : End{Place::group, group};
    };
    for (std::int32_t i = 0; at(i) < problem.posts.size(); ++i) {
        const auto& post = problem.posts[at(i)];
        lines.push_back({{Place::post, i},
                         up_from(post.group),
                         std::min<std::int64_t>(post.places, wished[at(i)]),
                         in_post[at(i)]});
    }
    for (std::int32_t i = 0; at(i) < problem.groups.size(); ++i) {
        const auto& group = problem.groups[at(i)];
        const auto least = std::min<std::int64_t>(group.least, in_group[at(i)]);
        const std::int64_t room = is_open(problem, i) ? group.most - group.least : 0;
        lines.push_back({{Place::group, i},
                         up_from(group.part_of),
                         is_open(problem, i) ? group.least : 0,
                         least,
                         nullptr,
                         group.least});
        lines.push_back({{Place::group, i}, up_from(group.part_of), room, in_group[at(i)] - least});
    }
}

std::vector<Line> lines_of(const Problem& problem, const Plan& plan) {
    std::vector<Line> lines;
    Counts in_post(problem.posts.size()), in_group(problem.groups.size());
    Counts wished(problem.posts.size());
    const std::set<Pair> got(plan.pairs.begin(), plan.pairs.end());
    const std::set<Pair> pinned(problem.pinned.begin(), problem.pinned.end());
    const std::set<Pair> current(problem.current.begin(), problem.current.end());
    for (std::int32_t i = 0; at(i) < problem.people.size(); ++i) {
        const auto& person = problem.people[at(i)];
        std::int64_t open = 0, gets = 0;
        for (const auto& wish : person.wishes) {
            const Pair pair{i, wish.post};
            const auto& post = problem.posts[at(wish.post)];
            const bool has_room =
                is_open(problem, post.group) && post.places > 0 && person.places > 0;
            const auto carries = static_cast<std::int64_t>(got.count(pair));
            lines.push_back({{Place::person, i},
                             {Place::post, wish.post},
                             has_room ? 1 : 0,
                             carries,
                             &wish,
                             pinned.contains(pair) ? 1 : 0,
                             current.contains(pair)});
            open += has_room ? 1 : 0;
            wished[at(wish.post)] += has_room ? 1 : 0;
            gets += carries;
            in_post[at(wish.post)] += carries;
            for (auto up = post.group; up >= 0; up = problem.groups[at(up)].part_of)
                in_group[at(up)] += carries;
        }
        lines.push_back(
            {{}, {Place::person, i}, std::min<std::int64_t>(open, person.places), gets});
    }
    add_upwards(problem, in_post, in_group, wished, lines);
    return lines;
}

// What is to be made small at a level, for one arc.
std::int64_t cost_of(const Problem& problem, const Line& line, const Level& level) {
    switch (level.kind) {
        case LevelKind::required: return line.required > 0 ? -1 : 0;
        case LevelKind::placed: return line.from.place == Place::outside ? -1 : 0;
        case LevelKind::rank: return line.wish && line.wish->rank == level.rank ? 1 : 0;
        case LevelKind::changes: return line.is_current ? -1 : 0;
        case LevelKind::cost: return line.wish ? line.wish->cost : 0;
        case LevelKind::lot:
            return line.wish ? lot_of(problem.lot, problem.people[at(line.from.number)].id,
                                      problem.posts[at(line.to.number)].id)
                             : 0;
    }
    return 0;
}

std::int64_t price_at(const Prices& prices, const End& end) {
    switch (end.place) {
        case Place::person: return prices.people[at(end.number)];
        case Place::post: return prices.posts[at(end.number)];
        case Place::group: return prices.groups[at(end.number)];
        case Place::outside: return 0;
    }
    return 0;
}

std::string fault_of_level(const Problem& problem, std::vector<Line>& lines, const Level& level) {
    Sum value = 0;
    for (auto& line : lines) {
        const auto cost = cost_of(problem, line, level);
        value += static_cast<Sum>(cost) * line.carries;
        if (line.is_settled || line.most == 0) continue;
        const auto counted = static_cast<Sum>(cost) + price_at(level.prices, line.from) -
                             price_at(level.prices, line.to);
        if ((counted > 0 && line.carries > 0) || (counted < 0 && line.carries < line.most))
            return fmt::format("level {} {}: something better may exist", name_of(level.kind),
                               level.rank);
        line.is_settled = counted != 0;
    }
    if (level.kind == LevelKind::required || level.kind == LevelKind::placed) value = -value;
    if (level.kind == LevelKind::changes)
        value += static_cast<Sum>(std::set(problem.current.begin(), problem.current.end()).size());
    return value == level.value ? ""
                                : fmt::format("level {} has another value", name_of(level.kind));
}

std::vector<std::pair<LevelKind, std::int32_t>> levels_wanted(const Problem& problem,
                                                              bool is_possible) {
    std::vector<std::pair<LevelKind, std::int32_t>> levels;
    const bool has_least = std::any_of(problem.groups.begin(), problem.groups.end(),
                                       [](const Group& group) { return group.least > 0; });
    if (has_least || !problem.pinned.empty()) levels.emplace_back(LevelKind::required, 0);
    if (!is_possible) return levels;
    levels.emplace_back(LevelKind::placed, 0);
    std::set<std::int32_t, std::greater<>> ranks;
    bool has_costs = false;
    for (const auto& person : problem.people)
        for (const auto& wish : person.wishes) {
            ranks.insert(wish.rank);
            has_costs = has_costs || wish.cost != 0;
        }
    for (const auto rank : ranks)
        if (rank != *ranks.rbegin()) levels.emplace_back(LevelKind::rank, rank);
    if (!problem.current.empty()) levels.emplace_back(LevelKind::changes, 0);
    if (has_costs) levels.emplace_back(LevelKind::cost, 0);
    levels.emplace_back(LevelKind::lot, 0);
    return levels;
}

std::string fault_of_fair(const Problem& problem, const Plan& plan) {
    auto lines = lines_of(problem, plan);
    std::size_t gets = 0;
    bool has_required = true;
    for (const auto& line : lines) {
        if (line.carries < 0 || line.carries > line.most) return "more than there is room for";
        if (line.wish) gets += static_cast<std::size_t>(line.carries);
        if (line.carries < line.required) has_required = false;
    }
    if (gets != plan.pairs.size()) return "a pair that nobody wished, or twice";
    if (plan.is_possible != has_required) return "what is required is not as it is told";
    const auto wanted = levels_wanted(problem, plan.is_possible);
    if (wanted.size() != plan.levels.size()) return "the levels are not those of the problem";
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const auto& level = plan.levels[i];
        if (wanted[i] != std::pair(level.kind, level.rank))
            return "the levels are not those of the problem";
        if (auto fault = fault_of_level(problem, lines, level); !fault.empty()) return fault;
    }
    return {};
}

}  // namespace

std::string fault_of(const Problem& problem, const Plan& plan) {
    return problem.mode == Mode::stable ? fault_of_stable(problem, plan)
                                        : fault_of_fair(problem, plan);
}

}  // namespace samskap::assignment
