// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <random>

#include "kernel/base/crypto.hpp"
#include "kernel/db/connection.hpp"
#include "kernel/db/log.hpp"
#include "kernel/db/log_faults.hpp"
#include "kernel/db/schema.hpp"
#include "tests/world/databases.hpp"

// Hands with full rights to the database, who know how the chain is made: whatever single thing
// they do to the log, it is found, and at the right number.
using namespace samskap;
using namespace samskap::db;

namespace {

// An entry as a forger holds it.
struct Forged {
    std::int64_t number = 0, at = 0, actor = 0, on_behalf_of = 0;
    std::string verb, kind;
    std::int64_t object = 0;
    std::string content_hash, previous_hash, hash, salt, content;

    // Worked out here anew, so that the chain cannot change its form unnoticed.
    void hash_again() {
        hash = crypto::sha256(fmt::format("{} {} {} {} {}:{} {}:{} {} {} {}", number, at, actor,
                                          on_behalf_of, verb.size(), verb, kind.size(), kind,
                                          object, content_hash, previous_hash));
    }
};
using Log = std::vector<Forged>;

Log read_log(Reader& db) {
    return db.all(
        [](const Row& row) -> Forged {
            return {.number = row["number"],
                    .at = row["at"],
                    .actor = row["actor"],
                    .on_behalf_of = row["on_behalf_of"],
                    .verb = row["verb"],
                    .kind = row["kind"],
                    .object = row["object"],
                    .content_hash = row["content_hash"],
                    .previous_hash = row["previous_hash"],
                    .hash = row["hash"],
                    .salt = row["salt"],
                    .content = row["content"]};
        },
        "SELECT e.number, e.at, e.actor, e.on_behalf_of, e.verb, e.kind, e.object, e.content_hash,"
        " e.previous_hash, e.hash, c.salt, c.content FROM log_entries e"
        " JOIN log_contents c ON c.number = e.number ORDER BY e.number");
}

void write_log(Writer& db, const Log& log) {
    db.connection().execute("DELETE FROM log_contents; DELETE FROM log_entries");
    for (const auto& e : log) {
        db.run(
            "INSERT INTO log_entries (number, at, actor, on_behalf_of, verb, kind, object,"
            " content_hash, previous_hash, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            e.number, e.at, e.actor, e.on_behalf_of, e.verb, e.kind, e.object, e.content_hash,
            e.previous_hash, e.hash);
        db.run("INSERT INTO log_contents (number, salt, content) VALUES ($1, $2, $3)", e.number,
               e.salt, e.content);
    }
}

using Dice = std::mt19937;

std::size_t one_of(Dice& dice, std::size_t from, std::size_t below) {
    return std::uniform_int_distribution<std::size_t>(from, below - 1)(dice);
}

void change_one_column(Forged& entry, Dice& dice) {
    switch (one_of(dice, 0, 8)) {
        case 0: entry.at += 60; break;
        case 1: entry.actor += 1; break;
        case 2: entry.on_behalf_of += 1; break;
        case 3: entry.verb += "ed"; break;
        case 4: entry.kind = "person"; break;
        case 5: entry.object += 1; break;
        case 6: entry.content += " "; break;
        default: entry.salt += "x"; break;
    }
}

// What is done, where it must be found: the number of the first fault.
struct Harm {
    const char* name;
    std::int64_t (*tamper)(Log&, Dice&);
};

std::int64_t change_a_row(Log& log, Dice& dice) {
    auto& entry = log[one_of(dice, 0, log.size())];
    change_one_column(entry, dice);
    return entry.number;
}

// With its own hash made right again: only the entry after it can tell.
std::int64_t change_a_row_and_its_hash(Log& log, Dice& dice) {
    auto& entry = log[one_of(dice, 0, log.size() - 1)];
    entry.content = "{\"forged\": true}";
    entry.content_hash = crypto::sha256(entry.salt + entry.content);
    entry.hash_again();
    return entry.number + 1;
}

std::int64_t remove_a_row(Log& log, Dice& dice) {
    const auto at = one_of(dice, 0, log.size() - 1);
    const auto number = log[at].number;
    log.erase(log.begin() + static_cast<std::ptrdiff_t>(at));
    return number;
}

// The gap closed, and every later number and hash but the links made right.
std::int64_t remove_a_row_and_renumber(Log& log, Dice& dice) {
    const auto number = remove_a_row(log, dice);
    for (auto& entry : log)
        if (entry.number > number) --entry.number;
    return number;
}

std::int64_t swap_two_rows(Log& log, Dice& dice) {
    const auto first = one_of(dice, 0, log.size() - 1);
    const auto second = one_of(dice, first + 1, log.size());
    std::swap(log[first].number, log[second].number);
    return static_cast<std::int64_t>(first) + 1;
}

// With a right hash, a right link to the entry before, and all later numbers moved up.
std::int64_t insert_a_row(Log& log, Dice& dice) {
    const auto at = one_of(dice, 1, log.size());
    Forged entry = log[at];
    for (auto i = at; i < log.size(); ++i) ++log[i].number;
    entry.actor += 1;
    entry.previous_hash = log[at - 1].hash;
    entry.hash_again();
    log.insert(log.begin() + static_cast<std::ptrdiff_t>(at), entry);
    return static_cast<std::int64_t>(at) + 2;
}

std::int64_t swap_two_contents(Log& log, Dice& dice) {
    const auto first = one_of(dice, 0, log.size() - 1);
    const auto second = one_of(dice, first + 1, log.size());
    std::swap(log[first].content, log[second].content);
    std::swap(log[first].salt, log[second].salt);
    return static_cast<std::int64_t>(first) + 1;
}

constexpr Harm k_harms[] = {{"a row changed", change_a_row},
                            {"a row changed with its hash", change_a_row_and_its_hash},
                            {"a row missing", remove_a_row},
                            {"a row missing, renumbered", remove_a_row_and_renumber},
                            {"two rows in other order", swap_two_rows},
                            {"a row inserted", insert_a_row},
                            {"two contents in other order", swap_two_contents}};

void write_entries(Database& database, int count) {
    for (int i = 1; i <= count; ++i)
        database.in_transaction({1000 + i}, [&](Writer& db) {
            append_log(db, {.actor = i % 4,
                            .verb = i % 2 == 0 ? "publish" : "correct",
                            .kind = "matter",
                            .object = i % 3,
                            .content = fmt::format("{{\"n\": {}}}", i)});
        });
}

}  // namespace

