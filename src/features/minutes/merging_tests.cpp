// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "features/minutes/impossible_days.hpp"
#include "tests/world/world.hpp"

// Two at once lose nothing, and are asked only about what both changed.
namespace samskap::minutes {
namespace {

using tests::Browser;
using tests::Page;
using tests::World;

constexpr const char* k_notes = R"(Utvecklingsgruppen
Minnesanteckningar torsdagen den 3 september 2026, kl. 10.00-12.00

Deltagare: Amira Haddadi (Kajen), Nils Åkerholm (Kajen), Maja Lindhe (antecknar)

Lokalfrågan
Amira pratar med cheferna om pengar till 1 oktober. Vem har nycklarna?
)";

Page imported(Browser& browser) {
    auto page = browser.open("/review");
    page.choose("Vilken grupp gäller det?", "Utvecklingsgruppen");
    page.fill("Klistra in anteckningarna", k_notes);
    return page.press("Läs in");
}

Page published(Browser& browser) {
    return imported(browser).press("Godkänn resten").press("Publicera till gruppen");
}

Page finding(Browser& browser, const Page& review) {
    return browser.open(review.url()).in("Vem har nycklarna?").follow("Ändra");
}

// What strangers read of the line that holds the words, in the form of the opening.
void reword(Page& opening, std::string_view line, std::string_view words) {
    auto card = opening.in(line);
    card.fill("Texten som främlingar ser den", words);
}

}  // namespace

TEST_CASE("what only the other changed in a finding stays, and nothing untouched is asked about") {
    World world;
    auto maja = world.sign_in("maja");
    const auto review = imported(maja);
    auto first = finding(maja, review);
    auto second = finding(maja, review);
    REQUIRE(
        first.fill("Vem tar hand om det?", "Nils Åkerholm").press("Spara och godkänn").status() ==
        200);
    const auto merge = second.fill("Vad sades?", "Vem har nyckeln?").press("Spara och godkänn");
    CHECK(merge.status() == 409);
    CHECK_FALSE(merge.has_field("Så här ska det stå: Hör till"));
    CHECK_FALSE(merge.has_field("Så här ska det stå: Vem tar hand om det?"));
    CHECK(merge.has("Vem tar hand om det?: Nils Åkerholm"));
    const auto saved = merge.press("Spara så här");
    CHECK(saved.status() == 200);
    CHECK(saved.has("Vem har nyckeln?"));
    CHECK(saved.has("Vem: Nils Åkerholm"));
}

TEST_CASE("what both changed is asked about by its own name, the matter too") {
    World world;
    auto maja = world.sign_in("maja");
    const auto review = imported(maja);
    auto first = finding(maja, review);
    auto second = finding(maja, review);
    first.fill("Vad sades?", "Vem har alla nycklar?").fill("Eller något nytt", "Nycklarna");
    REQUIRE(first.press("Spara och godkänn").status() == 200);
    second.fill("Vad sades?", "Vem har nyckeln?").fill("Eller något nytt", "Dörren");
    auto merge = second.press("Spara och godkänn");
    CHECK(merge.status() == 409);
    CHECK(merge.value_of("Så här ska det stå: Vad sades?") == "Vem har nyckeln?");
    CHECK(merge.value_of("Så här ska det stå: Hör till") == "Dörren");
    CHECK(merge.has("Nycklarna"));
    merge.fill("Så här ska det stå: Hör till", "Nycklarna");
    const auto saved = merge.press("Spara så här");
    CHECK(saved.has("Vem har nyckeln?"));
    CHECK(saved.has("Hör till Nycklarna"));
}

TEST_CASE("a correction keeps what somebody else corrected in between") {
    World world;
    auto maja = world.sign_in("maja");
    const auto meeting = published(maja);
    auto first = maja.open(meeting.url()).follow("Rätta Vem har nycklarna?");
    auto second = maja.open(meeting.url()).follow("Rätta Vem har nycklarna?");
    REQUIRE(first.fill("Vem tar hand om det?", "Nils Åkerholm").press("Spara rättelsen").status() ==
            200);
    const auto merge = second.fill("Vad sades?", "Vem har nyckeln?").press("Spara rättelsen");
    CHECK(merge.status() == 409);
    const auto saved = merge.press("Spara så här");
    CHECK(saved.in("Vem har nyckeln?").has("Vem: Nils Åkerholm"));
}

