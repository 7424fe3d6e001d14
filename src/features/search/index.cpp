// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/search/index.hpp"

#include <algorithm>

#include "features/people/lexicon.hpp"
#include "features/search/search.hpp"
#include "kernel/base/text.hpp"

namespace samskap::search {
namespace {

constexpr std::int64_t k_last_day = 1'000'000;  // in the year 4707
constexpr std::int64_t k_places = std::int64_t{1} << 24U;

struct Stored {
    std::int64_t number;
    std::string terms;
};

std::optional<Stored> stored_entry(db::Reader& db, const Entry& entry) {
    return db.maybe([](const db::Row& row) -> Stored { return {row["number"], row["terms"]}; },
                    R"sql(
        SELECT number, terms FROM search_entries
         WHERE kind = $1 AND object = $2 AND domain = $3
    )sql",
                    entry.kind, entry.object, entry.domain);
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
    const auto slot = day ? std::clamp<std::int64_t>(k_last_day - day->number, 1, 2 * k_last_day) : 0;
    return {slot * k_places, (slot + 1) * k_places};
}

std::string domain_term(std::int64_t domain) { return "@" + std::to_string(domain); }

void index(db::Writer& db, const Entry& entry) {
    const auto numbers = numbers_of(entry.day);
    const auto terms = terms_text(entry);
    if (const auto stored = stored_entry(db, entry)) {
        const bool same_day = stored->number >= numbers.first && stored->number < numbers.end;
        if (same_day && stored->terms == terms) return;
        remove(db, entry.kind, entry.object, entry.domain);
    }
    db.run(R"sql(
        INSERT INTO search_entries (number, kind, object, domain, terms)
        VALUES ($1, $2, $3, $4, $5)
    )sql",
           free_number(db, numbers), entry.kind, entry.object, entry.domain, terms);
}

void remove(db::Writer& db, std::string_view kind, std::int64_t object) {
    db.run("DELETE FROM search_entries WHERE kind = $1 AND object = $2", kind, object);
}

void remove(db::Writer& db, std::string_view kind, std::int64_t object, DomainId domain) {
    db.run("DELETE FROM search_entries WHERE kind = $1 AND object = $2 AND domain = $3", kind, object,
           domain);
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
    // PostgreSQL's index is made from the stored terms by the database itself.
    if (db.kind() == db::Kind::sqlite) rebuild_sqlite(db);
}

void check(db::Writer& db) {
    if (db.kind() == db::Kind::sqlite) check_sqlite(db);
}

}  // namespace samskap::search
