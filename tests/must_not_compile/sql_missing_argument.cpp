// SPDX-License-Identifier: GPL-3.0-or-later
// fails with: an argument is missing for a $n
#include "kernel/db/database.hpp"

using namespace samskap;

bool any_boat(db::Reader& db, std::int64_t harbour) {
    return db.any("SELECT 1 AS value FROM boats WHERE harbour_id = $1 AND name = $2", harbour);
}
