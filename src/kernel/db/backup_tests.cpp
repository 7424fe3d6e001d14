// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>
#include <sys/stat.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

#include "kernel/db/backup.hpp"
#include "kernel/db/connection.hpp"
#include "kernel/db/jobs.hpp"
#include "kernel/db/log.hpp"
#include "kernel/db/schema.hpp"
#include "kernel/db/settings.hpp"
#include "tests/world/databases.hpp"

using namespace samskap;
using namespace samskap::db;
using namespace std::string_literals;

namespace {

// Two tables that point at each other and one that points at itself: no order of tables is right.
constexpr Migration k_knot{900, "knot", R"sql(
CREATE TABLE parts (
    id BIGINT NOT NULL PRIMARY KEY,
    whole_id BIGINT REFERENCES parts (id),
    is_small BOOLEAN,
    words TEXT,
    bytes BYTEA
);
CREATE TABLE hens (id BIGINT NOT NULL PRIMARY KEY, egg_id BIGINT);
CREATE TABLE eggs (id BIGINT NOT NULL PRIMARY KEY, hen_id BIGINT REFERENCES hens (id));
ALTER TABLE hens ADD COLUMN nest_id BIGINT REFERENCES eggs (id);
-- only sqlite
CREATE VIRTUAL TABLE part_words USING fts5 (words);
)sql"};
constexpr Migration k_later{901, "later", "ALTER TABLE hens ADD COLUMN name TEXT;\n"};

std::vector<Migration> all_migrations(bool with_later = true) {
    std::vector<Migration> all(schema().begin(), schema().end());
    all.push_back(k_knot);
    if (with_later) all.push_back(k_later);
    return all;
}

std::string odd_text(std::int64_t i) {
    return i % 5 == 0 ? ""s : "Å\tä\\ö\n\\N \r 'x' \\. 𝄞 "s + std::to_string(i);
}
std::string odd_bytes(std::int64_t i) {
    std::string bytes;
    for (int c = 0; c < 256; ++c) bytes += static_cast<char>((c + i) & 0xff);
    return bytes;
}

void fill(Database& database) {
    database.in_transaction({9}, [](Writer& db) {
        for (std::int64_t i = 1; i <= 300; ++i)
            db.run(
                "INSERT INTO parts (id, whole_id, is_small, words, bytes)"
                " VALUES ($1, $2, $3, $4, $5)",
                i * 1'000'000'007, i == 1 ? std::nullopt : std::optional(1'000'000'007),
                i % 3 == 0 ? std::nullopt : std::optional(i % 3 == 1),
                i % 7 == 0 ? std::nullopt : std::optional(odd_text(i)), Bytes{odd_bytes(i)});
        db.run("INSERT INTO hens (id) VALUES (1)");
        db.run("INSERT INTO eggs (id, hen_id) VALUES (1, 1)");
        db.run("UPDATE hens SET nest_id = 1");
        db.run("UPDATE parts SET whole_id = $1 WHERE id = $2", 300 * 1'000'000'007LL,
               1'000'000'007);
        set_setting(db, "zone", "Europe/Stockholm");
        enqueue(db, "send", 3, {77});
        for (const int object : {5, 6})
            append_log(
                db,
                {.actor = 4, .verb = "publish", .kind = "part", .object = object, .content = "{}"});
    });
}

std::string as_text(const Cursor& cursor, int column) {
    switch (cursor.kind(column)) {
        case Value::Kind::null: return "NULL";
        case Value::Kind::text: return "'" + std::string(cursor.text(column));
        case Value::Kind::bytes: return "x" + std::string(cursor.bytes(column));
        default: return std::to_string(cursor.integer(column));
    }
}

// Every value of every table that both kinds have, as text.
std::string picture(Database& database) {
    auto db = database.read();
    auto& connection = db->connection();
    std::string all;
    for (const auto& table : connection.tables()) {
        if (table.starts_with("part_words")) continue;
        const auto columns = connection.columns(table);
        connection.stream(
            [&](const Row& row) {
                all += table;
                for (std::size_t i = 0; i < columns.size(); ++i)
                    all += '|' + as_text(row.cursor(), static_cast<int>(i));
                all += '\n';
                return true;
            },
            "SELECT * FROM \"" + table + "\" ORDER BY 1, 2", {});
    }
    return all;
}

// In /dev/shm, gone with its user.
struct CopyFile {
    std::string name = "/dev/shm/" + tests::fresh_name() + ".backup";
    ~CopyFile() { std::filesystem::remove(name); }
};

std::string refusal(Database& database, const std::string& file) {
    try {
        restore(database, file, {50});
    } catch (const Fault& fault) {
        return fault.what();
    }
    return "";
}

}  // namespace

