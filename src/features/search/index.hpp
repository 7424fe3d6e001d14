// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kernel/db/database.hpp"

// The full-text index, where the two databases differ. Terms are words without blanks or quotes.
namespace samskap::search {

// Entries are numbered so that ascending is newest first, and what has no day comes before all
// days: both databases then walk in the order wanted, and stop when they have enough.
struct Numbers {
    std::int64_t first;
    std::int64_t end;  // one past the last
};
Numbers numbers_of(std::optional<Day> day);

// The term that stands for who may see an entry.
std::string domain_term(std::int64_t domain);

// Entries that hold at least one term of each group.
using Groups = std::vector<std::vector<std::string>>;
// The smallest numbers that match, ascending, at most `limit`.
std::vector<std::int64_t> matching(db::Reader& db, const Groups& groups, std::int64_t limit);

std::vector<std::int64_t> matching_sqlite(db::Reader& db, const Groups& groups, std::int64_t limit);
std::vector<std::int64_t> matching_postgres(db::Reader& db, const Groups& groups,
                                            std::int64_t limit);
// SQLite's index is told of each entry; PostgreSQL's is made from the table by the database itself.
struct Stored {
    std::int64_t number = 0;
    std::string terms;
};
void put_in_sqlite(db::Writer& db, const Stored& entry);
void take_out_sqlite(db::Writer& db, const Stored& entry);
void rebuild_sqlite(db::Writer& db);
bool is_sound_sqlite(db::Writer& db);

struct Signs {
    std::string_view quote;
    std::string_view any;  // between alternatives
    std::string_view all;  // between groups
};
std::string expression(const Groups& groups, Signs signs);

}  // namespace samskap::search
