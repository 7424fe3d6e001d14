// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <map>
#include <string>

#include "kernel/db/database.hpp"

namespace samskap::db {

// How many rows each table has that holds data of its own.
std::map<std::string, std::int64_t> row_counts(Reader& db);

}  // namespace samskap::db
