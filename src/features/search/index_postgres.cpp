// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "features/search/index.hpp"

// GIN gives what matches in no order, and all of it must be fetched before the newest are known. So
// each entry also has a term for the stretch of 64 days that its number lies in, and stretches are
// asked in turn: the newest, the eight before, the sixty-four before, the rest. A common word is
// found in the first; a rare one costs four small questions.
namespace samskap::search {
namespace {

constexpr unsigned k_stretch_bits = 30;  // as in the schema

std::vector<std::int64_t> ask(db::Reader& db, const Groups& groups, std::int64_t from,
                              std::int64_t limit) {
    const auto wanted = expression(groups, {.quote = "'", .any = " | ", .all = " & "});
    // OFFSET 0 keeps the planner from walking all entries by number and looking into each.
    return db.all([](const db::Row& row) -> std::int64_t { return row["number"]; }, R"sql(
        SELECT m.number
          FROM (SELECT number FROM search_entries
                 WHERE array_to_tsvector(string_to_array(terms, ' ') ||
                                         ('#' || CAST(number >> 30 AS TEXT)))
                       @@ CAST($1 AS tsquery)
                OFFSET 0) m
         WHERE m.number >= $2
         ORDER BY m.number
         LIMIT $3
    )sql",
                  wanted, from, limit);
}

std::int64_t newest_stretch(db::Reader& db) {
    const auto newest = db.maybe([](const db::Row& row) -> std::int64_t { return row["number"]; },
                                 R"sql(
        SELECT number FROM search_entries WHERE number >= $1 ORDER BY number LIMIT 1
    )sql",
                                 numbers_of(std::nullopt).end);
    return newest.value_or(0) >> k_stretch_bits;
}

void append(std::vector<std::int64_t>& to, const std::vector<std::int64_t>& more) {
    to.insert(to.end(), more.begin(), more.end());
}

// Stretches [first, end), which lie after all that `found` came from.
void ask_stretches(db::Reader& db, Groups groups, std::int64_t first, std::int64_t end,
                   std::int64_t limit, std::vector<std::int64_t>& found) {
    auto& stretches = groups.emplace_back();
    for (auto stretch = first; stretch < end; ++stretch)
        stretches.push_back(fmt::format("#{}", stretch));
    append(found, ask(db, groups, 0, limit - static_cast<std::int64_t>(found.size())));
}

}  // namespace

std::vector<std::int64_t> matching_postgres(db::Reader& db, const Groups& groups,
                                            std::int64_t limit) {
    std::vector<std::int64_t> found;
    const auto has_enough = [&] { return static_cast<std::int64_t>(found.size()) >= limit; };
    ask_stretches(db, groups, 0, 1, limit, found);  // what has no day
    auto first = std::max<std::int64_t>(newest_stretch(db), 1);
    for (const std::int64_t length : {1, 8, 64}) {
        if (has_enough()) return found;
        ask_stretches(db, groups, first, first + length, limit, found);
        first += length;
    }
    if (has_enough()) return found;
    append(found, ask(db, groups, first << k_stretch_bits,
                      limit - static_cast<std::int64_t>(found.size())));
    return found;
}

}  // namespace samskap::search
