// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "features/people/second_step.hpp"
#include "tests/world/world.hpp"

namespace samskap::people {
namespace {

using tests::Browser;
using tests::Page;
using tests::World;

Page with_password(Browser browser) {
    return browser.open("/sign-in")
        .fill("Användarnamn", "amira")
        .fill("Lösenord", "långt lösenord")
        .press("Logga in");
}

// Amira, who has an app.
struct WithApp {
    World world{};
    Browser home = world.sign_in("amira");
    std::string key{};
    std::vector<std::string> recovery{};

    WithApp() {
        auto page = home.open("/second-step").press("Börja");
        const auto html = page.html();
        const auto from = html.find("<p class=\"codes\">") + 17;
        for (const char c : html.substr(from - 1, html.find('<', from) - from + 1))
            if ((c >= 'A' && c <= 'Z') || (c >= '2' && c <= '7')) key += c;
        const auto codes = page.fill("Kod", code()).press("Sätt på");
        const auto list = codes.html();
        const auto end = list.find("</ol>");
        for (auto at = list.find("<li>", list.find("<ol class=\"codes\">")); at < end;
             at = list.find("<li>", at + 1))
            recovery.push_back(list.substr(at + 4, list.find('<', at + 4) - at - 4));
        world.clock.advance(60);
    }
    [[nodiscard]] std::string code(std::int64_t steps = 0) const {
        return totp_digits(bytes_of_base32(key), totp_step(world.clock.time()) + steps);
    }
};

}  // namespace

TEST_CASE("the digits are those of RFC 6238") {
    const std::string key = "12345678901234567890";
    const auto at = [&](std::int64_t seconds) { return totp_digits(key, totp_step({seconds})); };
    CHECK(at(59) == "287082");
    CHECK(at(1'111'111'109) == "081804");
    CHECK(at(1'111'111'111) == "050471");
    CHECK(at(1'234'567'890) == "005924");
    CHECK(at(2'000'000'000) == "279037");
    CHECK(at(20'000'000'000) == "353130");
}

TEST_CASE("base 32 is that of RFC 4648") {
    CHECK(base32("f") == "MY");
    CHECK(base32("foob") == "MZXW6YQ");
    CHECK(base32("foobar") == "MZXW6YTBOI");
    CHECK(bytes_of_base32("MZXW6YTBOI") == "foobar");
    CHECK(bytes_of_base32("MZXW6YQ") == "foob");
    CHECK(bytes_of_base32("mzxw") == "");
}

TEST_CASE("with an app a password alone lets nobody in, and a code works once") {
    WithApp app;
    REQUIRE(app.recovery.size() == 8);
    auto browser = app.world.visitor();
    auto asked = with_password(browser);
    CHECK_FALSE(asked.has("Amira Haddadi"));
    CHECK(browser.get("/people").status == 303);
    CHECK(asked.fill("Kod", "000000").press("Logga in").status() == 422);
    const auto code = app.code();
    CHECK(asked.fill("Kod", code).press("Logga in").has("Amira Haddadi"));
    auto second = app.world.visitor();
    CHECK(with_password(second).fill("Kod", code).press("Logga in").status() == 422);
    // The clock of a phone goes a little wrong.
    app.world.clock.advance(30);
    CHECK(with_password(second).fill("Kod", app.code(1)).press("Logga in").has("Amira Haddadi"));
    auto third = app.world.visitor();
    app.world.clock.advance(300);
    CHECK(with_password(third).fill("Kod", app.code(2)).press("Logga in").status() == 422);
    CHECK(with_password(third).fill("Kod", app.code(-2)).press("Logga in").status() == 422);
}

TEST_CASE("a recovery code lets in once, when the phone is gone") {
    WithApp app;
    auto browser = app.world.visitor();
    CHECK(
        with_password(browser).fill("Kod", app.recovery[0]).press("Logga in").has("Amira Haddadi"));
    CHECK(with_password(app.world.visitor())
              .fill("Kod", app.recovery[0])
              .press("Logga in")
              .status() == 422);
}

TEST_CASE("who guesses codes waits longer each time; half a sign-in ends") {
    WithApp app;
    auto asked = with_password(app.world.visitor());
    for (int i = 0; i < 8; ++i)
        CHECK(asked.fill("Kod", "000000").press("Logga in").status() == 422);
    CHECK(asked.fill("Kod", app.code()).press("Logga in").has("Vänta en stund"));
    app.world.clock.advance(4);
    CHECK(asked.fill("Kod", app.code()).press("Logga in").has("Amira Haddadi"));
    auto late = with_password(app.world.visitor());
    app.world.clock.advance(600);
    CHECK(late.fill("Kod", app.code()).press("Logga in").status() == 422);
}

TEST_CASE("a second step counts only when a code of it was typed, and ends only with one") {
    World world;
    auto amira = world.sign_in("amira");
    auto page = amira.open("/second-step").press("Börja");
    CHECK(page.fill("Kod", "123456").press("Sätt på").status() == 422);
    CHECK(with_password(world.visitor()).has("Amira Haddadi"));

    WithApp app;
    auto on = app.home.open("/second-step");
    CHECK(on.fill("Kod", "000000").press("Ta bort").status() == 422);
    CHECK(on.fill("Kod", app.code()).press("Ta bort").has_button("Börja"));
    CHECK(with_password(app.world.visitor()).has("Amira Haddadi"));
}

}  // namespace samskap::people
