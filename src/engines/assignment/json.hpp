// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>

#include "engines/assignment/plan.hpp"

namespace samskap::assignment {

// README.md tells the form. Refused with one sentence that names the field.
Expected<Problem, std::string> read_problem(std::string_view json);

// A plan for people and programs: who gets what, who has nothing, what each level came to, and what
// stands in the way.
std::string to_json(const Problem& problem, const Plan& plan);

// Text in quotes, as JSON wants it.
std::string quoted(std::string_view text);

}  // namespace samskap::assignment
