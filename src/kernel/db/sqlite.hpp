// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <sqlite3.h>

#include <memory>
#include <string>

// Handles of SQLite's own, for this folder only.
namespace samskap::db {

struct CloseSqlite {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
};
using SqliteHandle = std::unique_ptr<sqlite3, CloseSqlite>;

// Makes the file if there is none, readable by its owner only.
SqliteHandle open_sqlite_file(const std::string& file);

}  // namespace samskap::db
