// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

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
