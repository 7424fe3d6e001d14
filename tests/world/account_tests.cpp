// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "app/commands.hpp"
#include "tests/world/world.hpp"

// `samskap user add`, below the asking for a password.
namespace samskap::tests {
namespace {

Expected<std::string, std::string> given(World& world, const app::UserOptions& options) {
    return world.database().in_transaction(world.clock.time(), [&](db::Writer& db) {
        return app::give_account(db, options, "-", world.today());
    });
}

std::int64_t persons_called(World& world, std::string_view name) {
    return world.database().read()->count("SELECT COUNT(*) AS value FROM parties WHERE name = $1",
                                          name);
}

}  // namespace

TEST_CASE("who stands in the register gets the account, and is not entered twice") {
    World world;
    world.database().in_transaction(world.clock.time(), [&](db::Writer& db) {
        people::add_party(db, {}, {.name = "Birgitta Molin"});
    });
    const auto told = given(
        world,
        {.where = {}, .user_name = "birgitta", .name = " birgitta  molin", .group = "Brukarrådet"});
    REQUIRE(told.has_value());
    CHECK(told->starts_with("Birgitta Molin, who stood in the register"));
    CHECK(persons_called(world, "Birgitta Molin") == 1);
    const auto again = given(world, {.where = {}, .user_name = "b2", .name = "Birgitta Molin"});
    REQUIRE_FALSE(again.has_value());
    CHECK(again.error() ==
          "Birgitta Molin signs in as birgitta already; --new is for somebody else of that name.");
    const auto other =
        given(world, {.where = {}, .user_name = "b2", .name = "Birgitta Molin", .is_new = true});
    CHECK(other.value() == "Birgitta Molin can sign in as b2.");
    CHECK(persons_called(world, "Birgitta Molin") == 2);
}

TEST_CASE("of two with the same name the operator says which, by number") {
    World world;
    std::vector<web::PartyId> both;
    world.database().in_transaction(world.clock.time(), [&](db::Writer& db) {
        for (int i = 0; i < 2; ++i) both.push_back(people::add_party(db, {}, {.name = "Bo Ek"}));
    });
    const auto refused = given(world, {.where = {}, .user_name = "bo", .name = "Bo Ek"});
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().starts_with("2 persons are called “Bo Ek”: "));
    for (const auto person : both)
        CHECK(refused.error().find(to_text(person)) != std::string::npos);
    const auto second =
        given(world, {.where = {}, .user_name = "bo", .person = to_text(both.back())});
    REQUIRE(second.has_value());
    CHECK(world.database().read()->any(
        "SELECT id FROM accounts WHERE person = $1 AND user_name = 'bo'", both.back()));
}

TEST_CASE("an account that cannot be given is refused in one sentence, and nothing is made") {
    World world;
    const auto refusal = [&](const app::UserOptions& options) {
        const auto told = given(world, options);
        REQUIRE_FALSE(told.has_value());
        return told.error();
    };
    for (const std::string number : {"x", "17", "-1", "99999999999999999999"})
        CHECK(refusal({.where = {}, .user_name = "ny", .person = number}) ==
              "There is no person with number " + number + ".");
    // An organisation is nobody who signs in.
    CHECK(refusal({.where = {}, .user_name = "ny", .person = to_text(world.party("Kajen"))})
              .starts_with("There is no person"));
    CHECK(refusal({.where = {}, .user_name = "ny"}) == "Say who it is: --name or --person.");
    CHECK(refusal({.where = {}, .user_name = "ny", .name = "Ny Person", .group = "Rådet"}) ==
          "There is no group called “Rådet”.");
}

}  // namespace samskap::tests
