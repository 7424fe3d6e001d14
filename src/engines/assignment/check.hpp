// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "engines/assignment/certificate.hpp"

// Whether a result is what it says, by its prices alone. Nothing here computes a result, and
// nothing that does is used here. Each answers with the first thing that is wrong, or nothing.
//
// An arc that may carry 0 … most costs `cost + price of where it begins − price of where it ends`
// with prices. If everything whose cost so counted is above 0 carries nothing, and everything below
// 0 carries its most, then nothing is cheaper: summed around any circle the prices cancel. The next
// level may move only what counted exactly 0. That is done for each level in turn.
namespace samskap::assignment {

std::string fault_of(const SparseAssignment& problem, const SparseProof& proof);
std::string fault_of(const FlowProblem& problem, const SparseProof& proof);
// Fair and stable plans; for a stable one, that nobody and no post would both rather have each
// other.
std::string fault_of(const Problem& problem, const Plan& plan);
std::string fault_of_stable(const Problem& problem, const Plan& plan);

}  // namespace samskap::assignment
