// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "features/search/index.hpp"

// GIN gives what matches in no order, and all of it must be fetched before the newest are known. So
// each entry also has terms for the eight and the sixty-four days that its number lies in. The
// newest eight are asked first, and how much they hold says how many more to ask; of a rare word
// all that is left.
namespace samskap::search {
namespace {

constexpr unsigned k_stretch_bits = 27;  // as in the schema
constexpr std::int64_t k_in_long = 8;    // stretches in a long one
// Asking for more stretches than this by name costs more than asking for all that is left.
constexpr std::int64_t k_most_stretches = 64;

std::vector<std::int64_t> ask(db::Reader& db, const Groups& groups, std::int64_t from,
                              std::int64_t limit) {
    const auto wanted = expression(groups, {.quote = "'", .any = " | ", .all = " & "});
    // OFFSET 0 keeps the planner from walking all entries by number and looking into each.
    return db.all([](const db::Row& row) -> std::int64_t { return row["number"]; }, R"sql(
        SELECT m.number
          FROM (SELECT number FROM search_entries
                 WHERE array_to_tsvector(string_to_array(terms, ' ') ||
                                         ('#' || CAST(number >> 27 AS TEXT)) ||
                                         ('##' || CAST(number >> 30 AS TEXT)))
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

// Stretches [first, end), which lie after all that `found` came from; long ones where they fit.
void ask_stretches(db::Reader& db, Groups groups, std::int64_t first, std::int64_t end,
                   std::int64_t limit, std::vector<std::int64_t>& found) {
    auto& stretches = groups.emplace_back();
    while (first < end) {
        const bool is_long = first % k_in_long == 0 && first + k_in_long <= end;
        stretches.push_back(is_long ? fmt::format("##{}", first / k_in_long)
                                    : fmt::format("#{}", first));
        first += is_long ? k_in_long : 1;
    }
    append(found, ask(db, groups, 0, limit - std::ssize(found)));
}

// How many stretches probably hold what is still wanted, a quarter more to be safe.
std::int64_t stretches_left(std::int64_t asked, std::int64_t found, std::int64_t wanted) {
    const auto probably = found == 0 ? k_most_stretches + 1 : wanted * asked * 5 / (found * 4) + 1;
    // The newest is not over yet, and little says little.
    return asked < k_in_long ? std::min(probably, k_in_long) : probably;
}

}  // namespace

std::vector<std::int64_t> matching_postgres(db::Reader& db, const Groups& groups,
                                            std::int64_t limit) {
    std::vector<std::int64_t> found;
    ask_stretches(db, groups, 0, 1, limit, found);  // what has no day
    const auto without_day = static_cast<std::int64_t>(found.size());
    const auto newest = std::max<std::int64_t>(newest_stretch(db), 1);
    auto first = newest;
    for (std::int64_t length = 1; length <= k_most_stretches;) {
        if (static_cast<std::int64_t>(found.size()) >= limit) return found;
        auto end = first + length;
        if (length > k_in_long) end += k_in_long - end % k_in_long;
        ask_stretches(db, groups, first, end, limit, found);
        first = end;
        length = stretches_left(first - newest, std::ssize(found) - without_day,
                                limit - std::ssize(found));
    }
    if (std::ssize(found) < limit)
        append(found, ask(db, groups, first << k_stretch_bits, limit - std::ssize(found)));
    return found;
}

}  // namespace samskap::search
