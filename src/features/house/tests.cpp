// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "app/features.hpp"
#include "features/house/house.hpp"
#include "tests/world/world.hpp"

namespace samskap::house {
namespace {

using tests::Browser;
using tests::World;

// An installation that nobody has set up.
class EmptyHouse {
public:
    EmptyHouse()
        : m_migrations(app::migrations()),
          m_place(tests::kind_of_this_run(),
                  tests::template_of(tests::kind_of_this_run(), m_migrations)),
          m_installation(m_place.where(), m_clock, 1) {}
    std::string new_code() {
        return m_installation.database().in_transaction(
            m_clock.time(), [](db::Writer& db) { return new_set_up_code(db); });
    }
    Browser visitor() { return Browser(m_installation.house()); }

private:
    SetClock m_clock{Instant{1'793'880'000}};
    std::vector<db::Migration> m_migrations;
    tests::Place m_place;
    app::Installation m_installation;
};

tests::Page& fill(tests::Page& page, std::string_view code) {
    return page.fill("Kod", code)
        .fill("Kommunens namn", "Sundhamns kommun")
        .fill("Nämnder", "Socialnämnden\nKulturnämnden\n")
        .fill("Ditt namn", "Ulrika Sand")
        .fill("Användarnamn", "ulrika")
        .fill("Lösenord", "ett långt lösenord");
}

}  // namespace

TEST_CASE("an empty installation is set up with the code from the terminal, once") {
    EmptyHouse house;
    const auto old_code = house.new_code();
    const auto code = house.new_code();
    auto browser = house.visitor();
    auto page = browser.open("/");
    CHECK(page.heading() == "Kom igång med Samskap");
    auto wrong = fill(page, old_code).press("Sätt igång");
    CHECK(wrong.status() == 422);
    CHECK(wrong.error_at("Kod").starts_with("Koden stämmer inte."));
    auto done = fill(wrong, code).press("Sätt igång");
    CHECK(done.heading() == "Ny grupp");
    done.choose("Nämnd", "Kulturnämnden").fill("Gruppens namn", "Första gruppen");
    CHECK(done.press("Bilda gruppen").heading() == "Första gruppen");
    CHECK(browser.open("/").has("Sundhamns kommun"));
    CHECK(house.visitor().get("/set-up").status == 404);
}

TEST_CASE("setting up says at each field what is missing, and keeps what was written") {
    EmptyHouse house;
    const auto code = house.new_code();
    auto page = house.visitor().open("/set-up");
    auto refused =
        fill(page, code).fill("Lösenord", "kort").fill("Ditt namn", "").press("Sätt igång");
    CHECK(refused.status() == 422);
    CHECK(refused.error_at("Ditt namn") == "Skriv ditt namn.");
    CHECK(refused.error_at("Lösenord") == "Lösenordet behöver minst tolv tecken.");
    CHECK(refused.value_of("Kommunens namn") == "Sundhamns kommun");
    CHECK(fill(refused, code).press("Sätt igång").heading() == "Ny grupp");
}

TEST_CASE("the start page says that nothing is open yet") {
    World world;
    const auto page = world.visitor().open("/");
    CHECK(page.status() == 200);
    CHECK(page.has("Inga anteckningar är öppna än."));
    CHECK_FALSE(page.has("Stödgruppen"));
}

TEST_CASE("anybody reports a fault, and the administrator reads it") {
    World world;
    auto page = world.visitor().open("/accessibility");
    auto refused = page.press("Skicka");
    CHECK(refused.status() == 422);
    CHECK(refused.error_at("Vad är svårt att använda?") ==
          "Skriv vad som är svårt, så kan vi rätta det.");
    CHECK(refused.fill("Vad är svårt att använda?", "Knappen <syns> inte.")
              .press("Skicka")
              .has("Tack."));
    CHECK(world.sign_in("ulrika").open("/accessibility/reports").has("Knappen <syns> inte."));
    CHECK(world.sign_in("maja").get("/accessibility/reports").status == 403);
}

TEST_CASE("the administrator is told when copies are old, or one could not be laid back") {
    World world;
    const auto noted = [&](auto note) {
        world.database().in_transaction(world.clock.time(), note);
    };
    auto browser = world.sign_in("ulrika");
    CHECK(browser.open("/").has("Det finns ingen färsk säkerhetskopia."));
    CHECK(browser.open("/upkeep").has("aldrig"));
    noted([](db::Writer& db) {
        note_backup(db);
        note_drill(db, DrillResult::well, 4711);
    });
    CHECK(browser.open("/upkeep").has("Kopian är färsk, och provet gick bra."));
    CHECK(browser.open("/upkeep").has("4711"));
    CHECK_FALSE(browser.open("/").has("säkerhetskopia"));
    noted([](db::Writer& db) { note_drill(db, DrillResult::failed, 0); });
    CHECK(browser.open("/").has("Senaste provet misslyckades"));
    noted([](db::Writer& db) { note_drill(db, DrillResult::well, 4711); });
    world.clock.advance(std::int64_t{41} * 3600);
    CHECK(world.sign_in("ulrika").open("/").has("Ingen kopia har prövats på två nätter."));
    CHECK_FALSE(world.sign_in("maja").open("/").has("prövats"));
    CHECK(world.sign_in("maja").get("/upkeep").status == 403);
}

TEST_CASE("what is stored of people is told in plain words, once for each place") {
    World world;
    const auto page = world.visitor().open("/privacy");
    CHECK(page.has("Att du var med på ett möte."));
    for (const auto& one : app::personal_data()) {
        CHECK_FALSE(one.purpose.empty());
        CHECK_FALSE(one.kept.empty());
        CHECK(page.has(one.purpose));
    }
}

TEST_CASE("an administrator changes what every page says of the house") {
    World world;
    auto ulrika = world.sign_in("ulrika");
    auto page = ulrika.open("/municipality");
    CHECK(page.fill("Kommunens namn", " ").press("Spara").error_at("Kommunens namn") ==
          "Skriv kommunens namn.");
    page.fill("Kommunens namn", "Sundhamns kommun").fill("Vem som svarar", "Ylva");
    CHECK(page.fill("Telefon för den som behöver hjälp", "ring oss")
              .press("Spara")
              .error_at("Telefon för den som behöver hjälp")
              .starts_with("Skriv numret med siffror"));
    const auto saved = page.fill("Telefon för den som behöver hjälp", "0123-45 67 89")
                           .fill("När ni svarar", "vardagar 9–12")
                           .press("Spara");
    CHECK(saved.has("Sparat."));
    const auto start = world.visitor().open("/accessibility");
    CHECK(start.has("Sundhamns kommun"));
    CHECK(start.has("0123-45 67 89, vardagar 9–12"));
    CHECK(world.database().read()->any(
        "SELECT 1 AS value FROM log_entries WHERE verb = 'edit' AND kind = 'house words'"));
    CHECK(world.sign_in("maja").get("/municipality").status == 403);
}

TEST_CASE("two who change the words of the house at once lose nothing") {
    World world;
    auto first = world.sign_in("ulrika").open("/municipality");
    auto second = world.sign_in("ulrika").open("/municipality");
    first.fill("Kommunens namn", "Sundhamns kommun").fill("När ni svarar", "vardagar");
    REQUIRE(first.press("Spara").status() == 200);
    const auto both =
        second.fill("Kommunens namn", "Sundhamn").fill("Var ni finns", "Torget 1").press("Spara");
    CHECK(both.status() == 409);
    CHECK(both.has("Sundhamns kommun"));
    // What only one of the two changed is kept without a question.
    CHECK(both.press("Spara så här").status() == 200);
    const auto now = world.sign_in("ulrika").open("/municipality");
    CHECK(now.value_of("Kommunens namn") == "Sundhamn");
    CHECK(now.value_of("När ni svarar") == "vardagar");
    CHECK(now.value_of("Var ni finns") == "Torget 1");
}

}  // namespace samskap::house
