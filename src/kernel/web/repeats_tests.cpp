// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <future>

#include "kernel/web/repeats.hpp"
#include "kernel/web/test_house.hpp"

namespace samskap::web::testing {

TEST_CASE("a form that is sent twice does its work once, and leads to the same page") {
    TestHouse test;
    auto form = test.filled("/guests", Form{{{.name = "name", .value = "Anna"}}}, "member");
    const auto first = test.house().answer(form);
    REQUIRE(first.status == 303);
    const auto second = test.house().answer(form);
    CHECK(second.status == 303);
    CHECK(header_of(second, "Location") == header_of(first, "Location"));
    CHECK(test.guests() == 1);
    // Another word is another form.
    form.body += "&why=1";
    CHECK(test.house().answer(form).status == 303);
    CHECK(test.guests() == 2);
    // What was refused may be sent again.
    const auto refused = test.filled(
        "/guests", Form{{{.name = "name", .value = "Bo"}, {.name = "then", .value = "throw"}}},
        "member");
    CHECK(test.house().answer(refused).status == 500);
    CHECK(test.house().answer(refused).status == 500);
}

TEST_CASE("who comes second waits for the first, and is free when it led nowhere") {
    Repeats repeats;
    CHECK_FALSE(repeats.begin("a", {0}));
    auto second = std::async(std::launch::async, [&] { return repeats.begin("a", {1}); });
    repeats.end("a", "/there");
    CHECK(second.get() == "/there");
    CHECK_FALSE(repeats.begin("b", {1}));
    repeats.end("b", "");
    CHECK_FALSE(repeats.begin("b", {1}));
    repeats.end("b", "/here");
    // Ten minutes later it is a form of its own.
    CHECK_FALSE(repeats.begin("a", {3600}));
}

}  // namespace samskap::web::testing
