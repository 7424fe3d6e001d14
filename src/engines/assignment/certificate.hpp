// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>

#include "engines/assignment/plan.hpp"
#include "engines/assignment/sparse.hpp"

// What a run leaves behind, so that anybody can check it: the result and its prices, as text.
namespace samskap::assignment {

std::string to_certificate(const SparseAssignment& problem, const SparseResult& result);
std::string to_certificate(const FlowResult& result);
// JSON, with the ids of the problem. Prices that are 0 are left out.
std::string to_certificate(const Problem& problem, const Plan& plan);

// A certificate of a file in a DIMACS form, read again. Lines `get PERSON POST`,
// `carry ARC AMOUNT`, `price NODE VALUE`; `way NODE` when it is impossible.
struct SparseProof {
    bool is_possible = true;
    std::string objective;
    std::vector<std::pair<std::int64_t, std::int64_t>> gets;
    std::vector<std::pair<std::int64_t, std::int64_t>> carries;
    std::vector<std::pair<std::int64_t, std::int64_t>> prices;
    std::vector<std::int64_t> in_the_way;
};
Expected<SparseProof, std::string> read_sparse_proof(std::string_view text);
// A plan with the numbers of the problem. Its obstacle is not read: nothing rests on it.
Expected<Plan, std::string> read_plan_proof(std::string_view text, const Problem& problem);

std::string_view name_of(LevelKind kind);

}  // namespace samskap::assignment
