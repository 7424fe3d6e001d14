// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <vector>

#include "features/search/search.hpp"

namespace samskap::search {

// People, organisations and groups are found by their names and spellings as they stand now, not
// through the index: there are few of them, and the feature that keeps them comes before this one.
// Every word of the query must begin a word of one spelling. Protected identities are never found.
// Kinds are "party" and "group".
std::vector<Hit> parties_called(db::Reader& db, const db::List& domains,
                                const swedish::Query& query);

}  // namespace samskap::search
