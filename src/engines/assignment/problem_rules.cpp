// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "engines/assignment/problem.hpp"

// What a problem must not say.
namespace samskap::assignment {
namespace {

std::size_t at(std::int32_t number) { return static_cast<std::size_t>(number); }

template <class Thing>
std::string fault_of_ids(const std::vector<Thing>& things, std::string_view kind) {
    std::unordered_set<std::string_view> seen;
    for (const auto& thing : things) {
        if (thing.id.empty()) return fmt::format("{} has no id", kind);
        if (!seen.insert(thing.id).second) return fmt::format("{} {} stands twice", kind, thing.id);
    }
    return {};
}

bool is_among(std::int32_t number, std::size_t count) { return number >= 0 && at(number) < count; }

std::string fault_of_wishes(const Problem& problem, const Person& person) {
    std::vector<std::int32_t> wished;
    for (const auto& wish : person.wishes) {
        if (!is_among(wish.post, problem.posts.size()))
            return fmt::format("person {} wishes a post that is not there", person.id);
        if (wish.rank < 1 || wish.rank > most_rank)
            return fmt::format("person {}: a rank lies between 1 and {}", person.id, most_rank);
        if (wish.cost > most_cost || wish.cost < -most_cost)
            return fmt::format("person {}: a cost lies between -{} and {}", person.id, most_cost,
                               most_cost);
        wished.push_back(wish.post);
    }
    std::sort(wished.begin(), wished.end());
    const auto twice = std::adjacent_find(wished.begin(), wished.end());
    if (twice == wished.end()) return {};
    return fmt::format("person {} wishes post {} twice", person.id, problem.posts[at(*twice)].id);
}

std::string fault_of_people(const Problem& problem) {
    for (const auto& person : problem.people) {
        if (person.places < 0)
            return fmt::format("person {}: places are never negative", person.id);
        if (auto fault = fault_of_wishes(problem, person); !fault.empty()) return fault;
    }
    return {};
}

std::string fault_of_order(const Problem& problem, const Post& post) {
    std::unordered_set<std::int32_t> seen;
    for (const auto& tier : post.order) {
        for (const auto person : tier) {
            if (!is_among(person, problem.people.size()))
                return fmt::format("post {} orders a person that is not there", post.id);
            if (!seen.insert(person).second)
                return fmt::format("post {} orders person {} twice", post.id,
                                   problem.people[at(person)].id);
        }
    }
    return {};
}

std::string fault_of_posts(const Problem& problem) {
    for (const auto& post : problem.posts) {
        if (post.places < 0) return fmt::format("post {}: places are never negative", post.id);
        if (post.group != -1 && !is_among(post.group, problem.groups.size()))
            return fmt::format("post {} is in a group that is not there", post.id);
        if (auto fault = fault_of_order(problem, post); !fault.empty()) return fault;
    }
    return {};
}

std::string fault_of_groups(const Problem& problem) {
    for (const auto& group : problem.groups) {
        if (group.part_of != -1 && !is_among(group.part_of, problem.groups.size()))
            return fmt::format("group {} is part of a group that is not there", group.id);
        if (group.least < 0 || group.most < group.least)
            return fmt::format("group {}: least lies between 0 and most", group.id);
        std::size_t steps = 0;
        for (auto up = group.part_of; up != -1; up = problem.groups[at(up)].part_of)
            if (!is_among(up, problem.groups.size()) || ++steps > problem.groups.size())
                return fmt::format("group {} is part of itself", group.id);
    }
    std::vector<std::int64_t> least(problem.groups.size());
    for (const auto& group : problem.groups)
        if (group.part_of != -1) least[at(group.part_of)] += group.least;
    for (std::size_t i = 0; i < least.size(); ++i)
        if (least[i] > problem.groups[i].most)
            return fmt::format("group {} may have {}, and its parts must have {}",
                               problem.groups[i].id, problem.groups[i].most, least[i]);
    return {};
}

std::string fault_of_pairs(const Problem& problem, const std::vector<Pair>& pairs,
                           std::string_view kind) {
    for (const auto& pair : pairs)
        if (!is_among(pair.person, problem.people.size()) ||
            !is_among(pair.post, problem.posts.size()))
            return fmt::format("a {} pair names somebody or something that is not there", kind);
    return {};
}

std::string fault_of_pins(const Problem& problem) {
    for (const auto& pair : problem.pinned) {
        const auto& person = problem.people[at(pair.person)];
        const auto& post = problem.posts[at(pair.post)];
        const bool is_wish = std::any_of(person.wishes.begin(), person.wishes.end(),
                                         [&](const Wish& wish) { return wish.post == pair.post; });
        if (!is_wish)
            return fmt::format("pinned: post {} is no wish of person {}", post.id, person.id);
        if (std::find(problem.forbidden.begin(), problem.forbidden.end(), pair) !=
            problem.forbidden.end())
            return fmt::format("person {} and post {} are both pinned and forbidden", person.id,
                               post.id);
    }
    return {};
}

std::string fault_of_stable(const Problem& problem) {
    if (problem.mode != Mode::stable) return {};
    if (!problem.groups.empty() || !problem.pinned.empty() || !problem.current.empty())
        return "a stable plan knows no groups, no pinned pairs and no current plan";
    const bool has_several = std::any_of(problem.people.begin(), problem.people.end(),
                                         [](const Person& person) { return person.places > 1; });
    return has_several ? "in a stable plan a person has one place at most" : "";
}

// Sums of costs, also around any circle of the network, stay below 2^62.
std::string fault_of_sums(const Problem& problem) {
    std::int64_t highest = 0;
    for (const auto& person : problem.people)
        for (const auto& wish : person.wishes) highest = std::max({highest, wish.cost, -wish.cost});
    const auto nodes = static_cast<std::int64_t>(problem.people.size() + problem.posts.size() +
                                                 problem.groups.size() + 1);
    if (highest == 0 || nodes <= (std::int64_t{1} << 60U) / highest) return {};
    return "the costs are too high for so many people and posts";
}

}  // namespace

std::string what_is_wrong(const Problem& problem) {
    if (auto fault = fault_of_ids(problem.people, "person"); !fault.empty()) return fault;
    if (auto fault = fault_of_ids(problem.posts, "post"); !fault.empty()) return fault;
    if (auto fault = fault_of_ids(problem.groups, "group"); !fault.empty()) return fault;
    if (auto fault = fault_of_people(problem); !fault.empty()) return fault;
    if (auto fault = fault_of_posts(problem); !fault.empty()) return fault;
    if (auto fault = fault_of_groups(problem); !fault.empty()) return fault;
    if (auto fault = fault_of_pairs(problem, problem.current, "current"); !fault.empty())
        return fault;
    if (auto fault = fault_of_pairs(problem, problem.pinned, "pinned"); !fault.empty())
        return fault;
    if (auto fault = fault_of_pairs(problem, problem.forbidden, "forbidden"); !fault.empty())
        return fault;
    if (auto fault = fault_of_pins(problem); !fault.empty()) return fault;
    if (auto fault = fault_of_stable(problem); !fault.empty()) return fault;
    return fault_of_sums(problem);
}

}  // namespace samskap::assignment
