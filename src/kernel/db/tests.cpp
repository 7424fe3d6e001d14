// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <filesystem>

#include "kernel/db/database.hpp"
#include "kernel/db/schema.hpp"

using namespace samskap;
using namespace samskap::db;

TEST_CASE("what is kept stands, what is not is gone") {
    std::filesystem::remove("/dev/shm/samskap-first.db");
    Database database{"/dev/shm/samskap-first.db", 1};
    database.migrate(schema(), {1});
    database.in_transaction({1}, [](Writer& db) {
        db.run("INSERT INTO settings (name, value) VALUES ($1, $2)", "a", "b");
    });
    {
        auto writing = database.write({1});
        writing->run("INSERT INTO settings (name, value) VALUES ($1, $2)", "c", "b");
    }
    CHECK(database.read()->count("SELECT count(*) AS value FROM settings WHERE value = $1", "b") ==
          1);
}
