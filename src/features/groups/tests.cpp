// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "tests/world/world.hpp"

namespace samskap::groups {

using tests::World;

TEST_CASE("a closed group is not there for anybody outside") {
    World world;
    const auto address = "/groups/" + to_text(world.party("Stödgruppen"));
    for (const auto* name : {"maja", "amira", "ulrika"}) {
        CAPTURE(name);
        auto browser = world.sign_in(name);
        CHECK(browser.get(address).status == 404);
        CHECK(browser.get(address + "/agenda").status == 404);
        for (const auto* page : {"/groups", "/", "/work", "/meetings", "/promises"})
            CHECK_FALSE(browser.open(page).has("Stödgruppen"));
    }
    CHECK(world.visitor().get(address).status == 404);
    CHECK(world.visitor().open("/search?q=St%C3%B6dgruppen").has("Vi hittade inget"));
    auto petra = world.sign_in("petra");
    CHECK(petra.open(address).heading() == "Stödgruppen");
    CHECK(petra.open("/groups").in("Stödgruppen").has("Sluten grupp"));
}

TEST_CASE("what is asked for a closed group by its number is answered as for no group at all") {
    World world;
    const auto group = world.party("Stödgruppen");
    const auto closed = to_text(group);
    const auto missing = to_text(web::PartyId{group.value + 1});
    auto amira = world.sign_in("amira");
    for (const std::string page : {"/work?group=", "/meetings?group="}) {
        CAPTURE(page);
        CHECK(amira.get(page + closed).status == amira.get(page + missing).status);
    }
    for (const std::string page : {"/?group=", "/promises?list=all&group=", "/questions?group="}) {
        CAPTURE(page);
        CHECK(amira.get(page + closed).status == amira.get(page + missing).status);
        CHECK(amira.get(page + closed).body.find("Stödgruppen") == std::string::npos);
    }
}

TEST_CASE("a group is found by its name, a closed one by its members alone") {
    World world;
    const auto found = world.visitor().open("/search?q=utvecklingsgruppen");
    CHECK(found.follow("Utvecklingsgruppen").heading() == "Utvecklingsgruppen");
    CHECK(world.sign_in("petra").open("/search?q=st%C3%B6dgruppen").has_link("Stödgruppen"));
    CHECK_FALSE(world.sign_in("maja").open("/search?q=st%C3%B6dgruppen").has_link("Stödgruppen"));
}

TEST_CASE("the members of a group are shown to its members") {
    World world;
    const auto address = "/groups/" + to_text(world.party("Utvecklingsgruppen"));
    CHECK(world.sign_in("nils").open(address).has("Amira Haddadi"));
    CHECK_FALSE(world.sign_in("petra").open(address).has("Amira Haddadi"));
    CHECK_FALSE(world.visitor().open(address).has("Amira Haddadi"));
}

TEST_CASE("the administrator forms a group and keeps it until somebody else does") {
    World world;
    auto ulrika = world.sign_in("ulrika");
    auto form = ulrika.open("/groups").follow("Ny grupp");
    auto refused = form.press("Bilda gruppen");
    CHECK(refused.status() == 422);
    CHECK(refused.error_at("Gruppens namn") == "Skriv vad gruppen heter.");
    CHECK(refused.error_at("Nämnd") == "Välj en nämnd.");
    refused.fill("Gruppens namn", "Arbetsgruppen för lokaler").choose("Nämnd", "Socialnämnden");
    refused.fill("Vad gruppen är till för", "Hitta en lokal.").check("Sluten grupp");
    const auto made = refused.press("Bilda gruppen");
    CHECK(made.heading() == "Arbetsgruppen för lokaler");
    CHECK(made.in("Ulrika Sand").has("sekreterare"));
    CHECK(world.visitor().get(made.url()).status == 404);
    CHECK(world.sign_in("maja").get("/new-group").status == 403);
}

}  // namespace samskap::groups
