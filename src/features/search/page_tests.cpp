// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <map>

#include "features/groups/groups.hpp"
#include "features/people/people.hpp"
#include "features/search/schema.hpp"
#include "features/search/search.hpp"
#include "kernel/db/schema.hpp"
#include "kernel/ui/layout.hpp"
#include "kernel/ui/too_long.hpp"
#include "kernel/web/house.hpp"
#include "tests/world/databases.hpp"
#include "tests/world/page.hpp"

using namespace samskap;

namespace {

constexpr Instant k_noon{1'793'880'000};

// A house where search stands alone: statements are the words given, and number 3 is one that its
// feature no longer shows to anybody.
class SearchHouse {
public:
    SearchHouse() : m_house(m_fresh.database(), m_clock, hooks(), {}) {
        ui::routes(m_house.router());
        search::add_routes(m_house.router(),
                           {{.kind = "statement",
                             .result = [this](db::Reader&, const web::Request&,
                                              std::int64_t id) { return result(id); },
                             .index_all = nullptr}});
    }
    void say(std::int64_t id, const std::string& words) {
        m_words[id] = words;
        m_fresh.database().in_transaction(k_noon, [&](db::Writer& db) {
            search::index(db, {.kind = "statement",
                               .object = id,
                               .day = day_of(2026, 1, 1) + static_cast<int>(id % 3000),
                               .domain = web::k_open,
                               .text = words});
        });
    }
    tests::Page ask(std::string_view words) {
        return tests::Browser(m_house)
            .open("/search")
            .fill("Vad letar du efter?", words)
            .press("Sök");
    }
    tests::Browser browser() { return tests::Browser(m_house); }

private:
    std::optional<SearchResult> result(std::int64_t id) {
        if (id == 3) return std::nullopt;
        return SearchResult{.url = web::url("/search"),
                            .title = "Uppgift " + std::to_string(id),
                            .text = m_words[id],
                            .where = "Anteckningar 5 februari"};
    }
    static web::Hooks hooks() {
        return {.viewer = [](db::Reader&, std::string_view, Instant) { return web::Viewer{}; },
                .error_page = ui::error_page,
                .too_long_page = ui::too_long_page,
                .is_set_up = [](db::Reader&) { return true; }};
    }
    static std::vector<db::Migration> migrations() {
        std::vector<db::Migration> all(db::schema().begin(), db::schema().end());
        for (const auto& more :
             {people::feature().migrations, groups::feature().migrations, search::schema()})
            all.insert(all.end(), more.begin(), more.end());
        return all;
    }

    std::map<std::int64_t, std::string> m_words;
    SetClock m_clock{k_noon};
    tests::FreshDatabase m_fresh{migrations()};
    web::House m_house;
};

}  // namespace

TEST_CASE("the search page marks what was asked for, in its forms") {
    SearchHouse house;
    house.say(1, "Brännbollsturneringen spelas <snart> på Heden");
    const auto page = house.ask("brännboll");
    CHECK(page.status() == 200);
    CHECK(page.has("1 träff"));
    CHECK(page.html().find("<mark>Brännbollsturneringen</mark> spelas &lt;snart&gt;") !=
          std::string::npos);
    CHECK(page.value_of("Vad letar du efter?") == "brännboll");
}

TEST_CASE("the search page says when it forgave a slip, and when there is nothing") {
    SearchHouse house;
    house.say(1, "Ett möte om lokalen");
    CHECK(house.ask("mote").has("Det här liknar det du skrev"));
    CHECK_FALSE(house.ask("möte").has("liknar"));
    CHECK(house.ask("segelbåt").has("Vi hittade inget för ”segelbåt”"));
    CHECK(house.ask("<script>").has("Vi hittade inget för ”<script>”"));
    CHECK_FALSE(house.browser().open("/search").has("Vi hittade inget"));
}

TEST_CASE("the search page says which word it shows hits for, and marks it") {
    SearchHouse house;
    house.say(1, "Ett lokalprogram skrivs");
    const auto page = house.ask("lokalprogrm");
    CHECK(page.has("Vi visar träffar för ”lokalprogram”"));
    CHECK(page.html().find("<mark>lokalprogram</mark>") != std::string::npos);
    CHECK(page.value_of("Vad letar du efter?") == "lokalprogrm");
}

TEST_CASE("a page beyond the last says so, and not that nothing was found") {
    SearchHouse house;
    house.say(1, "Ett möte om lokalen");
    const auto page = house.browser().open("/search?q=lokalen&page=99");
    CHECK(page.has("Så många träffar finns det inte för ”lokalen”"));
    CHECK_FALSE(page.has("Vi hittade inget"));
}

TEST_CASE("what its feature no longer shows is not on the search page") {
    SearchHouse house;
    house.say(3, "en hemlig lokal");
    CHECK(house.ask("hemlig").has("Vi hittade inget"));
    CHECK_FALSE(house.ask("hemlig").has("en hemlig"));
}

TEST_CASE("many hits come newest first, say so, and go on to the next page") {
    SearchHouse house;
    for (int i = 1001; i <= 1350; ++i) house.say(i, "mötet nummer " + std::to_string(i));
    auto page = house.ask("möte");
    CHECK(page.has("De nyaste står först"));
    CHECK(page.has("Uppgift 1350"));
    CHECK_FALSE(page.has("Uppgift 1330"));
    const auto next = house.browser().open("/search?q=m%C3%B6te&page=2");
    CHECK(next.has("Uppgift 1330"));
    CHECK_FALSE(next.has("Uppgift 1331"));
}

TEST_CASE("whatever is asked for, there is a page") {
    SearchHouse house;
    for (const auto* odd : {"%22%27*()", "@1", "~lokal", "a%20OR%20b", "%F0%9F%98%80", "AND",
                            "NEAR(a%20b)", "-", "%25%25", "'"}) {
        CAPTURE(odd);
        CHECK(house.browser().open("/search?q=" + std::string(odd)).status() == 200);
    }
    CHECK(house.browser().open("/search?q=" + std::string(5000, 'a')).status() < 500);
}
