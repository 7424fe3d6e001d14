// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <vector>

#include "kernel/ui/feature.hpp"

namespace samskap::people {

// Where this feature holds what is about a person, why, and how long.
std::vector<PersonalData> personal_data();
// Duties in a group, and for the house.
std::vector<Holding> holdings();

}  // namespace samskap::people
