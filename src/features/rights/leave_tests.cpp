// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "app/features.hpp"
#include "features/rights/leaves.hpp"
#include "tests/world/stored_rows.hpp"

namespace samskap::rights {
namespace {

using tests::Page;
using tests::World;

// Amira holds one thing of every kind that can be held.
struct Leaving {
    World world{};
    web::PartyId amira = world.party("Amira Haddadi");
    std::string page = "/people/" + to_text(amira) + "/leaving";

    Leaving() {
        world.database().in_transaction(
            world.clock.time(), [&](db::Writer& db) { tests::put_rows_everywhere(db, world); });
        // What the rows say of an earlier leave is not this one.
        world.database().in_transaction(world.clock.time(), [](db::Writer& db) {
            db.run("DELETE FROM handovers");
            db.run("DELETE FROM leaves");
        });
    }
    Page begin() {
        return world.sign_in("maja")
            .open(page)
            .fill("Sista dag", "2026-11-30")
            .press("Börja överlämningen");
    }
    std::int64_t held(std::string_view kind) {
        std::int64_t many = 0;
        for (const auto& holding : app::holdings())
            if (holding.kind == kind)
                world.database().read()->each([&](const db::Row&) { ++many; }, holding.held, amira);
        return many;
    }
    // Decides everything that this person may decide; answers the page.
    Page decide_all(const std::string& user, const std::string& to) {
        auto now = world.sign_in(user).open(page);
        while (now.has("Ingen har bestämt än"))
            now = now.in("Ingen har bestämt än").choose("Person", to).press("Spara");
        return now;
    }
};

}  // namespace

TEST_CASE("nobody leaves while something they hold has nobody to take it over") {
    Leaving leaving;
    auto page = leaving.begin();
    for (const auto* title : {"Samordnare, Utvecklingsgruppen", "Bastun", "Bokar lokalen"})
        CHECK_MESSAGE(page.has(title), title);
    // What the house asks of her is decided by those who look after it.
    CHECK_FALSE(page.has("Personuppgiftsombud"));
    CHECK(page.has("Det finns mer, som andra behöver bestämma om."));

    page = leaving.decide_all("maja", "Nils Åkerholm").press("Avsluta överlämningen");
    CHECK(page.status() == 422);
    CHECK(page.has("Det går inte att avsluta än."));
    CHECK(leaving.held("matter") == 1);

    (void)leaving.decide_all("ulrika", "Nils Åkerholm");
    page = leaving.world.sign_in("maja").open(leaving.page).press("Avsluta överlämningen");
    CHECK(page.has("Överlämningen är klar."));
    for (const auto& holding : app::holdings())
        CHECK_MESSAGE(leaving.held(holding.kind) == 0, holding.kind);
    auto db = leaving.world.database().read();
    const auto nils = leaving.world.party("Nils Åkerholm");
    CHECK(db->any("SELECT id FROM matters WHERE id = 909 AND holder = $1 AND ball = $1", nils));
    CHECK(db->any("SELECT id FROM statements WHERE id = 912 AND owner = $1", nils));
    CHECK(
        db->any("SELECT person FROM roles_held WHERE person = $1 AND role = 'steward'"
                " AND from_day = '2026-12-01'",
                nils));
    CHECK_FALSE(
        db->any("SELECT id FROM memberships WHERE member = $1 AND to_day IS NULL", leaving.amira));
    // Who stood for the promise before is still to be seen.
    CHECK(
        db->any("SELECT statement FROM statement_versions WHERE statement = 912"
                " AND revision = 1 AND owner = $1",
                leaving.amira));
}

TEST_CASE("somebody for a time needs a day to look again, and is told on it") {
    Leaving leaving;
    auto page = leaving.begin()
                    .in("Håller i frågan")
                    .choose("Vem tar över?", "Någon tillfälligt")
                    .choose("Person", "Nils Åkerholm")
                    .press("Spara");
    CHECK(page.status() == 422);
    CHECK(page.in("Håller i frågan").error_at("Titta igen den") == "Skriv en dag som kommer.");
    page = page.in("Håller i frågan").fill("Titta igen den", "2027-02-01").press("Spara");
    CHECK(page.has("Nils Åkerholm tar över till 1 februari 2027"));
    (void)leaving.decide_all("maja", "Nils Åkerholm");
    (void)leaving.decide_all("ulrika", "Nils Åkerholm");
    (void)leaving.world.sign_in("maja").open(leaving.page).press("Avsluta överlämningen");
    const auto told = [&] {
        return leaving.world.sign_in("nils").open("/messages").has("Du tog över något tillfälligt");
    };
    CHECK_FALSE(told());
    leaving.world.clock.advance(std::int64_t{86400} * 75);
    leaving.world.run_jobs();
    CHECK(told());
}

TEST_CASE("nobody on purpose needs its reason; who leaves takes nothing over") {
    Leaving leaving;
    auto page = leaving.begin().in("Håller i frågan").choose("Vem tar över?", "Ingen, med flit");
    page = page.press("Spara");
    CHECK(page.in("Håller i frågan").error_at("Varför ingen?") == "Skriv varför ingen tar över.");
    page = page.in("Håller i frågan").fill("Varför ingen?", "Bastun är klar.").press("Spara");
    CHECK(page.has("Ingen tar över: Bastun är klar."));
    leaving.world.database().in_transaction(leaving.world.clock.time(), [&](db::Writer& db) {
        begin_leave(db, {}, {}, leaving.world.party("Nils Åkerholm"), day_of(2026, 12, 1));
    });
    CHECK_FALSE(leaving.world.sign_in("maja").open(leaving.page).has("Nils Åkerholm"));
}

TEST_CASE("the secretaries of every group in which something is held are told, nobody else") {
    Leaving leaving;
    (void)leaving.begin();
    CHECK(leaving.world.sign_in("maja").open("/messages").has("Någon i arbetet slutar"));
    CHECK_FALSE(leaving.world.sign_in("petra").open("/messages").has("Någon i arbetet slutar"));
    CHECK(leaving.world.sign_in("nils").open(leaving.page).status() == 403);
    CHECK(leaving.world.sign_in("petra").open(leaving.page).status() == 403);
}

}  // namespace samskap::rights
