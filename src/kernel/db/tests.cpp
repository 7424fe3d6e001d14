// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "kernel/base/text.hpp"
#include "kernel/db/database.hpp"
#include "kernel/db/schema.hpp"
#include "kernel/db/settings.hpp"
#include "tests/world/databases.hpp"

using namespace samskap;
using namespace samskap::db;
using namespace std::string_literals;

namespace {

constexpr const char* k_boats = R"sql(
CREATE TABLE harbours (
    id BIGINT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);
CREATE TABLE boats (
    id BIGINT NOT NULL PRIMARY KEY,
    harbour_id BIGINT NOT NULL REFERENCES harbours (id),
    name TEXT NOT NULL,
    is_afloat BOOLEAN NOT NULL,
    length BIGINT,
    launched TEXT,
    drawing BYTEA,
    CHECK (length > 0)
);
)sql";
constexpr Migration k_migrations[] = {{1, "boats", k_boats}};

enum class Rig { sloop, ketch };
std::string_view to_text(Rig rig) { return rig == Rig::sloop ? "sloop" : "ketch"; }
bool from_text(std::string_view text, Rig& rig) {
    rig = text == "ketch" ? Rig::ketch : Rig::sloop;
    return text == "sloop" || text == "ketch";
}

struct Boat {
    std::int64_t id = 0;
    std::string name;
    bool is_afloat = false;
    std::optional<std::int64_t> length;
    std::optional<Day> launched;
};
Boat read_boat(const Row& row) {
    return {.id = row["id"],
            .name = row["name"],
            .is_afloat = row["is_afloat"],
            .length = row.optional("length"),
            .launched = row.optional("launched")};
}
constexpr const char* k_find =
    "SELECT id, name, is_afloat, length, launched FROM boats"
    " WHERE id = $1";

void add_harbour(Writer& db, std::int64_t id) {
    db.run("INSERT INTO harbours (id, name) VALUES ($1, $2)", id, "Harbour " + std::to_string(id));
}
void add_boat(Writer& db, const Boat& boat) {
    db.run(
        "INSERT INTO boats (id, harbour_id, name, is_afloat, length, launched)"
        " VALUES ($1, 1, $2, $3, $4, $5)",
        boat.id, boat.name, boat.is_afloat, boat.length, boat.launched);
}
std::int64_t boats(Reader& db) { return db.count("SELECT count(*) AS value FROM boats"); }

void on_each(void (*test)(Database&)) { tests::on_each_database(k_migrations, test); }

}  // namespace

TEST_CASE("every kind of value comes back as it went") {
    on_each([](Database& database) {
        database.in_transaction({1}, [](Writer& db) {
            add_harbour(db, 1);
            add_boat(db, {INT64_MAX, "Åsa ’Ö’ 𝄞\n\t\\", true, INT64_MAX, day_of(2017, 6, 15)});
            add_boat(db, {-5, "", false, std::nullopt, std::nullopt});
        });
        auto db = database.read();
        const auto large = db->one(read_boat, k_find, INT64_MAX);
        CHECK(large.name == "Åsa ’Ö’ 𝄞\n\t\\");
        CHECK(large.is_afloat);
        CHECK(large.length == INT64_MAX);
        CHECK(large.launched == day_of(2017, 6, 15));
        const auto empty = db->one(read_boat, k_find, -5);
        CHECK(empty.name.empty());
        CHECK_FALSE(empty.is_afloat);
        CHECK_FALSE(empty.length);
        CHECK_FALSE(empty.launched);
        CHECK_FALSE(db->maybe(read_boat, k_find, 7));
        CHECK_THROWS_AS(db->one(read_boat, k_find, 7), NotFound);
        CHECK(db->any("SELECT 1 AS value FROM boats WHERE launched IS NULL AND name = $1", ""));
    });
}

TEST_CASE("values that have a type of their own") {
    on_each([](Database& database) {
        auto db = database.read();
        const auto row = db->one(
            [](const Row& r) {
                const Rig rig = r["rig"];
                const ClockTime time = r["time"];
                const Money fee = r["fee"];
                const Id<struct BoatTag> id = r["id"];
                const Instant at = r["at"];
                return rig == Rig::ketch && time == ClockTime{630} && fee == Money{-12} &&
                       id.value == 9 && at == Instant{77};
            },
            "SELECT $1 AS rig, $2 AS time, $3 AS fee, $4 AS id, $5 AS at", Rig::ketch,
            ClockTime{630}, Money{-12}, Id<struct BoatTag>{9}, Instant{77});
        CHECK(row);
        CHECK_THROWS_AS(
            db->one([](const Row& r) -> Rig { return r["rig"]; }, "SELECT $1 AS rig", "brig"),
            Fault);
        CHECK_THROWS_AS(db->one([](const Row& r) -> int { return r["value"]; },
                                "SELECT $1 AS value", std::int64_t{1} << 31),
                        Fault);
    });
}