TEST_CASE("a copy of either restores on either, value for value") {
    const auto migrations = all_migrations();
    for (const auto from : tests::kinds())
        for (const auto to : tests::kinds()) {
            tests::FreshDatabase source{migrations, from};
            tests::FreshDatabase target{migrations, to};
            const CopyFile copy;
            fill(*source);
            back_up(*source, copy.name);
            CHECK_FALSE(std::filesystem::exists(copy.name + ".part"));
            restore(*target, copy.name, {50});
            // The restore itself is an entry; without it the two are one.
            target->in_transaction({1}, [](Writer& db) {
                CHECK(db.run("DELETE FROM log_contents WHERE number = 3") == 1);
                CHECK(db.run("DELETE FROM log_entries WHERE verb = 'restore'") == 1);
                CHECK(db.run("UPDATE schema_migrations SET applied_at = 0") > 0);
            });
            source->in_transaction(
                {1}, [](Writer& db) { db.run("UPDATE schema_migrations SET applied_at = 0"); });
            CHECK((picture(*target) == picture(*source)));
            CHECK(check_integrity(*target->read()).empty());
            CHECK_FALSE(verify_log(*target->read()).broken_at);
            // Its keys hold as before.
            auto writing = target->write({1});
            CHECK_THROWS_AS(writing->run("INSERT INTO eggs (id, hen_id) VALUES (2, 99)"), Fault);
        }
}

TEST_CASE("a copy taken while others write is one moment, and only its owner may read it") {
    for (const auto kind : tests::kinds()) {
        tests::FreshDatabase source{schema(), kind};
        std::atomic<bool> is_over = false;
        std::thread writer([&] {
            for (int i = 1; !is_over; ++i)
                source->in_transaction({i}, [&](Writer& db) {
                    append_log(db, {.verb = "count", .kind = "n", .object = i});
                    set_setting(db, "n", std::to_string(i));
                });
        });
        for (int round = 0; round < 5; ++round) {
            const CopyFile copy;
            back_up(*source, copy.name);
            struct stat about {};
            REQUIRE(::stat(copy.name.c_str(), &about) == 0);
            CHECK((about.st_mode & 0777U) == 0600U);
            Database opened{copy.name, 1};
            auto db = opened.read();
            const auto entries = verify_log(*db);
            CHECK_FALSE(entries.broken_at);
            CHECK(std::to_string(entries.entries) == setting(*db, "n").value_or("0"));
            for (const auto* end : {"-wal", "-shm"}) std::filesystem::remove(copy.name + end);
        }
        is_over = true;
        writer.join();
    }
}

TEST_CASE("an older copy is brought up, a newer one refused") {
    for (const auto kind : tests::kinds()) {
        const CopyFile copy;
        {
            tests::FreshDatabase old{all_migrations(false), kind};
            fill(*old);
            back_up(*old, copy.name);
        }
        tests::FreshDatabase target{all_migrations(), kind};
        restore(*target, copy.name, {50});
        CHECK(target->read()->count("SELECT count(*) AS value FROM hens WHERE name IS NULL") == 1);

        tests::FreshDatabase older{schema(), kind};
        CHECK(refusal(*older, copy.name).find("newer program") != std::string::npos);
    }
}

