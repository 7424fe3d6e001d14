// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "engines/assignment/check.hpp"
#include "engines/assignment/json.hpp"
#include "engines/assignment/planner.hpp"

using namespace samskap;
using namespace samskap::assignment;

// Any bytes: refused, or planned and proved.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    static_cast<void>(read_plan_proof(text, Problem{}));
    const auto told = read_problem(text);
    if (!told) return 0;
    const auto problem = in_published_order(*told);
    const auto plan = best_plan(problem);
    static_cast<void>(to_json(problem, plan));
    const auto read = read_plan_proof(to_certificate(problem, plan), problem);
    ensure(read && fault_of(problem, *read).empty(), "a plan is proved");
    return 0;
}
