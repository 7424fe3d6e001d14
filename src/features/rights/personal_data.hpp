// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <vector>

#include "kernel/ui/personal_data.hpp"

namespace samskap::rights {

// Where this feature holds what is about a person, why, and how long.
std::vector<PersonalData> personal_data();

}  // namespace samskap::rights
