// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "tests/world/world.hpp"

namespace samskap::groups {
namespace {

using tests::Page;
using tests::World;

std::string members_of(World& world, std::string_view group) {
    return "/groups/" + to_text(world.party(group)) + "/members";
}

Page take_in(Page page, const std::string& name, const std::string& role) {
    return page.fill("Namn", name).choose("Uppdrag", role).press("Ta in i gruppen");
}

bool sees(World& world, const std::string& user_name, std::string_view group) {
    return world.viewer(user_name).sees(web::domain_of_group(world.party(group)));
}

}  // namespace

TEST_CASE("a group's secretary takes people in and ends what they do, and the last one stays") {
    World world;
    auto maja = world.sign_in("maja");
    const auto where = members_of(world, "Brukarrådet");
    REQUIRE_FALSE(sees(world, "nils", "Brukarrådet"));
    auto page = take_in(maja.open(where), "Nils Åkerholm", "medlem");
    CHECK(page.has_button("Avsluta Nils Åkerholm, medlem"));
    CHECK(sees(world, "nils", "Brukarrådet"));
    CHECK(take_in(page, "Nils Åkerholm", "medlem").error_at("Namn") ==
          "Personen har redan det uppdraget i gruppen.");
    CHECK(take_in(page, "Nisse", "medlem").error_at("Namn").starts_with("Ingen i registret"));
    page = take_in(page.fill("Till och med", "2020-01-01"), "Amira Haddadi", "medlem");
    CHECK(page.error_at("Till och med") == "Sista dagen ligger före den första. Ändra en av dem.");

    page = maja.open(where).press("Avsluta Nils Åkerholm, medlem");
    CHECK(sees(world, "nils", "Brukarrådet"));
    world.clock.set({world.clock.time().seconds + std::int64_t{24} * 3600});
    CHECK_FALSE(sees(world, "nils", "Brukarrådet"));
    maja = world.sign_in("maja");
    page = maja.open(where).press("Avsluta Maja Lindhe, sekreterare");
    CHECK(page.has("Gruppen behöver en sekreterare."));
    CHECK(world.viewer("maja").is_secretary_of(world.party("Brukarrådet")));
}

TEST_CASE("who takes part sees what those in the work see; a companion nothing before signing") {
    World world;
    auto maja = world.sign_in("maja");
    const auto where = members_of(world, "Brukarrådet");
    take_in(maja.open(where), "Nils Åkerholm", "deltar utan att vara medlem");
    CHECK_FALSE(sees(world, "nils", "Brukarrådet"));
    CHECK(world.viewer("nils").sees(web::k_organisations));

    take_in(maja.open(where), "Ulrika Sand", "följer med eller företräder andra");
    CHECK_FALSE(sees(world, "ulrika", "Brukarrådet"));
    CHECK_FALSE(world.viewer("ulrika").sees(web::k_organisations));
    auto page = maja.open(where);
    CHECK(page.has("Ser inget av gruppen"));
    page = page.press("Har skrivit under tystnadsplikten Ulrika Sand");
    CHECK(page.has("Underskriven 22 november 2026"));
    CHECK(sees(world, "ulrika", "Brukarrådet"));
}

TEST_CASE("a deputy in a group has a last day") {
    World world;
    auto page = world.sign_in("maja").open(members_of(world, "Brukarrådet"));
    page = take_in(page.fill("Ersättare för", "Maja Lindhe"), "Amira Haddadi", "sekreterare");
    CHECK(page.error_at("Till och med") == "En ersättare behöver en sista dag.");
    page = page.fill("Till och med", "2026-12-24").press("Ta in i gruppen");
    CHECK(page.has("ersättare för Maja Lindhe"));
    CHECK(world.viewer("amira").is_secretary_of(world.party("Brukarrådet")));
}

}  // namespace samskap::groups
