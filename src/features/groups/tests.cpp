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

TEST_CASE("its secretary renames a group, and the old name still finds it") {
    World world;
    auto maja = world.sign_in("maja");
    const auto address = "/groups/" + to_text(world.party("Utvecklingsgruppen"));
    auto form = maja.open(address).follow("Ändra gruppen");
    CHECK(form.value_of("Gruppens namn") == "Utvecklingsgruppen");
    CHECK_FALSE(form.has_field("Gör gruppen känd för alla"));
    form.fill("Gruppens namn", "  Torgrådet ").fill("Vad gruppen är till för", "Möter de boende.");
    const auto changed = form.press("Spara");
    CHECK(changed.heading() == "Torgrådet");
    CHECK(changed.has("Möter de boende."));
    CHECK(changed.follow("Ändra gruppen").has("Utvecklingsgruppen"));
    auto visitor = world.visitor();
    CHECK(visitor.open("/search?q=utvecklingsgruppen").has_link("Torgrådet"));
    CHECK(visitor.open("/search?q=torgr%C3%A5det").has_link("Torgrådet"));

    const auto known = [&] {
        reading::Known all;
        add_known_groups(*world.database().read(), world.party("Utvecklingsgruppen"), all);
        return all;
    }();
    const auto read =
        reading::read("Utvecklingsgruppen 3 september 2026\n\nVi köper lampor.\n", known);
    CHECK(read.meeting.group == "Torgrådet");
    CHECK(group_named(*world.database().read(), "Utvecklingsgruppen") ==
          world.party("Utvecklingsgruppen"));
    CHECK(world.database().read()->any(
        "SELECT 1 AS value FROM log_entries WHERE verb = 'edit' AND kind = 'group'"));
}

TEST_CASE("a group keeps a name, and has it alone") {
    World world;
    auto maja = world.sign_in("maja");
    auto form = maja.open("/groups/" + to_text(world.party("Utvecklingsgruppen")) + "/edit");
    CHECK(form.fill("Gruppens namn", " ").press("Spara").error_at("Gruppens namn") ==
          "Skriv vad gruppen heter.");
    const auto taken = form.fill("Gruppens namn", "Brukarrådet").press("Spara");
    CHECK(taken.status() == 422);
    CHECK(taken.value_of("Gruppens namn") == "Brukarrådet");
    // Nor one that another had, by which it is still found; its own it may have back.
    REQUIRE(form.fill("Gruppens namn", "Torgrådet").press("Spara").status() == 200);
    auto other = maja.open("/groups/" + to_text(world.party("Brukarrådet")) + "/edit");
    CHECK(other.fill("Gruppens namn", "Utvecklingsgruppen").press("Spara").status() == 422);
    form = maja.open("/groups/" + to_text(world.party("Utvecklingsgruppen")) + "/edit");
    CHECK(form.fill("Gruppens namn", "Utvecklingsgruppen").press("Spara").heading() ==
          "Utvecklingsgruppen");
}

TEST_CASE("two who change a group at once lose nothing") {
    World world;
    auto maja = world.sign_in("maja");
    auto ulrika = world.sign_in("ulrika");
    const auto address = "/groups/" + to_text(world.party("Brukarrådet"));
    auto mine = maja.open(address).follow("Ändra gruppen");
    auto theirs = ulrika.open(address).follow("Ändra gruppen");
    REQUIRE(theirs.fill("Gruppens namn", "Rådet").press("Spara").heading() == "Rådet");
    auto both = mine.fill("Gruppens namn", "Brukarnas råd")
                    .fill("Vad gruppen är till för", "Säger sitt.")
                    .press("Spara");
    CHECK(both.status() == 409);
    CHECK(both.has("Rådet"));
    CHECK(both.has("Brukarnas råd"));
    const auto kept = both.press("Spara så här");
    CHECK(kept.heading() == "Brukarnas råd");
    CHECK(kept.has("Säger sitt."));
}

TEST_CASE("a closed group is made known by its secretary, and by nobody else") {
    World world;
    const auto address = "/groups/" + to_text(world.party("Stödgruppen"));
    CHECK(world.sign_in("ulrika").get(address + "/edit").status == 404);
    CHECK(world.sign_in("amira")
              .get("/groups/" + to_text(world.party("Brukarrådet")) + "/edit")
              .status == 403);
    auto form = world.sign_in("petra").open(address).follow("Ändra gruppen");
    CHECK(form.press("Spara").has("Stödgruppen"));
    CHECK(world.visitor().get(address).status == 404);
    form = world.sign_in("petra").open(address + "/edit");
    REQUIRE(form.check("Gör gruppen känd för alla").press("Spara").status() == 200);
    const auto seen = world.visitor().open(address);
    CHECK(seen.heading() == "Stödgruppen");
    CHECK_FALSE(seen.has("Petra Ek"));
}

TEST_CASE("an administrator adds a board and gives one another name") {
    World world;
    auto ulrika = world.sign_in("ulrika");
    auto boards = ulrika.open("/boards");
    const auto other = ulrika.open("/boards");
    CHECK(boards.press("Lägg till nämnden").error_at("Ny nämnd") == "Skriv vad nämnden heter.");
    boards = boards.fill("Ny nämnd", " Kulturnämnden ").press("Lägg till nämnden");
    CHECK(boards.value_of("Namn på Kulturnämnden") == "Kulturnämnden");
    CHECK(boards.fill("Namn på Kulturnämnden", "socialnämnden")
              .press("Spara namnet Kulturnämnden")
              .error_at("Namn på Kulturnämnden") == "Det finns redan en nämnd som heter så.");
    boards = ulrika.open("/boards").fill("Namn på Socialnämnden", "Omsorgsnämnden");
    REQUIRE(boards.press("Spara namnet Socialnämnden").status() == 200);
    CHECK(world.visitor().open("/groups").has("Hör till Omsorgsnämnden"));
    // Who began before that sees both.
    auto late = other;
    const auto both =
        late.fill("Namn på Socialnämnden", "Välfärdsnämnden").press("Spara namnet Socialnämnden");
    CHECK(both.status() == 409);
    CHECK(both.has("Omsorgsnämnden"));
    CHECK(both.press("Spara så här").value_of("Namn på Välfärdsnämnden") == "Välfärdsnämnden");
    CHECK(world.sign_in("maja").get("/boards").status == 403);
}

}  // namespace samskap::groups
