// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/search/index.hpp"

namespace samskap::search {

std::vector<std::int64_t> matching_postgres(db::Reader& db, const Groups& groups,
                                            std::int64_t limit) {
    const auto wanted = expression(groups, {.quote = "'", .any = " | ", .all = " & "});
    // OFFSET 0 keeps the planner from walking all entries by number and looking into each.
    return db.all([](const db::Row& row) -> std::int64_t { return row["number"]; }, R"sql(
        SELECT m.number
          FROM (SELECT number FROM search_entries
                 WHERE array_to_tsvector(string_to_array(terms, ' ')) @@ CAST($1 AS tsquery)
                OFFSET 0) m
         ORDER BY m.number
         LIMIT $2
    )sql",
                  wanted, limit);
}

}  // namespace samskap::search
