// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <vector>

#include "engines/assignment/plan.hpp"

// Small problems, drawn at random, and their best plan by trying every choice of wishes. It knows
// nothing of networks and prices.
namespace samskap::assignment::brute {

class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_engine(seed) {}
    int upto(int most) { return std::uniform_int_distribution<int>(0, most)(m_engine); }
    bool one_in(int count) { return upto(count - 1) == 0; }
    std::mt19937_64& engine() { return m_engine; }

private:
    std::mt19937_64 m_engine;
};

inline std::size_t at(std::int32_t number) { return static_cast<std::size_t>(number); }

inline Problem small_problem(Dice& dice) {
    Problem problem;
    problem.lot = fmt::format("lot {}", dice.upto(3));
    const int people = dice.upto(5);
    const int posts = dice.upto(4);
    const int groups = dice.one_in(2) ? 0 : dice.upto(3);
    for (int i = 0; i < groups; ++i) {
        Group group{fmt::format("g{}", i), 0, no_limit, i > 0 && dice.one_in(2) ? i - 1 : -1};
        if (dice.one_in(2)) group.most = dice.upto(3);
        if (dice.one_in(3)) group.least = std::min(dice.upto(2), group.most);
        problem.groups.push_back(group);
    }
    for (int i = 0; i < posts; ++i) {
        Post post{fmt::format("j{}", i), dice.one_in(3) ? dice.upto(3) : 1};
        if (groups > 0 && !dice.one_in(3)) post.group = dice.upto(groups - 1);
        problem.posts.push_back(post);
    }
    int wishes = 0;
    const int most = dice.one_in(4) ? 1 : 3;
    const int costs = dice.one_in(3) ? 0 : 3;
    for (int i = 0; i < people; ++i) {
        Person person{fmt::format("p{}", i), dice.one_in(4) ? dice.upto(3) : 1, {}};
        for (int k = 0; k < posts && wishes < 10; ++k) {
            if (dice.one_in(3)) continue;
            person.wishes.push_back({k, 1 + dice.upto(most - 1), dice.upto(2 * costs) - costs});
            ++wishes;
            const Pair pair{i, k};
            if (dice.one_in(5)) problem.current.push_back(pair);
            if (dice.one_in(30)) problem.pinned.push_back(pair);
        }
        problem.people.push_back(person);
    }
    for (const auto& person : problem.people)
        for (const auto& wish : person.wishes) {
            const Pair pair{static_cast<std::int32_t>(&person - problem.people.data()), wish.post};
            const auto& pinned = problem.pinned;
            if (dice.one_in(12) && std::find(pinned.begin(), pinned.end(), pair) == pinned.end())
                problem.forbidden.push_back(pair);
        }
    return problem;
}

// What a choice of pairs is worth, level by level, less being better; nothing when it breaks a
// limit.
class Judge {
public:
    explicit Judge(const Problem& problem) : m_problem(problem) {
        for (const auto& person : problem.people)
            for (const auto& wish : person.wishes) m_ranks.insert(wish.rank);
    }

