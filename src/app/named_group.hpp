// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "features/groups/groups.hpp"
#include "kernel/base/errors.hpp"

namespace samskap::app {

// The group of that name; the sentence that says why not when there is none, or more than one.
Expected<groups::PartyId, std::string> group_called(db::Reader& db, const std::string& name);

}  // namespace samskap::app
