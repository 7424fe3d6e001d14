// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <boost/json.hpp>

#include "app/features.hpp"
#include "features/people/consents.hpp"
#include "features/rights/leaves.hpp"
#include "features/rights/requests.hpp"
#include "tests/world/post.hpp"

namespace samskap::rights {
namespace {

using people::ConsentTo;
using tests::Browser;
using tests::Page;
using tests::World;

void make_steward(World& world, std::string_view name) {
    world.database().in_transaction(world.clock.time(), [&](db::Writer& db) {
        ensure(people::give_role(db, {},
                                 {.id = {},
                                  .person = world.party(name),
                                  .role = people::Role::steward,
                                  .from = day_of(2026, 1, 1)})
                   .has_value(),
               "the role is free");
    });
}

Page ask_to(Browser browser, std::string_view what, std::string_view words) {
    return browser.open("/me").choose("Vad vill du?", what).fill("Berätta", words).press("Skicka");
}

bool agreed(World& world, std::string_view name) {
    return world.database().read()->any(
        "SELECT id FROM parties WHERE id = $1 AND agreed_to_be_named", world.party(name));
}

}  // namespace

TEST_CASE("a month later is the same day, or the last of a shorter month") {
    CHECK(month_after(day_of(2026, 11, 22)) == day_of(2026, 12, 22));
    CHECK(month_after(day_of(2026, 12, 31)) == day_of(2027, 1, 31));
    CHECK(month_after(day_of(2027, 1, 31)) == day_of(2027, 2, 28));
    CHECK(month_after(day_of(2028, 1, 31)) == day_of(2028, 2, 29));
}

TEST_CASE("what is asked of one's data is answered by a steward, in time and with words") {
    World world;
    make_steward(world, "Maja Lindhe");
    auto amira = world.sign_in("amira");
    auto page = ask_to(amira, "Rätta något", "");
    CHECK(page.status() == 422);
    CHECK(page.error_at("Berätta") == "Skriv vad som är fel, eller vad vi ska ändra.");
    page = page.fill("Berätta", "Mitt namn stavas Haddady.").press("Skicka");
    CHECK(page.has("Väntar på svar"));
    CHECK(page.has("Du ska få svar senast 22 december 2026"));

    // The steward is told, and nobody else may see it.
    CHECK(world.sign_in("maja").open("/messages").has("Någon har frågat om sina uppgifter"));
    const auto asked = page.follow("Rätta något").url();
    CHECK(world.sign_in("nils").open(asked).status() == 404);
    CHECK(world.sign_in("ulrika").open(asked).status() == 404);
    CHECK(world.sign_in("nils").open("/own-data").status() == 403);

    auto maja = world.sign_in("maja");
    CHECK(maja.open("/own-data").has("Amira Haddadi"));
    auto form = maja.open(asked).choose("Beslut", "Ja, det är gjort").press("Skicka svaret");
    CHECK(form.error_at("Ditt svar till personen") == "Skriv ett svar med skäl.");
    form = form.fill("Ditt svar till personen", "Nu står det Haddady.").press("Skicka svaret");
    CHECK(form.has("Nu står det Haddady."));
    CHECK_FALSE(form.has_button("Skicka svaret"));
    CHECK(amira.open("/messages").has("Du har fått svar om dina uppgifter"));
    CHECK(amira.open(asked).has("Nu står det Haddady."));
    CHECK(amira.open("/me").has("Gjort"));
}

TEST_CASE("a no has its reason and tells how to appeal; nobody answers themselves") {
    World world;
    make_steward(world, "Maja Lindhe");
    make_steward(world, "Amira Haddadi");
    auto amira = world.sign_in("amira");
    const auto asked = ask_to(amira, "Invända", "Sluta använda min titel.").follow("Invända");
    CHECK_FALSE(asked.has_button("Skicka svaret"));
    const auto answered = world.sign_in("maja")
                              .open(asked.url())
                              .choose("Beslut", "Nej")
                              .fill("Ditt svar till personen", "Titeln hör till uppdraget.")
                              .press("Skicka svaret");
    CHECK(answered.has("Titeln hör till uppdraget."));
    CHECK(amira.open(asked.url()).has("förvaltningsrätten"));
}

TEST_CASE("stewards are reminded a week before the day, unless it is answered") {
    World world;
    make_steward(world, "Maja Lindhe");
    auto amira = world.sign_in("amira");
    (void)ask_to(amira, "Rätta något", "Fel förnamn.");
    const auto notices = [&] {
        return world.database().read()->count(
            "SELECT COUNT(*) AS value FROM messages WHERE person = $1", world.party("Maja Lindhe"));
    };
    // The one that told of it has gone out, so that the next is another.
    world.database().in_transaction(world.clock.time(), [](db::Writer& db) {
        db.run("UPDATE messages SET state = 'sent' WHERE state = 'waiting'");
    });
    world.clock.advance(std::int64_t{86400} * 20);
    world.run_jobs();
    CHECK(notices() == 1);
    world.clock.advance(std::int64_t{86400} * 4);
    world.run_jobs();
    CHECK(notices() == 2);
}

TEST_CASE("a yes is given and taken back on my page, and holds at once") {
    World world;
    auto amira = world.sign_in("amira");
    CHECK_FALSE(agreed(world, "Amira Haddadi"));
    auto page = amira.open("/me").in("Nämnas med namn").press("Ja, det går bra");
    CHECK(agreed(world, "Amira Haddadi"));
    CHECK(page.has("Du sa ja 22 november 2026"));
    page = page.in("Nämnas med namn").press("Ta tillbaka mitt ja");
    CHECK_FALSE(agreed(world, "Amira Haddadi"));
    CHECK(page.has("Ta tillbaka ett ja"));
    const auto all = people::consents_of(*world.database().read(), world.party("Amira Haddadi"));
    REQUIRE(all.size() == 1);
    CHECK(all.front().withdrawn_at == world.clock.time());
    CHECK(all.front().way == people::ConsentWay::self);
}

TEST_CASE("staff write down a yes that was given on paper; it shows who and how") {
    World world;
    auto maja = world.sign_in("maja");
    const auto address = "/people/" + to_text(world.party("Nils Åkerholm")) + "/consents";
    auto page = maja.open(address).in("Citeras").press("Personen har sagt ja");
    CHECK(page.has("på papper, 22 november 2026, textens version 1."));
    auto db = world.database().read();
    CHECK(people::consents(*db, world.party("Nils Åkerholm"), ConsentTo::quote));
    CHECK_FALSE(people::consents(*db, world.party("Nils Åkerholm"), ConsentTo::photo));
    const auto all = people::consents_of(*db, world.party("Nils Åkerholm"));
    CHECK(all.front().recorded_by == world.party("Maja Lindhe"));
    CHECK(world.sign_in("amira").open(address).status() == 403);
    CHECK(world.sign_in("petra").open(address).status() == 403);
}

TEST_CASE("who agreed on the page about a person has a consent, and loses it there") {
    World world;
    auto maja = world.sign_in("maja");
    const auto address = "/people/" + to_text(world.party("Nils Åkerholm"));
    const auto label = "Personen har sagt ja till att namnet syns öppet";
    (void)maja.open(address).check(label).press("Spara");
    CHECK(agreed(world, "Nils Åkerholm"));
    CHECK(
        people::consents(*world.database().read(), world.party("Nils Åkerholm"), ConsentTo::named));
    (void)maja.open(address).uncheck(label).press("Spara");
    CHECK_FALSE(agreed(world, "Nils Åkerholm"));
    CHECK_FALSE(
        people::consents(*world.database().read(), world.party("Nils Åkerholm"), ConsentTo::named));
}

TEST_CASE("a pause begins and ends by the person, and is over by itself") {
    World world;
    auto amira = world.sign_in("amira");
    const auto person = world.party("Amira Haddadi");
    auto page = amira.open("/me").choose("Hur länge?", "3 månader").press("Börja pausen");
    CHECK(page.has("Du har paus till 22 februari 2027."));
    CHECK(people::quiet_until(*world.database().read(), person, world.clock.time()));
    (void)page.press("Avsluta pausen");
    CHECK_FALSE(people::quiet_until(*world.database().read(), person, world.clock.time()));
    (void)amira.open("/me").press("Börja pausen");
    const Instant in_two_months{world.clock.time().seconds + std::int64_t{86400} * 60};
    CHECK_FALSE(people::quiet_until(*world.database().read(), person, in_two_months));
}

TEST_CASE("the download is whole JSON, and one page of HTML; others get their own") {
    World world;
    auto amira = world.sign_in("amira");
    const auto json = boost::json::parse(amira.get("/me/data.json").body).as_object();
    CHECK(json.at("stored").as_array().size() > 3);
    const auto answer = amira.get("/me/data.html");
    CHECK(web::header_of(answer, "Content-Disposition").find("attachment") == 0);
    CHECK(answer.body.find("Amira Haddadi") != std::string::npos);
    CHECK(world.sign_in("nils").get("/me/data.html").body.find("Amira Haddadi") ==
          std::string::npos);
    CHECK(world.visitor().get("/me/data.json").status == 303);
}

TEST_CASE("who came in by a code that another printed does not read everything there") {
    World world;
    const auto token = world.database().in_transaction(world.clock.time(), [&](db::Writer& db) {
        const auto account = people::account_of(db, world.party("Amira Haddadi"));
        return people::start_session(db, account.value(),
                                     {.opened_by = world.party("Maja Lindhe")});
    });
    auto browser = world.visitor();
    browser.set_cookie(std::string(web::k_session_cookie), token);
    CHECK(browser.open("/me").has("kod på papper"));
    CHECK_FALSE(browser.open("/me").has("Ditt användarnamn"));
    CHECK(browser.get("/me/data.json").status == 403);
}

TEST_CASE("in a pause nothing is sent but what is about own data; it is sent when that is over") {
    messages::Post post;
    auto& world = post.world;
    make_steward(world, "Maja Lindhe");
    post.reach("Maja Lindhe", messages::Way::mail, "maja@sundhamn.example");
    const auto maja = world.party("Maja Lindhe");
    const auto amira = world.party("Amira Haddadi");
    world.database().in_transaction(world.clock.time(), [&](db::Writer& db) {
        people::be_quiet(db, maja, {db.at().seconds + 86400});
        people::add_membership(db, {}, amira, world.party("Utvecklingsgruppen"),
                               people::MemberRole::chair, day_of(2024, 1, 1), std::nullopt, {});
        begin_leave(db, {}, app::everything(), amira, day_of(2026, 12, 1));
    });
    post.run_jobs();
    CHECK(post.mails() == 0);
    world.database().in_transaction(world.clock.time(), [&](db::Writer& db) {
        ask(db, amira, {.person = amira, .words = "Fel.", .today = world.today()});
    });
    post.run_jobs();
    CHECK(post.mails() == 1);
    world.clock.advance(86401);
    post.run_jobs();
    CHECK(post.mails() == 2);
}

}  // namespace samskap::rights
