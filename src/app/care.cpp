// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <filesystem>

#include "app/commands.hpp"
#include "app/installation.hpp"
#include "features/documents/documents.hpp"
#include "features/search/search.hpp"
#include "kernel/base/crypto.hpp"
#include "kernel/db/backup.hpp"
#include "kernel/db/log.hpp"

namespace samskap::app {
namespace {

int complain(int problems) {
    if (problems == 0) fmt::print("Everything holds.\n");
    return problems == 0 ? 0 : 1;
}

int verify_log_chain(db::Reader& db) {
    const auto chain = db::verify_log(db);
    if (!chain.broken_at) {
        fmt::print("Log: {} entries, head {}\n", chain.entries, chain.head);
        return 0;
    }
    fmt::print(stderr, "Log: entry {} does not hold: {}\n", *chain.broken_at, chain.why);
    return 1;
}

int verify_documents(db::Reader& db) {
    const auto damaged = documents::damaged_documents(db);
    for (const auto id : damaged)
        fmt::print(stderr, "Documents: {} does not have the bytes it came with\n", to_text(id));
    fmt::print("Documents: {} damaged\n", damaged.size());
    return damaged.empty() ? 0 : 1;
}

}  // namespace

std::string Where::address() const {
    if (!database.empty()) return database;
    std::filesystem::create_directories(data);
    return data + "/samskap.db";
}

int verify(const Where& where) {
    const SystemClock clock;
    Installation installation(where.address(), clock, crypto::random_seed());
    auto& database = installation.database();
    int problems = 0;
    {
        auto reading = database.read();
        problems += verify_log_chain(*reading);
        problems += verify_documents(*reading);
        for (const auto& fault : db::check_integrity(*reading)) {
            fmt::print(stderr, "Database: {}\n", fault);
            ++problems;
        }
    }
    auto writing = database.write(clock.time());  // never kept: the check itself writes nothing
    const bool sound = search::is_sound(*writing);
    fmt::print("Search terms: {}\n", sound ? "sound" : "broken, run a restore or rebuild them");
    return complain(problems + (sound ? 0 : 1));
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
