// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "tests/world/post.hpp"

namespace samskap::trust {
namespace {

using messages::Post;
using messages::Way;
using people::Role;
using tests::Page;
using tests::World;

constexpr const char* k_reason = "Två medlemmar har ringt om hot, och sekreteraren svarar inte.";

void hold(World& world, std::string_view name, Role role) {
    const auto person = world.party(name);
    world.database().in_transaction(world.clock.time(), [&](db::Writer& db) {
        REQUIRE(people::give_role(db, {}, {.person = person, .role = role, .from = world.today()})
                    .has_value());
    });
}

Page give(Page page, const std::string& name, const std::string& role) {
    return page.fill("Vem", name).choose("Uppdrag", role).press("Ge uppdraget");
}

Page open_in_emergency(Page page, const std::string& group, const std::string& reason) {
    return page.fill("Gruppens namn", group).fill("Varför", reason).press("Öppna i en timme");
}

std::int64_t readings(World& world) {
    return world.database().read()->count("SELECT COUNT(*) AS value FROM emergency_readings");
}

}  // namespace

TEST_CASE("roles are given for days, and two of them never to oneself") {
    World world;
    auto ulrika = world.sign_in("ulrika");
    auto page = give(ulrika.open("/roles"), "Nils Åkerholm", "personuppgiftshandläggare");
    CHECK(page.has("sedan 22 november 2026 tills vidare"));
    CHECK(world.viewer("nils").steward);
    CHECK(give(page, "Nils Åkerholm", "personuppgiftshandläggare")
              .error_at("Vem")
              .starts_with("Den personen har redan uppdraget"));

    page = give(ulrika.open("/roles"), "Ulrika Sand", "registrator eller arkivarie");
    CHECK(page.error_at("Vem").starts_with("Det uppdraget kan du inte ge dig själv"));
    CHECK(page.value_of("Vem") == "Ulrika Sand");
    CHECK(give(ulrika.open("/roles"), "Nils Åker", "chef").error_at("Vem") != "");

    page = ulrika.open("/roles").fill("Ersättare för", "Nils Åkerholm");
    page = give(page, "amira", "personuppgiftshandläggare");
    CHECK(page.error_at("Till och med") == "En ersättare behöver en sista dag.");
    page = give(page.fill("Till och med", "2026-11-30"), "amira", "personuppgiftshandläggare");
    CHECK(page.has("till 30 november 2026"));
    CHECK(world.viewer("amira").steward);
    world.clock.set({world.clock.time().seconds + std::int64_t{9} * 24 * 3600});
    CHECK_FALSE(world.viewer("amira").steward);
    CHECK(world.viewer("nils").steward);
}

TEST_CASE("a role ends with the day it was ended on, and the last administrator stays") {
    World world;
    hold(world, "Nils Åkerholm", Role::archivist);
    auto ulrika = world.sign_in("ulrika");
    auto page = ulrika.open("/roles").in("Nils Åkerholm").press("Avsluta");
    CHECK(page.has("till 22 november 2026"));
    CHECK(world.viewer("nils").archivist);
    world.clock.set({world.clock.time().seconds + std::int64_t{24} * 3600});
    CHECK_FALSE(world.viewer("nils").archivist);
    ulrika = world.sign_in("ulrika");

    page = ulrika.open("/roles").in("Ulrika Sand").press("Avsluta");
    CHECK(page.status() == 422);
    CHECK(page.has("Någon måste sköta installationen."));
    CHECK(world.viewer("ulrika").administrator);
    give(ulrika.open("/roles"), "Maja Lindhe", "administratör");
    CHECK(ulrika.open("/roles").in("Ulrika Sand").press("Avsluta").status() == 200);
}

TEST_CASE("an administrator reads nothing of a group, unless it is opened in an emergency") {
    Post post;
    auto& world = post.world;
    hold(world, "Nils Åkerholm", Role::steward);
    post.reach("Nils Åkerholm", Way::mail, "nils@kajen.example");
    const auto closed = "/groups/" + to_text(world.party("Stödgruppen"));
    auto ulrika = world.sign_in("ulrika");
    CHECK(ulrika.open(closed).status() == 404);

    auto page = open_in_emergency(ulrika.open("/emergencies"), "Stödgruppen", "Hot.");
    CHECK(page.error_at("Varför") == "Skriv en hel mening om varför.");
    CHECK(page.value_of("Gruppens namn") == "Stödgruppen");
    page = open_in_emergency(ulrika.open("/emergencies"), "Stödgrupen", k_reason);
    CHECK(page.error_at("Gruppens namn").starts_with("Ingen grupp heter precis så."));
    CHECK(readings(world) == 0);

    page = open_in_emergency(ulrika.open("/emergencies"), "Stödgruppen", k_reason);
    CHECK(page.heading() == "Stödgruppen");
    CHECK(readings(world) == 1);
    post.run_jobs();
    REQUIRE(post.mails() == 1);
    // What is not open is not told in a mail.
    CHECK(post.mail(1).find("Stödgruppen") == std::string::npos);

    SUBCASE("it is read, and not changed") {
        CHECK_FALSE(page.has_link("Medlemmar och uppdrag"));
        CHECK(ulrika.open("/emergencies").press("Stäng nu").status() == 200);
        CHECK(ulrika.open(closed).status() == 404);
    }
    SUBCASE("for an hour") {
        world.clock.set({world.clock.time().seconds + 3601});
        CHECK(ulrika.open(closed).status() == 404);
    }
    SUBCASE("and a steward looks at what was read") {
        ulrika.open(closed + "/agenda");
        auto nils = world.sign_in("nils");
        page = nils.open("/emergencies").follow("Ulrika Sand öppnade Stödgruppen");
        CHECK(page.has(k_reason));
        CHECK(page.has(closed + "/agenda"));
        page.fill("Anmärkning", "Gruppen har fått veta det.");
        page = page.press("Jag har granskat detta");
        CHECK(page.in("Ulrika Sand öppnade").has("Granskat av Nils Åkerholm"));
        CHECK_FALSE(ulrika.open("/emergencies")
                        .follow("Ulrika Sand öppnade Stödgruppen")
                        .has_button("Jag har granskat detta"));
    }
}

TEST_CASE("where the reading cannot be written down, nothing is shown") {
    World world;
    auto ulrika = world.sign_in("ulrika");
    open_in_emergency(ulrika.open("/emergencies"), "Stödgruppen", k_reason);
    world.database().in_transaction(world.clock.time(), [](db::Writer& db) {
        db.run("ALTER TABLE emergency_readings RENAME TO emergency_readings_gone");
    });
    const auto answer = ulrika.get("/groups/" + to_text(world.party("Stödgruppen")));
    CHECK(answer.status == 500);
    CHECK(answer.body.find("Stödgruppen") == std::string::npos);
}

}  // namespace samskap::trust
