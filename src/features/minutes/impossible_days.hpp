// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>

namespace samskap::minutes {

// Whether the words name a day that no calendar has: "31 februari", "2026-02-30", "den 32 maj",
// "30/2". Other words about time are left alone.
bool names_impossible_day(std::string_view words);

}  // namespace samskap::minutes