TEST_CASE("bytes of every kind, and ten million of them") {
    on_each([](Database& database) {
        std::string large(10'000'000, '\0');
        for (std::size_t i = 0; i < large.size(); ++i) large[i] = static_cast<char>(i * 7 % 251);
        std::string all;
        for (int i = 0; i < 256; ++i) all += static_cast<char>(i);
        const auto keep = [&](std::int64_t id, std::string_view bytes) {
            database.in_transaction({1}, [&](Writer& db) {
                add_boat(db, {id, "b", true, 1, std::nullopt});
                db.run("UPDATE boats SET drawing = $2 WHERE id = $1", id, Bytes{bytes});
            });
            return database.read()->one([](const Row& row) { return row["drawing"].bytes(); },
                                        "SELECT drawing FROM boats WHERE id = $1", id);
        };
        database.in_transaction({1}, [](Writer& db) { add_harbour(db, 1); });
        CHECK(keep(1, all) == all);
        CHECK(keep(2, "").empty());
        CHECK((keep(3, large) == large));
        CHECK(database.read()->count("SELECT count(*) AS value FROM boats WHERE drawing IS NULL") ==
              0);
    });
}

TEST_CASE("text that the databases would cut or refuse is refused before either sees it") {
    on_each([](Database& database) {
        for (const auto& bad : {"a\0b"s, "\0"s, "\xff"s, "\xc3"s, "\xed\xa0\x80"s}) {
            auto writing = database.write({1});
            CHECK_THROWS_AS(set_setting(*writing, "x", bad), Fault);
        }
    });
}

TEST_CASE("a wrong column, a wrong kind and an unexpected NULL are faults") {
    on_each([](Database& database) {
        auto db = database.read();
        const auto ask = [&](auto read) {
            return db->one(read, "SELECT 1 AS number, 'a' AS word, NULL AS missing");
        };
        const auto number = [](const char* column) {
            return [=](const Row& r) { return r[column].integer(); };
        };
        const auto text = [](const char* column) {
            return [=](const Row& r) { return std::string(r[column].text()); };
        };
        CHECK_THROWS_WITH_AS(ask(number("other")), "a row has no column 'other'", Fault);
        CHECK_THROWS_WITH_AS(ask(number("word")), "column 'word' does not hold a whole number",
                             Fault);
        CHECK_THROWS_WITH_AS(ask(text("number")), "column 'number' does not hold text", Fault);
        CHECK_THROWS_WITH_AS(ask(text("missing")), "column 'missing' does not hold text", Fault);
        CHECK_THROWS_WITH_AS(ask(number("missing")),
                             "column 'missing' does not hold a whole number", Fault);
        CHECK_THROWS_WITH_AS(ask([](const Row& r) { return r["word"].bytes(); }),
                             "column 'word' does not hold bytes", Fault);
        CHECK(ask([](const Row& r) { return r["number"].boolean(); }));
        CHECK_THROWS_AS(db->all([](const Row&) { return 0; }, "SELECT 1 AS one, 2 AS one"), Fault);
    });
}

TEST_CASE("arguments are bound by name, in whatever order and however often they stand") {
    on_each([](Database& database) {
        auto db = database.read();
        const auto text = db->one([](const Row& r) -> std::string { return r["value"]; },
                                  "SELECT $3 || $1 || $2 || $3 || $11 AS value WHERE $4 = $5"
                                  " AND $6 = 6 AND $7 = 7 AND $8 AND $9 = 9 AND $10 = 10",
                                  "a", "b", "c", 4, 4, 6, 7, true, 9, 10, "k");
        CHECK(text == "cabck");
    });
}

TEST_CASE("an empty optional has the type of what it might have held") {
    on_each([](Database& database) {
        const auto ask = [&](std::optional<std::string> word, std::optional<std::int64_t> number) {
            return database.read()->count(
                "SELECT count(*) AS value FROM settings2 WHERE ($1 IS NULL OR name = $1)"
                " AND ($2 IS NULL OR size = $2)",
                word, number);
        };
        constexpr const char* more =
            "CREATE TABLE settings2 (name TEXT NOT NULL, size BIGINT NOT NULL)";
        const Migration both[] = {k_migrations[0], {2, "more", more}};
        database.migrate(both, {2});
        database.in_transaction({1}, [](Writer& db) {
            db.run("INSERT INTO settings2 (name, size) VALUES ('a', 1), ('b', 2)");
        });
        CHECK(ask(std::nullopt, std::nullopt) == 2);
        CHECK(ask("a", std::nullopt) == 1);
        CHECK(ask(std::nullopt, 2) == 1);
        CHECK(ask("a", 2) == 0);
        // Without a type: found from the column, before and after a typed one.
        const auto put = [&](auto value) {
            database.in_transaction({1}, [&](Writer& db) {
                db.run("UPDATE boats SET length = $1 WHERE id = 1", value);
            });
        };
        put(std::nullopt);
        put(5);
        put(std::nullopt);
    });
}

