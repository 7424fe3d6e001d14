// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/search/index.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "features/people/lexicon.hpp"
#include "features/search/search.hpp"
#include "kernel/base/text.hpp"

namespace samskap::search {
namespace {

constexpr std::int64_t k_last_day = 1'000'000;  // in the year 4707
constexpr std::int64_t k_places = std::int64_t{1} << 24U;

Stored read_stored(const db::Row& row) { return {.number = row["number"], .terms = row["terms"]}; }

// Without a domain, every face of the thing.
std::vector<Stored> stored_entries(db::Reader& db, std::string_view kind, std::int64_t object,
                                   std::optional<DomainId> domain) {
    return db.all(read_stored, R"sql(
        SELECT number, terms FROM search_entries
         WHERE kind = $1 AND object = $2 AND ($3 IS NULL OR domain = $3)
    )sql",
                  kind, object, domain);
}

void add(db::Writer& db, const Entry& entry, const Stored& stored) {
    db.run(R"sql(
        INSERT INTO search_entries (number, kind, object, domain, terms)
        VALUES ($1, $2, $3, $4, $5)
    )sql",
           stored.number, entry.kind, entry.object, entry.domain, stored.terms);
    if (db.kind() == db::Kind::sqlite) put_in_sqlite(db, stored);
}

void take_out(db::Writer& db, const std::vector<Stored>& entries) {
    for (const auto& entry : entries) {
        if (db.kind() == db::Kind::sqlite) take_out_sqlite(db, entry);
        db.run("DELETE FROM search_entries WHERE number = $1", entry.number);
    }
}

std::int64_t free_number(db::Reader& db, Numbers numbers) {
    const auto last = db.maybe([](const db::Row& row) -> std::int64_t { return row["number"]; },
                               R"sql(
        SELECT number FROM search_entries
         WHERE number >= $1 AND number < $2
         ORDER BY number DESC
         LIMIT 1
    )sql",
                               numbers.first, numbers.end);
    const auto number = last ? *last + 1 : numbers.first;
    ensure(number < numbers.end, "no more than sixteen million searchable things for one day");
    return number;
}

std::string terms_text(const Entry& entry) {
    auto terms = swedish::terms_of(entry.text, people::lexicon());
    terms.insert(terms.begin(), domain_term(entry.domain.value));
    return text::join(terms, " ");
}

}  // namespace

Numbers numbers_of(std::optional<Day> day) {
    const auto slot =
        day ? std::clamp<std::int64_t>(k_last_day - day->number, 1, 2 * k_last_day) : 0;
    return {slot * k_places, (slot + 1) * k_places};
}

std::string domain_term(std::int64_t domain) { return fmt::format("@{}", domain); }

void index(db::Writer& db, const Entry& entry) {
    const auto numbers = numbers_of(entry.day);
    auto terms = terms_text(entry);
    const auto before = stored_entries(db, entry.kind, entry.object, entry.domain);
    const bool is_known = std::any_of(before.begin(), before.end(), [&](const Stored& stored) {
        return stored.number >= numbers.first && stored.number < numbers.end &&
               stored.terms == terms;
    });
    if (is_known) return;
    take_out(db, before);
    add(db, entry, {.number = free_number(db, numbers), .terms = std::move(terms)});
}

void remove(db::Writer& db, std::string_view kind, std::int64_t object) {
    take_out(db, stored_entries(db, kind, object, std::nullopt));
}

void remove(db::Writer& db, std::string_view kind, std::int64_t object, DomainId domain) {
    take_out(db, stored_entries(db, kind, object, domain));
}

std::vector<std::int64_t> matching(db::Reader& db, const Groups& groups, std::int64_t limit) {
    // Nobody's domains and no words find nothing, rather than everything.
    const auto is_empty = [](const auto& group) { return group.empty(); };
    if (groups.empty() || std::any_of(groups.begin(), groups.end(), is_empty)) return {};
    return db.kind() == db::Kind::sqlite ? matching_sqlite(db, groups, limit)
                                         : matching_postgres(db, groups, limit);
}

std::string expression(const Groups& groups, Signs signs) {
    std::string all;
    for (const auto& group : groups) {
        std::string any;
        for (const auto& term : group) {
            ensure(term.find_first_of("\"'\\ ") == std::string::npos, "a term is one word");
            if (!any.empty()) any.append(signs.any);
            any.append(signs.quote).append(term).append(signs.quote);
        }
        if (!all.empty()) all.append(signs.all);
        all.append("(").append(any).append(")");
    }
    return all;
}

void rebuild(db::Writer& db) {
    if (db.kind() == db::Kind::sqlite) rebuild_sqlite(db);
}

bool is_sound(db::Writer& db) { return db.kind() != db::Kind::sqlite || is_sound_sqlite(db); }

}  // namespace samskap::search
