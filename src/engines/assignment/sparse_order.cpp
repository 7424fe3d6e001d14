// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/assignment/sparse_order.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "engines/assignment/problem.hpp"

namespace samskap::assignment {
namespace {

std::size_t at(std::int32_t number) { return static_cast<std::size_t>(number); }

using Narrow = std::vector<Edge<std::int32_t>>;
using Wide = std::vector<Edge<std::int64_t>>;

// The numbers that are in a side by the hash of their decimal digits, ending with a place for each.
std::vector<std::int32_t> sorted_side(const std::vector<bool>& is_in,
                                      std::vector<std::int32_t>& place) {
    std::vector<std::pair<std::uint64_t, std::int32_t>> order;
    for (std::size_t i = 0; i < is_in.size(); ++i)
        if (is_in[i])
            order.emplace_back(hash_of("", fmt::format_int(i + 1).str()),
                               static_cast<std::int32_t>(i));
    std::sort(order.begin(), order.end());
    std::vector<std::int32_t> numbers;
    numbers.reserve(order.size());
    for (const auto& [hash, number] : order) {
        place[at(number)] = static_cast<std::int32_t>(numbers.size());
        numbers.push_back(number + 1);
    }
    return numbers;
}

// Every edge to its person's part, by following circles of exchanges.
template <class Cost>
void sort_by_person(std::vector<std::int32_t>& people, std::vector<Edge<Cost>>& ends,
                    const std::vector<std::uint32_t>& first) {
    auto next = std::vector<std::uint32_t>(first.begin(), first.end() - 1);
    for (std::size_t person = 0; person + 1 < first.size(); ++person) {
        while (next[person] < first[person + 1]) {
            const auto here = next[person];
            const auto owner = at(people[here]);
            const auto there = next[owner]++;
            if (owner == person) continue;
            std::swap(people[here], people[there]);
            std::swap(ends[here], ends[there]);
        }
    }
}

template <class Cost>
void finish_edges(std::vector<std::int32_t>& people, std::vector<Edge<Cost>>& ends,
                  const std::vector<std::uint32_t>& first, const std::vector<std::int32_t>& place) {
    sort_by_person(people, ends, first);
    people = {};
    for (auto& end : ends) end.post = place[at(end.post)];
    for (std::size_t person = 0; person + 1 < first.size(); ++person)
        std::sort(ends.begin() + first[person], ends.begin() + first[person + 1],
                  [](const auto& one, const auto& other) {
                      return one.post != other.post ? one.post < other.post : one.cost < other.cost;
                  });
}

}  // namespace

void RawEdges::reserve(std::size_t count) {
    people.reserve(count);
    std::get<Narrow>(ends).reserve(count);
}

void RawEdges::add(std::int32_t person, std::int32_t post, std::int64_t cost) {
    people.push_back(person);
    if (auto* narrow = std::get_if<Narrow>(&ends)) {
        if (cost >= std::numeric_limits<std::int32_t>::min() &&
            cost <= std::numeric_limits<std::int32_t>::max()) {
            narrow->push_back({post, static_cast<std::int32_t>(cost)});
            return;
        }
        Wide wide;
        wide.reserve(narrow->capacity());
        for (const auto& edge : *narrow) wide.push_back({edge.post, edge.cost});
        ends = std::move(wide);
    }
    std::get<Wide>(ends).push_back({post, cost});
}

SparseAssignment in_published_order(RawEdges&& edges, const std::vector<bool>& is_person) {
    std::vector<std::int32_t> place(is_person.size());
    SparseAssignment result;
    // Posts that nobody has an edge to can be got by nobody, and are left out.
    std::vector<bool> is_post(is_person.size());
    std::visit(
        [&](const auto& ends) {
            for (const auto& end : ends) is_post[at(end.post)] = true;
        },
        edges.ends);
    result.people = sorted_side(is_person, place);
    result.posts = sorted_side(is_post, place);
    result.first.assign(result.people.size() + 1, 0);
    for (auto& person : edges.people) {
        person = place[at(person)];
        ++result.first[at(person) + 1];
    }
    for (std::size_t i = 1; i < result.first.size(); ++i) result.first[i] += result.first[i - 1];
    std::visit([&](auto& ends) { finish_edges(edges.people, ends, result.first, place); },
               edges.ends);
    result.edges = std::move(edges.ends);
    return result;
}

}  // namespace samskap::assignment
