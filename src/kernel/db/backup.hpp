// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "kernel/db/database.hpp"

namespace samskap::db {

// A consistent copy while others read and write. On SQLite the file is a database that can be
// opened as it is (SQLite's online backup, then checked); on PostgreSQL the same rows are written
// to such an SQLite file, so that one backup restores on either. Written beside, synced, renamed:
// a file with the name is a whole backup.
void back_up(Database& database, const std::string& file);
// Into an installation that has no data yet; refuses otherwise. Erasures that the ledger knows
// are made again.
void restore(Database& database, const std::string& file, Instant at);

}  // namespace samskap::db
