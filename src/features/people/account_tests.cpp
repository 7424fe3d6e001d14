// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "tests/world/world.hpp"

// Who has an account, and closing it.
namespace samskap::people {
namespace {

using tests::Browser;
using tests::World;

std::int64_t account_of_name(World& world, std::string_view name) {
    return account_of(*world.database().read(), world.party(name)).value().value;
}

// Somebody else who looks after the house, until that day or for good.
void make_administrator_too(World& world, std::string_view name, std::optional<Day> to) {
    world.database().in_transaction(world.clock.time(), [&](db::Writer& db) {
        const HeldRole held{.person = world.party(name),
                            .role = Role::administrator,
                            .deputy_for = to ? world.party("Ulrika Sand") : PartyId{},
                            .from = day_of(2024, 1, 1),
                            .to = to};
        REQUIRE(give_role(db, {}, held).has_value());
    });
}

}  // namespace

TEST_CASE("closing an account ends its sessions at once, and opening it lets the person in again") {
    World world;
    auto amira = world.sign_in("amira");
    auto ulrika = world.sign_in("ulrika");
    CHECK(amira.open("/").has("Amira Haddadi"));
    const auto closed = ulrika.open("/accounts").press("Stäng kontot Amira Haddadi");
    CHECK(closed.url() == "/accounts");
    CHECK(closed.in("Användarnamn: amira").has("Stängt 22 november 2026"));
    CHECK_FALSE(amira.open("/").has("Amira Haddadi"));
    auto page = world.visitor().open("/sign-in");
    page.fill("Användarnamn", "amira").fill("Lösenord", "långt lösenord");
    CHECK(page.press("Logga in").status() == 422);

    CHECK(ulrika.open("/accounts").press("Öppna kontot igen Amira Haddadi").status() == 200);
    // The session that was ended stays so.
    CHECK_FALSE(amira.open("/").has("Amira Haddadi"));
    CHECK(world.sign_in("amira").open("/").has("Amira Haddadi"));
    CHECK(world.database().read()->count(
              "SELECT COUNT(*) AS value FROM log_entries WHERE kind = 'account'"
              " AND verb IN ('close', 'reopen')") == 2);
}

TEST_CASE("nobody closes their own account") {
    World world;
    const auto refused =
        world.sign_in("ulrika").open("/accounts").press("Stäng kontot Ulrika Sand");
    CHECK(refused.status() == 422);
    CHECK(refused.has("Du kan inte stänga ditt eget konto."));
    CHECK(world.sign_in("ulrika").open("/accounts").in("Användarnamn: ulrika").has("Öppet"));
}

TEST_CASE("the last administrator who can come in for good keeps the account") {
    World world;
    make_administrator_too(world, "Nils Åkerholm", world.today());
    const auto refused = world.sign_in("nils").open("/accounts").press("Stäng kontot Ulrika Sand");
    CHECK(refused.status() == 422);
    CHECK(refused.has("den enda administratören som kan logga in"));
    make_administrator_too(world, "Amira Haddadi", std::nullopt);
    CHECK(world.sign_in("nils").open("/accounts").press("Stäng kontot Ulrika Sand").status() ==
          200);
}

TEST_CASE("whoever looks after accounts does not learn who is protected or in a closed group") {
    World world;
    world.database().in_transaction(world.clock.time(), [&](db::Writer& db) {
        REQUIRE(add_account(db, world.party("Mikaela Sandin"), "mikaela", "-").has_value());
    });
    const auto accounts = world.sign_in("ulrika").open("/accounts");
    for (const auto* hidden : {"Mikaela", "mikaela", "Petra", "petra"})
        CHECK_FALSE(accounts.html().find(hidden) != std::string::npos);
    const auto number = to_text(AccountId{account_of_name(world, "Petra Ek")});
    CHECK(accounts.has("Nummer " + number));
    // Her own secretary sees which number it is, and others do not.
    const auto petra = "/people/" + to_text(world.party("Petra Ek"));
    CHECK(world.sign_in("petra").open(petra).has("Nummer " + number));
    CHECK(accounts.press("Stäng kontot " + number).in("Nummer " + number).has("Stängt"));
    const auto amira = "/people/" + to_text(world.party("Amira Haddadi"));
    CHECK(world.sign_in("maja").open(amira).has("Konto"));
    CHECK_FALSE(world.sign_in("nils").open(amira).has("Konto"));
}

TEST_CASE("a person has one open account, and no paper opens what was closed") {
    World world;
    auto ulrika = world.sign_in("ulrika");
    REQUIRE(ulrika.open("/accounts").press("Stäng kontot Amira Haddadi").status() == 200);
    const auto sheet = "/people/" + to_text(world.party("Amira Haddadi")) + "/code-sheet";
    CHECK_FALSE(world.sign_in("maja").open(sheet).has_button("Gör ett papper"));
    world.database().in_transaction(world.clock.time(), [&](db::Writer& db) {
        REQUIRE(add_account(db, world.party("Amira Haddadi"), "amira2", "-").has_value());
    });
    const auto refused = ulrika.open("/accounts").press("Öppna kontot igen Amira Haddadi");
    CHECK(refused.status() == 422);
    CHECK(refused.has("redan ett annat öppet konto"));
}

TEST_CASE("accounts are for administrators") {
    World world;
    for (const auto* name : {"maja", "amira"})
        CHECK(world.sign_in(name).get("/accounts").status == 403);
}

}  // namespace samskap::people
