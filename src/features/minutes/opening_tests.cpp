// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "kernel/base/text.hpp"
#include "tests/world/world.hpp"

// What strangers read, and what they can no longer read when somebody must be hidden.
namespace samskap::minutes {
namespace {

using tests::Browser;
using tests::Page;
using tests::World;

constexpr const char* k_agreed = "Personen har sagt ja till att namnet syns öppet";

constexpr const char* k_notes = R"(Utvecklingsgruppen
Minnesanteckningar torsdagen den 3 september 2026, kl. 10.00-12.00
Plats: hemma hos Amira Haddadi

Deltagare: Amira Haddadi (Kajen), Nils Åkerholm (Kajen), Maja Lindhe (antecknar)

Fritidsbank
AMIRA HADDADI pratar med cheferna om pengar. Nils lämnar listan så snart amira haddadi har tid.

Nästa möte
Nästa möte är torsdagen den 10 december 2026 kl. 10 hos Amira.
)";

Page published(Browser& browser, const std::string& notes = k_notes) {
    auto page = browser.open("/review");
    page.choose("Vilken grupp gäller det?", "Utvecklingsgruppen");
    page.fill("Klistra in anteckningarna", notes);
    return page.press("Läs in").press("Godkänn resten").press("Publicera till gruppen");
}

Page opened(Browser& browser, const Page& meeting) {
    return browser.open(meeting.url()).follow("Visa öppet").press("Publicera öppet");
}

// As a browser sees it, in any case of letters.
bool names(const Page& page, std::string_view name) {
    return samskap::text::lower(page.text()).find(samskap::text::lower(name)) != std::string::npos;
}

std::string page_of(World& world, std::string_view name) {
    return "/people/" + to_text(world.party(name));
}

void protect(World& world, std::string_view name) {
    auto page = world.sign_in("maja").open(page_of(world, name));
    CHECK(page.check("Personen har skyddade uppgifter").press("Spara").status() == 200);
}

}  // namespace

TEST_CASE("place, days in words and what was planned are as hidden as the open words") {
    World world;
    auto maja = world.sign_in("maja");
    const auto meeting = published(maja);
    auto form = maja.open(meeting.url()).follow("Rätta Nils lämnar listan så snart amira…");
    form.fill("När ska det vara klart?", "när AMIRA hunnit");
    CHECK(form.press("Spara rättelsen").status() == 200);
    const auto opening = maja.open(meeting.url()).follow("Visa öppet");
    CHECK(opening.has("hemma hos en företrädare för Kajen"));
    CHECK(opening.press("Publicera öppet").has("Publicerat öppet"));
    auto stranger = world.visitor();
    for (const auto& page : {std::string("/meetings"), meeting.url(), std::string("/"),
                             std::string("/promises?list=all"),
                             "/groups/" + to_text(world.party("Utvecklingsgruppen")) + "/agenda"}) {
        CAPTURE(page);
        CHECK_FALSE(names(stranger.open(page), "amira"));
    }
    CHECK(stranger.open(meeting.url()).has("när en företrädare för Kajen hunnit"));
    CHECK(world.sign_in("nils").open(meeting.url()).has("hemma hos Amira Haddadi"));
}

TEST_CASE("who becomes protected leaves the open copy and the search of the group") {
    World world;
    auto maja = world.sign_in("maja");
    CHECK(maja.open(page_of(world, "Nils Åkerholm")).check(k_agreed).press("Spara").status() ==
          200);
    const auto meeting = published(maja);
    CHECK(opened(maja, meeting).status() == 200);
    auto stranger = world.visitor();
    auto amira = world.sign_in("amira");
    CHECK(stranger.open(meeting.url()).has("Nils lämnar listan"));
    CHECK_FALSE(stranger.open("/search?q=Nils+listan").has("Vi hittade inget"));
    protect(world, "Nils Åkerholm");
    for (auto* browser : {&stranger, &amira}) {
        CHECK_FALSE(names(browser->open(meeting.url()), "nils"));
        CHECK_FALSE(names(browser->open("/search?q=Nils"), "nils lämnar"));
        CHECK_FALSE(browser->open("/search?q=lista").has("Vi hittade inget"));
    }
    CHECK_FALSE(amira.open("/search?q=Nils").has("lämnar listan"));
    CHECK(maja.open(meeting.url()).has("Nils lämnar listan"));
}

TEST_CASE("an official whose identity becomes protected is not told by the title either") {
    World world;
    auto maja = world.sign_in("maja");
    const auto meeting =
        published(maja,
                  "Möte den 3 september 2026\n\nDeltagare: Maja Lindhe\n\nLokalen\n"
                  "Maja Lindhe ringer värden i Hamnhuset.\n");
    CHECK(opened(maja, meeting).status() == 200);
    CHECK(names(world.visitor().open(meeting.url()), "utvecklingssekreterare"));
    protect(world, "Maja Lindhe");
    CHECK_FALSE(names(world.visitor().open(meeting.url()), "utvecklingssekreterare"));
    CHECK(names(world.visitor().open(meeting.url()), "skyddade uppgifter"));
}

TEST_CASE("a matter called after somebody who becomes protected goes back to its group") {
    World world;
    auto maja = world.sign_in("maja");
    CHECK(maja.open(page_of(world, "Nils Åkerholm")).check(k_agreed).press("Spara").status() ==
          200);
    const auto meeting =
        published(maja,
                  "Möte den 3 september 2026\n\nDeltagare: Nils Åkerholm\n\n"
                  "Nils utställning\nGruppen beslutar att visa bilderna i Hamnhuset.\n");
    CHECK(opened(maja, meeting).status() == 200);
    CHECK(world.visitor().open("/work").has("Nils utställning"));
    const auto matter = world.visitor().open("/work").follow("Nils utställning").url();
    protect(world, "Nils Åkerholm");
    CHECK(world.visitor().get(matter).status == 404);
    CHECK_FALSE(world.visitor().open("/work").has("utställning"));
    CHECK_FALSE(names(world.visitor().open(meeting.url()), "nils"));
    CHECK(world.visitor().open("/search?q=utst%C3%A4llning").has("Vi hittade inget"));
    CHECK(maja.open(matter).heading() == "Nils utställning");
}

TEST_CASE("who no longer agrees to be named is masked openly, and stays named in the group") {
    World world;
    auto maja = world.sign_in("maja");
    CHECK(maja.open(page_of(world, "Nils Åkerholm")).check(k_agreed).press("Spara").status() ==
          200);
    const auto meeting = published(maja);
    CHECK(opened(maja, meeting).status() == 200);
    CHECK(names(world.visitor().open(meeting.url()), "nils"));
    CHECK(maja.open(page_of(world, "Nils Åkerholm")).uncheck(k_agreed).press("Spara").status() ==
          200);
    CHECK_FALSE(names(world.visitor().open(meeting.url()), "nils"));
    CHECK(world.visitor().open("/search?q=Nils").has("Vi hittade inget"));
    CHECK(names(world.sign_in("amira").open(meeting.url()), "nils"));
    CHECK_FALSE(world.sign_in("amira").open("/search?q=Nils+listan").has("Vi hittade inget"));
}

}  // namespace samskap::minutes