TEST_CASE("what was erased after the copy is erased again") {
    for (const auto kind : tests::kinds()) {
        const auto migrations = all_migrations();
        tests::FreshDatabase source{migrations, kind};
        tests::FreshDatabase target{migrations, kind};
        const CopyFile copy;
        fill(*source);
        back_up(*source, copy.name);
        // The ledger was kept apart and brought to the new installation first.
        target->in_transaction({1}, [](Writer& db) { erase_log_content(db, "part", 5); });
        restore(*target, copy.name, {50});
        auto db = target->read();
        CHECK(erasures(*db).size() == 1);
        CHECK_FALSE(db->any("SELECT 1 AS value FROM log_contents WHERE number = 1"));
        CHECK(db->any("SELECT 1 AS value FROM log_contents WHERE number = 2"));
        CHECK_FALSE(verify_log(*db).broken_at);
    }
}

TEST_CASE("a restore never meets data that is there, nor a file that is no whole copy") {
    for (const auto kind : tests::kinds()) {
        const auto migrations = all_migrations();
        tests::FreshDatabase source{migrations, kind};
        const CopyFile copy;
        fill(*source);
        back_up(*source, copy.name);
        const auto before = picture(*source);
        CHECK(refusal(*source, copy.name).find("has data already") != std::string::npos);
        CHECK((picture(*source) == before));

        tests::FreshDatabase target{migrations, kind};
        CHECK(refusal(*target, copy.name + "x").find("no file") != std::string::npos);
        const auto size = std::filesystem::file_size(copy.name);
        std::filesystem::resize_file(copy.name, size / 2);
        CHECK_FALSE(refusal(*target, copy.name).empty());
        std::ofstream(copy.name) << "no database";
        CHECK_FALSE(refusal(*target, copy.name).empty());
        CHECK(target->read()->count("SELECT count(*) AS value FROM parts") == 0);
        set_setting(*target->write({1}), "still", "works");
    }
}

TEST_CASE("a backup never takes the place of the database that it copies") {
    tests::FreshDatabase fresh{schema(), Kind::sqlite};
    const CopyFile link;
    const CopyFile hard_link;
    std::filesystem::remove(link.name);
    std::filesystem::remove(hard_link.name);
    std::filesystem::create_symlink(fresh.where(), link.name);
    std::filesystem::create_hard_link(fresh.where(), hard_link.name);
    const auto folder = std::filesystem::path(fresh.where()).parent_path();
    const auto roundabout =
        (folder / ".." / folder.filename() / std::filesystem::path(fresh.where()).filename())
            .string();
    for (const auto& file : {fresh.where(), fresh.where() + "-wal", fresh.where() + "-shm",
                             fresh.where() + "-journal", link.name, hard_link.name, roundabout})
        CHECK_THROWS_WITH_AS(back_up(*fresh, file),
                             (file + " is the database itself: name another file").c_str(),
                             const Fault&);
    set_setting(*fresh->write({1}), "still", "works");
    CHECK(std::filesystem::exists(fresh.where()));
}

TEST_CASE("scrubbing leaves nothing of an erased text in the files") {
    tests::FreshDatabase fresh{schema(), Kind::sqlite};
    const std::string secret = "Hemligheten om den gula båten";
    fresh->in_transaction({1}, [&](Writer& db) {
        append_log(db, {.verb = "write", .kind = "note", .object = 1, .content = secret});
    });
    const auto stands_in = [&](const char* end) {
        std::ifstream file(fresh.where() + end, std::ios::binary);
        const std::string all{std::istreambuf_iterator<char>(file), {}};
        return all.find(secret) != std::string::npos;
    };
    CHECK((stands_in("") || stands_in("-wal")));
    fresh->in_transaction({2}, [](Writer& db) { erase_log_content(db, "note", 1); });
    fresh->scrub();
    CHECK_FALSE(stands_in(""));
    CHECK_FALSE(stands_in("-wal"));
}
