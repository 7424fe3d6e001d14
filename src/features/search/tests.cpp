// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

#include "features/groups/groups.hpp"
#include "features/people/lexicon.hpp"
#include "features/people/people.hpp"
#include "features/search/parties.hpp"
#include "features/search/schema.hpp"
#include "features/search/search.hpp"
#include "features/search/snippet.hpp"
#include "kernel/db/schema.hpp"
#include "tests/world/databases.hpp"

using namespace samskap;
using search::Entry;
using search::Order;
using swedish::Precision;

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

TEST_CASE("search: forms and parts of compounds are found, other letters are not") {
    on_each([](db::Database& database) {
        state(database, {said(1, "Brännbollsturneringen på Heden"), said(2, "Ända till sommaren"),
                         said(3, "En god anda i laget")});
        CHECK(ids(found(database, k_stranger, "brännboll")) == Ids{1});
        CHECK(ids(found(database, k_stranger, "turneringar")) == Ids{1});
        CHECK(ids(found(database, k_stranger, "ända")) == Ids{2});
        CHECK(ids(found(database, k_stranger, "anda")) == Ids{3});
        CHECK(ids(found(database, k_stranger, "brännboll heden")) == Ids{1});
        CHECK(ids(found(database, k_stranger, "brännboll sommaren")).empty());
        CHECK(ids(found(database, k_stranger, "")).empty());
        CHECK(ids(found(database, {}, "brännboll")).empty());
    });
}

TEST_CASE("search: a slip is forgiven only when nothing else is found, and that is said") {
    on_each([](db::Database& database) {
        state(database, {said(1, "Ett möte om hälsan")});
        const auto slip = found(database, k_stranger, "mote halsa");
        CHECK(ids(slip) == Ids{1});
        CHECK(slip.precision == Precision::forgiving);
        state(database, {said(2, "Vi mötte henne med mote och halsa")});
        const auto exact = found(database, k_stranger, "mote halsa");
        CHECK(ids(exact) == Ids{2});
        CHECK(exact.precision == Precision::exact);
    });
}

TEST_CASE("search: what a viewer may not see is not found, counted or forgiven") {
    on_each([](db::Database& database) {
        state(database, {said(1, "lokalen är öppen", web::k_open),
                         said(2, "lokalen för föreningarna", web::k_organisations),
                         said(3, "lokalen är vår hemlighet", k_group)});
        CHECK(ids(found(database, k_stranger, "lokal")) == Ids{1});
        CHECK(found(database, k_stranger, "lokal").count == 1);
        CHECK(found(database, k_worker, "lokal").count == 2);
        CHECK(found(database, k_member, "lokal").count == 3);
        CHECK(found(database, k_worker, "hemlighet").hits.empty());
        CHECK(found(database, k_worker, "hemlighét").hits.empty());
        CHECK(ids(found(database, k_member, "hemlighet")) == Ids{3});
    });
}

TEST_CASE("search: two faces of one thing are one hit, each found by its own words") {
    on_each([](db::Database& database) {
        state(database,
              {said(1, "Amira tar kontakt", k_group), said(1, "Utvecklingschefen tar kontakt")});
        CHECK(ids(found(database, k_member, "kontakt")) == Ids{1});
        CHECK(found(database, k_member, "kontakt").count == 1);
        CHECK(ids(found(database, k_stranger, "utvecklingschef")) == Ids{1});
        CHECK(found(database, k_stranger, "Amira").hits.empty());
    });
}

TEST_CASE("search: stated anew, taken away") {
    on_each([](db::Database& database) {
        state(database, {said(1, "cykel"), said(2, "cykel")});
        state(database, {said(1, "båt"), said(2, "cykel"), said(2, "cykel", k_group)});
        CHECK(ids(found(database, k_stranger, "cykel")) == Ids{2});
        CHECK(ids(found(database, k_stranger, "båt")) == Ids{1});
        database.in_transaction(
            k_now, [](db::Writer& db) { search::remove(db, "statement", 2, web::k_open); });
        CHECK(found(database, k_stranger, "cykel").hits.empty());
        CHECK(ids(found(database, k_member, "cykel")) == Ids{2});
        database.in_transaction(k_now, [](db::Writer& db) {
            search::remove(db, "statement", 2);
            search::rebuild(db);
            CHECK(search::is_sound(db));
        });
        CHECK(found(database, k_member, "cykel").hits.empty());
        CHECK(ids(found(database, k_stranger, "båt")) == Ids{1});
    });
}

TEST_CASE("search: an index that lost an entry is not sound, and is made anew") {
    tests::FreshDatabase fresh{search::schema(), db::Kind::sqlite};
    state(*fresh, {said(1, "cykel"), said(2, "båt")});
    fresh->in_transaction(k_now, [](db::Writer& db) {
        db.run("UPDATE search_entries SET terms = $1 WHERE object = 2", "@1 hus");
    });
    CHECK_FALSE(search::is_sound(*fresh->write(k_now)));
    fresh->in_transaction(k_now, [](db::Writer& db) { search::rebuild(db); });
    CHECK(search::is_sound(*fresh->write(k_now)));
    CHECK(ids(found(*fresh, k_stranger, "hus")) == Ids{2});
}

