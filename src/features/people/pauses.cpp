// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/people/pauses.hpp"

#include <algorithm>

namespace samskap::people {
namespace {

constexpr std::int64_t k_window_seconds = 3600;
constexpr std::int64_t k_longest_pause_seconds = 600;

}  // namespace

Failures failures_of(db::Reader& db, std::string_view about, Instant at) {
    return db.one(
        [](const db::Row& row) -> Failures {
            return {row["many"], row["last"]};
        },
        R"sql(
        SELECT COUNT(*) AS many, COALESCE(MAX(at), 0) AS last FROM sign_in_failures
         WHERE about = $1 AND at > $2
    )sql",
        about, Instant{at.seconds - k_window_seconds});
}

bool must_wait(const Failures& failures, std::int64_t free, Instant at) {
    const auto beyond = failures.many - free;
    if (beyond < 0) return false;
    const auto doubled = std::int64_t{4} << std::min<std::int64_t>(beyond, 8);
    const auto pause = std::min(doubled, k_longest_pause_seconds);
    return at.seconds < failures.last.seconds + pause;
}

void note_failures(db::Writer& db, const std::vector<std::string>& about) {
    for (const auto& one : about)
        db.run("INSERT INTO sign_in_failures (about, at) VALUES ($1, $2)", one, db.at());
    db.run("DELETE FROM sign_in_failures WHERE at < $1",
           Instant{db.at().seconds - k_window_seconds});
}

}  // namespace samskap::people
