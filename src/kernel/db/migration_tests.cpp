// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "kernel/db/connection.hpp"
#include "kernel/db/schema.hpp"
#include "tests/world/databases.hpp"
#include "tests/world/schema_picture.hpp"

using namespace samskap;
using namespace samskap::db;

namespace {

constexpr Migration k_first{900, "first", R"sql(
-- A harbour; with a semicolon; in its comment.
CREATE TABLE harbours (id BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE boats (
    id BIGINT NOT NULL PRIMARY KEY,
    harbour_id BIGINT NOT NULL REFERENCES harbours (id)
);
)sql"};
constexpr Migration k_second{901, "second", R"sql(
ALTER TABLE boats ADD COLUMN name TEXT NOT NULL DEFAULT '';
CREATE INDEX boats_by_name ON boats (name);
-- only sqlite
CREATE TABLE words_of_sqlite (word TEXT NOT NULL);
-- Another remark.
-- only postgresql
CREATE TABLE words_of_postgresql (word TEXT NOT NULL);
)sql"};
constexpr Migration k_broken{902, "broken", R"sql(
CREATE TABLE half (id BIGINT NOT NULL PRIMARY KEY);
CREATE TABLE half (id BIGINT NOT NULL PRIMARY KEY);
)sql"};

std::vector<Migration> with_kernel(std::initializer_list<Migration> more) {
    std::vector<Migration> all(more);
    all.insert(all.end(), schema().begin(), schema().end());
    return all;
}

}  // namespace

TEST_CASE("a fresh schema equals one that was upgraded step by step, and has what both asked for") {
    for (const auto kind : tests::kinds()) {
        const tests::Place fresh_place(kind);
        const tests::Place upgraded_place(kind);
        Database fresh{fresh_place.where(), 1};
        fresh.migrate(with_kernel({k_second, k_first}), {5});
        {
            Database upgraded{upgraded_place.where(), 1};
            upgraded.migrate(with_kernel({}), {1});
            upgraded.migrate(with_kernel({k_first}), {2});
        }
        Database upgraded{upgraded_place.where(), 1};
        CHECK(tests::picture_of(*upgraded.read()) != tests::picture_of(*fresh.read()));
        upgraded.migrate(with_kernel({k_first, k_second}), {3});
        upgraded.migrate(with_kernel({k_first, k_second}), {4});
        CHECK(tests::picture_of(*upgraded.read()) == tests::picture_of(*fresh.read()));
        const auto tables = fresh.read()->connection().tables();
        const auto has = [&](const char* name) {
            return std::find(tables.begin(), tables.end(), name) != tables.end();
        };
        CHECK(has("boats"));
        CHECK(has("words_of_sqlite") == (kind == Kind::sqlite));
        CHECK(has("words_of_postgresql") == (kind == Kind::postgresql));
    }
}

TEST_CASE("a migration that fails leaves nothing of itself") {
    for (const auto kind : tests::kinds()) {
        const tests::Place place(kind);
        Database database{place.where(), 1};
        CHECK_THROWS_AS(database.migrate(with_kernel({k_broken, k_first}), {1}), Fault);
        CHECK(database.read()->count("SELECT max(number) AS value FROM schema_migrations") == 900);
        const auto tables = database.read()->connection().tables();
        CHECK(std::find(tables.begin(), tables.end(), "half") == tables.end());
        database.migrate(with_kernel({k_first, k_second}), {2});
    }
}

TEST_CASE(
    "migrations are tried first: when one does not fit, those before it are not made either") {
    for (const auto kind : tests::kinds()) {
        const tests::Place place(kind);
        Database database{place.where(), 1};
        database.migrate(with_kernel({}), {1});
        CHECK_THROWS_AS(database.migrate(with_kernel({k_first, k_broken}), {2}), Fault);
        const auto tables = database.read()->connection().tables();
        CHECK(std::find(tables.begin(), tables.end(), "boats") == tables.end());
        for (const auto& file : std::filesystem::directory_iterator("/dev/shm"))
            CHECK(file.path().string().find(place.name() + ".db.trial") == std::string::npos);
        database.migrate(with_kernel({k_first, k_second}), {3});
    }
}

TEST_CASE("a newer program's database and a migration that was rewritten are refused") {
    for (const auto kind : tests::kinds()) {
        const tests::Place place(kind);
        Database database{place.where(), 1};
        database.migrate(with_kernel({k_first}), {1});
        const auto refusal = [&](std::span<const Migration> migrations) -> std::string {
            try {
                database.migrate(migrations, {2});
            } catch (const Fault& fault) {
                return fault.what();
            }
            return "";
        };
        CHECK(refusal(schema()).find("newer program") != std::string::npos);
        auto rewritten = k_first;
        rewritten.sql = "CREATE TABLE other (id BIGINT NOT NULL PRIMARY KEY)";
        CHECK(refusal(with_kernel({rewritten})).find("not the one that was applied") !=
              std::string::npos);
    }
}

TEST_CASE("a migration that would leave a row pointing at nothing is refused") {
    for (const auto kind : tests::kinds()) {
        const tests::Place place(kind);
        Database database{place.where(), 1};
        database.migrate(with_kernel({k_first}), {1});
        database.in_transaction({1}, [](Writer& db) {
            db.run("INSERT INTO harbours (id, name) VALUES (1, 'a')");
            db.run("INSERT INTO boats (id, harbour_id) VALUES (1, 1)");
        });
        const Migration cut{903, "cut", "DELETE FROM harbours"};
        CHECK_THROWS_AS(database.migrate(with_kernel({k_first, cut}), {2}), Fault);
        CHECK(database.read()->any("SELECT 1 AS value FROM harbours"));
    }
}

TEST_CASE("two programs that start at once: one migrates, the other waits") {
    for (const auto kind : tests::kinds()) {
        const tests::Place place(kind);
        const auto all = with_kernel({k_first, k_second});
        std::vector<std::thread> threads;
        std::atomic<int> done = 0;
        for (int i = 0; i < 3; ++i)
            threads.emplace_back([&] {
                Database(place.where(), 1).migrate(all, {1});
                ++done;
            });
        for (auto& thread : threads) thread.join();
        CHECK(done == 3);
    }
}

TEST_CASE("what is no database of ours is refused in words an operator understands") {
    const auto refusal = [](const std::string& where) -> std::string {
        try {
            const Database database{where, 1};
        } catch (const Fault& fault) {
            return fault.what();
        }
        return "";
    };
    const tests::Place text(Kind::sqlite);
    std::ofstream(text.where()) << std::string(5000, 'x');
    CHECK(refusal(text.where()) == "the file is no database");
    CHECK(refusal("/no/such/folder/file.db").find("No such file") != std::string::npos);

    const tests::Place foreign(Kind::sqlite);
    {
        Database database{foreign.where(), 1};
        database.in_transaction(
            {1}, [](Writer& db) { db.connection().execute("PRAGMA application_id = 7"); });
    }
    CHECK(refusal(foreign.where()).find("another program") != std::string::npos);

    if (tests::kinds().size() < 2) return;
    const auto name = tests::fresh_name();
    tests::Place::command("CREATE DATABASE " + name +
                          " TEMPLATE template0 LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'");
    auto url = tests::postgres_server();
    url.replace(url.find("/postgres"), 9, "/" + name);
    CHECK(refusal(url).find("createdb --template=template0") != std::string::npos);
    tests::Place::command("DROP DATABASE " + name);
}

TEST_CASE("the file of a database is for its owner only") {
    const tests::Place place(Kind::sqlite);
    Database database{place.where(), 1};
    database.migrate(schema(), {1});
    for (const auto* end : {"", "-wal"}) {
        const auto rights = std::filesystem::status(place.where() + end).permissions();
        CHECK((rights & (std::filesystem::perms::group_all | std::filesystem::perms::others_all)) ==
              std::filesystem::perms::none);
    }
}
