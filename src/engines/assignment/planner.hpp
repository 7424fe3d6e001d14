// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "engines/assignment/plan.hpp"

namespace samskap::assignment {

// The best plan of a problem in the published order that makes sense (what_is_wrong is empty).
// Fair mode: the levels in turn, each exactly. Stable mode: see stable.hpp.
Plan best_plan(const Problem& problem);

}  // namespace samskap::assignment
