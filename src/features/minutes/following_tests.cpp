// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "features/matters/matters.hpp"
#include "tests/world/world.hpp"

// From one meeting to the next: who carries a matter, what answers a question, what it is called.
namespace samskap::minutes {
namespace {

using tests::Browser;
using tests::Page;
using tests::World;

constexpr const char* k_spring = R"(Utvecklingsgruppen
Minnesanteckningar torsdagen den 5 mars 2026, kl. 10.00-12.00

Deltagare: Amira Haddadi (Kajen), Nils Åkerholm (Kajen), Maja Lindhe (antecknar)

Cykloteket
Det finns tolv cyklar. Hur kan vi använda verkstaden på Hamngatan?
Vem vill vara med?

Båtdagen
Nils Åkerholm har hållit i båtdagen men slutar nu.

Zorbina Mashup 1-2 september
Vi ställer ut på torget.

Övrigt
Vi söker en lokal för sommaren.
)";

constexpr const char* k_autumn = R"(Utvecklingsgruppen
Minnesanteckningar torsdagen den 3 september 2026, kl. 10.00-12.00

Deltagare: Amira Haddadi (Kajen), Nils Åkerholm (Kajen), Maja Lindhe (antecknar)

Cykloteket
I verkstaden på Hamngatan lagas cyklarna på lördagar från oktober.
Cyklarna är populära. Amira Haddadi samordnar cyklarna tills vidare.

Båtdagen
Arbetet har bromsat in. Förvaltningscheferna har bollen just nu.

Zorbyna Mashup
Det kom många besökare.
)";

Page published(Browser& maja, const std::string& notes) {
    auto page = maja.open("/review");
    page.choose("Vilken grupp gäller det?", "Utvecklingsgruppen");
    page.fill("Klistra in anteckningarna", notes);
    return page.press("Läs in").press("Godkänn resten").press("Publicera till gruppen");
}

}  // namespace

TEST_CASE("what was said later is proposed as the answer, and taken with one press") {
    World world;
    auto maja = world.sign_in("maja");
    published(maja, k_spring);
    CHECK_FALSE(maja.open("/questions").has("Det här kan vara svaret"));
    published(maja, k_autumn);
    const auto questions = maja.open("/questions");
    CHECK(questions.has("Det här kan vara svaret"));
    CHECK(questions.has("I verkstaden på Hamngatan lagas cyklarna"));
    // A question that shares no word with it waits on.
    CHECK_FALSE(questions.in("Vem vill vara med?").has("Det här kan vara svaret"));
    // Whoever may not answer sees the proposal, without the button.
    CHECK_FALSE(world.sign_in("amira").open("/questions").has_link("Är det svaret?"));
    // What is not open is proposed to nobody outside.
    CHECK_FALSE(world.visitor().open("/questions").has("lagas cyklarna"));

    const auto answer = questions.follow("Är det svaret?");
    const auto words = answer.value_of("Berätta med några ord");
    CHECK(words == "I verkstaden på Hamngatan lagas cyklarna på lördagar från oktober.");
    CHECK(answer.press("Spara").status() == 200);
    CHECK_FALSE(maja.open("/questions").has("Hur kan vi använda verkstaden"));
}

TEST_CASE("a proposal that is no answer does not come back") {
    World world;
    auto maja = world.sign_in("maja");
    published(maja, k_spring);
    published(maja, k_autumn);
    const auto proposed = maja.open("/questions").follow("Är det svaret?");
    CHECK(proposed.press("Nej, det är inte svaret").status() == 200);
    const auto questions = maja.open("/questions");
    CHECK(questions.has("Hur kan vi använda verkstaden"));
    CHECK_FALSE(questions.has("Det här kan vara svaret"));
}

TEST_CASE("who left, who has the ball and since when stand on the matter") {
    World world;
    auto maja = world.sign_in("maja");
    published(maja, k_spring);
    const auto left = maja.open("/work").follow("Båtdagen");
    CHECK(left.has("Nils Åkerholm, till 5 mars 2026"));
    published(maja, k_autumn);
    const auto still = maja.open("/work").follow("Båtdagen");
    CHECK(still.has("Har stannat. Det sades 3 september 2026:"));
    CHECK(still.has("”Förvaltningscheferna har bollen just nu.”"));
    CHECK(still.has("Nils Åkerholm, till 5 mars 2026"));
}

