// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "kernel/web/kept_pages.hpp"
#include "kernel/web/test_house.hpp"

using namespace samskap;
using namespace samskap::web;
using testing::TestHouse;

namespace {

Answer look(TestHouse& house, std::string_view cookie) {
    RawRequest request{.method = "GET", .target = "/visitors"};
    request.headers.emplace_back("Cookie", cookie);
    return house.house().answer(request);
}

Answer page_of(std::size_t bytes) { return {.body = std::string(bytes, 'x')}; }

}  // namespace

TEST_CASE("an open page is made once, until something is written or the day is over") {
    TestHouse house;
    const auto first = house.get("/visitors");
    CHECK(first.body.starts_with("0 "));
    const auto again = house.get("/visitors");
    CHECK(again.body == first.body);
    CHECK(again.headers == first.headers);
    CHECK(house.lists_made == 1);

    Form form;
    form.fields.push_back({.name = "name", .value = "Maja"});
    REQUIRE(house.house().answer(house.filled("/guests", form, "someone")).status == 303);
    CHECK(house.get("/visitors").body.starts_with("1 "));
    CHECK(house.lists_made == 2);

    form.fields.push_back({.name = "then", .value = "refuse"});
    REQUIRE(house.house().answer(house.filled("/guests", form, "someone")).status == 422);
    CHECK(house.get("/visitors").body.starts_with("1 "));
    CHECK(house.lists_made == 2);

    house.clock.set(Instant{house.clock.time().seconds + 86'400});
    CHECK(house.get("/visitors").body != again.body);
    CHECK(house.lists_made == 3);
}

TEST_CASE("what one has chosen, or a session, is never answered with another's page") {
    TestHouse house;
    house.get("/visitors");
    look(house, "look=en.easy");
    CHECK(house.lists_made == 2);
    look(house, "look=en.easy");
    CHECK(house.lists_made == 2);
    house.get("/visitors?page=2");
    CHECK(house.lists_made == 3);
    house.get("/visitors", "someone");
    house.get("/visitors", "someone");
    CHECK(house.lists_made == 5);
    look(house, "session=out of date");
    CHECK(house.lists_made == 6);
}

TEST_CASE("a page that tells the time, or has a form, is made anew each time") {
    TestHouse house;
    house.get("/clock");
    house.get("/clock");
    CHECK(house.lists_made == 2);
    CHECK(house.get("/form").body != house.get("/form").body);
}

TEST_CASE("a kept page is recognised by its tag") {
    TestHouse house;
    const auto tag = std::string(header_of(house.get("/visitors"), "ETag"));
    RawRequest request{.method = "GET", .target = "/visitors"};
    request.headers.emplace_back("If-None-Match", tag);
    const auto answer = house.house().answer(request);
    CHECK(answer.status == 304);
    CHECK(answer.body.empty());
    CHECK(house.lists_made == 1);
}

TEST_CASE("the longest unused page goes first, and a huge one is not kept") {
    KeptPages pages(12'000);
    const PageGround ground{.changes = 1, .day = {}};
    pages.keep("a", ground, page_of(2'900));
    pages.keep("b", ground, page_of(2'900));
    pages.keep("c", ground, page_of(2'900));
    REQUIRE(pages.find("a"));
    pages.keep("d", ground, page_of(2'900));
    CHECK(pages.find("a"));
    CHECK_FALSE(pages.find("b"));
    CHECK(pages.find("c"));
    CHECK(pages.find("d")->answer->body.size() == 2'900);
    pages.keep("e", ground, page_of(3'001));
    CHECK_FALSE(pages.find("e"));
    pages.keep("a", {.changes = 2, .day = {}}, page_of(10));
    CHECK(pages.find("a")->ground.changes == 2);
}
