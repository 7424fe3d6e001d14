// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "kernel/db/connection.hpp"
#include "kernel/db/log.hpp"
#include "kernel/db/schema.hpp"
#include "tests/world/databases.hpp"

using namespace samskap;
using namespace samskap::db;

namespace {

void on_each(void (*test)(Database&)) { tests::on_each_database(schema(), test); }

constexpr int k_entries = 9;

void write_entries(Database& database) {
    for (int i = 1; i <= k_entries; ++i)
        database.in_transaction({1000 + i}, [&](Writer& db) {
            append_log(db, {.actor = i,
                            .verb = i % 2 == 0 ? "publish" : "correct",
                            .kind = "matter",
                            .object = i % 3,
                            .content = "{\"n\": " + std::to_string(i) + "}"});
        });
}

// What a hand with full rights does behind the program's back; the log after it, and back again.
ChainReport after(Database& database, const std::string& harm, std::string_view known_head = {}) {
    auto writing = database.write({1});
    writing->connection().execute(harm);
    return verify_log(*writing, known_head);
}

}  // namespace

TEST_CASE("an untouched log holds, from the first entry on") {
    on_each([](Database& database) {
        const auto empty = verify_log(*database.read());
        CHECK(empty.entries == 0);
        CHECK(empty.head.empty());
        CHECK_FALSE(empty.broken_at);
        write_entries(database);
        const auto report = verify_log(*database.read(), empty.head);
        CHECK(report.entries == k_entries);
        CHECK(report.head.size() == 64);
        CHECK_FALSE(report.broken_at);
        CHECK(report.why.empty());
    });
}

TEST_CASE("every column of every entry is held by the chain") {
    on_each([](Database& database) {
        write_entries(database);
        for (const auto* change :
             {"at = at + 1", "actor = 99", "on_behalf_of = 7", "verb = verb || 'x'",
              "kind = 'matters'", "object = 77", "hash = 'f' || substr(hash, 2) || 'x'"})
            for (const int number : {1, 5, k_entries}) {
                const auto report =
                    after(database, std::string("UPDATE log_entries SET ") + change +
                                        " WHERE number = " + std::to_string(number));
                CAPTURE(change);
                CHECK(report.broken_at == number);
                CHECK(report.why == "entry changed");
            }
        const auto report =
            after(database, "UPDATE log_entries SET content_hash = 'x' WHERE number = 4");
        CHECK(report.broken_at == 4);
    });
}

TEST_CASE("changed and missing contents are found, erased ones are not missing") {
    on_each([](Database& database) {
        write_entries(database);
        for (const auto* change : {"content = content || ' '", "salt = 'sweet'"}) {
            const auto report = after(
                database, std::string("UPDATE log_contents SET ") + change + " WHERE number = 3");
            CHECK(report.broken_at == 3);
            CHECK(report.why == "content changed");
        }
        const auto cut = after(database, "DELETE FROM log_contents WHERE number = 6");
        CHECK(cut.broken_at == 6);
        CHECK(cut.why == "content missing");

        database.in_transaction({5}, [](Writer& db) {
            erase_log_content(db, "matter", 2);
            erase_log_content(db, "matter", 2);
        });
        auto db = database.read();
        CHECK_FALSE(verify_log(*db).broken_at);
        // Three are gone; that they were erased is an entry with a content of its own.
        CHECK(db->count("SELECT count(*) AS value FROM log_contents") == k_entries - 3 + 1);
        CHECK(verify_log(*db).entries == k_entries + 1);
        REQUIRE(erasures(*db).size() == 1);
        CHECK(erasures(*db).front().object == 2);
    });
}

TEST_CASE("only a head that was written down shows that the end is gone") {
    on_each([](Database& database) {
        write_entries(database);
        const auto head = verify_log(*database.read()).head;
        const std::string last =
            "DELETE FROM log_contents WHERE number = 9;"
            "DELETE FROM log_entries WHERE number = 9";
        CHECK_FALSE(after(database, last).broken_at);
        const auto shortened = after(database, last, head);
        CHECK(shortened.broken_at == 9);
        CHECK(shortened.why == "the known head is not in the chain");
        CHECK_FALSE(verify_log(*database.read(), head).broken_at);
    });
}

TEST_CASE("a row in the ledger of erasures excuses no missing content") {
    on_each([](Database& database) {
        write_entries(database);
        const auto report =
            after(database,
                  "DELETE FROM log_contents WHERE number = 6;"
                  "INSERT INTO erasures (kind, object, at) VALUES ('matter', 0, 1)");
        CHECK(report.broken_at == 6);
        CHECK(report.why == "content missing");
        // Nor does an erasure excuse what was written after it.
        database.in_transaction({5}, [](Writer& db) { erase_log_content(db, "matter", 2); });
        write_entries(database);
        CHECK(after(database, "DELETE FROM log_contents WHERE number = 12").broken_at == 12);
    });
}

TEST_CASE("an entry of a transaction that is not kept was never there") {
    on_each([](Database& database) {
        write_entries(database);
        {
            auto writing = database.write({1});
            append_log(*writing, {.verb = "publish", .kind = "matter", .object = 1});
        }
        write_entries(database);
        const auto report = verify_log(*database.read());
        CHECK(report.entries == 2 * k_entries);
        CHECK_FALSE(report.broken_at);
    });
}
