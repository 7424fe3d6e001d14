// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/search/index.hpp"

namespace samskap::search {

std::vector<std::int64_t> matching_sqlite(db::Reader& db, const Groups& groups,
                                          std::int64_t limit) {
    const auto wanted = expression(groups, {.quote = "\"", .any = " OR ", .all = " AND "});
    return db.all([](const db::Row& row) -> std::int64_t { return row["number"]; }, R"sql(
        SELECT rowid AS number FROM search_words
         WHERE search_words MATCH $1
         ORDER BY rowid
         LIMIT $2
    )sql",
                  wanted, limit);
}

void put_in_sqlite(db::Writer& db, const Stored& entry) {
    db.run("INSERT INTO search_words (rowid, terms) VALUES ($1, $2)", entry.number, entry.terms);
}

void take_out_sqlite(db::Writer& db, const Stored& entry) {
    db.run("INSERT INTO search_words (search_words, rowid, terms) VALUES ('delete', $1, $2)",
           entry.number, entry.terms);
}

void rebuild_sqlite(db::Writer& db) {
    db.run("INSERT INTO search_words (search_words) VALUES ($1)", "rebuild");
}

bool is_sound_sqlite(db::Writer& db) {
    // The database answers a check that fails with an error, so here one is caught.
    // 1: compare with the stored terms too, and not only the index with itself.
    try {
        db.run("INSERT INTO search_words (search_words, rank) VALUES ($1, 1)", "integrity-check");
        return true;
    } catch (const Fault&) {
        return false;
    }
}

}  // namespace samskap::search