TEST_CASE("search: few hits are weighed, many come newest first, and pages join without a gap") {
    on_each([](db::Database& database) {
        std::vector<Entry> entries;
        for (int i = 1; i <= 500; ++i) {
            entries.push_back(said(i, "mötet gick vidare", web::k_open, day_of(2020, 1, 1) + i));
        }
        entries.push_back(
            said(501, "En lång mening där lokalen nämns en gång bland mycket annat som sas",
                 web::k_open, day_of(2026, 1, 1)));
        entries.push_back(said(502, "lokalen", web::k_open, day_of(2019, 1, 1)));
        entries.push_back({.kind = "matter",
                           .object = 9,
                           .day = {},
                           .domain = web::k_open,
                           .text = "Lokalen vid hamnen"});
        state(database, entries);

        const auto few = found(database, k_stranger, "lokal");
        CHECK(few.order == Order::best_first);
        CHECK(few.count == 3);
        CHECK(ids(few) == Ids{9, 502, 501});

        const auto many = found(database, k_stranger, "möte");
        CHECK(many.order == Order::newest_first);
        CHECK(many.more);
        std::vector<std::int64_t> all;
        for (int page = 1; page <= 25; ++page) {
            const auto part = found(database, k_stranger, "möte", {.number = page});
            CHECK(part.more == (page < 25));
            for (const auto id : ids(part)) all.push_back(id);
        }
        REQUIRE(all.size() == 500);
        CHECK(std::is_sorted(all.rbegin(), all.rend()));
        CHECK(found(database, k_stranger, "möte", {.number = 26}).hits.empty());
        CHECK(found(database, k_stranger, "möte", {.number = -5}).hits.size() == 20);
    });
}

TEST_CASE("search: finds what a plain look at every text finds, for every viewer") {
    const char* words[] = {"möte", "lokal",  "cykel",     "hälsa",
                           "båt",  "nyckel", "brännboll", "frukost"};
    std::mt19937 random{17};
    on_each([&](db::Database& database) {
        std::vector<Entry> entries;
        const web::DomainId domains[] = {web::k_open, web::k_organisations, k_group};
        for (int i = 1; i <= 200; ++i) {
            std::string text;
            for (int k = 0; k < 4; ++k) text.append(words[random() % std::size(words)]).append(" ");
            entries.push_back(said(i, text, domains[random() % 3],
                                   day_of(2026, 1, 1) + static_cast<int>(random() % 90)));
        }
        state(database, entries);
        for (int round = 0; round < 60; ++round) {
            const std::string one = words[random() % std::size(words)];
            const std::string two = words[random() % std::size(words)];
            const db::List viewer = std::array{k_stranger, k_worker, k_member}[random() % 3];
            std::set<std::int64_t> wanted;
            for (const auto& entry : entries) {
                const bool sees = std::find(viewer.ids.begin(), viewer.ids.end(),
                                            entry.domain.value) != viewer.ids.end();
                const bool has = entry.text.find(one) != std::string::npos &&
                                 entry.text.find(two) != std::string::npos;
                if (sees && has) wanted.insert(entry.object);
            }
            const auto hits =
                ids(found(database, viewer, one + " " + two, {.number = 1, .size = 300}));
            CHECK(std::set<std::int64_t>(hits.begin(), hits.end()) == wanted);
            CHECK(hits.size() == wanted.size());
        }
    });
}

TEST_CASE("search: a snippet holds the first mark, cuts no word and marks the same words") {
    std::string text;
    for (int i = 0; i < 100; ++i) text += "före" + std::to_string(i) + " ";
    const auto start = text.size();
    text += "träff ";
    for (int i = 0; i < 100; ++i) text += "efter" + std::to_string(i) + " ";
    const auto snippet = search::snippet_of(text, {{start, start + 6}});
    REQUIRE(snippet.marks.size() == 1);
    CHECK(snippet.text.substr(snippet.marks[0].start, 6) == "träff");
    CHECK(snippet.text.size() < 330);
    CHECK(snippet.text.starts_with("… före"));
    CHECK(snippet.text.ends_with(" …"));
    CHECK(search::snippet_of("kort", {{0, 4}}).text == "kort");
    CHECK(search::snippet_of(text, {}).text.starts_with("före0 före1"));
}

TEST_CASE("search: people are found by how their names begin, and protected ones are not") {
    std::vector<db::Migration> migrations;
    const auto kernel = db::schema();
    migrations.insert(migrations.end(), kernel.begin(), kernel.end());
    // Roles are held for boards, which stand among the groups.
    for (const auto& more : {groups::feature().migrations, people::feature().migrations})
        migrations.insert(migrations.end(), more.begin(), more.end());
    std::sort(migrations.begin(), migrations.end(),
              [](const auto& left, const auto& right) { return left.number < right.number; });
    tests::on_each_database(migrations, [](db::Database& database) {
        std::vector<people::PartyId> made;
        database.in_transaction(k_now, [&](db::Writer& db) {
            using people::PartyKind;
            for (const auto* name : {"Amira Haddadi", "Åsa Ek", "Asa Ek"})
                made.push_back(
                    people::add_party(db, {}, {.kind = PartyKind::person, .name = name}));
            made.push_back(people::add_party(
                db, {}, {.kind = PartyKind::person, .name = "Amira Ek", .is_protected = true}));
            made.push_back(people::add_party(
                db, {}, {.kind = PartyKind::organisation, .name = "Socialförvaltningen"}));
        });
        const auto called = [&](const db::List& domains, std::string_view words) {
            Ids list;
            const auto query = swedish::query_of(words, people::lexicon());
            for (const auto& hit : search::parties_called(*database.read(), domains, query))
                list.push_back(hit.object);
            return list;
        };
        CHECK(called(k_worker, "amira") == Ids{made[0].value});
        CHECK(called(k_worker, "Amiras") == Ids{made[0].value});
        CHECK(called(k_worker, "haddadi amira") == Ids{made[0].value});
        CHECK(called(k_worker, "Åsa") == Ids{made[1].value});
        CHECK(called(k_worker, "socialförvaltningens") == Ids{made[4].value});
        CHECK(called(k_worker, "mira").empty());
        CHECK(called(k_worker, "%").empty());
        CHECK(called(k_stranger, "amira").empty());
    });
}
