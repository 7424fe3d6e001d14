// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "engines/recurrence/phrases.hpp"

// A phrase on one line, for tests and for looking at what the scanner understood:
// "[till 19 april 10:30-12:00] to day ?-04-19 10:30-12:00". Phrases are separated by " | ".
namespace samskap::recurrence {

std::string to_text(const std::vector<Phrase>& phrases, std::string_view text);

}  // namespace samskap::recurrence
