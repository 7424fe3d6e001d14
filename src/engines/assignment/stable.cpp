// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/assignment/stable.hpp"

#include <algorithm>
#include <queue>
#include <tuple>
#include <unordered_map>

namespace samskap::assignment {
namespace {

std::size_t at(std::int32_t number) { return static_cast<std::size_t>(number); }

// Where a person stands for a post: the tier, then the lot.
struct Standing {
    std::int32_t tier;
    std::int64_t lot;
    std::int32_t person;
    bool operator<(const Standing& other) const {
        return std::tie(tier, lot, person) < std::tie(other.tier, other.lot, other.person);
    }
};

class Market {
public:
    explicit Market(const Problem& problem) : m_problem(problem), m_held(problem.posts.size()) {
        for (std::size_t i = 0; i < problem.posts.size(); ++i) {
            std::int32_t number = 0;
            for (const auto& tier : problem.posts[i].order) {
                for (const auto person : tier) m_tiers[key(person, i)] = number;
                ++number;
            }
        }
        for (std::size_t i = 0; i < problem.people.size(); ++i) {
            m_wishes.push_back(acceptable(static_cast<std::int32_t>(i)));
            if (problem.people[i].places > 0) m_asking.push_back(static_cast<std::int32_t>(i));
        }
        m_next.resize(problem.people.size());
    }

    Plan settle() {
        while (!m_asking.empty()) {
            const auto person = m_asking.back();
            m_asking.pop_back();
            ask(person);
        }
        Plan plan;
        for (std::size_t i = 0; i < m_held.size(); ++i)
            for (; !m_held[i].empty(); m_held[i].pop())
                plan.pairs.push_back({m_held[i].top().person, static_cast<std::int32_t>(i)});
        std::sort(plan.pairs.begin(), plan.pairs.end());
        return plan;
    }

private:
    static std::uint64_t key(std::int32_t person, std::size_t post) {
        return (std::uint64_t{static_cast<std::uint32_t>(person)} << 32U) | post;
    }

    // What both can accept, wished most first; among equals the lot.
    std::vector<Wish> acceptable(std::int32_t number) const {
        const auto& person = m_problem.people[at(number)];
        std::vector<std::pair<std::int64_t, Wish>> wishes;
        for (const auto& wish : person.wishes)
            if (m_tiers.contains(key(number, at(wish.post))))
                wishes.emplace_back(lot_of(m_problem.lot, person.id, post(wish).id), wish);
        std::sort(wishes.begin(), wishes.end(), [](const auto& one, const auto& other) {
            return std::tuple(one.second.rank, one.first, one.second.post) <
                   std::tuple(other.second.rank, other.first, other.second.post);
        });
        std::vector<Wish> result;
        for (const auto& [lot, wish] : wishes) result.push_back(wish);
        return result;
    }

    void ask(std::int32_t number) {
        const auto& wishes = m_wishes[at(number)];
        auto& next = m_next[at(number)];
        while (next < wishes.size()) {
            const auto& wish = wishes[next++];
            auto& held = m_held[at(wish.post)];
            held.push({m_tiers.at(key(number, at(wish.post))),
                       lot_of(m_problem.lot, m_problem.people[at(number)].id, post(wish).id),
                       number});
            if (held.size() <= at(post(wish).places)) return;
            const auto refused = held.top().person;
            held.pop();
            if (refused == number) continue;
            m_asking.push_back(refused);
            return;
        }
    }

    [[nodiscard]] const Post& post(const Wish& wish) const {
        return m_problem.posts[at(wish.post)];
    }

    const Problem& m_problem;
    std::unordered_map<std::uint64_t, std::int32_t> m_tiers;
    std::vector<std::vector<Wish>> m_wishes;
    std::vector<std::size_t> m_next;
    std::vector<std::int32_t> m_asking;
    std::vector<std::priority_queue<Standing>> m_held;  // whom a post would let go first on top
};

}  // namespace

Plan stable_plan(const Problem& problem) { return Market(problem).settle(); }

}  // namespace samskap::assignment
