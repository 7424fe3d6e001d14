// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "features/people/people.hpp"

// Pauses for whoever guesses: they grow, and always end.
namespace samskap::people {

struct Failures {
    std::int64_t many = 0;
    Instant last;
};
// Within the last hour. `about` is a hash of what was tried, or from where.
Failures failures_of(db::Reader& db, std::string_view about, Instant at);
// 4, 8, 16 … seconds after each failure beyond the free ones, ten minutes at most.
bool must_wait(const Failures& failures, std::int64_t free, Instant at);
void note_failures(db::Writer& db, const std::vector<std::string>& about);

}  // namespace samskap::people
