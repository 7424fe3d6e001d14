// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/match/instances.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace samskap::bench {
namespace {

std::size_t at(std::int32_t number) { return static_cast<std::size_t>(number); }

class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_engine(seed) {}
    std::int32_t below(std::int32_t end) {
        return static_cast<std::int32_t>(m_engine() % static_cast<std::uint64_t>(end));
    }
    // Small numbers far more often than large ones.
    std::int32_t popular(std::int32_t end) {
        const double share = static_cast<double>(m_engine() >> 11U) * 0x1p-53;
        return static_cast<std::int32_t>(std::pow(share, 3) * end);
    }
    std::vector<std::int32_t> order(std::int32_t size) {
        std::vector<std::int32_t> result(at(size));
        for (std::int32_t i = 0; i < size; ++i) result[at(i)] = i;
        std::shuffle(result.begin(), result.end(), m_engine);
        return result;
    }

private:
    std::mt19937_64 m_engine;
};

std::int32_t post_of(Shape shape, Dice& dice, std::int32_t person, std::int32_t people) {
    constexpr std::int32_t block = 350;
    switch (shape) {
        case Shape::clustered: {
            if (dice.below(5) == 0) return dice.popular(people);
            const auto start = person / block * block;
            return start + dice.below(std::min(block, people - start));
        }
        case Shape::skewed: return dice.popular(people);
        case Shape::tight: return std::max(0, person - dice.below(std::min(people, 50)));
        default: return dice.below(people);
    }
}

std::int64_t cost_of(Shape shape, Dice& dice) {
    switch (shape) {
        case Shape::equal: return 1;
        case Shape::negative: return dice.below(2001) - 1000;
        case Shape::huge: return 1 + dice.below(1'000'000'000);
        default: return 1 + dice.below(1000);
    }
}

}  // namespace

const char* name_of(Shape shape) {
    switch (shape) {
        case Shape::random: return "random";
        case Shape::clustered: return "clustered";
        case Shape::skewed: return "skewed";
        case Shape::equal: return "all equal";
        case Shape::tight: return "hardly possible";
        case Shape::negative: return "negative costs";
        case Shape::huge: return "huge costs";
    }
    return "";
}

std::vector<RawEdge> edges_of(Shape shape, std::int32_t people, std::int32_t degree) {
    Dice dice(7);
    auto planted = dice.order(people);
    // In clusters the way laid out stays in the block; where it is tight, it is the only one from
    // the first person on.
    if (shape == Shape::clustered || shape == Shape::tight)
        for (std::int32_t i = 0; i < people; ++i) planted[at(i)] = i;
    std::vector<RawEdge> edges;
    edges.reserve(at(people) * at(degree));
    for (std::int32_t i = 0; i < people; ++i) {
        edges.push_back({i, planted[at(i)], cost_of(shape, dice)});
        for (std::int32_t k = 1; k < degree; ++k)
            edges.push_back({i, post_of(shape, dice, i, people), cost_of(shape, dice)});
    }
    return edges;
}

assignment::SparseAssignment as_file(const std::vector<RawEdge>& edges, std::int32_t people) {
    assignment::DimacsReader reader(edges.size() * 16);
    std::string text = fmt::format("p asn {} {}\n", 2 * people, edges.size());
    for (std::int32_t i = 0; i < people; ++i) text += fmt::format("n {}\n", i + 1);
    for (const auto& edge : edges) {
        fmt::format_to(std::back_inserter(text), "a {} {} {}\n", edge.person + 1,
                       people + edge.post + 1, edge.cost);
        if (text.size() < 60000) continue;
        reader.add(text);
        text.clear();
    }
    reader.add(text);
    return std::get<assignment::SparseAssignment>(*reader.finish());
}

