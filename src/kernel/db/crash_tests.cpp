// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>

#include "kernel/db/backup.hpp"
#include "kernel/db/log.hpp"
#include "kernel/db/schema.hpp"
#include "kernel/db/settings.hpp"
#include "tests/world/databases.hpp"

using namespace samskap;
using namespace samskap::db;

namespace {

// Writes until it is killed, and says the number of each transaction once it is kept.
[[noreturn]] void write_until_killed(const std::string& where, int say) {
    Database database{where, 1};
    for (std::int64_t n = 1;; ++n) {
        database.in_transaction({n}, [&](Writer& db) {
            append_log(db, {.verb = "count", .kind = "n", .object = n});
            set_setting(db, "n", std::to_string(n));
        });
        if (::write(say, &n, sizeof n) != sizeof n) ::_exit(1);
    }
}

// The last number that a writer said before it was killed, `after` that many transactions.
std::int64_t last_kept_by_one_killed(const std::string& where, int after) {
    int ends[2] = {};
    REQUIRE(::pipe(ends) == 0);
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) write_until_killed(where, ends[1]);
    ::close(ends[1]);
    std::int64_t last = 0;
    std::int64_t said = 0;
    while (::read(ends[0], &said, sizeof said) == sizeof said) {
        last = said;
        if (said == after) ::kill(child, SIGKILL);
    }
    ::close(ends[0]);
    ::waitpid(child, nullptr, 0);
    return last;
}

}  // namespace

TEST_CASE("a program killed while it writes: all that it kept is there, and nothing half") {
    for (const auto kind : tests::kinds())
        for (const int after : {1, 17, 60}) {
            tests::Place place(kind, tests::template_of(kind, schema()));
            const auto last = last_kept_by_one_killed(place.where(), after);
            CHECK(last >= after);
            Database database{place.where(), 2};
            // The writer takes its turn, so a transaction that the server still rolls back is over.
            auto db = database.write({1});
            const auto there = std::stoll(setting(*db, "n").value_or("0"));
            CHECK(there >= last);
            CHECK(there <= last + 1);
            const auto log = verify_log(*db);
            CHECK(log.entries == there);
            CHECK_FALSE(log.broken_at);
            CHECK(check_integrity(*db).empty());
        }
}

namespace {

// Another program that comes, reads and ends, each time it is told to.
class Passer {
public:
    explicit Passer(const std::string& where) {
        REQUIRE(::pipe(m_ask) == 0);
        REQUIRE(::pipe(m_answer) == 0);
        m_child = ::fork();
        REQUIRE(m_child >= 0);
        if (m_child == 0) pass(where);
    }
    ~Passer() {
        ::close(m_ask[1]);
        ::kill(m_child, SIGKILL);
        ::waitpid(m_child, nullptr, 0);
        for (const int end : {m_ask[0], m_answer[0], m_answer[1]}) ::close(end);
    }
    Passer(const Passer&) = delete;
    Passer& operator=(const Passer&) = delete;

    // What it found written: how many entries.
    std::int64_t come_and_go() {
        std::int64_t found = -1;
        REQUIRE(::write(m_ask[1], "?", 1) == 1);
        REQUIRE(::read(m_answer[0], &found, sizeof found) == sizeof found);
        return found;
    }

private:
    [[noreturn]] void pass(const std::string& where) {
        for (char asked = 0; ::read(m_ask[0], &asked, 1) == 1;) {
            std::int64_t found = 0;
            {
                Database database{where, 3};
                found = verify_log(*database.read()).entries;
            }
            if (::write(m_answer[1], &found, sizeof found) != sizeof found) break;
        }
        ::_exit(0);
    }
    int m_ask[2] = {};
    int m_answer[2] = {};
    pid_t m_child = -1;
};

}  // namespace

TEST_CASE("a program that comes and goes takes nothing with it that another has kept") {
    tests::Place place(Kind::sqlite, tests::template_of(Kind::sqlite, schema()));
    Passer passer(place.where());  // begun first: SQLite must not be carried over a fork
    Database database{place.where(), 1};
    for (std::int64_t n = 1; n <= 5; ++n) {
        database.in_transaction(
            {n}, [&](Writer& db) { append_log(db, {.verb = "count", .kind = "n", .object = n}); });
        // Two at once, so that a further connection is opened while the first is in use.
        auto one = database.read();
        auto other = database.read();
        CHECK(verify_log(*other).entries == n);
        CHECK(passer.come_and_go() == n);
        CHECK(std::filesystem::exists(place.where() + "-wal"));
    }
}
