// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "tests/world/world.hpp"

namespace samskap::minutes {
namespace {

using tests::Browser;
using tests::Page;
using tests::World;

// As it was sent round before the meeting was approved: no day, nobody named as there.
constexpr const char* k_draft = R"(Fritidsbank
Arbetet med fritidsbanken har bromsat in.
• Amira pratar med cheferna om penar till 1 oktober.
• Den som vill vara med anmäler sig till Nils.
Kajen har en lokal som går att låna på tisdagar, med plats för cyklar och skidor.

Cykloteket
Gruppen beslutar att föreningarna får låna ”Fyren”. Vem har nycklarna?
Det finns tolv cyklar som behöver lagas innan de kan lånas ut till våren.
)";

constexpr const char* k_final = R"(Utvecklingsgruppen
Minnesanteckningar torsdagen den 3 september 2026, kl. 10.00-12.00

Deltagare: Amira Haddadi (Kajen), Nils Åkerholm (Kajen), Maja Lindhe (antecknar)

Fritidsbank
Arbetet med fritidsbanken har bromsat in.
- Amira pratar med cheferna om pengar till 1 oktober.
- Den som vill vara med anmäler sig till Nils.
Kajen har en lokal som går att låna på tisdagar,
med plats för cyklar och skidor.

Cykloteket
Gruppen beslutar att föreningarna får låna "Fyren". Vem har nycklarna?
Det finns tolv cyklar som behöver lagas innan de kan lånas ut till våren.
)";

Page imported(Browser& browser, const std::string& notes) {
    auto page = browser.open("/review");
    page.choose("Vilken grupp gäller det?", "Utvecklingsgruppen");
    page.fill("Klistra in anteckningarna", notes);
    return page.press("Läs in");
}

Page dated(const Page& review, const std::string& day) {
    auto form = review;
    return form.fill("Dag", day).press("Spara om mötet");
}

std::int64_t count(World& world, const char* what) {
    auto reading = world.database().read();
    const std::string which = what;
    if (which == "statements")
        return reading->count(
            "SELECT COUNT(*) AS value FROM statements WHERE withdrawn_at IS NULL");
    if (which == "promises")
        return reading->count(
            "SELECT COUNT(*) AS value FROM statements WHERE state = 'open' AND kind = 'action'");
    return reading->count("SELECT COUNT(*) AS value FROM meetings WHERE state = 'held'");
}

}  // namespace

TEST_CASE("a second file from the same meeting is recognised, and the words that differ shown") {
    World world;
    auto maja = world.sign_in("maja");
    imported(maja, k_draft);
    const auto review = imported(maja, k_final);
    CHECK(review.has("Det här ser ut att vara samma möte"));
    const auto compared = review.follow("Jämför filerna");
    CHECK(compared.has("penar"));
    CHECK(compared.has("pengar"));
    CHECK_FALSE(compared.has("Alla ord är desamma."));
    CHECK(compared.html().find("<mark>penar</mark>") != std::string::npos);
    // What the draft lacks has nothing to mark there.
    CHECK(compared.html().find("<mark>Fritidsbank") == std::string::npos);
    // Quote marks and line breaks are no difference.
    CHECK(compared.html().find("<mark>\"Fyren\"") == std::string::npos);

    auto petra = world.sign_in("petra");
    CHECK(petra.get(compared.url()).status == 404);
    CHECK(world.sign_in("amira").get(compared.url()).status == 403);
    CHECK(world.visitor().get(compared.url()).status != 200);
}

TEST_CASE("another meeting of the group is no version") {
    World world;
    auto maja = world.sign_in("maja");
    imported(maja, k_final);
    const auto next =
        imported(maja,
                 "Utvecklingsgruppen\nMinnesanteckningar torsdagen den 1 oktober 2026\n"
                 "\nDeltagare: Amira Haddadi (Kajen), Maja Lindhe (antecknar)\n\n"
                 "Fritidsbank\nAmira har pratat med cheferna. De vill se en plan.\n"
                 "- Nils skriver en plan till den 5 november.\n\nCykloteket\n"
                 "Nycklarna finns hos vaktmästaren på Hamngatan. Två cyklar är lagade.\n"
                 "Gruppen beslutar att öppna på lördagar.\n");
    CHECK_FALSE(next.has("samma möte"));
}

