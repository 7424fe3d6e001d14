// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "kernel/db/database.hpp"

namespace samskap::db {

// A consistent copy while others read and write. On SQLite the file is a database that can be
// opened as it is (SQLite's online backup, then checked); on PostgreSQL the same rows are written
// to such an SQLite file, so that one backup restores on either. Written beside, synced, renamed:
// a file with the name is a whole backup, readable by its owner only.
void back_up(Database& database, const std::string& file);
// Into an installation that is migrated and has no data yet (settings and jobs do not count, and
// are replaced); refuses otherwise, and refuses a damaged copy or a newer program's. An older copy
// is brought up first. Erasures in the ledger, of the copy or of the installation, are made again
// in the log; the features make theirs again from erasures(). Of a copy for another kind of
// database, what a migration makes on one kind only is left out: its feature makes it anew.
void restore(Database& database, const std::string& file, Instant at);

// What is wrong with the database itself: damage to the file, rows that point at nothing. A line
// each, none when all is well.
std::vector<std::string> check_integrity(Reader& db);

}  // namespace samskap::db
