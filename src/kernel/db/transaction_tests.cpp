// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <atomic>
#include <map>
#include <random>
#include <thread>

#include "kernel/db/schema.hpp"
#include "kernel/db/settings.hpp"
#include "tests/world/databases.hpp"

using namespace samskap;
using namespace samskap::db;

namespace {

void on_each(void (*test)(Database&)) { tests::on_each_database(schema(), test); }

std::map<std::string, std::string> all_settings(Reader& db) {
    std::map<std::string, std::string> found;
    db.each([&](const Row& row) { found.emplace(row["name"], row["value"]); },
            "SELECT name, value FROM settings");
    return found;
}

}  // namespace

TEST_CASE("what is kept stands, what is not is gone, and afterwards the writer is silent") {
    on_each([](Database& database) {
        {
            auto writing = database.write({1});
            set_setting(*writing, "a", "1");
            writing.keep();
            CHECK_THROWS_AS(set_setting(*writing, "a", "2"), Fault);
            CHECK_THROWS_AS(writing.keep(), Fault);
        }
        {
            auto writing = database.write({1});
            set_setting(*writing, "b", "1");
            CHECK(setting(*writing, "b") == "1");
        }
        CHECK_THROWS_AS(database.in_transaction({1},
                                                [](Writer& db) {
                                                    set_setting(db, "c", "1");
                                                    throw NotFound();
                                                }),
                        NotFound);
        CHECK(all_settings(*database.read()) == std::map<std::string, std::string>{{"a", "1"}});
    });
}

TEST_CASE("a reader keeps its picture while others write, and cannot write") {
    on_each([](Database& database) {
        auto before = database.read();
        CHECK_FALSE(setting(*before, "a"));
        database.in_transaction({1}, [](Writer& db) { set_setting(db, "a", "1"); });
        CHECK_FALSE(setting(*before, "a"));
        CHECK(setting(*database.read(), "a") == "1");
        // A statement that changes something, asked by a reader who sees all there is.
        auto after = database.read();
        CHECK_THROWS_AS(after->any("DELETE FROM settings WHERE name = $1 RETURNING name", "a"),
                        Fault);
    });
}

TEST_CASE("after a statement that failed nothing is kept") {
    on_each([](Database& database) {
        auto writing = database.write({1});
        set_setting(*writing, "a", "1");
        CHECK_THROWS_AS(writing->run("INSERT INTO settings (name, value) VALUES ('a', '2')"),
                        Fault);
        CHECK_THROWS_AS(set_setting(*writing, "b", "1"), Fault);
        CHECK_THROWS_AS(writing.keep(), Fault);
    });
    on_each([](Database& database) {
        {
            auto writing = database.write({1});
            CHECK_THROWS_AS(writing->run("INSERT INTO log_contents (number, salt, content)"
                                         " VALUES (9, 's', 'points at nothing')"),
                            Fault);
        }
        database.in_transaction({1}, [](Writer& db) { set_setting(db, "after", "1"); });
        CHECK(setting(*database.read(), "after") == "1");
    });
}

TEST_CASE("one who writes cannot begin to write once more") {
    on_each([](Database& database) {
        auto writing = database.write({1});
        CHECK_THROWS_AS((void)database.write({1}), Fault);
        CHECK_THROWS_AS(database.scrub(), Fault);
        set_setting(*writing, "a", "1");
        writing.keep();
    });
}

TEST_CASE("random work, kept and not kept, leaves exactly what was kept") {
    on_each([](Database& database) {
        std::mt19937 random{11};
        const auto one_of = [&](unsigned count) { return random() % count; };
        std::map<std::string, std::string> expected;
        for (int round = 0; round < 120; ++round) {
            auto writing = database.write({round});
            auto changed = expected;
            for (auto left = one_of(6); left-- > 0;) {
                const auto name = std::to_string(one_of(12));
                const auto value = std::to_string(random());
                if (one_of(3) == 0) {
                    remove_setting(*writing, name);
                    changed.erase(name);
                } else {
                    set_setting(*writing, name, value);
                    changed[name] = value;
                }
            }
            REQUIRE(all_settings(*writing) == changed);
            if (one_of(2) == 0) continue;
            writing.keep();
            expected = changed;
            REQUIRE(all_settings(*database.read()) == expected);
        }
        CHECK(all_settings(*database.read()) == expected);
    });
}

