// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/db/counts.hpp"

#include <fmt/format.h>

#include "kernel/db/connection.hpp"

namespace samskap::db {

std::map<std::string, std::int64_t> row_counts(Reader& db) {
    std::map<std::string, std::int64_t> counts;
    for (const auto& table : db.connection().tables())
        db.connection().stream(
            [&](const Row& row) {
                counts[table] = row["value"];
                return true;
            },
            fmt::format("SELECT count(*) AS value FROM \"{}\"", table), {});
    return counts;
}

}  // namespace samskap::db
