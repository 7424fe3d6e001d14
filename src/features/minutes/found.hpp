// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <vector>

#include "features/minutes/minutes.hpp"

// Minutes are found by their own name and by their headings.
namespace samskap::minutes {

// States the minutes of a meeting anew for search, once for each face that may see them: the
// group's without protected names, the open one as it was opened. A heading that is the name of its
// matter is found as that.
void index_minutes(db::Writer& db, MeetingId meeting);
std::vector<Searchable> searchable();

}  // namespace samskap::minutes
