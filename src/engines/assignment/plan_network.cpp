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

Cost cost_of(const Meaning& meaning, const Level& level) {
    using Kind = Meaning::Kind;
    switch (level.kind) {
        case LevelKind::required: return meaning.kind == Kind::least || meaning.is_pinned ? -1 : 0;
        case LevelKind::placed: return meaning.kind == Kind::idle ? 1 : 0;
        case LevelKind::rank: return meaning.rank == level.rank ? 1 : 0;
        case LevelKind::changes: return meaning.is_current ? -1 : 0;
        case LevelKind::cost: return meaning.cost;
        case LevelKind::lot: break;
    }
    return 0;
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
        if (people[i] > 0) people[i] = problem.people[i].places;
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
    for (std::size_t i = 0; i < problem.posts.size(); ++i)
        if (posts[i] >= 0) add_post(problem, static_cast<std::int32_t>(i), widths.posts[i]);
    add_groups(problem);
}

void PlanNetwork::add(const Arc& arc, const Meaning& meaning) {
    simplex.add_arc(arc);
    meanings.push_back(meaning);
}

void PlanNetwork::add_person(const Problem& problem, const Widths& widths, std::int32_t number) {
    add_idle(number, widths.people[at(number)]);
    for (const auto& wish : problem.people[at(number)].wishes)
        if (posts[at(wish.post)] >= 0) add_wish(problem, number, wish);
}

// Room for one more than ever comes, so that the first tree may hang on these arcs.
ArcNumber PlanNetwork::add_idle(std::int32_t person, std::int32_t places) {
    m_room += places;
    add({people[at(person)], 0, Amount{places} + 1, places},
        {.kind = Meaning::Kind::idle, .subject = person});
    return static_cast<ArcNumber>(meanings.size() - 1);
}

void PlanNetwork::add_wish(const Problem& problem, std::int32_t person, const Wish& wish) {
    const auto is_in = [&](const std::vector<Pair>& pairs) {
        return std::binary_search(pairs.begin(), pairs.end(), Pair{person, wish.post});
    };
    add({people[at(person)], posts[at(wish.post)], 1, 0}, {.is_pinned = is_in(problem.pinned),
                                                           .is_current = is_in(problem.current),
                                                           .subject = person,
                                                           .post = wish.post,
                                                           .rank = wish.rank,
                                                           .cost = wish.cost});
}

void PlanNetwork::add_post(const Problem& problem, std::int32_t number, std::int32_t width) {
    const auto group = problem.posts[at(number)].group;
    add({posts[at(number)], group < 0 ? 0 : groups[at(group)], width, 0},
        {.kind = Meaning::Kind::post, .subject = number});
}

void PlanNetwork::leave(std::int32_t person) {
    const auto node = people[at(person)];
    if (node < 0) return;
    std::vector<Cost> costs(meanings.size());
    for (std::size_t i = 0; i < costs.size(); ++i) {
        const auto& meaning = meanings[i];
        costs[i] = meaning.kind == Meaning::Kind::wish && meaning.subject == person ? 1 : 0;
    }
    simplex.minimise(costs);
    simplex.close(node);
}

void PlanNetwork::appear(const Problem& problem, std::int32_t post) {
    const auto group = problem.posts[at(post)].group;
    posts.push_back(-1);
    if (problem.posts[at(post)].places == 0 || (group >= 0 && groups[at(group)] < 0)) return;
    std::vector<std::pair<std::int32_t, Wish>> wishes;
    for (std::size_t i = 0; i < problem.people.size(); ++i)
        for (const auto& wish : problem.people[i].wishes)
            if (wish.post == post && problem.people[i].places > 0)
                wishes.emplace_back(static_cast<std::int32_t>(i), wish);
    if (wishes.empty()) return;
    posts.back() = simplex.add_node();
    const auto width =
        std::min(static_cast<std::int32_t>(wishes.size()), problem.posts[at(post)].places);
    add_post(problem, post, width);
    simplex.hang(posts.back(), static_cast<ArcNumber>(meanings.size() - 1));
    for (const auto& [person, wish] : wishes) {
        if (people[at(person)] < 0) {
            people[at(person)] = simplex.add_node();
            simplex.hang(people[at(person)], add_idle(person, problem.people[at(person)].places));
        }
        add_wish(problem, person, wish);
    }
}

void PlanNetwork::keep_current() {
    for (std::size_t i = 0; i < meanings.size(); ++i)
        meanings[i].is_current =
            meanings[i].kind == Meaning::Kind::wish && simplex.arcs()[i].flow > 0;
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

std::vector<Cost> PlanNetwork::costs(const Problem& problem, const Level& level) {
    if (level.kind == LevelKind::lot) {
        while (m_lots.size() < meanings.size()) {
            const auto& meaning = meanings[m_lots.size()];
            const bool is_wish = meaning.kind == Meaning::Kind::wish;
            m_lots.push_back(is_wish ? lot_of(problem.lot, problem.people[at(meaning.subject)].id,
                                              problem.posts[at(meaning.post)].id)
                                     : 0);
        }
        return m_lots;
    }
    std::vector<Cost> result(meanings.size());
    for (std::size_t i = 0; i < meanings.size(); ++i) result[i] = cost_of(meanings[i], level);
    return result;
}

// A level's value stands when it is settled, so all may be counted at the end.
void PlanNetwork::count(const Problem& problem, std::vector<Level>& levels) const {
    std::vector<std::int64_t> by_rank(at(most_rank) + 1);
    std::int64_t required = 0, idle = 0, kept = 0, cost = 0, lot = 0;
    for (std::size_t i = 0; i < meanings.size(); ++i) {
        const auto flow = simplex.arcs()[i].flow;
        if (flow == 0) continue;
        const auto& meaning = meanings[i];
        const bool is_required = meaning.kind == Meaning::Kind::least || meaning.is_pinned;
        required += is_required ? flow : 0;
        idle += meaning.kind == Meaning::Kind::idle ? flow : 0;
        kept += meaning.is_current ? flow : 0;
        by_rank[at(meaning.rank)] += flow;
        cost += meaning.cost * flow;
        lot += i < m_lots.size() ? m_lots[i] * flow : 0;
    }
    for (auto& level : levels) {
        switch (level.kind) {
            case LevelKind::required: level.value = required; break;
            case LevelKind::placed: level.value = m_room - idle; break;
            case LevelKind::rank: level.value = by_rank[at(level.rank)]; break;
            case LevelKind::changes:
                level.value = static_cast<std::int64_t>(problem.current.size()) - kept;
                break;
            case LevelKind::cost: level.value = cost; break;
            case LevelKind::lot: level.value = lot; break;
        }
    }
}

bool PlanNetwork::has_required(const Problem& problem) const {
    auto missing = static_cast<std::int64_t>(problem.pinned.size());
    for (const auto& group : problem.groups) missing += group.least;
    for (std::size_t i = 0; i < meanings.size() && missing > 0; ++i)
        if (meanings[i].kind == Meaning::Kind::least || meanings[i].is_pinned)
            missing -= simplex.arcs()[i].flow;
    return missing == 0;
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

std::vector<Pair> PlanNetwork::pairs() const {
    std::vector<Pair> result;
    for (std::size_t i = 0; i < meanings.size(); ++i)
        if (meanings[i].kind == Meaning::Kind::wish && simplex.arcs()[i].flow > 0)
            result.push_back({meanings[i].subject, meanings[i].post});
    std::sort(result.begin(), result.end());
    return result;
}

}  // namespace samskap::assignment
