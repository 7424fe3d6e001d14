// SPDX-License-Identifier: GPL-3.0-or-later
// fails with: no comments inside SQL
#include "kernel/db/database.hpp"

using namespace samskap;

bool any_boat(db::Reader& db) { return db.any("SELECT 1 AS value -- of many"); }
