// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engines/swedish/search_terms.hpp"
#include "kernel/ui/feature.hpp"
#include "kernel/web/viewer.hpp"

// Finding what was said and decided, within what the viewer may see. Other features state what can
// be found; search knows only kinds, ids, domains and terms.
namespace samskap::search {

using web::DomainId;

// Migrations. The page is added by add_routes, which needs to know what all features have.
const Feature& feature();

// One face of one thing. A statement that is open in a masked copy has two entries: its own words
// for the group's domain, the masked ones for everyone.
struct Entry {
    std::string_view kind;  // as in Searchable
    std::int64_t object = 0;
    std::optional<Day>
        day;  // when it was said; none for what stands above days: a matter, a person
    DomainId domain;
    std::string text;  // everything it shall be found by
};
// States the entry anew, in the transaction of its cause; the same one twice costs one look.
void index(db::Writer& db, const Entry& entry);
// Takes away every face of a thing, or the one for a domain.
void remove(db::Writer& db, std::string_view kind, std::int64_t object);
void remove(db::Writer& db, std::string_view kind, std::int64_t object, DomainId domain);

struct Hit {
    std::string kind;
    std::int64_t object = 0;
    bool operator==(const Hit&) const = default;
};
enum class Order {
    best_first,    // few enough to be weighed against each other
    newest_first,  // so many that only time orders them; things without a day come before
};
struct Found {
    std::vector<Hit> hits;
    Order order = Order::best_first;
    swedish::Precision precision = swedish::Precision::exact;
    std::int64_t count = 0;  // of all pages, when the order is best_first
    bool more = false;       // there is a next page
    // What was asked instead, when nothing held the words as they were written.
    std::optional<swedish::Query> instead = {};
};
struct Page {
    int number = 1;  // from 1; what lies beyond the last page is empty
    int size = 20;
};
// What these domains may see, and nothing else, is looked at, counted and weighed. With å, ä and ö
// as they are written; only when that finds nothing, forgiving; and when that finds nothing either,
// without ordinary words beside a day ("möte 5 november"), or with one slip in a word put right.
Found find(db::Reader& db, const db::List& domains, const swedish::Query& query, Page page);

// The page /search. `kinds` are the searchable things of all features.
void add_routes(web::Router& router, std::vector<Searchable> kinds);

// Makes the full-text index anew out of the stored terms: after a restore, and after an erasure, so
// that no forgotten word stays in its pages.
void rebuild(db::Writer& db);
// True when index and stored terms agree; for `samskap verify`. After false nothing of the
// transaction can be kept.
bool is_sound(db::Writer& db);

}  // namespace samskap::search
