// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>

#include "engines/assignment/plan.hpp"

namespace samskap::assignment {

// The best plan of a problem in the published order that makes sense (what_is_wrong is empty).
// Fair mode: the levels in turn, each exactly. Stable mode: see stable.hpp.
Plan best_plan(const Problem& problem);

// A plan that goes on when somebody leaves or a post appears: what it knows of the last plan makes
// the next one fast. Fair mode only. People and posts keep their numbers; the next post gets the
// next.
class Planner {
public:
    explicit Planner(Problem problem);
    ~Planner();
    Planner(const Planner&) = delete;
    Planner& operator=(const Planner&) = delete;

    [[nodiscard]] const Problem& problem() const { return m_problem; }
    [[nodiscard]] const Plan& plan() const { return m_plan; }

    // The plan before becomes the current one, so that as few as can be are moved. Who leaves has
    // no places any more; nothing that was pinned may be theirs.
    const Plan& leave(std::int32_t person);
    // Wishes are the people's who wish it, with `post` left open.
    const Plan& appear(Post post, const std::vector<std::pair<std::int32_t, Wish>>& wishes);

private:
    void keep_current();
    void plan_levels();

    Problem m_problem;
    Plan m_plan;
    std::unique_ptr<class PlanNetwork> m_network;
};

}  // namespace samskap::assignment
