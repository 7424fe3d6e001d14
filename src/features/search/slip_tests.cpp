// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>

#include "features/people/lexicon.hpp"
#include "features/search/schema.hpp"
#include "features/search/search.hpp"
#include "tests/world/databases.hpp"

using namespace samskap;
using search::Entry;

namespace {

constexpr Instant k_now{1'800'000'000};
const db::List k_stranger{{web::k_open.value}};
const db::List k_worker{{web::k_open.value, web::k_organisations.value}};
constexpr web::DomainId k_group{777};
const db::List k_member{{web::k_open.value, web::k_organisations.value, k_group.value}};

Entry said(std::int64_t id, std::string text, web::DomainId domain = web::k_open,
           Day day = day_of(2026, 5, 4)) {
    return {
        .kind = "statement", .object = id, .day = day, .domain = domain, .text = std::move(text)};
}
void state(db::Database& database, const std::vector<Entry>& entries) {
    database.in_transaction(k_now, [&](db::Writer& db) {
        for (const auto& entry : entries) search::index(db, entry);
    });
}
search::Found found(db::Database& database, const db::List& domains, std::string_view words,
                    search::Page page = {}) {
    return search::find(*database.read(), domains, swedish::query_of(words, people::lexicon()),
                        page);
}
std::vector<std::int64_t> ids(const search::Found& found) {
    std::vector<std::int64_t> list;
    for (const auto& hit : found.hits) list.push_back(hit.object);
    return list;
}
using Ids = std::vector<std::int64_t>;

template <class Test>
void on_each(Test test) {
    tests::on_each_database(search::schema(), test);
}

}  // namespace

TEST_CASE("search: one slip in a word finds the likeliest word that the viewer may see") {
    on_each([](db::Database& database) {
        state(database, {said(1, "Vi arbetar med ett lokalprogram"),
                         said(2, "Frågan om arvode för unga"), said(3, "Arvodet betalas ut"),
                         said(4, "En arkad byggs"), said(5, "Rekryteringen av ledare"),
                         said(6, "Fritidsbanken har öppet"), said(7, "Brännbollsturneringen"),
                         said(8, "Unga i utanförskap"), said(10, "Haddadi frågar")});
        const std::pair<const char*, Ids> slips[] = {
            {"lokalprogrm", {1}}, {"arvde", {3, 2}},
            {"rekryterng", {5}},  {"fritidsbnak", {6}},
            {"brännbol", {7}},    {"utanförskp", {8}},
            {"hadadi", {10}},     {"lokalprogrm arbetar", {1}},
            {"arvde unag", {}},   {"fritidsbnak öppte", {6}}};
        for (const auto& slip : slips) {
            CAPTURE(slip.first);
            const auto hits = found(database, k_stranger, slip.first);
            auto list = ids(hits);
            auto wanted = slip.second;
            std::sort(list.begin(), list.end());
            std::sort(wanted.begin(), wanted.end());
            CHECK(list == wanted);
            CHECK(hits.instead.has_value() == !wanted.empty());
        }
        CHECK(found(database, k_stranger, "arvde").instead->words.front().written == "arvode");
        CHECK(found(database, k_stranger, "segelbåt").hits.empty());
        // The word itself is there: nothing is put right.
        state(database, {said(9, "Arvde stod det i brevet")});
        CHECK(ids(found(database, k_stranger, "arvde")) == Ids{9});
    });
}

TEST_CASE("search: a word of a closed group is no candidate for a slip, nor does it weigh") {
    on_each([](db::Database& database) {
        state(database, {said(1, "vår hemlighet", k_group), said(2, "lokalen och banden"),
                         said(3, "fritidsbanan", k_group), said(4, "fritidsbanan", k_group),
                         said(5, "fritidsbanor", k_group), said(6, "fritidsbanken är öppen")});
        CHECK(found(database, k_worker, "hemlihet").hits.empty());
        CHECK_FALSE(found(database, k_worker, "hemlihet").instead);
        CHECK(ids(found(database, k_member, "hemlihet")) == Ids{1});
        const auto seen = found(database, k_worker, "fritidsbnak");
        CHECK(ids(seen) == Ids{6});
        CHECK(seen.count == 1);
    });
}

TEST_CASE("search: ordinary words beside a day do not hide the meeting of that day") {
    on_each([](db::Database& database) {
        state(database, {said(1, "Arbetsgruppen, torsdag 5 november 2026"),
                         said(2, "Vi ses på ett möte"), said(3, "Klart den 12 november")});
        for (const auto* words :
             {"möte 5 november", "mötet den 5 november", "5 november",
              "anteckningar 5 november 2026", "möte arbetsgruppen 5 november"}) {
            CAPTURE(words);
            CHECK(ids(found(database, k_stranger, words)) == Ids{1});
        }
        CHECK(found(database, k_stranger, "möte 6 november").hits.empty());
        CHECK(found(database, k_stranger, "cykel 5 november").hits.empty());
        CHECK(ids(found(database, k_stranger, "möte")) == Ids{2});
    });
}
