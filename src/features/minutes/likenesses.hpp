// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "features/minutes/reviews.hpp"

namespace samskap::minutes {

// What was queued before a matter with a like name existed. Headings whose new matter may be one
// that has come since belong to that one now, as they would had they been read today; answers
// their positions, for a person to look at. A name that somebody typed stays.
std::vector<int> propose_matters_again(db::Writer& db, const Viewer& viewer, const Review& review);

}  // namespace samskap::minutes
