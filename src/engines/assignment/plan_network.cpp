// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/assignment/plan_network.hpp"

#include <algorithm>

namespace samskap::assignment {
namespace {

std::size_t at(std::int32_t number) { return static_cast<std::size_t>(number); }

Node numbered(const std::vector<std::int32_t>& widths, std::vector<Node>& nodes, Node next) {
    nodes.assign(widths.size(), -1);
    for (std::size_t i = 0; i < widths.size(); ++i)
        if (widths[i] > 0) nodes[i] = next++;
    return next;
}

Cost cost_of(const Meaning& meaning, const Problem& problem, const Level& level) {
    using Kind = Meaning::Kind;
    const bool is_wish = meaning.kind == Kind::wish;
    switch (level.kind) {
        case LevelKind::required: return meaning.kind == Kind::least || meaning.is_pinned ? -1 : 0;
        case LevelKind::placed: return meaning.kind == Kind::idle ? 1 : 0;
        case LevelKind::changes: return meaning.is_current ? -1 : 0;
        default: break;
    }
    if (!is_wish) return 0;
    const auto& person = problem.people[at(meaning.subject)];
    const auto& wish = person.wishes[at(meaning.wish)];
    if (level.kind == LevelKind::rank) return wish.rank == level.rank ? 1 : 0;
    if (level.kind == LevelKind::cost) return wish.cost;
    return lot_of(problem.lot, person.id, problem.posts[at(wish.post)].id);
}

}  // namespace

Widths::Widths(const Problem& problem)
    : people(problem.people.size()), posts(problem.posts.size()), groups(problem.groups.size()) {
    for (std::size_t i = 0; i < groups.size(); ++i) {
        groups[i] = problem.groups[i].most;
        for (auto up = problem.groups[i].part_of; up >= 0; up = problem.groups[at(up)].part_of)
            if (problem.groups[at(up)].most == 0) groups[i] = 0;
    }
    const auto is_open = [&](const Post& post) {
        return post.places > 0 && (post.group < 0 || groups[at(post.group)] > 0);
    };
    for (std::size_t i = 0; i < people.size(); ++i) {
        if (problem.people[i].places == 0) continue;
        for (const auto& wish : problem.people[i].wishes) {
            if (!is_open(problem.posts[at(wish.post)])) continue;
            ++people[i];
            ++posts[at(wish.post)];
        }
        people[i] = std::min(people[i], problem.people[i].places);
    }
    for (std::size_t i = 0; i < posts.size(); ++i)
        posts[i] = std::min(posts[i], problem.posts[i].places);
}

PlanNetwork::PlanNetwork(const Problem& problem) : simplex(1) {
    const Widths widths(problem);
    auto count = numbered(widths.people, people, 1);
    count = numbered(widths.posts, posts, count);
    count = numbered(widths.groups, groups, count);
    while (simplex.nodes() < count) simplex.add_node();
    for (std::size_t i = 0; i < problem.people.size(); ++i)
        if (people[i] >= 0) add_person(problem, widths, static_cast<std::int32_t>(i));
    for (std::size_t i = 0; i < problem.posts.size(); ++i) {
        if (posts[i] < 0) continue;
        const auto group = problem.posts[i].group;
        add({posts[i], group < 0 ? 0 : groups[at(group)], widths.posts[i], 0},
            {.kind = Meaning::Kind::post, .subject = static_cast<std::int32_t>(i)});
    }
    add_groups(problem);
}

void PlanNetwork::add(const Arc& arc, const Meaning& meaning) {
    simplex.add_arc(arc);
    meanings.push_back(meaning);
}

void PlanNetwork::add_person(const Problem& problem, const Widths& widths, std::int32_t number) {
    // Room for one more than ever comes, so that the first tree may hang on these arcs.
    const auto width = widths.people[at(number)];
    add({people[at(number)], 0, width + 1, width},
        {.kind = Meaning::Kind::idle, .subject = number});
    m_room += width;
    const auto& wishes = problem.people[at(number)].wishes;
    for (std::size_t i = 0; i < wishes.size(); ++i) {
        const Pair pair{number, wishes[i].post};
        if (posts[at(pair.post)] < 0) continue;
        const auto is_in = [&](const std::vector<Pair>& pairs) {
            return std::binary_search(pairs.begin(), pairs.end(), pair);
        };
        add({people[at(number)], posts[at(pair.post)], 1, 0},
            {.is_pinned = is_in(problem.pinned),
             .is_current = is_in(problem.current),
             .subject = number,
             .wish = static_cast<std::int32_t>(i)});
    }
}

// What a group must have and what it may have beyond are two arcs side by side.
void PlanNetwork::add_groups(const Problem& problem) {
    for (std::size_t i = 0; i < problem.groups.size(); ++i) {
        if (groups[i] < 0) continue;
        const auto& group = problem.groups[i];
        const auto up = group.part_of < 0 ? 0 : groups[at(group.part_of)];
        const auto number = static_cast<std::int32_t>(i);
        if (group.least > 0)
            add({groups[i], up, group.least, 0}, {.kind = Meaning::Kind::least, .subject = number});
        if (group.most > group.least)
            add({groups[i], up, group.most - group.least, 0},
                {.kind = Meaning::Kind::most, .subject = number});
    }
}

std::vector<Cost> PlanNetwork::costs(const Problem& problem, const Level& level) const {
    std::vector<Cost> result(meanings.size());
    for (std::size_t i = 0; i < meanings.size(); ++i)
        result[i] = cost_of(meanings[i], problem, level);
    return result;
}

std::int64_t PlanNetwork::value(const Problem& problem, const Level& level,
                                const std::vector<Cost>& costs) const {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < costs.size(); ++i) sum += costs[i] * simplex.arcs()[i].flow;
    switch (level.kind) {
        case LevelKind::required: return -sum;
        case LevelKind::placed: return m_room - sum;
        case LevelKind::changes: return static_cast<std::int64_t>(problem.current.size()) + sum;
        default: return sum;
    }
}

Prices PlanNetwork::prices(const std::vector<Cost>& potentials) const {
    const auto of = [&](const std::vector<Node>& nodes) {
        std::vector<std::int64_t> result(nodes.size());
        for (std::size_t i = 0; i < nodes.size(); ++i)
            if (nodes[i] >= 0) result[i] = potentials[at(nodes[i])];
        return result;
    };
    return {of(people), of(posts), of(groups)};
}

std::vector<Pair> PlanNetwork::pairs(const Problem& problem) const {
    std::vector<Pair> result;
    for (std::size_t i = 0; i < meanings.size(); ++i) {
        const auto& meaning = meanings[i];
        if (meaning.kind != Meaning::Kind::wish || simplex.arcs()[i].flow == 0) continue;
        const auto& wishes = problem.people[at(meaning.subject)].wishes;
        result.push_back({meaning.subject, wishes[at(meaning.wish)].post});
    }
    std::sort(result.begin(), result.end());
    return result;
}

}  // namespace samskap::assignment