    std::optional<std::vector<std::int64_t>> worth(const std::vector<Pair>& pairs) const {
        std::vector<std::int32_t> of_person(m_problem.people.size()),
            of_post(m_problem.posts.size());
        std::vector<std::int32_t> of_group(m_problem.groups.size());
        std::map<std::int32_t, std::int64_t> by_rank;
        std::int64_t cost = 0, lot = 0;
        for (const auto& pair : pairs) {
            const auto& person = m_problem.people[at(pair.person)];
            const auto& post = m_problem.posts[at(pair.post)];
            if (is_in(m_problem.forbidden, pair)) return std::nullopt;
            const auto wish =
                std::find_if(person.wishes.begin(), person.wishes.end(),
                             [&](const Wish& each) { return each.post == pair.post; });
            if (++of_person[at(pair.person)] > person.places) return std::nullopt;
            if (++of_post[at(pair.post)] > post.places) return std::nullopt;
            for (auto up = post.group; up >= 0; up = m_problem.groups[at(up)].part_of)
                if (++of_group[at(up)] > m_problem.groups[at(up)].most) return std::nullopt;
            ++by_rank[wish->rank];
            cost += wish->cost;
            lot += lot_of(m_problem.lot, person.id, post.id);
        }
        std::int64_t required = 0, kept = 0;
        for (std::size_t i = 0; i < of_group.size(); ++i)
            required -= std::min(of_group[i], m_problem.groups[i].least);
        for (const auto& pair : std::set(m_problem.pinned.begin(), m_problem.pinned.end()))
            required -= is_in(pairs, pair) ? 1 : 0;
        for (const auto& pair : std::set(m_problem.current.begin(), m_problem.current.end()))
            kept -= is_in(pairs, pair) ? 1 : 0;
        std::vector<std::int64_t> result{required, -static_cast<std::int64_t>(pairs.size())};
        for (auto rank = m_ranks.rbegin(); rank != m_ranks.rend(); ++rank)
            result.push_back(by_rank[*rank]);
        result.insert(result.end(), {kept, cost, lot});
        return result;
    }

    [[nodiscard]] std::int64_t wanted() const {
        auto sum = static_cast<std::int64_t>(
            std::set(m_problem.pinned.begin(), m_problem.pinned.end()).size());
        for (const auto& group : m_problem.groups) sum += group.least;
        return sum;
    }

private:
    static bool is_in(const std::vector<Pair>& pairs, const Pair& pair) {
        return std::find(pairs.begin(), pairs.end(), pair) != pairs.end();
    }
    const Problem& m_problem;
    std::set<std::int32_t> m_ranks;
};

struct Best {
    std::vector<std::int64_t> worth;
    std::vector<Pair> pairs;
};

inline Best best_of_all(const Problem& problem) {
    std::vector<Pair> wishes;
    for (std::size_t i = 0; i < problem.people.size(); ++i)
        for (const auto& wish : problem.people[i].wishes)
            wishes.push_back({static_cast<std::int32_t>(i), wish.post});
    const Judge judge(problem);
    std::optional<Best> best;
    for (std::size_t choice = 0; choice < std::size_t{1} << wishes.size(); ++choice) {
        std::vector<Pair> pairs;
        for (std::size_t i = 0; i < wishes.size(); ++i)
            if ((choice >> i & 1U) != 0) pairs.push_back(wishes[i]);
        const auto worth = judge.worth(pairs);
        if (worth && (!best || *worth < best->worth)) best = {*worth, pairs};
    }
    return *best;
}

using Names = std::set<std::pair<std::string, std::string>>;

inline Names names_of(const Problem& problem, const std::vector<Pair>& pairs) {
    Names names;
    for (const auto& pair : pairs)
        names.emplace(problem.people[at(pair.person)].id, problem.posts[at(pair.post)].id);
    return names;
}

// The same problem told in another order.
inline Problem shuffled(const Problem& problem, Dice& dice) {
    const auto order = [&](std::size_t size) {
        std::vector<std::int32_t> places(size);
        for (std::size_t i = 0; i < size; ++i) places[i] = static_cast<std::int32_t>(i);
        std::shuffle(places.begin(), places.end(), dice.engine());
        return places;
    };
    const auto people = order(problem.people.size());
    const auto posts = order(problem.posts.size());
    Problem result = problem;
    for (std::size_t i = 0; i < people.size(); ++i) {
        auto& person = result.people[at(people[i])] = problem.people[i];
        for (auto& wish : person.wishes) wish.post = posts[at(wish.post)];
        std::shuffle(person.wishes.begin(), person.wishes.end(), dice.engine());
    }
    for (std::size_t i = 0; i < posts.size(); ++i) result.posts[at(posts[i])] = problem.posts[i];
    for (auto* pairs : {&result.current, &result.pinned, &result.forbidden}) {
        for (auto& pair : *pairs) pair = {people[at(pair.person)], posts[at(pair.post)]};
        std::shuffle(pairs->begin(), pairs->end(), dice.engine());
    }
    return result;
}

}  // namespace samskap::assignment::brute