Quotas quotas_of(std::int32_t people, std::int32_t degree, std::int32_t departments) {
    Dice dice(11);
    const auto posts = people / 2;
    Quotas quotas;
    std::vector<std::int32_t> used(at(posts));
    std::vector<std::int32_t> in_department(at(departments));
    for (std::int32_t j = 0; j < posts; ++j) quotas.department.push_back(dice.below(departments));
    for (std::int32_t i = 0; i < people; ++i) {
        const auto own = dice.below(posts);
        ++used[at(own)];
        ++in_department[at(quotas.department[at(own)])];
        std::vector<std::int32_t> wished{own};
        while (wished.size() < at(degree)) {
            const auto post = dice.below(posts);
            if (std::find(wished.begin(), wished.end(), post) == wished.end())
                wished.push_back(post);
        }
        for (const auto post : wished) quotas.edges.push_back({i, post, 1 + dice.below(1000)});
    }
    for (const auto count : used) quotas.places.push_back(std::max(1, count));
    for (const auto count : in_department) {
        quotas.least.push_back(std::max(0, count - count / 40));
        quotas.most.push_back(count + count / 40);
    }
    return quotas;
}

assignment::FlowProblem as_flow(const Quotas& quotas, std::int32_t people) {
    const auto posts = static_cast<std::int32_t>(quotas.places.size());
    const auto departments = static_cast<std::int32_t>(quotas.least.size());
    const auto sink = people + posts + departments;
    assignment::FlowProblem flow;
    flow.supplies.assign(at(sink) + 1, 0);
    for (std::int32_t i = 0; i < people; ++i) flow.supplies[at(i)] = 1;
    flow.supplies[at(sink)] = -people;
    for (const auto& edge : quotas.edges)
        flow.arcs.push_back({edge.person, people + edge.post, 0, 1, edge.cost});
    for (std::int32_t j = 0; j < posts; ++j)
        flow.arcs.push_back(
            {people + j, people + posts + quotas.department[at(j)], 0, quotas.places[at(j)], 0});
    for (std::int32_t k = 0; k < departments; ++k)
        flow.arcs.push_back({people + posts + k, sink, quotas.least[at(k)], quotas.most[at(k)], 0});
    return flow;
}

assignment::Problem as_problem(const Quotas& quotas, std::int32_t people) {
    assignment::Problem problem;
    for (std::int32_t i = 0; i < people; ++i)
        problem.people.push_back({fmt::format("person {}", i), 1, {}});
    for (const auto& edge : quotas.edges)
        problem.people[at(edge.person)].wishes.push_back({edge.post, 1, edge.cost});
    for (std::size_t j = 0; j < quotas.places.size(); ++j)
        problem.posts.push_back(
            {fmt::format("post {}", j), quotas.places[j], quotas.department[j]});
    for (std::size_t k = 0; k < quotas.least.size(); ++k)
        problem.groups.push_back(
            {fmt::format("department {}", k), quotas.least[k], quotas.most[k], -1});
    return problem;
}

assignment::Problem wishes_of(std::int32_t people, std::int32_t posts, std::uint64_t seed) {
    Dice dice(seed);
    assignment::Problem problem;
    const auto departments = std::max(3, posts / 100);
    for (std::int32_t k = 0; k < departments; ++k)
        problem.groups.push_back({fmt::format("department {}", k), 0, posts / departments + 1, -1});
    for (std::int32_t j = 0; j < posts; ++j)
        problem.posts.push_back({fmt::format("post {}", j), 1, dice.below(departments)});
    for (std::int32_t i = 0; i < people; ++i) {
        assignment::Person person{fmt::format("person {}", i), 1, {}};
        while (person.wishes.size() < 20) {
            const auto post = dice.below(2) == 0 ? dice.popular(posts) : dice.below(posts);
            const auto is_same = [&](const assignment::Wish& wish) { return wish.post == post; };
            if (std::any_of(person.wishes.begin(), person.wishes.end(), is_same)) continue;
            const auto rank = static_cast<std::int32_t>(person.wishes.size()) + 1;
            person.wishes.push_back({post, rank, dice.below(100)});
        }
        problem.people.push_back(std::move(person));
    }
    return problem;
}

}  // namespace samskap::bench