TEST_CASE("lists") {
    on_each([](Database& database) {
        database.in_transaction({1}, [](Writer& db) {
            for (int i = 1; i <= 9; ++i) add_harbour(db, i);
        });
        const auto in = [&](const List& list) {
            return database.read()->count(
                "SELECT count(*) AS value FROM harbours WHERE id IN LIST($1) AND id < $2", list, 9);
        };
        CHECK(in({{1, 3, 9, 12, INT64_MAX}}) == 2);
        CHECK(in({}) == 0);
        CHECK(database.read()->count(
                  "SELECT count(*) AS value FROM harbours WHERE id NOT IN LIST($1)",
                  List{{1, 3}}) == 7);
    });
}

TEST_CASE("sums, counts, upserts and RETURNING give the same on both") {
    on_each([](Database& database) {
        auto db = database.write({1});
        for (int i = 1; i <= 3; ++i) add_harbour(*db, i);
        CHECK(db->count("SELECT sum(id) AS value FROM harbours") == 6);
        CHECK(db->count("SELECT sum($1) AS value FROM harbours", -3'000'000'000'000'000'000) ==
              -9'000'000'000'000'000'000);
        CHECK(db->count("SELECT sum($1) AS value FROM harbours", 10'000) == 30'000);
        CHECK(db->run("UPDATE harbours SET name = name || '!' WHERE id < $1", 3) == 2);
        CHECK(db->run("INSERT INTO harbours (id, name) VALUES (1, 'x') ON CONFLICT DO NOTHING") ==
              0);
        CHECK(
            db->any("INSERT INTO harbours (id, name) VALUES ($1, 'x') ON CONFLICT DO NOTHING"
                    " RETURNING id",
                    4));
        CHECK_FALSE(
            db->any("INSERT INTO harbours (id, name) VALUES ($1, 'x')"
                    " ON CONFLICT DO NOTHING RETURNING id",
                    4));
        CHECK(db->run("DELETE FROM harbours WHERE id = $1", 4) == 1);
        CHECK(db->run("DELETE FROM harbours WHERE id = $1", 4) == 0);
        CHECK_FALSE(db->any("SELECT 1 AS value FROM harbours WHERE name LIKE 'HARBOUR%'"));
    });
}

TEST_CASE("a statement may be asked again from within its own rows") {
    on_each([](Database& database) {
        database.in_transaction({1}, [](Writer& db) {
            for (int i = 1; i <= 4; ++i) add_harbour(db, i);
        });
        auto db = database.read();
        const std::function<int(int)> below = [&](int id) {
            int sum = 0;
            db->each([&](const Row& row) { sum += 1 + below(row["id"]); },
                     "SELECT id FROM harbours WHERE id < $1", id);
            return sum;
        };
        CHECK(below(5) == 15);
    });
}

TEST_CASE("a stream passes every row, in order, and stands further questions") {
    on_each([](Database& database) {
        database.in_transaction({1}, [](Writer& db) {
            for (int i = 1; i <= 2500; ++i) add_harbour(db, i);
        });
        auto db = database.read();
        std::int64_t expected = 1;
        db->stream(
            [&](const Row& row) {
                CHECK(row["id"].integer() == expected);
                if (expected % 1000 == 0)
                    CHECK(db->any("SELECT 1 AS value FROM harbours WHERE id = $1", expected));
                ++expected;
            },
            "SELECT id FROM harbours WHERE id >= $1 ORDER BY id", 1);
        CHECK(expected == 2501);
    });
}

TEST_CASE("the statements are counted, each once") {
    on_each([](Database& database) {
        auto db = database.read();
        const auto before = db->statements_run();
        const auto all = database.statements_run();
        boats(*db);
        boats(*db);
        CHECK(db->statements_run() - before == 2);
        CHECK(database.statements_run() - all == 2);
    });
}

TEST_CASE("settings") {
    tests::on_each_database(schema(), [](Database& database) {
        auto db = database.write({1});
        CHECK_FALSE(setting(*db, "zone"));
        set_setting(*db, "zone", "Europe/Helsinki");
        set_setting(*db, "zone", "Europe/Stockholm");
        CHECK(setting(*db, "zone") == "Europe/Stockholm");
        remove_setting(*db, "zone");
        CHECK_FALSE(setting(*db, "zone"));
    });
}
