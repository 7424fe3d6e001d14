// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "tests/world/world.hpp"

// The organisations of a person, changed on pages of their own.
namespace samskap::people {
namespace {

using tests::Page;
using tests::World;

Page add(Page page, const std::string& organisation, const std::string& from,
         const std::string& to = "") {
    return page.fill("Organisation", organisation)
        .fill("Från och med", from)
        .fill("Till och med", to)
        .press("Lägg till en organisation");
}

std::string organisations_of(World& world, std::string_view name) {
    return "/people/" + to_text(world.party(name)) + "/organisations";
}

}  // namespace

TEST_CASE("a person's secretary adds an organisation from one day and ends it on another") {
    World world;
    auto maja = world.sign_in("maja");
    const auto person = "/people/" + to_text(world.party("Maja Lindhe"));
    auto page = maja.open(person).follow("Ändra organisationer");
    CHECK(page.has("Inte med i någon organisation."));
    page = add(page, "kajen", "2026-01-15");
    CHECK(page.in("medlem").has("sedan 15 januari 2026"));
    CHECK(maja.open(person).has("Kajen, medlem"));
    CHECK(page.fill("Sista dag i Kajen", "2026-01-14")
              .press("Avsluta Kajen")
              .has("Sista dagen kan inte vara före den första."));
    page = page.fill("Sista dag i Kajen", "2026-11-20").press("Avsluta Kajen");
    CHECK(page.status() == 200);
    CHECK(page.in("Kajen").has("15 januari 2026 till 20 november 2026"));
    CHECK_FALSE(page.has_button("Avsluta Kajen"));
    // Again, and as something else.
    CHECK(add(page, "Kajen", "2026-11-21").status() == 200);
    CHECK(world.database().read()->count("SELECT COUNT(*) AS value FROM log_entries WHERE kind = "
                                         "'membership' AND actor = $1",
                                         world.party("Maja Lindhe")) == 3);
}

TEST_CASE("what cannot be is said at its field, and nothing is lost") {
    World world;
    const auto page = world.sign_in("maja").open(organisations_of(world, "Amira Haddadi"));
    CHECK(add(page, "Kajen", "2026-01-15").error_at("Organisation") == "Är redan med där.");
    for (const auto* none : {"", "Bryggan", "Nils Åkerholm", "Utvecklingsgruppen"})
        CHECK(add(page, none, "2026-01-15").error_at("Organisation") ==
              "Vi hittar ingen organisation med det namnet.");
    const auto wrong = add(page, "Bryggan", "i våras", "2026-02-30");
    CHECK(wrong.status() == 422);
    CHECK(wrong.error_at("Från och med").starts_with("Skriv en dag"));
    CHECK(wrong.error_at("Till och med").starts_with("Skriv en dag"));
    CHECK(wrong.value_of("Organisation") == "Bryggan");
}

TEST_CASE("two who end a membership at once: the second hears what stands") {
    World world;
    auto first = world.sign_in("maja").open(organisations_of(world, "Amira Haddadi"));
    auto second = world.sign_in("maja").open(organisations_of(world, "Amira Haddadi"));
    CHECK(first.fill("Sista dag i Kajen", "2026-11-20").press("Avsluta Kajen").status() == 200);
    const auto late = second.fill("Sista dag i Kajen", "2026-11-10").press("Avsluta Kajen");
    CHECK(late.status() == 422);
    CHECK(late.has("Någon annan har redan skrivit att det slutar 20 november 2026."));
}

TEST_CASE("organisations of a person are changed by nobody else") {
    World world;
    const auto address = organisations_of(world, "Amira Haddadi");
    CHECK(world.sign_in("nils").get(address).status == 403);
    CHECK(world.sign_in("petra").get(address).status == 403);
    CHECK(world.sign_in("maja").get(organisations_of(world, "Petra Ek")).status == 404);
    CHECK(world.sign_in("maja").get(organisations_of(world, "Kajen")).status == 404);
}

}  // namespace samskap::people
