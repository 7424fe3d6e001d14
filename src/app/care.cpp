// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <filesystem>

#include "app/commands.hpp"
#include "app/installation.hpp"
#include "features/search/search.hpp"
#include "kernel/base/crypto.hpp"
#include "kernel/db/backup.hpp"

namespace samskap::app {

std::string Where::address() const {
    if (!database.empty()) {
        const auto kind = database.substr(0, database.find("://"));
        if (kind != database && kind != "postgresql" && kind != "postgres")
            throw Fault(database + " is no address of a PostgreSQL database (postgresql://…).");
        return database;
    }
    std::filesystem::create_directories(data);
    return data + "/samskap.db";
}

int back_up(const Where& where, const std::string& file) {
    db::Database database(where.address(), crypto::random_seed());
    db::back_up(database, file);
    fmt::print("Backed up to {}\n", file);
    return 0;
}

int restore(const Where& where, const std::string& file) {
    const SystemClock clock;
    {
        // A restore fills an installation: a new one gets its schema first.
        Installation fresh(where.address(), clock, crypto::random_seed());
        db::restore(fresh.database(), file, clock.time());
    }
    Installation installation(where.address(), clock, crypto::random_seed());
    installation.database().in_transaction(clock.time(),
                                           [](db::Writer& db) { search::rebuild(db); });
    fmt::print("Restored from {}\n", file);
    return 0;
}

}  // namespace samskap::app
