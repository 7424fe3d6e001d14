// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "features/rights/stored.hpp"

// The same as my page shows, and all of it, to take along.
namespace samskap::rights {

// For another program: days and times in ISO 8601.
std::string as_json(const std::vector<Stored>& stored, const std::vector<Named>& named, Instant at);
// One file that is read without Samskap, and prints well.
std::string as_html(const web::Request& request, const std::vector<Stored>& stored,
                    const std::vector<Named>& named);

}  // namespace samskap::rights
