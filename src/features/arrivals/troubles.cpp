// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/arrivals/troubles.hpp"

namespace samskap::arrivals {
namespace {

bool is_known(db::Database& database, PartyId group, std::string_view way) {
    return database.read()->any(
        "SELECT 1 AS value FROM arrival_troubles WHERE of_group = $1 AND way = $2", group, way);
}

}  // namespace

void tell_trouble(db::Database& database, PartyId group, std::string_view way, Instant at) {
    if (is_known(database, group, way)) return;
    database.in_transaction(at, [&](db::Writer& db) {
        db.run(
            "INSERT INTO arrival_troubles (of_group, way, since) VALUES ($1, $2, $3)"
            " ON CONFLICT (of_group, way) DO NOTHING",
            group, way, at);
    });
}

void forget_trouble(db::Database& database, PartyId group, std::string_view way, Instant at) {
    if (!is_known(database, group, way)) return;
    database.in_transaction(at, [&](db::Writer& db) {
        db.run("DELETE FROM arrival_troubles WHERE of_group = $1 AND way = $2", group, way);
    });
}

}  // namespace samskap::arrivals