TEST_CASE("the later file is final: what is published is corrected, and nothing stands twice") {
    World world;
    auto maja = world.sign_in("maja");
    const auto meeting = dated(imported(maja, k_draft), "2026-09-03")
                             .press("Godkänn resten")
                             .press("Publicera till gruppen");
    REQUIRE(meeting.url().starts_with("/meetings/"));
    CHECK(meeting.has("penar"));
    const auto statements = count(world, "statements");
    const auto promises = count(world, "promises");
    REQUIRE(promises > 0);

    const auto after = imported(maja, k_final)
                           .follow("Jämför filerna")
                           .press("Samma möte: filen som kom nu gäller")
                           .press("Godkänn resten")
                           .press("Publicera till gruppen");
    CHECK(after.url() == meeting.url());
    CHECK(after.has("pengar"));
    CHECK_FALSE(after.has("penar"));
    CHECK(after.has("Birgitta") == false);
    CHECK(after.has("Nils Åkerholm"));
    CHECK(after.has("Andra filer från mötet"));
    CHECK(count(world, "statements") == statements);
    CHECK(count(world, "promises") == promises);
    CHECK(count(world, "held") == 1);
    // What stood before is kept, with the file as the reason.
    CHECK(world.database().read()->count(
              "SELECT COUNT(*) AS value FROM statement_versions WHERE text LIKE '%penar%'") == 1);
}

TEST_CASE("the file that was there is final: it gets the day and the attendance that it lacks") {
    World world;
    auto maja = world.sign_in("maja");
    imported(maja, k_draft);
    const auto draft = imported(maja, k_final)
                           .follow("Jämför filerna")
                           .press("Samma möte: filen som fanns gäller");
    CHECK(draft.has("3 september 2026"));
    CHECK(draft.has("datumet står i filen"));
    CHECK(draft.has("Nils Åkerholm"));
    const auto meeting = draft.press("Godkänn resten").press("Publicera till gruppen");
    REQUIRE(meeting.url().starts_with("/meetings/"));
    CHECK(meeting.has("Därifrån kommer närvaron."));
    CHECK(meeting.has("penar"));
    CHECK(count(world, "held") == 1);
}

TEST_CASE("two meetings stay two, and a file set beside another comes back with it") {
    World world;
    auto maja = world.sign_in("maja");
    imported(maja, k_draft);
    const auto review = imported(maja, k_final);
    const auto apart = review.follow("Jämför filerna").press("Det är två olika möten");
    CHECK_FALSE(apart.has("samma möte"));

    World other;
    auto secretary = other.sign_in("maja");
    imported(secretary, k_draft);
    const auto kept = imported(secretary, k_final)
                          .follow("Jämför filerna")
                          .press("Samma möte: filen som kom nu gäller");
    CHECK(other.database().read()->count(
              "SELECT COUNT(*) AS value FROM readings WHERE state = 'review'") == 1);
    CHECK(kept.press("Lägg undan").status() == 200);
    CHECK(other.database().read()->count(
              "SELECT COUNT(*) AS value FROM readings WHERE state = 'review'") == 1);
    CHECK(other.database().read()->count(
              "SELECT COUNT(*) AS value FROM readings WHERE state = 'version'") == 0);
}

TEST_CASE("a change away from a known name is pointed out") {
    World world;
    auto maja = world.sign_in("maja");
    const auto meeting = dated(imported(maja, k_draft), "2026-09-03")
                             .press("Godkänn resten")
                             .press("Publicera till gruppen");
    REQUIRE(meeting.status() == 200);
    std::string wrong(k_final);
    wrong.replace(wrong.find("Cykloteket"), std::string_view("Cykloteket").size(), "Cyklotecket");
    const auto compared = imported(maja, wrong).follow("Jämför filerna");
    CHECK(compared.has("”Cyklotecket” liknar det kända namnet ”Cykloteket”"));
}

TEST_CASE("an answer to a question nobody asked changes nothing") {
    World world;
    auto maja = world.sign_in("maja");
    const auto review = imported(maja, k_final);
    const auto path = review.url().substr(0, review.url().find('?')) + "/version";
    CHECK(maja.get(path).status == 404);
    imported(maja, k_draft);
}

}  // namespace samskap::minutes
