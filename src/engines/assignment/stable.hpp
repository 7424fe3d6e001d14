// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "engines/assignment/plan.hpp"

namespace samskap::assignment {

// Hospitals and residents, with ties on both sides. People ask in the order of their wishes; a post
// keeps those it would rather have. Ties are broken by the published order, so no two would both
// rather have each other than what they got: no pair blocks. Among those equally liked the lots of
// the round decide; the largest of all stable plans is not looked for, which would be hard.
Plan stable_plan(const Problem& problem);

}  // namespace samskap::assignment
