// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "kernel/db/database.hpp"

// Jobs are rows in one leased table; every `serve` works from it. A crash gives the lease back
// when it runs out; each job is harmless when repeated.
namespace samskap::db {

// States the job in the transaction of its cause. The same kind and subject twice before it has
// begun to run is one job, due at the earlier time; while it runs, it will run once more.
void enqueue(Writer& db, std::string_view kind, std::int64_t subject, Instant not_before);

struct Job {
    std::string kind;
    std::int64_t subject = 0;
    int attempt = 1;
};
using Worker = std::function<void(Database&, const Job&, Instant at)>;

// A job that has not come back after this long is taken again, by whoever sees it.
constexpr std::int64_t k_lease_seconds = 600;

// Takes and runs at most one job that is due and that one of the workers can do; answers whether
// there was one. The worker runs outside any transaction and opens its own. A worker that throws
// has failed: tried again after 1, 5, 25 … minutes, and after eight tries marked as given up, which
// /health shows.
bool run_one_job(Database& database, const std::map<std::string, Worker, std::less<>>& workers,
                 Instant at);

struct JobCounts {
    std::int64_t waiting = 0;
    std::int64_t running = 0;
    std::int64_t given_up = 0;
    std::optional<Instant> oldest_due;  // of those that wait
};
JobCounts count_jobs(Reader& db);

}  // namespace samskap::db
