// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "features/people/masking.hpp"
#include "features/people/sign_in.hpp"
#include "kernel/base/crypto.hpp"
#include "tests/world/world.hpp"

namespace samskap::people {
namespace {

using tests::Browser;
using tests::Page;
using tests::World;

constexpr const char* k_password = "långt lösenord";

Page sign_in_as(Browser browser, std::string_view user_name, std::string_view password) {
    return browser.open("/sign-in")
        .fill("Användarnamn", user_name)
        .fill("Lösenord", password)
        .press("Logga in");
}

std::string page_of(World& world, std::string_view name) {
    return "/people/" + to_text(world.party(name));
}

}  // namespace

TEST_CASE("who signs in is known on every page until they sign out") {
    World world;
    auto browser = world.visitor();
    CHECK(browser.open("/people").heading() == "Logga in");
    CHECK(sign_in_as(browser, "Amira ", k_password).has("Amira Haddadi"));
    const auto people = browser.open("/people");
    CHECK(people.heading() == "Personer och organisationer");
    const auto session = browser.cookie(std::string(k_session_cookie));
    const auto out = people.press("Logga ut");
    CHECK_FALSE(out.has("Amira Haddadi"));
    // The token is worth nothing any more, also where somebody kept it.
    auto thief = world.visitor();
    thief.set_cookie(std::string(k_session_cookie), session);
    CHECK(thief.open("/people").heading() == "Logga in");
}

TEST_CASE("who had to sign in comes to the page that was asked for") {
    World world;
    auto page = world.visitor().open(page_of(world, "Kajen"));
    const auto after =
        page.fill("Användarnamn", "amira").fill("Lösenord", k_password).press("Logga in");
    CHECK(after.heading() == "Kajen");
}

TEST_CASE("a wrong name and a wrong password get the same answer") {
    World world;
    const auto wrong_password = sign_in_as(world.visitor(), "amira", "fel lösenord här");
    const auto wrong_name = sign_in_as(world.visitor(), "finns-inte", "fel lösenord här");
    CHECK(wrong_password.status() == 422);
    CHECK(wrong_name.status() == 422);
    CHECK(wrong_password.has("Namnet eller lösenordet stämmer inte."));
    CHECK(wrong_password.text() == wrong_name.text());
}

TEST_CASE("whoever guesses must wait longer each time, and locks nobody else out") {
    World world;
    auto& database = world.database();
    auto now = world.clock.time();
    const auto from = [&](std::string_view peer, std::string_view password,
                          std::string_view name = "amira") {
        return check_password(database, name, password, peer, now);
    };
    for (int i = 0; i < 5; ++i)
        CHECK(from("203.0.113.9", "gissning").error() == SignInRefusal::wrong);
    CHECK(from("203.0.113.9", k_password).error() == SignInRefusal::wait);
    CHECK(from("198.51.100.4", k_password).has_value());
    CHECK(from("203.0.113.9", k_password, "nils").has_value());
    std::vector<std::int64_t> pauses;
    for (int i = 0; i < 9; ++i) {
        std::int64_t pause = 0;
        while (from("203.0.113.9", "gissning").error() == SignInRefusal::wait) {
            ++now.seconds;
            ++pause;
        }
        pauses.push_back(pause);
    }
    CHECK(pauses == std::vector<std::int64_t>{4, 8, 16, 32, 64, 128, 256, 512, 600});
    now.seconds += 600;
    CHECK(from("203.0.113.9", k_password).has_value());
}

TEST_CASE("whoever tries many names from one address must wait too") {
    World world;
    const auto now = world.clock.time();
    const auto try_name = [&](const std::string& name, std::string_view peer) {
        return check_password(world.database(), name, k_password, peer, now);
    };
    for (int i = 0; i < 40; ++i)
        CHECK(try_name("namn" + std::to_string(i), "203.0.113.9").error() == SignInRefusal::wrong);
    CHECK(try_name("amira", "203.0.113.9").error() == SignInRefusal::wait);
    CHECK(try_name("amira", "198.51.100.4").has_value());
}

TEST_CASE("a session ends by itself when the working day is over") {
    World world;
    auto amira = world.sign_in("amira");
    CHECK(amira.get("/people").status == 200);
    world.clock.set({world.clock.time().seconds + 13 * 3600});
    CHECK(amira.get("/people").status == 303);
}

TEST_CASE("two who change a person at once get a page with both, and nothing is lost") {
    World world;
    auto maja = world.sign_in("maja");
    auto first = maja.open(page_of(world, "Kajen"));
    auto second = maja.open(page_of(world, "Kajen"));
    CHECK(first.fill("Namn", "Föreningen Kajen").press("Spara").heading() == "Föreningen Kajen");
    const auto merge = second.fill("Namn", "Kajen i Sundhamn").press("Spara");
    CHECK(merge.status() == 409);
    CHECK(merge.has("Föreningen Kajen"));
    CHECK(merge.html().find("Kajen i Sundhamn") != std::string::npos);
    CHECK(merge.press("Spara så här").heading() == "Kajen i Sundhamn");
}

TEST_CASE("a spelling leads to its party; a name that two have leads to nobody") {
    World world;
    auto maja = world.sign_in("maja");
    CHECK(maja.open(page_of(world, "Kajen"))
              .fill("Skrivs också så här", "Bryggan")
              .press("Spara")
              .has("Bryggan"));
    const auto group = world.party("Utvecklingsgruppen");
    auto& database = world.database();
    const auto found = [&](std::string_view name) {
        return resolve(*database.read(), group, name);
    };
    CHECK(found("Bryggan") == world.party("Kajen"));
    CHECK(found("Amira") == world.party("Amira Haddadi"));
    CHECK_FALSE(found("Ingen Alls"));
    CHECK(maja.open("/new-person").fill("Namn", "Amira Lund").press("Spara").status() == 200);
    CHECK_FALSE(found("Amira"));
    CHECK(found("Amira Haddadi") == world.party("Amira Haddadi"));
}

TEST_CASE("a new person needs a name") {
    World world;
    auto page = world.sign_in("maja").open("/new-person");
    auto refused = page.fill("Namn", " ").press("Spara");
    CHECK(refused.status() == 422);
    CHECK(refused.error_at("Namn") == "Skriv ett namn.");
    CHECK(world.sign_in("amira").get("/new-person").status == 403);
}

TEST_CASE("a protected identity is known to the secretary, and nobody finds it by its name") {
    World world;
    const auto address = page_of(world, "Mikaela Sandin");
    auto maja = world.sign_in("maja");
    auto amira = world.sign_in("amira");
    CHECK(maja.open(address).heading() == "Mikaela Sandin");
    CHECK(amira.open(address).heading() == "en person med skyddade uppgifter");
    CHECK_FALSE(amira.open(address).has_field("Namn"));
    CHECK_FALSE(amira.open("/people").has("Mikaela"));
    CHECK(amira.open("/search?q=Mikaela").has("Vi hittade inget"));
    CHECK(maja.open("/people").has("Mikaela Sandin"));
}

TEST_CASE("the secretary of another group does not know who is protected in this one") {
    World world;
    auto& database = world.database();
    const auto mikaela = world.party("Mikaela Sandin");
    database.in_transaction(world.clock.time(), [&](db::Writer& db) {
        const auto other = groups::add_group(
            db, {},
            {.name = "Bostadsrådet", .purpose = {}, .board = world.board(), .from = world.today()});
        add_membership(db, {}, mikaela, other, MemberRole::member, world.today() + -5, std::nullopt,
                       {});
    });
    const auto page = world.sign_in("maja").open("/people/" + to_text(mikaela));
    CHECK(page.heading() == "en person med skyddade uppgifter");
    CHECK(page.html().find("Sandin") == std::string::npos);
    CHECK_FALSE(world.sign_in("maja").open("/people").has("Mikaela"));
}

TEST_CASE("a person is changed by a secretary of their group or an administrator, by nobody else") {
    World world;
    auto maja = world.sign_in("maja");
    auto petra = world.sign_in("petra");
    auto ulrika = world.sign_in("ulrika");
    const auto amira = page_of(world, "Amira Haddadi");
    CHECK(maja.open(amira).has_button("Spara"));
    // Secretary of another group, and a member of the same: neither form nor way in.
    CHECK_FALSE(petra.open(amira).has_button("Spara"));
    CHECK_FALSE(world.sign_in("nils").open(amira).has_button("Spara"));
    CHECK_FALSE(petra.open(page_of(world, "Kajen")).has_button("Spara"));
    // An administrator changes whom they may see: nobody until they take part in the work.
    CHECK(ulrika.get(amira).status == 404);
    world.database().in_transaction(world.clock.time(), [&](db::Writer& db) {
        add_membership(db, {}, world.party("Ulrika Sand"), world.party("Kajen"),
                       MemberRole::employee, world.today(), std::nullopt, {});
    });
    CHECK(ulrika.open(amira).fill("Namn", "Amira Haddad").press("Spara").heading() ==
          "Amira Haddad");
    // Nobody who looks after the house learns a protected name by that.
    CHECK_FALSE(ulrika.open(page_of(world, "Mikaela Sandin")).has_button("Spara"));
    // Who is in no group yet: whoever entered them.
    auto added = petra.open("/new-person").fill("Namn", "Elsa Wik").press("Spara");
    CHECK(added.has_button("Spara"));
    CHECK(ulrika.open(added.url()).has_button("Spara"));
    CHECK_FALSE(maja.open(added.url()).has_button("Spara"));
}

TEST_CASE("a person who left the group is no longer its secretary's to change") {
    World world;
    auto& database = world.database();
    const auto amira = world.party("Amira Haddadi");
    database.in_transaction(world.clock.time(), [&](db::Writer& db) {
        for (const auto id : db.all([](const db::Row& row) -> MembershipId { return row["id"]; },
                                    "SELECT id FROM memberships WHERE member = $1", amira))
            end_membership(db, {}, id, world.today() + -1);
        add_membership(db, {}, amira, world.party("Stödgruppen"), MemberRole::member, world.today(),
                       std::nullopt, {});
    });
    CHECK_FALSE(world.sign_in("maja").open("/people/" + to_text(amira)).has_button("Spara"));
    CHECK(world.sign_in("petra").open("/people/" + to_text(amira)).has_button("Spara"));
}

TEST_CASE("who is in a group is told to the group alone") {
    World world;
    auto& database = world.database();
    // Somebody of the work who is in neither of Maja's groups.
    database.in_transaction(world.clock.time(), [&](db::Writer& db) {
        const auto elsa = add_party(db, {}, {.name = "Elsa Wik"});
        add_membership(db, {}, elsa, world.party("Kajen"), MemberRole::member, world.today() + -5,
                       std::nullopt, {});
        static_cast<void>(
            add_account(db, elsa, "elsa", crypto::hash_password(k_password, crypto::Cost::cheap)));
    });
    auto elsa = world.visitor();
    sign_in_as(elsa, "elsa", k_password);
    const auto amira = elsa.open(page_of(world, "Amira Haddadi"));
    CHECK(amira.has("Kajen"));
    CHECK_FALSE(amira.has("Utvecklingsgruppen"));
    CHECK_FALSE(elsa.open(page_of(world, "Utvecklingsgruppen")).has("Amira Haddadi"));
    CHECK(world.sign_in("nils").open(page_of(world, "Utvecklingsgruppen")).has("Amira Haddadi"));
}

TEST_CASE("words that name somebody are told from words that hold the same letters") {
    const std::vector<MaskedWords> masks{{"Mikaela", "en person"}};
    CHECK(mentions("Vi frågar Mikaela.", masks));
    CHECK(mentions("Mikaelas bok", masks));
    CHECK_FALSE(mentions("Mikaelamässan", masks));
    CHECK_FALSE(mentions("", masks));
}

TEST_CASE("a name is hidden in capitals and small letters, and a word that is no name stays") {
    const std::vector<MaskedWords> masks{
        {"Åsa Öberg", "en person"}, {"Öberg", "en person"}, {"Per", "en person", true}};
    CHECK(masked("Vi frågade åsa öberg.", masks) == "Vi frågade en person.");
    CHECK(masked("ÅSA ÖBERGS nyckel", masks) == "En persons nyckel");
    CHECK(masked("(öberg)", masks) == "(en person)");
    CHECK(masked("Asa Oberg, Öbergsgatan", masks) == "Asa Oberg, Öbergsgatan");
    CHECK(masked("Per tog 20 kronor per person.", masks) == "En person tog 20 kronor per person.");
    // A letter whose small form is longer moves nothing.
    CHECK(masked("İ åsa öberg ẞ", masks) == "İ en person ẞ");
    CHECK(masked("\U0001F600öberg\U0001F600", masks) == "\U0001F600en person\U0001F600");
}

TEST_CASE("of a name each part is hidden that stands for the person alone") {
    World world;
    auto& database = world.database();
    const auto bo = database.in_transaction(world.clock.time(), [&](db::Writer& db) {
        return add_party(db, {}, {.name = "Bo E. von Rosen"});
    });
    const auto masks = words_to_mask(*database.read(), ui::Texts(web::Preferences{}), {bo});
    CHECK(masked("Bo och rosen von E. Rosen", masks).find("Bo") == std::string::npos);
    CHECK(mentions("ROSEN ringer", masks));
    CHECK_FALSE(mentions("En bo i rosen von oben", masks));
}

}  // namespace samskap::people
