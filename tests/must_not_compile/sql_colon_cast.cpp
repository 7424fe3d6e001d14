// SPDX-License-Identifier: GPL-3.0-or-later
// fails with: write CAST
#include "kernel/db/database.hpp"

using namespace samskap;

bool any_boat(db::Reader& db) { return db.any("SELECT $1::int AS value", 1); }
