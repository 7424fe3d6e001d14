// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "tests/world/world.hpp"

// Several files that wait do not make two matters of one thing; and how smaller things read.
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

std::string notes_of(const std::string& day, const std::string& heading,
                     const std::string& said = "Gruppen beslutar att ställa ut på torget.") {
    return "Möte den " + day + " 2026\n\nDeltagare: Amira Haddadi, Maja Lindhe\n\n" + heading +
           "\n" + said + "\n";
}

Page publish(Browser& maja, const Page& waiting) {
    return maja.open(waiting.url()).press("Godkänn resten").press("Publicera till gruppen");
}

std::int64_t matters(World& world) {
    return world.database().read()->count("SELECT COUNT(*) AS value FROM matters");
}

}  // namespace

TEST_CASE("of two files that waited together, the second asks whether it is the same thing") {
    World world;
    auto maja = world.sign_in("maja");
    const auto first = imported(maja, notes_of("3 september", "Zorbina Mashup"));
    const auto second = imported(maja, notes_of("1 oktober", "Zorbyna Mashup"));
    CHECK(publish(maja, first).url().starts_with("/meetings/"));
    const auto asked = publish(maja, second);
    CHECK(asked.url().starts_with("/review/"));
    CHECK(asked.has("det kommit arbete med ett liknande namn"));
    CHECK(asked.has("Hör till Zorbina Mashup"));
    CHECK(matters(world) == 1);
    CHECK(asked.press("Publicera till gruppen").url().starts_with("/meetings/"));
    CHECK(matters(world) == 1);
}

TEST_CASE("what a person says is another thing is another matter") {
    World world;
    auto maja = world.sign_in("maja");
    const auto first = imported(maja, notes_of("3 september", "Zorbina Mashup"));
    const auto second = imported(maja, notes_of("1 oktober", "Zorbyna Mashup"));
    publish(maja, first);
    auto topic = publish(maja, second).follow("Ändra Zorbyna Mashup");
    REQUIRE(topic.fill("Hör till", "Zorbyna Mashup").press("Spara").status() == 200);
    const auto meeting = maja.open(second.url()).press("Publicera till gruppen");
    CHECK(meeting.url().starts_with("/meetings/"));
    CHECK(matters(world) == 2);
}

TEST_CASE("the same name is joined without a question") {
    World world;
    auto maja = world.sign_in("maja");
    const auto first = imported(maja, notes_of("3 september", "Zorbina Mashup"));
    const auto second = imported(maja, notes_of("1 oktober", "Zorbina Mashup"));
    publish(maja, first);
    CHECK(publish(maja, second).url().starts_with("/meetings/"));
    CHECK(matters(world) == 1);
}

TEST_CASE("a heading that comes again is the same matter, however common its words are") {
    for (const std::string name : {"Zorbina Mashup", "Om oss", "Hur går det?"}) {
        CAPTURE(name);
        World world;
        auto maja = world.sign_in("maja");
        publish(maja, imported(maja, notes_of("3 september", "## " + name,
                                              "Gruppen beslutar att köpa lampor.\n\n## " + name +
                                                  "\nGruppen beslutar att sälja bordet.")));
        CHECK(matters(world) == 1);
        publish(maja, imported(maja, notes_of("1 oktober", "## " + name)));
        CHECK(matters(world) == 1);
        const auto matter = maja.open("/work").follow(name);
        for (const auto* said : {"köpa lampor", "sälja bordet", "ställa ut på torget"})
            CHECK(matter.has(said));
    }
}

TEST_CASE("a name keeps the bracket that it ends with") {
    World world;
    auto maja = world.sign_in("maja");
    publish(maja, imported(maja, notes_of("3 september",
                                          "Lokalen\nGruppen beslutar att köpa lampor.\n\n"
                                          "Frukostdialog 3 oktober (tider och bokning)")));
    CHECK(maja.open("/work").has_link("Frukostdialog (tider och bokning)"));
}

TEST_CASE("what happens on a day is not said to be due by it") {
    World world;
    auto maja = world.sign_in("maja");
    const auto notes = notes_of("3 september", "Julen",
                                "Gruppen beslutar att visa filmen torsdag 3 december. Nils köper "
                                "lampor till 1 oktober.");
    const auto review = imported(maja, notes);
    CHECK_FALSE(review.in("visa filmen torsdag").has("senast"));
    const auto meeting = publish(maja, review);
    CHECK_FALSE(meeting.in("visa filmen torsdag").has("senast"));
    CHECK(meeting.in("Nils köper lampor").has("senast 1 oktober 2026"));
    const auto text = maja.get(meeting.url() + "/minutes.txt").body;
    CHECK(text.find("senast 3 december") == std::string::npos);
    CHECK(text.find("senast 1 oktober 2026") != std::string::npos);
}

TEST_CASE(
    "an empty file leaves the queue when a secretary says so, and comes again when sent again") {
    World world;
    auto maja = world.sign_in("maja");
    const auto send = [&] {
        auto page = maja.open("/review");
        page.choose("Vilken grupp gäller det?", "Utvecklingsgruppen");
        page.attach("Eller välj filer", "tom.txt", "   \n");
        return page.press("Läs in");
    };
    send();
    const auto queue = maja.open("/review");
    CHECK(queue.has_button("Ta bort ur listan tom.txt"));
    CHECK_FALSE(queue.press("Ta bort ur listan tom.txt").has("tom.txt"));
    send();
    CHECK(maja.open("/review").has_button("Ta bort ur listan tom.txt"));
}

TEST_CASE("blanks alone are not taken for notes") {
    World world;
    auto maja = world.sign_in("maja");
    CHECK(imported(maja, "  \n \t ").status() == 422);
    CHECK_FALSE(maja.open("/review").has("Filer som inte gick att läsa"));
}

}  // namespace samskap::minutes
