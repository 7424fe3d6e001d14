// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>

#include "engines/reading/reading.hpp"

namespace samskap::reading {

// "Vi började klockan 17.30 och slutade 19.30." tells when a meeting began and ended. False where
// the sentence tells neither.
bool tell_hours(std::string_view sentence, Meeting& meeting);

}  // namespace samskap::reading