TEST_CASE("two who word the open text lose nothing of each other") {
    World world;
    auto maja = world.sign_in("maja");
    const auto meeting = published(maja);
    auto first = maja.open(meeting.url()).follow("Visa öppet");
    auto second = maja.open(meeting.url()).follow("Visa öppet");
    reword(first, "Vem har nycklarna?", "Vem har nyckelknippan?");
    CHECK(first.press("Publicera öppet").has("Publicerat öppet"));
    reword(second, "pratar med cheferna", "Någon pratar om pengar.");
    const auto merge = second.press("Publicera öppet");
    CHECK(merge.status() == 409);
    CHECK(merge.has("Ni ändrade olika saker"));
    // What it will be is shown once more before strangers read it.
    const auto shown = merge.press("Spara så här");
    CHECK(shown.has("Vem har nyckelknippan?"));
    CHECK_FALSE(world.visitor().open(meeting.url()).has("Någon pratar om pengar."));
    CHECK(shown.press("Publicera öppet").has("Publicerat öppet"));
    const auto open = world.visitor().open(meeting.url());
    CHECK(open.has("Vem har nyckelknippan?"));
    CHECK(open.has("Någon pratar om pengar."));
}

TEST_CASE("an old page of the opening does not open a name that was masked since") {
    World world;
    auto maja = world.sign_in("maja");
    const auto meeting = published(maja);
    const auto stale = maja.open(meeting.url()).follow("Visa öppet");
    auto fresh = maja.open(meeting.url()).follow("Visa öppet");
    REQUIRE(fresh.fill("Ord som ska döljas", "nycklarna").press("Dölj").status() == 200);
    const auto merge = stale.press("Publicera öppet");
    CHECK(merge.status() == 409);
    CHECK(world.visitor().get(meeting.url()).status == 404);
    CHECK(merge.press("Spara så här").press("Publicera öppet").status() == 200);
    CHECK_FALSE(world.visitor().open(meeting.url()).has("nycklarna"));
}

TEST_CASE("days that no calendar has") {
    for (const auto* words : {"31 februari", "2026-02-30", "den 32 maj", "30/2", "31:a april",
                              "senast 31 sept", "29 februari 2026", "0 maj", "2026-13-01"}) {
        CAPTURE(words);
        CHECK(names_impossible_day(words));
    }
    for (const auto* words : {"29 februari", "29 februari 2028", "2026-02-28", "den 31 maj",
                              "till hösten", "v 32", "24/7", "nästa möte", "1 oktober 2026", "",
                              "-", "i maj 2027", "inom 45 dagar", "kl. 10-12 den 3 maj"}) {
        CAPTURE(words);
        CHECK_FALSE(names_impossible_day(words));
    }
}

TEST_CASE("a deadline on a day that does not exist is asked about, not kept as words") {
    World world;
    auto maja = world.sign_in("maja");
    const auto review = imported(maja);
    const auto refused = finding(maja, review)
                             .fill("När ska det vara klart?", "31 februari")
                             .press("Spara och godkänn");
    CHECK(refused.status() == 422);
    CHECK(refused.error_at("När ska det vara klart?").find("Den dagen finns inte") == 0);
    const auto meeting =
        maja.open(review.url()).press("Godkänn resten").press("Publicera till gruppen");
    auto form = meeting.follow("Rätta Vem har nycklarna?");
    const auto again = form.fill("När ska det vara klart?", "2026-02-30").press("Spara rättelsen");
    CHECK(again.status() == 422);
    CHECK(again.value_of("När ska det vara klart?") == "2026-02-30");
}

}  // namespace samskap::minutes
