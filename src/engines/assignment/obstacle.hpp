// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "engines/assignment/plan_network.hpp"

namespace samskap::assignment {

// What keeps the required from being had, in a network whose flow is best for it.
Obstacle obstacle_of_required(const PlanNetwork& network, const Problem& problem);
// Those who have no post and all they compete with, in a network where nobody more can be placed.
Obstacle obstacle_of_placed(const PlanNetwork& network, const Problem& problem);

}  // namespace samskap::assignment
