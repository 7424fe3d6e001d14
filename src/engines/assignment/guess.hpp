// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "engines/assignment/plan_network.hpp"

namespace samskap::assignment {

// One cost for each arc that stands for all levels, nearly: where their sum is least, the levels
// have little left to do. It decides nothing.
std::vector<Cost> guessed_costs(const PlanNetwork& network, const std::vector<Level>& levels);

}  // namespace samskap::assignment
