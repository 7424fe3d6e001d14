// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <atomic>
#include <set>
#include <thread>

#include "kernel/db/jobs.hpp"
#include "kernel/db/schema.hpp"
#include "kernel/db/settings.hpp"
#include "tests/world/databases.hpp"

using namespace samskap;
using namespace samskap::db;

namespace {

using Workers = std::map<std::string, Worker, std::less<>>;

void on_each(void (*test)(Database&)) { tests::on_each_database(schema(), test); }

void state(Database& database, std::string_view kind, std::int64_t subject, Instant not_before) {
    database.in_transaction({1}, [&](Writer& db) { enqueue(db, kind, subject, not_before); });
}
JobCounts counts(Database& database) { return count_jobs(*database.read()); }

}  // namespace

TEST_CASE("a job runs when its time has come, once, with its subject") {
    on_each([](Database& database) {
        std::vector<std::int64_t> ran;
        const Workers workers{
            {"send", [&](Database&, const Job& job, Instant) { ran.push_back(job.subject); }}};
        CHECK_FALSE(run_one_job(database, workers, {100}));
        state(database, "send", 7, {200});
        state(database, "send", 8, {150});
        state(database, "send", 7, {190});  // the same job, earlier
        state(database, "send", 7, {300});
        state(database, "unknown here", 1, {0});
        CHECK(counts(database).waiting == 3);
        CHECK_FALSE(run_one_job(database, workers, {149}));
        CHECK(run_one_job(database, workers, {190}));
        CHECK(run_one_job(database, workers, {190}));
        CHECK_FALSE(run_one_job(database, workers, {10'000}));
        CHECK(ran == std::vector<std::int64_t>{8, 7});
        CHECK(counts(database).waiting == 1);
        CHECK(counts(database).oldest_due == Instant{0});
    });
}

TEST_CASE("a job of a transaction that is not kept never runs") {
    on_each([](Database& database) {
        {
            auto writing = database.write({1});
            enqueue(*writing, "send", 1, {0});
        }
        const Workers workers{{"send", [](Database&, const Job&, Instant) {}}};
        CHECK_FALSE(run_one_job(database, workers, {100}));
    });
}

TEST_CASE("a job that fails is tried again, later and later, and after eight tries given up") {
    on_each([](Database& database) {
        std::vector<std::int64_t> tried;
        const Workers workers{
            {"send", [&](Database& db, const Job& job, Instant at) {
                 CHECK(job.attempt == static_cast<int>(tried.size()) + 1);
                 tried.push_back(at.seconds);
                 db.in_transaction(at, [](Writer& writer) { set_setting(writer, "half", "done"); });
                 throw Fault("the post office is closed \xff");
             }}};
        state(database, "send", 1, {0});
        for (std::int64_t at = 0; at < 4 * 86'400; at += 60) run_one_job(database, workers, {at});
        std::vector<std::int64_t> minutes;
        for (std::size_t i = 1; i < tried.size(); ++i)
            minutes.push_back((tried[i] - tried[i - 1]) / 60);
        CHECK(minutes == std::vector<std::int64_t>{1, 5, 25, 125, 625, 1440, 1440});
        CHECK(counts(database).given_up == 1);
        CHECK(counts(database).waiting == 0);
        CHECK(
            database.read()->any("SELECT 1 AS value FROM jobs WHERE why LIKE 'the post office%'"));
        // The same cause once more is a new job.
        state(database, "send", 1, {0});
        CHECK(counts(database).waiting == 1);
    });
}

TEST_CASE("a job whose program crashed is taken again when its lease has run out") {
    on_each([](Database& database) {
        struct Crash {};  // leaves without a word, as the whole program would
        int tries = 0;
        Workers workers{{"send", [&](Database&, const Job&, Instant) {
                             ++tries;
                             throw Crash();
                         }}};
        state(database, "send", 1, {0});
        CHECK_THROWS_AS(run_one_job(database, workers, {10}), Crash);
        CHECK(counts(database).running == 1);
        CHECK_FALSE(run_one_job(database, workers, {10 + k_lease_seconds - 1}));
        std::int64_t at = 10;
        for (int i = 2; i <= 8; ++i) {
            at += k_lease_seconds;
            CHECK_THROWS_AS(run_one_job(database, workers, {at}), Crash);
        }
        // One that takes the program down with it every time ends some day.
        CHECK_FALSE(run_one_job(database, workers, {at + k_lease_seconds}));
        CHECK(tries == 8);
        CHECK(counts(database).given_up == 1);
    });
}

TEST_CASE("a slow one whose job was taken over has no say any more") {
    on_each([](Database& database) {
        int inner = 0;
        const Workers quick{{"send", [&](Database&, const Job& job, Instant) {
                                 ++inner;
                                 CHECK(job.attempt == 2);
                             }}};
        bool is_late = false;
        const Workers slow{{"send", [&](Database& db, const Job&, Instant) {
                                is_late = true;
                                CHECK(run_one_job(db, quick, {k_lease_seconds + 5}));
                                throw Fault("too late");
                            }}};
        state(database, "send", 1, {0});
        CHECK(run_one_job(database, slow, {5}));
        CHECK(is_late);
        CHECK(inner == 1);
        CHECK(counts(database).waiting == 0);
        CHECK_FALSE(run_one_job(database, quick, {1'000'000}));
    });
}

TEST_CASE("a cause that comes while the job runs makes it run once more") {
    on_each([](Database& database) {
        for (const bool fails : {false, true}) {
            int ran = 0;
            const Workers workers{{"index", [&](Database& db, const Job&, Instant at) {
                                       if (ran++ > 0) return;
                                       state(db, "index", 4, at);
                                       if (fails) throw Fault("half way");
                                   }}};
            state(database, "index", 4, {10});
            while (run_one_job(database, workers, {10})) {
            }
            CHECK(ran == 2);
            CHECK(counts(database).waiting == 0);
        }
    });
}

TEST_CASE("many workers: every job is done by exactly one") {
    on_each([](Database& database) {
        std::mutex mutex;
        std::multiset<std::int64_t> done;
        const Workers workers{{"count", [&](Database&, const Job& job, Instant) {
                                   const std::lock_guard lock(mutex);
                                   done.insert(job.subject);
                               }}};
        database.in_transaction({1}, [](Writer& db) {
            for (int i = 1; i <= 60; ++i) enqueue(db, "count", i, {0});
        });
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] {
                while (run_one_job(database, workers, {10})) {
                }
            });
        for (auto& thread : threads) thread.join();
        CHECK(done.size() == 60);
        for (int i = 1; i <= 60; ++i) CHECK(done.count(i) == 1);
    });
}
