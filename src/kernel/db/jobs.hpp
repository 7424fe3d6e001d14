// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "kernel/db/database.hpp"

// Jobs are rows in one leased table; every `serve` works from it. A crash gives the lease back
// when it runs out; each job is harmless when repeated.
namespace samskap::db {

// States the job in the transaction of its cause. The same kind and subject twice before it has
// run is one job.
void enqueue(Writer& db, std::string_view kind, std::int64_t subject, Instant not_before);

struct Job {
    std::string kind;
    std::int64_t subject = 0;
    int attempt = 1;
};
using Worker = std::function<void(Database&, const Job&, Instant at)>;

// Takes and runs at most one job that is due; answers whether there was one. A worker that throws
// has failed: tried again after 1, 5, 25 … minutes, and after eight tries marked as given up, which
// /health shows.
bool run_one_job(Database& database, const std::map<std::string, Worker, std::less<>>& workers,
                 Instant at);

}  // namespace samskap::db
