// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <vector>

#include "kernel/ui/personal_data.hpp"

namespace samskap::matters {

// Where this feature holds what is about a person, and what people hold that others must take over.
std::vector<PersonalData> personal_data();
std::vector<Holding> holdings();

}  // namespace samskap::matters
