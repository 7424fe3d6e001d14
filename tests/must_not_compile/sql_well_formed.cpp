// SPDX-License-Identifier: GPL-3.0-or-later
// compiles
#include "kernel/db/database.hpp"

using namespace samskap;

std::int64_t boats(db::Reader& db, std::int64_t harbour, const std::string& name) {
    return db.count(
        "SELECT count(*) AS value FROM boats WHERE harbour_id = $1 AND name = $2"
        " AND id IN LIST($3) AND berth <> $1",
        harbour, name, db::List{{1, 2}});
}

std::int64_t sink(db::Writer& db, Id<struct BoatTag> boat) {
    return db.run("DELETE FROM boats WHERE id = $1", boat);
}
