// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "engines/assignment/check.hpp"

using namespace samskap;
using namespace samskap::assignment;

// Any bytes: refused, or computed and proved; in whatever pieces they come.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto problem = read_dimacs(text);
    DimacsReader reader;
    const auto cut = size / 3;
    if (reader.add(text.substr(0, cut))) reader.add(text.substr(cut));
    ensure(reader.finish().has_value() == problem.has_value(), "pieces change nothing");
    static_cast<void>(read_sparse_proof(text));
    if (!problem) return 0;
    if (const auto* flow = std::get_if<FlowProblem>(&*problem)) {
        if (flow->supplies.size() > 2000) return 0;
        const auto result = cheapest(*flow);
        if (!result) return 0;
        const auto proof = read_sparse_proof(to_certificate(*result));
        ensure(proof && fault_of(*flow, *proof).empty(), "a flow is proved");
        return 0;
    }
    const auto& assignment = std::get<SparseAssignment>(*problem);
    if (assignment.people.size() + assignment.posts.size() > 2000) return 0;
    const auto result = cheapest(assignment);
    if (!result) return 0;
    const auto proof = read_sparse_proof(to_certificate(assignment, *result));
    ensure(proof && fault_of(assignment, *proof).empty(), "an assignment is proved");
    return 0;
}