TEST_CASE("whatever one does to the log behind the program's back is found, at its number") {
    tests::on_each_database(schema(), [](Database& database) {
        write_entries(database, 24);
        Dice dice(20261123);
        for (const auto& harm : k_harms)
            for (int round = 0; round < 30; ++round) {
                auto writing = database.write({1});  // never kept
                auto log = read_log(*writing);
                const auto number = harm.tamper(log, dice);
                write_log(*writing, log);
                const auto found = log_faults(*writing);
                CAPTURE(harm.name);
                REQUIRE_FALSE(found.faults.empty());
                CHECK(found.faults.front().number == number);
                CHECK(verify_log(*writing).broken_at == number);
            }
        const auto whole = log_faults(*database.read());
        CHECK(whole.faults.empty());
        CHECK(whole.entries == 24);
    });
}

TEST_CASE("several faults are all named, and one change is one fault") {
    tests::on_each_database(schema(), [](Database& database) {
        write_entries(database, 24);
        auto writing = database.write({1});
        auto log = read_log(*writing);
        log[3].actor += 1;
        log[9].content += "!";
        log.erase(log.begin() + 19);
        write_log(*writing, log);
        const auto found = log_faults(*writing).faults;
        REQUIRE(found.size() == 3);
        CHECK(found[0].number == 4);
        CHECK(found[0].why == "entry changed");
        CHECK(found[1].number == 10);
        CHECK(found[1].why == "content changed");
        CHECK(found[2].number == 20);
        CHECK(found[2].why == "entry missing");
        CHECK(log_faults(*writing, 2).faults.size() == 2);
    });
}