TEST_CASE("minutes that come late do not change who carries a matter now") {
    World world;
    auto maja = world.sign_in("maja");
    published(maja, k_autumn);
    CHECK(maja.open("/work").follow("Cykloteket").has("Amira Haddadi"));
    published(maja,
              "Utvecklingsgruppen\nMinnesanteckningar torsdagen den 2 april 2026\n\n"
              "Deltagare: Amira Haddadi (Kajen), Nils Åkerholm (Kajen)\n\n"
              "Cykloteket\nAmira Haddadi som har hållit i cyklarna slutar nu.\n"
              "Nils Åkerholm tar över cyklarna.\n");
    const auto matter = maja.open("/work").follow("Cykloteket");
    CHECK(matter.has("Håller i Amira Haddadi"));
}

TEST_CASE("another spelling of a heading is another name of the matter, without its days") {
    World world;
    auto maja = world.sign_in("maja");
    published(maja, k_spring);
    published(maja, k_autumn);
    const auto matter = maja.open("/work").follow("Zorbina Mashup");
    CHECK(matter.has("Zorbyna Mashup"));
    CHECK(matter.has("Det kom många besökare."));
    CHECK(world.database().read()->any(
        "SELECT 1 FROM matter_aliases WHERE alias = 'Zorbyna Mashup'"));
    CHECK_FALSE(
        world.database().read()->any("SELECT 1 FROM matter_aliases WHERE alias LIKE 'Övrigt%'"));
}

TEST_CASE(
    "what somebody put under a matter is no name of it, and a read name opens with its heading") {
    World world;
    auto maja = world.sign_in("maja");
    published(maja, k_spring);
    auto review = maja.open("/review");
    review.choose("Vilken grupp gäller det?", "Utvecklingsgruppen");
    review.fill("Klistra in anteckningarna", k_autumn);
    const auto page = review.press("Läs in");
    world.database().in_transaction(world.clock.time(), [&](db::Writer& db) {
        // As if the secretary had chosen it for that heading.
        db.run(R"sql(
            UPDATE review_topics SET matter = (SELECT id FROM matters WHERE title = 'Cykloteket'),
                                     new_matter = ''
             WHERE title = 'Båtdagen'
        )sql");
    });
    const auto path = page.url().substr(0, page.url().find('?'));
    REQUIRE(maja.open(path).press("Godkänn resten").press("Publicera till gruppen").status() ==
            200);
    CHECK_FALSE(maja.open("/work").follow("Cykloteket").has("Kallas också"));
    const auto zorbina = maja.open("/work").follow("Zorbina Mashup");
    CHECK(zorbina.has("Kallas också Zorbyna Mashup"));
    world.database().in_transaction(world.clock.time(), [&](db::Writer& db) {
        db.each(
            [&](const db::Row& row) {
                matters::open_matter(db, world.party("Maja Lindhe"), row["id"]);
            },
            "SELECT id FROM matters WHERE title = 'Zorbina Mashup'");
    });
    CHECK_FALSE(world.visitor().open(zorbina.url()).has("Zorbyna"));
}

TEST_CASE("a correction says who else takes part, and when and where it happens") {
    World world;
    auto maja = world.sign_in("maja");
    const auto meeting = published(maja, k_autumn);
    auto form = meeting.in("lagas cyklarna").follow("Rätta");
    form.fill("Vilka fler hjälper till?", "Amira Haddadi, Nils Åkerholm");
    auto refused = form.fill("Dag då det händer", "snart").press("Spara rättelsen");
    CHECK(refused.status() == 422);
    CHECK(refused.value_of("Vilka fler hjälper till?") == "Amira Haddadi, Nils Åkerholm");
    refused.fill("Dag då det händer", "2026-10-03").fill("Platsen där det händer", "Hamngatan 2");
    const auto after = refused.press("Spara rättelsen");
    REQUIRE(after.status() == 200);
    auto again = after.in("lagas cyklarna").follow("Rätta");
    CHECK(again.value_of("Vilka fler hjälper till?") == "Amira Haddadi, Nils Åkerholm");
    CHECK(again.value_of("Dag då det händer") == "2026-10-03");
    again.fill("Vilka fler hjälper till?", "").fill("Dag då det händer", "2026-10-10");
    const auto corrected = again.press("Spara rättelsen");
    const auto history = corrected.in("lagas cyklarna").follow("Tidigare lydelser");
    CHECK(history.has("Amira Haddadi, Nils Åkerholm"));
    CHECK(history.has("3 oktober 2026"));
    CHECK(history.has("Hamngatan 2"));
}

TEST_CASE("what holds until further notice is no promise that waits") {
    World world;
    auto maja = world.sign_in("maja");
    published(maja, k_autumn);
    const auto page = maja.open("/work").follow("Cykloteket");
    CHECK_FALSE(page.has("Skulle vara klart tills vidare"));
}

}  // namespace samskap::minutes
