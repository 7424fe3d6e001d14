// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "features/repairs/repairs.hpp"
#include "tests/world/world.hpp"

namespace samskap::minutes {
namespace {

using tests::Browser;
using tests::Page;
using tests::World;

// As a machine without Swedish letters read it. The word in the last line could be two.
constexpr const char* k_damaged = R"(Utvecklingsgruppen
Minnesanteckningar torsdagen den 3 september 2026

Fritidsbank
Gruppen beslutar att féreningarna far lana lokalen. Arbetet med fritidsbanken har bromsat in.
Nils fragar om det finns pengar till nya skap. Amira pratar med cheferna om mdtet.
Det ar viktigt att alla som vill vara med ocksa kan komma pa kvallen.
Vi maste hitta ett satt dar fler kan vara med och bestamma.
)";

Page imported(Browser& browser) {
    auto page = browser.open("/review");
    page.choose("Vilken grupp gäller det?", "Utvecklingsgruppen");
    page.fill("Klistra in anteckningarna", k_damaged);
    return page.press("Läs in");
}

// Makes one word of the file unsure, whatever the machine thought.
void make_unsure(World& world, const char* was) {
    world.database().in_transaction(world.clock.time(), [&](db::Writer& db) {
        const auto changed = db.run("UPDATE repairs SET confidence = 600 WHERE was = $1", was);
        REQUIRE(changed > 0);
        db.run("UPDATE repairs SET confidence = 990 WHERE was <> $1", was);
    });
}

}  // namespace

TEST_CASE("damaged words are mended, and the group sees which they were") {
    World world;
    auto maja = world.sign_in("maja");
    const auto review = imported(maja);
    CHECK(review.has("föreningarna får låna lokalen"));
    CHECK(review.has("lästes fel"));
    const auto meeting = review.press("Godkänn resten").press("Publicera till gruppen");
    REQUIRE(meeting.url().starts_with("/meetings/"));
    CHECK(meeting.html().find("lästes som féreningarna") != std::string::npos);
    CHECK(maja.open("/search?q=féreningarna").has("Utvecklingsgruppen"));
    CHECK(maja.open("/search?q=föreningarna").has("föreningarna får låna"));
    // What stood in the file is for the group alone.
    CHECK_FALSE(world.visitor().open("/search?q=féreningarna").has("3 september"));
}

TEST_CASE("an unsure word is answered by one key, everywhere at once, and taken back") {
    World world;
    auto maja = world.sign_in("maja");
    const auto path = imported(maja).url();
    make_unsure(world, "féreningarna");
    const auto review = maja.open(path.substr(0, path.find('?')));
    CHECK(review.has("1 är maskinen osäker på."));
    const auto asked = review.follow("Svara på de osäkra orden");
    CHECK(asked.has("Vad står det här?"));
    CHECK(asked.html().find("<mark><b>féreningarna</b></mark>") != std::string::npos);
    CHECK(asked.html().find("autofocus") != std::string::npos);

    auto own = asked;
    const auto done = own.fill("Skriv själv", "föreningar").press("Spara mitt ord");
    CHECK(done.has("Alla osäkra ord är klara"));
    CHECK(maja.open(review.url()).has("att föreningar får låna lokalen"));
    const auto back = maja.open(asked.url()).press("Ångra förra");
    CHECK(back.has("Vad står det här?"));
    CHECK(maja.open(review.url()).has("att föreningarna får låna lokalen"));
    CHECK(back.press("föreningarna Maskinen är ganska säkerEnter").has("Alla osäkra ord är klara"));
}

TEST_CASE("an empty word of one's own is asked for again") {
    World world;
    auto maja = world.sign_in("maja");
    const auto path = imported(maja).url();
    make_unsure(world, "féreningarna");
    auto asked = maja.open(path.substr(0, path.find('?')) + "/words");
    const auto refused = asked.fill("Skriv själv", "  ").press("Spara mitt ord");
    CHECK(refused.status() == 422);
    CHECK(refused.has("Skriv ordet som står på papperet."));
}

TEST_CASE("what a person made of a word helps the next file of the group, and of no other") {
    World world;
    auto maja = world.sign_in("maja");
    const auto path = imported(maja).url();
    make_unsure(world, "féreningarna");
    auto asked = maja.open(path.substr(0, path.find('?')) + "/words");
    REQUIRE(asked.fill("Skriv själv", "förhandlingarna").press("Spara mitt ord").status() == 200);
    auto reading = world.database().read();
    repair::OwnWords own;
    repairs::add_corrections(*reading, world.party("Utvecklingsgruppen"), own);
    CHECK_FALSE(own.corrections().empty());
    repair::OwnWords others;
    repairs::add_corrections(*reading, world.party("Stödgruppen"), others);
    CHECK(others.empty());
}

TEST_CASE("right text is left as it is, and asks nothing") {
    World world;
    auto maja = world.sign_in("maja");
    auto page = maja.open("/review");
    page.choose("Vilken grupp gäller det?", "Utvecklingsgruppen");
    page.fill("Klistra in anteckningarna",
              "Utvecklingsgruppen 3 september 2026\n\nFritidsbank\nAmira pratar med cheferna.\n");
    const auto review = page.press("Läs in");
    CHECK_FALSE(review.has("lästes fel"));
    CHECK(maja.get(review.url().substr(0, review.url().find('?')) + "/words").status == 200);
}

}  // namespace samskap::minutes
