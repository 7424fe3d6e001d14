// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/assignment/largest_matching.hpp"

#include <span>

namespace samskap::assignment {
namespace {

std::size_t at(std::int32_t number) { return static_cast<std::size_t>(number); }

template <class Cost>
class Matcher {
public:
    Matcher(const std::vector<std::uint32_t>& first, const std::vector<Edge<Cost>>& edges,
            std::size_t posts)
        : m_first(first),
          m_edges(edges),
          m_post_of(first.size() - 1, -1),
          m_owner(posts, -1),
          m_depth(first.size() - 1),
          m_next(first.size() - 1) {}

    Matching match() {
        greedy();
        while (layer()) {
            for (std::size_t i = 0; i < m_post_of.size(); ++i) m_next[i] = m_first[i];
            for (std::size_t i = 0; i < m_post_of.size(); ++i)
                if (m_post_of[i] < 0) augment(static_cast<std::int32_t>(i));
        }
        return {m_post_of, people_reached(), posts_reached()};
    }

private:
    [[nodiscard]] std::span<const Edge<Cost>> edges_of(std::int32_t person) const {
        return std::span(m_edges).subspan(m_first[at(person)],
                                          m_first[at(person) + 1] - m_first[at(person)]);
    }

    void give(std::int32_t person, std::int32_t post) {
        m_post_of[at(person)] = post;
        m_owner[at(post)] = person;
    }

    void greedy() {
        for (std::size_t i = 0; i < m_post_of.size(); ++i) {
            for (const auto& edge : edges_of(static_cast<std::int32_t>(i))) {
                if (m_owner[at(edge.post)] >= 0) continue;
                give(static_cast<std::int32_t>(i), edge.post);
                break;
            }
        }
    }

    // How many exchanges away from somebody without a post everybody is; true when a free post can
    // be reached.
    bool layer() {
        std::vector<std::int32_t> queue;
        for (std::size_t i = 0; i < m_post_of.size(); ++i) {
            m_depth[i] = m_post_of[i] < 0 ? 0 : -1;
            if (m_post_of[i] < 0) queue.push_back(static_cast<std::int32_t>(i));
        }
        bool has_free = false;
        for (std::size_t i = 0; i < queue.size(); ++i) {
            for (const auto& edge : edges_of(queue[i])) {
                const auto owner = m_owner[at(edge.post)];
                has_free = has_free || owner < 0;
                if (owner < 0 || m_depth[at(owner)] >= 0) continue;
                m_depth[at(owner)] = m_depth[at(queue[i])] + 1;
                queue.push_back(owner);
            }
        }
        return has_free;
    }

    // A path to a free post, deeper with each exchange. The path lies in a list, for it may be
    // long.
    void augment(std::int32_t start) {
        std::vector<std::int32_t> path{start};
        while (!path.empty()) {
            const auto person = path.back();
            auto& next = m_next[at(person)];
            if (next == m_first[at(person) + 1]) {
                m_depth[at(person)] = -1;
                path.pop_back();
                if (!path.empty()) ++m_next[at(path.back())];
                continue;
            }
            const auto owner = m_owner[at(m_edges[next].post)];
            if (owner < 0) {
                for (const auto each : path) give(each, m_edges[m_next[at(each)]].post);
                return;
            }
            if (m_depth[at(owner)] == m_depth[at(person)] + 1)
                path.push_back(owner);
            else
                ++next;
        }
    }

    // After the last layer: those with a depth.
    std::vector<std::int32_t> people_reached() const {
        std::vector<std::int32_t> result;
        for (std::size_t i = 0; i < m_depth.size(); ++i)
            if (m_depth[i] >= 0) result.push_back(static_cast<std::int32_t>(i));
        return result;
    }
    std::vector<std::int32_t> posts_reached() const {
        std::vector<std::int32_t> result;
        for (std::size_t i = 0; i < m_owner.size(); ++i)
            if (m_owner[i] >= 0 && m_depth[at(m_owner[i])] >= 0)
                result.push_back(static_cast<std::int32_t>(i));
        return result;
    }

    const std::vector<std::uint32_t>& m_first;
    const std::vector<Edge<Cost>>& m_edges;
    std::vector<std::int32_t> m_post_of;
    std::vector<std::int32_t> m_owner;
    std::vector<std::int32_t> m_depth;
    std::vector<std::uint32_t> m_next;
};

}  // namespace

Matching largest_matching(const SparseAssignment& problem) {
    return std::visit(
        [&](const auto& edges) {
            return Matcher(problem.first, edges, problem.posts.size()).match();
        },
        problem.edges);
}

}  // namespace samskap::assignment
