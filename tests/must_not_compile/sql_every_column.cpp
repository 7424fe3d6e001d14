// SPDX-License-Identifier: GPL-3.0-or-later
// fails with: name the columns
#include "kernel/db/database.hpp"

using namespace samskap;

bool any_boat(db::Reader& db) { return db.any("SELECT * FROM boats"); }
