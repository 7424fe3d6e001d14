// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "tests/world/world.hpp"

// What is typed is neither lost nor doubled: a second press, a session that ended meanwhile.
namespace samskap::people {
namespace {

using tests::World;

std::int64_t persons(World& world, std::string_view name) {
    return world.database().read()->count("SELECT COUNT(*) AS value FROM parties WHERE name = $1",
                                          name);
}

}  // namespace

TEST_CASE("a second press makes nobody twice, and two of one name only when somebody says so") {
    World world;
    auto maja = world.sign_in("maja");
    auto form = maja.open("/new-person").fill("Namn", "Elsa Alm");
    const auto made = form.press("Spara");
    CHECK(made.heading() == "Elsa Alm");
    CHECK(form.press("Spara").url() == made.url());
    CHECK(persons(world, "Elsa Alm") == 1);

    auto again = maja.open("/new-person").fill("Namn", "Elsa Alm").press("Spara");
    CHECK(again.status() == 422);
    CHECK(again.has("Det finns redan någon som heter så i registret."));
    CHECK(persons(world, "Elsa Alm") == 1);
    CHECK(again.check("Det är någon annan med samma namn").press("Spara").status() == 200);
    CHECK(persons(world, "Elsa Alm") == 2);
    // Petra Ek is known to her closed group alone.
    CHECK(maja.open("/new-person").fill("Namn", "Petra Ek").press("Spara").heading() == "Petra Ek");
}

TEST_CASE("what was typed while the session ended is there to be sent again") {
    World world;
    auto maja = world.sign_in("maja");
    auto form = maja.open("/new-person").fill("Namn", "Elsa Alm");
    form.fill("Roll på öppna sidor", "kurator");
    CHECK(maja.open("/people").press("Logga ut").status() == 200);
    auto kept = form.press("Spara");
    CHECK(kept.status() == 403);
    CHECK(kept.heading() == "Du är inte inloggad längre");
    CHECK(kept.has("Elsa Alm"));
    CHECK(kept.has("kurator"));
    CHECK(persons(world, "Elsa Alm") == 0);

    // Signed in again in another tab of the same browser.
    maja.set_cookie("session", world.sign_in("maja").cookie("session"));
    auto asked = kept.press("Skicka igen");
    CHECK(asked.heading() == "Skicka det du skrev?");
    CHECK(persons(world, "Elsa Alm") == 0);
    CHECK(asked.press("Skicka igen").heading() == "Elsa Alm");
    CHECK(persons(world, "Elsa Alm") == 1);
}

TEST_CASE("a password that was typed never stands in a page that keeps what was typed") {
    World world;
    auto browser = world.visitor();
    auto form = browser.open("/sign-in").fill("Användarnamn", "maja");
    form.fill("Lösenord", "hemligt ord");
    browser.set_cookie("form", "of-another-time-0123456789");
    const auto refused = form.press("Logga in");
    CHECK(refused.status() == 403);
    CHECK(refused.html().find("hemligt ord") == std::string::npos);
}

}  // namespace samskap::people
