// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/assignment/problem.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <set>
#include <unordered_set>

namespace samskap::assignment {
namespace {

std::size_t at(std::int32_t number) { return static_cast<std::size_t>(number); }

std::uint64_t fnv(std::uint64_t hash, std::string_view bytes) {
    for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211U;
    return hash;
}

std::uint64_t mixed(std::uint64_t hash) {
    hash = (hash ^ (hash >> 30U)) * 0xbf58476d1ce4e5b9U;
    hash = (hash ^ (hash >> 27U)) * 0x94d049bb133111ebU;
    return hash ^ (hash >> 31U);
}

constexpr std::string_view zero("\0", 1);
constexpr std::uint64_t offset = 14695981039346656037U;

// new position of each, by the published order of their ids
template <class Thing>
std::vector<std::int32_t> positions(const std::vector<Thing>& things, std::string_view lot) {
    std::vector<std::pair<std::uint64_t, std::int32_t>> order;
    for (std::size_t i = 0; i < things.size(); ++i)
        order.emplace_back(hash_of(lot, things[i].id), static_cast<std::int32_t>(i));
    std::sort(order.begin(), order.end(), [&](const auto& one, const auto& other) {
        return one.first != other.first ? one.first < other.first
                                        : things[at(one.second)].id < things[at(other.second)].id;
    });
    std::vector<std::int32_t> position(things.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        position[at(order[i].second)] = static_cast<std::int32_t>(i);
    return position;
}

template <class Thing>
std::vector<Thing> moved(const std::vector<Thing>& things,
                         const std::vector<std::int32_t>& position) {
    std::vector<Thing> result(things.size());
    for (std::size_t i = 0; i < things.size(); ++i) result[at(position[i])] = things[i];
    return result;
}

struct Positions {
    std::vector<std::int32_t> people, posts, groups;
};

std::vector<Pair> moved(const std::vector<Pair>& pairs, const Positions& to) {
    std::vector<Pair> result;
    for (const auto& pair : pairs)
        result.push_back({to.people[at(pair.person)], to.posts[at(pair.post)]});
    std::sort(result.begin(), result.end());
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

void drop_forbidden(Problem& problem) {
    for (const auto& pair : problem.forbidden)
        std::erase_if(problem.people[at(pair.person)].wishes,
                      [&](const Wish& wish) { return wish.post == pair.post; });
}

}  // namespace

std::uint64_t hash_of(std::string_view lot, std::string_view id) {
    return mixed(fnv(fnv(fnv(offset, lot), zero), id));
}

std::int64_t lot_of(std::string_view lot, std::string_view person, std::string_view post) {
    const auto start = fnv(fnv(fnv(offset, lot), zero), person);
    return static_cast<std::int64_t>(mixed(fnv(fnv(start, zero), post)) >> 24U);
}

Problem in_published_order(const Problem& problem) {
    const Positions to{positions(problem.people, problem.lot),
                       positions(problem.posts, problem.lot),
                       positions(problem.groups, problem.lot)};
    Problem result{.mode = problem.mode,
                   .lot = problem.lot,
                   .people = moved(problem.people, to.people),
                   .posts = moved(problem.posts, to.posts),
                   .groups = moved(problem.groups, to.groups),
                   .current = moved(problem.current, to),
                   .pinned = moved(problem.pinned, to),
                   .forbidden = moved(problem.forbidden, to)};
    for (auto& person : result.people) {
        for (auto& wish : person.wishes) wish.post = to.posts[at(wish.post)];
        std::sort(person.wishes.begin(), person.wishes.end(),
                  [](const Wish& one, const Wish& other) { return one.post < other.post; });
    }
    for (auto& post : result.posts) {
        if (post.group >= 0) post.group = to.groups[at(post.group)];
        for (auto& tier : post.order) {
            for (auto& person : tier) person = to.people[at(person)];
            std::sort(tier.begin(), tier.end());
        }
    }
    for (auto& group : result.groups)
        if (group.part_of >= 0) group.part_of = to.groups[at(group.part_of)];
    drop_forbidden(result);
    return result;
}

}  // namespace samskap::assignment
