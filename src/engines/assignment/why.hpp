// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <vector>

#include "engines/assignment/plan.hpp"

// Why somebody did not get a post, as data; the words belong to whoever asks.
namespace samskap::assignment {

enum class Answer {
    has_it,   // they got it
    no_wish,  // they did not wish it, or it is forbidden or was declined
    no_room,  // it has no places, or its group may have nobody
    no_plan,  // what is required cannot be had anyway, so there is nothing to compare with
    worse     // some level would be: see below
};
struct Why {
    Answer answer = Answer::worse;
    // By the prices alone, at once: the first level that would be worse, and by how much at least.
    // Prices may say less than the truth, never more; 0 at the last level when they say nothing.
    LevelKind level = LevelKind::lot;
    std::int32_t rank = 0;
    std::int64_t at_least = 0;
};
// Of a plan of that problem in fair mode.
Why why_not(const Problem& problem, const Plan& plan, const Pair& pair);

// What would be if the pair had to come about: the plan then, and whom it moves. Exact.
struct Instead {
    bool is_possible = true;  // else something else that is required keeps it away
    Plan plan;
    // The first level that is worse then, and by how much: so many places, so many people with a
    // rank so bad, so much cost.
    LevelKind level = LevelKind::lot;
    std::int32_t rank = 0;
    std::int64_t worse_by = 0;
    std::vector<Pair> lost;    // pairs of the plan before, without the person's own
    std::vector<Pair> gained;  // the same of the plan then
};
Instead instead(const Problem& problem, const Plan& plan, const Pair& pair);

}  // namespace samskap::assignment
