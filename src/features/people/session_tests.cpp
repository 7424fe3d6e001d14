// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>

#include "features/people/sign_in.hpp"
#include "tests/world/world.hpp"

namespace samskap::people {
namespace {

using tests::Browser;
using tests::Page;
using tests::World;

Page sign_in_to(Browser browser, bool shared) {
    auto page = browser.open("/sign-in");
    page.fill("Användarnamn", "amira").fill("Lösenord", "långt lösenord");
    if (shared) page.check("Det här är en delad dator");
    return page.press("Logga in");
}

std::string kept(const web::Answer& answer) {
    return std::string(web::header_of(answer, "Cache-Control"));
}

}  // namespace

TEST_CASE("a session that nobody uses ends by itself; one that is used lasts the working day") {
    World world;
    auto amira = world.sign_in("amira");
    for (int hour = 0; hour < 11; ++hour) {
        world.clock.advance(3600);
        CHECK(amira.get("/people").status == 200);
    }
    world.clock.advance(3600);
    CHECK(amira.get("/people").status == 303);

    auto idle = world.sign_in("amira");
    world.clock.advance(4 * 3600);
    CHECK(idle.get("/people").status == 303);
}

TEST_CASE("on a shared computer the session ends soon, and nothing is left in the browser") {
    World world;
    auto own = world.visitor();
    CHECK(sign_in_to(own, false).has("Amira Haddadi"));
    auto shared = world.visitor();
    CHECK(kept(shared.get("/work")) == "private, no-cache");
    CHECK(sign_in_to(shared, true).has("Amira Haddadi"));
    for (const auto* path : {"/", "/work", "/people", "/meetings"})
        CHECK(kept(shared.get(path)) == "no-store");
    // Also what is open to everyone.
    auto visitor = world.visitor();
    visitor.set_cookie("shared", "1");
    CHECK(kept(visitor.get("/work")) == "no-store");
    world.clock.advance(29 * 60);
    CHECK(shared.get("/people").status == 200);
    world.clock.advance(29 * 60);
    CHECK(shared.get("/people").status == 200);
    world.clock.advance(30 * 60);
    CHECK(shared.get("/people").status == 303);
    CHECK(own.get("/people").status == 200);
    for (int i = 0; i < 7; ++i) {
        if (i == 0) CHECK(sign_in_to(shared, true).has("Amira Haddadi"));
        world.clock.advance(25 * 60);
        CHECK(shared.get("/people").status == 200);
    }
    world.clock.advance(5 * 60);
    CHECK(shared.get("/people").status == 303);
}

TEST_CASE("signing out tells the browser to forget, on a shared computer everything") {
    World world;
    const auto clearing = [&](bool shared) {
        auto browser = world.visitor();
        CHECK(sign_in_to(browser, shared).has("Amira Haddadi"));
        web::RawRequest request{.method = "POST", .target = "/sign-out"};
        const auto people = browser.get("/people").body;
        const auto at = people.find("name=\"form_token\" value=\"") + 25;
        request.body = "form_token=" + people.substr(at, people.find('"', at) - at);
        request.headers = {
            {"Host", "sundhamn.example"},
            {"Origin", "http://sundhamn.example"},
            {"Content-Type", "application/x-www-form-urlencoded"},
            {"Cookie", "session=" + browser.cookie("session") + (shared ? "; shared=1" : "")}};
        const auto answer = world.house().answer(request);
        CHECK(answer.status == 303);
        return std::string(web::header_of(answer, "Clear-Site-Data"));
    };
    CHECK(clearing(true) == R"("cache", "cookies", "storage")");
    CHECK(clearing(false) == R"("cache")");
}

TEST_CASE("a person sees where they are signed in, and ends what they do not know") {
    World world;
    auto here = world.visitor();
    CHECK(sign_in_to(here, false).has("Amira Haddadi"));
    auto library = world.visitor();
    CHECK(sign_in_to(library, true).has("Amira Haddadi"));
    auto third = world.sign_in("amira");
    world.clock.advance(600);
    const auto page = here.open("/sessions");
    CHECK(page.in("Den här enheten").has("Senast använd"));
    CHECK(page.has("Delad dator"));
    const auto without = page.in("Delad dator").press("Logga ut där");
    CHECK_FALSE(without.has("Delad dator"));
    CHECK(library.get("/people").status == 303);
    CHECK(third.get("/people").status == 200);
    CHECK_FALSE(without.press("Logga ut överallt utom här").has_button("Logga ut där"));
    CHECK(third.get("/people").status == 303);
    CHECK(here.get("/people").status == 200);
}

TEST_CASE("nobody ends a session of somebody else") {
    World world;
    auto nils = world.sign_in("nils");
    auto amira = world.sign_in("amira");
    const auto mine = open_sessions(*world.database().read(), {world.viewer("nils").account}, "",
                                    world.clock.time());
    REQUIRE_FALSE(mine.empty());
    const AccountId other{world.viewer("amira").account};
    world.database().in_transaction(world.clock.time(), [&](db::Writer& db) {
        for (const auto& session : mine) end_session_of(db, other, session.reference);
    });
    CHECK(nils.get("/people").status == 200);
}

}  // namespace samskap::people
