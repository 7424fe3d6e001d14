// SPDX-License-Identifier: GPL-3.0-or-later
// fails with: run
#include "kernel/db/database.hpp"

using namespace samskap;

void sink(db::Reader& db) { db.run("DELETE FROM boats"); }
