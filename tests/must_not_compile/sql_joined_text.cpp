// SPDX-License-Identifier: GPL-3.0-or-later
// fails with: Sql
#include "kernel/db/database.hpp"

using namespace samskap;

bool any_boat(db::Reader& db, const std::string& name) {
    return db.any("SELECT 1 AS value FROM boats WHERE name = " + name);
}