TEST_CASE("many threads: no write is lost, no reader sees half of one") {
    on_each([](Database& database) {
        constexpr int k_rounds = 25;
        database.in_transaction({1}, [](Writer& db) {
            set_setting(db, "left", "0");
            set_setting(db, "right", "0");
        });
        std::atomic<int> torn = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] {
                for (int round = 0; round < k_rounds; ++round)
                    database.in_transaction({1}, [](Writer& db) {
                        const auto next = std::to_string(std::stoi(*setting(db, "left")) + 1);
                        set_setting(db, "left", next);
                        set_setting(db, "right", next);
                    });
            });
        for (int i = 0; i < 12; ++i)  // more than there are connections
            threads.emplace_back([&] {
                for (int round = 0; round < k_rounds; ++round) {
                    auto db = database.read();
                    const auto left = setting(*db, "left");
                    std::this_thread::yield();
                    if (setting(*db, "right") != left) ++torn;
                }
            });
        for (auto& thread : threads) thread.join();
        CHECK(torn == 0);
        CHECK(setting(*database.read(), "left") == std::to_string(4 * k_rounds));
    });
}

TEST_CASE("two programs on one database take turns") {
    for (const auto kind : tests::kinds()) {
        tests::FreshDatabase fresh{schema(), kind};
        Database other{fresh.where(), 2};
        fresh->in_transaction({1}, [](Writer& db) { set_setting(db, "n", "0"); });
        const auto count_up = [](Database& database) {
            for (int i = 0; i < 40; ++i)
                database.in_transaction({1}, [](Writer& db) {
                    set_setting(db, "n", std::to_string(std::stoi(*setting(db, "n")) + 1));
                });
        };
        std::thread thread([&] { count_up(other); });
        count_up(*fresh);
        thread.join();
        CHECK(setting(*fresh->read(), "n") == "80");
    }
}

TEST_CASE("a server that went away is found again; the transaction it took with it is lost") {
    if (tests::kinds().size() < 2) return;
    tests::FreshDatabase fresh{schema(), Kind::postgresql};
    const auto cut = [&] {
        tests::Place::command(
            "DO $$ BEGIN PERFORM pg_terminate_backend(pid)"
            " FROM pg_stat_activity WHERE datname = '" +
            fresh.name() + "'; END $$");
    };
    fresh->in_transaction({1}, [](Writer& db) { set_setting(db, "a", "1"); });
    CHECK(setting(*fresh->read(), "a") == "1");
    cut();
    CHECK(setting(*fresh->read(), "a") == "1");
    fresh->in_transaction({1}, [](Writer& db) { set_setting(db, "b", "1"); });
    {
        auto writing = fresh->write({1});
        set_setting(*writing, "c", "1");
        cut();
        CHECK_THROWS_AS(set_setting(*writing, "d", "1"), Fault);
    }
    fresh->in_transaction({1}, [](Writer& db) { set_setting(db, "e", "1"); });
    CHECK_FALSE(setting(*fresh->read(), "c"));
    CHECK(setting(*fresh->read(), "e") == "1");
}

TEST_CASE("the same seed and instants give the same ids, within and across transactions") {
    on_each([](Database& database) {
        static std::vector<std::int64_t> earlier;
        std::vector<std::int64_t> made;
        for (int i = 0; i < 3; ++i)
            database.in_transaction({1'800'000'000}, [&](Writer& db) {
                made.push_back(db.new_id<struct SomeTag>().value);
                made.push_back(db.new_random_id<struct SomeTag>().value);
            });
        if (!earlier.empty()) CHECK(made == earlier);
        earlier = made;
    });
}
