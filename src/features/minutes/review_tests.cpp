// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "tests/world/world.hpp"

// Nothing is accepted unread, and pressing twice does no harm.
namespace samskap::minutes {
namespace {

using tests::Browser;
using tests::Page;
using tests::World;

Page imported(Browser& browser, const std::string& notes) {
    auto page = browser.open("/review");
    page.choose("Vilken grupp gäller det?", "Utvecklingsgruppen");
    page.fill("Klistra in anteckningarna", notes);
    return page.press("Läs in");
}

// More than stands on one page: two headings with so many sentences each.
std::string long_notes(int under_each) {
    std::string notes = "Möte den 3 september 2026\n\nDeltagare: Amira Haddadi, Maja Lindhe\n";
    int count = 0;
    for (const auto* heading : {"Cykloteket", "Båtdagen"}) {
        notes += std::string("\n") + heading + "\n";
        for (int i = 0; i < under_each; ++i)
            notes += "Gruppen beslutar att köpa " + std::to_string(10 + ++count) + " lampor.\n";
    }
    return notes;
}

}  // namespace

TEST_CASE("one press accepts what stands on the page, and goes on to the next") {
    World world;
    auto maja = world.sign_in("maja");
    const auto first = imported(maja, long_notes(10));
    CHECK(first.has("0 av 20 är klara"));
    CHECK_FALSE(first.has_button("Godkänn resten"));
    CHECK(first.has("10 uppgifter under andra rubriker är inte avgjorda än."));
    const auto second = first.press("Godkänn de 10 på sidan");
    CHECK(second.has("10 av 20 är klara"));
    CHECK(second.has("köpa 21 lampor"));
    CHECK_FALSE(second.has("köpa 11 lampor"));
    const auto all = second.press("Godkänn resten");
    CHECK(all.has("20 av 20 är klara"));
    CHECK(all.press("Publicera till gruppen").status() == 200);
}

TEST_CASE("what came or changed after the page was made is not accepted with it") {
    World world;
    auto maja = world.sign_in("maja");
    const auto stale = imported(maja, long_notes(3));
    auto form = maja.open(stale.url()).follow("Ändra Gruppen beslutar att köpa 12 lampor.");
    form.fill("Vad sades?", "Gruppen köper inga lampor.");
    CHECK(form.press("Spara och godkänn").status() == 200);
    auto again = maja.open(stale.url()).in("inga lampor").press("Ångra Gruppen köper inga lampor.");
    CHECK(again.has("0 av 6 är klara"));
    const auto after = stale.press("Godkänn resten");
    CHECK(after.has("5 av 6 är klara"));
    CHECK(after.has("Någon annan ändrade"));
}

TEST_CASE("publishing twice ends on the published minutes both times") {
    World world;
    auto maja = world.sign_in("maja");
    const auto ready = imported(maja, long_notes(2)).press("Godkänn resten");
    const auto once = ready.press("Publicera till gruppen");
    CHECK(once.url().starts_with("/meetings/"));
    const auto twice = ready.press("Publicera till gruppen");
    CHECK(twice.status() == 200);
    CHECK(twice.url() == once.url());
    CHECK(world.database().read()->count(
              "SELECT COUNT(*) AS value FROM meetings WHERE state = 'held'") == 1);
}

}  // namespace samskap::minutes
