// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/db/jobs.hpp"

#include <array>
#include <exception>

#include "kernel/base/text.hpp"

namespace samskap::db {
namespace {

constexpr std::int64_t k_most_attempts = 8;
constexpr std::array<std::int64_t, 8> k_minutes_to_wait{1, 5, 25, 125, 625, 1440, 1440, 1440};

using Workers = std::map<std::string, Worker, std::less<>>;
using JobId = Id<struct JobTag>;

struct Leased {
    JobId id;
    std::string kind;
    std::int64_t subject = 0;
    Instant due_at;
    std::int64_t attempts = 0;
};

// A running job is due when its lease has run out: whoever had it is gone.
std::optional<Leased> earliest_due(Reader& db, const Workers& workers, Instant at) {
    std::optional<Leased> earliest;
    const auto look = [&](std::string_view kind, std::string_view state) {
        const auto found = db.maybe(
            [](const Row& row) -> Leased {
                return {.id = row["id"],
                        .kind = row["kind"],
                        .subject = row["subject"],
                        .due_at = row["due_at"],
                        .attempts = row["attempts"]};
            },
            R"sql(
            SELECT id, kind, subject, due_at, attempts FROM jobs
             WHERE state = $1 AND kind = $2 AND due_at <= $3
             ORDER BY due_at, id LIMIT 1
        )sql",
            state, kind, at);
        if (found && (!earliest || found->due_at < earliest->due_at)) earliest = found;
    };
    for (const auto& [kind, worker] : workers) {
        look(kind, "waiting");
        look(kind, "running");
    }
    return earliest;
}

void give_up(Writer& db, const Leased& job, std::string_view why) {
    db.run("UPDATE jobs SET state = 'given up', why = $1 WHERE id = $2", why, job.id);
}

std::optional<Leased> take(Database& database, const Workers& workers, Instant at) {
    // Mostly there is nothing to do, and then nobody's turn to write is taken.
    if (!earliest_due(*database.read(), workers, at)) return std::nullopt;
    return database.in_transaction(at, [&](Writer& db) {
        auto job = earliest_due(db, workers, at);
        // One that takes the whole program down with it must end some day.
        while (job && job->attempts >= k_most_attempts) {
            give_up(db, *job, "did not come back");
            job = earliest_due(db, workers, at);
        }
        if (!job) return job;
        ++job->attempts;
        db.run("UPDATE jobs SET state = 'running', due_at = $1, attempts = $2 WHERE id = $3",
               Instant{at.seconds + k_lease_seconds}, job->attempts, job->id);
        return job;
    });
}

// Only the one who took it last may say how it went: `attempts` tells them apart.
bool is_still_mine(Reader& db, const Leased& job) {
    return db.any(
        "SELECT 1 AS value FROM jobs WHERE id = $1 AND state = 'running'"
        " AND attempts = $2",
        job.id, job.attempts);
}

void finish(Writer& db, const Leased& job) {
    if (is_still_mine(db, job)) db.run("DELETE FROM jobs WHERE id = $1", job.id);
}

void fail(Writer& db, const Leased& job, std::string_view why) {
    if (!is_still_mine(db, job)) return;
    if (job.attempts >= k_most_attempts) return give_up(db, job, why);
    const bool is_asked_again =
        db.any("SELECT 1 AS value FROM jobs WHERE kind = $1 AND subject = $2 AND state = 'waiting'",
               job.kind, job.subject);
    if (is_asked_again) {
        db.run("DELETE FROM jobs WHERE id = $1", job.id);
        return;
    }
    const auto minutes = k_minutes_to_wait.at(static_cast<std::size_t>(job.attempts - 1));
    db.run("UPDATE jobs SET state = 'waiting', due_at = $1, why = $2 WHERE id = $3",
           Instant{db.at().seconds + 60 * minutes}, why, job.id);
}

}  // namespace

void enqueue(Writer& db, std::string_view kind, std::int64_t subject, Instant not_before) {
    db.run(R"sql(
        INSERT INTO jobs (id, kind, subject, state, due_at, attempts, why)
        VALUES ($1, $2, $3, 'waiting', $4, 0, '')
        ON CONFLICT (kind, subject) WHERE state = 'waiting'
        DO UPDATE SET attempts = 0,
                      due_at = CASE WHEN excluded.due_at < jobs.due_at THEN excluded.due_at
                                    ELSE jobs.due_at END
    )sql",
           db.new_id<JobTag>(), kind, subject, not_before);
}

bool run_one_job(Database& database, const Workers& workers, Instant at) {
    const auto job = take(database, workers, at);
    if (!job) return false;
    std::optional<std::string> failure;
    try {
        workers.find(job->kind)->second(database,
                                        {.kind = job->kind,
                                         .subject = job->subject,
                                         .attempt = static_cast<int>(job->attempts)},
                                        at);
    } catch (const std::exception& trouble) {
        failure = text::clean(trouble.what());
    }
    database.in_transaction(at, [&](Writer& db) {
        if (failure)
            fail(db, *job, *failure);
        else
            finish(db, *job);
    });
    return true;
}

JobCounts count_jobs(Reader& db) {
    return db.one(
        [](const Row& row) -> JobCounts {
            return {.waiting = row["waiting"],
                    .running = row["running"],
                    .given_up = row["given_up"],
                    .oldest_due = row.optional("oldest_due")};
        },
        R"sql(
        SELECT count(*) FILTER (WHERE state = 'waiting') AS waiting,
               count(*) FILTER (WHERE state = 'running') AS running,
               count(*) FILTER (WHERE state = 'given up') AS given_up,
               min(due_at) FILTER (WHERE state = 'waiting') AS oldest_due
          FROM jobs
    )sql");
}

}  // namespace samskap::db
