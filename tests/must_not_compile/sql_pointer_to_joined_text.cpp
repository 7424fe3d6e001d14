// SPDX-License-Identifier: GPL-3.0-or-later
// fails with: constant expression
#include "kernel/db/database.hpp"

using namespace samskap;

bool any_boat(db::Reader& db, const std::string& name) {
    const auto sql = "SELECT 1 AS value FROM boats WHERE name = " + name;
    return db.any(sql.c_str());
}
