// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "engines/assignment/check.hpp"

namespace samskap::assignment {
namespace {

std::size_t at(std::int32_t number) { return static_cast<std::size_t>(number); }

// The tier of each person at each post; whoever is not in it is not acceptable.
std::vector<std::map<std::int32_t, std::size_t>> tiers_of(const Problem& problem) {
    std::vector<std::map<std::int32_t, std::size_t>> result(problem.posts.size());
    for (std::size_t i = 0; i < problem.posts.size(); ++i)
        for (std::size_t tier = 0; tier < problem.posts[i].order.size(); ++tier)
            for (const auto person : problem.posts[i].order[tier]) result[i][person] = tier;
    return result;
}

}  // namespace

std::string fault_of_stable(const Problem& problem, const Plan& plan) {
    const auto tiers = tiers_of(problem);
    std::vector<std::int32_t> rank(problem.people.size(), most_rank + 1);
    std::vector<std::vector<std::size_t>> held(problem.posts.size());
    for (const auto& pair : plan.pairs) {
        const auto& wishes = problem.people[at(pair.person)].wishes;
        const auto wish = std::find_if(wishes.begin(), wishes.end(),
                                       [&](const Wish& each) { return each.post == pair.post; });
        if (wish == wishes.end() || !tiers[at(pair.post)].contains(pair.person) ||
            rank[at(pair.person)] <= most_rank)
            return "a pair that both did not accept, or somebody twice";
        rank[at(pair.person)] = wish->rank;
        held[at(pair.post)].push_back(tiers[at(pair.post)].at(pair.person));
    }
    for (std::size_t i = 0; i < problem.posts.size(); ++i)
        if (held[i].size() > at(problem.posts[i].places)) return "more than there is room for";
    for (std::size_t i = 0; i < problem.people.size(); ++i) {
        for (const auto& wish : problem.people[i].wishes) {
            const auto& post = tiers[at(wish.post)];
            const auto tier = post.find(static_cast<std::int32_t>(i));
            if (tier == post.end() || wish.rank >= rank[i] || problem.people[i].places == 0)
                continue;
            const auto& there = held[at(wish.post)];
            if (there.size() < at(problem.posts[at(wish.post)].places) ||
                std::any_of(there.begin(), there.end(),
                            [&](std::size_t other) { return other > tier->second; }))
                return fmt::format("person {} and post {} would both rather have each other",
                                   problem.people[i].id, problem.posts[at(wish.post)].id);
        }
    }
    return {};
}

}  // namespace samskap::assignment
