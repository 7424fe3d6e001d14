// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/world/world.hpp"

// Who is meant by a name: worked out, shown, and taken back for good.
namespace samskap::minutes {
namespace {

using tests::Browser;
using tests::Page;
using tests::World;

std::string notes(const std::string& day, const std::string& said) {
    return "Utvecklingsgruppen\nMinnesanteckningar den " + day + " 2026\n\nFritidsbank\n" + said +
           "\n";
}

Page imported(Browser& browser, const std::string& text) {
    auto page = browser.open("/review");
    page.choose("Vilken grupp gäller det?", "Utvecklingsgruppen");
    return page.fill("Klistra in anteckningarna", text).press("Läs in");
}

const reading::Mention* mentioned(const std::vector<reading::Mention>& list,
                                  std::string_view name) {
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.name == name; });
    return found == list.end() ? nullptr : &*found;
}

std::string owner_of(std::string_view text, const reading::Known& known) {
    for (const auto& topic : reading::read(text, known).topics)
        for (const auto& said : topic.statements)
            if (said.kind == reading::Kind::action) return said.owner;
    return "(no promise)";
}

}  // namespace

TEST_CASE("a person says that a name means somebody else, and the next reading remembers it") {
    World world;
    auto maja = world.sign_in("maja");
    const std::string promise = "Amira pratar med cheferna om pengar.";
    const auto review = imported(maja, notes("3 september", promise));
    REQUIRE(review.in("rad 5 Amira").has("Vem: Amira Haddadi"));
    const auto finding = review.follow("Ändra " + promise);
    CHECK(finding.has("Det står bara ”Amira”. Maskinen tror att det är Amira Haddadi"));
    const auto after = finding.press("Nej, det är inte Amira Haddadi");
    CHECK(after.value_of("Vem tar hand om det?") == "Amira");
    CHECK_FALSE(after.has("Är det rätt person?"));

    // Neither when the same file is read again, nor in the next one.
    const auto path = review.url().substr(0, review.url().find('?'));
    CHECK_FALSE(maja.open(path).press("Läs igen").has("Amira Haddadi"));
    const auto next = imported(maja, notes("1 oktober", "Amira ringer banken om ett lån."));
    CHECK(next.in("rad 5 Amira").has("Vem: Amira (nytt namn)"));
    // The whole name means her still.
    const auto whole = imported(maja, notes("5 november", "Amira Haddadi ringer om lokalen."));
    CHECK(whole.in("rad 5 Amira").has("Vem: Amira Haddadi"));
    CHECK_FALSE(whole.in("rad 5 Amira").has("nytt namn"));
    auto db = world.database().read();
    CHECK_FALSE(people::resolve(*db, world.party("Utvecklingsgruppen"), "Amira"));
    CHECK(people::resolve(*db, world.party("Brukarrådet"), "Amira"));

    // On her page it is seen, and taken back.
    const auto hers = maja.open("/people/" + to_text(world.party("Amira Haddadi")));
    CHECK(hers.has("”Amira” i anteckningar från Utvecklingsgruppen"));
    CHECK_FALSE(world.sign_in("nils").open(hers.url()).has("någon annan"));
    CHECK_FALSE(hers.press("Det var rätt ändå").has("”Amira” i anteckningar"));
    const auto again = imported(maja, notes("12 november", "Amira ringer Nils om ett lån."));
    CHECK(again.in("rad 5 Amira").has("Vem: Amira Haddadi"));
}

TEST_CASE("a spelling that is none is taken away, and what is read does not bring it back") {
    World world;
    auto maja = world.sign_in("maja");
    const auto address = "/people/" + to_text(world.party("Amira Haddadi"));
    const auto id = world.party("Amira Haddadi");
    const auto read_as = [&](people::Source source) {
        world.database().in_transaction(world.clock.time(), [&](db::Writer& db) {
            people::add_spelling(db, {}, id, "Amira Hadad", {.source = source});
        });
    };
    read_as(people::Source::read);
    const auto page = maja.open(address);
    CHECK_FALSE(page.press("Stavningen är fel Amira Hadad").has("Amira Hadad"));
    read_as(people::Source::read);
    CHECK_FALSE(maja.open(address).has("Amira Hadad"));
    read_as(people::Source::typed);
    CHECK(maja.open(address).has("Amira Hadad"));
    // Her own name stays, whatever is sent.
    CHECK(maja.open(address).heading() == "Amira Haddadi");
    CHECK(people::resolve(*world.database().read(), world.party("Utvecklingsgruppen"),
                          "Amira Haddadi") == id);
}

TEST_CASE("one who comes for two organisations belongs to both") {
    World world;
    auto maja = world.sign_in("maja");
    auto page = maja.open("/review");
    page.choose("Vilken grupp gäller det?", "Utvecklingsgruppen");
    page.fill("Klistra in anteckningarna",
              "Utvecklingsgruppen 3 september 2026\n\nDeltagare:\n"
              "Siv Tallberg, Kajen/B12\nMaja Lindhe, antecknar\n\n"
              "Lokalen\nSiv Tallberg ringer hyresvärden.\n");
    const auto meeting =
        page.press("Läs in").press("Godkänn resten").press("Publicera till gruppen");
    REQUIRE(meeting.url().starts_with("/meetings/"));
    const auto siv = people::resolve(*world.database().read(), world.party("Utvecklingsgruppen"),
                                     "Siv Tallberg");
    REQUIRE(siv);
    const auto hers = maja.open("/people/" + to_text(*siv));
    CHECK(hers.has_link("Kajen"));
    CHECK(hers.has_link("B12"));
    CHECK_FALSE(hers.has("Kajen/B12"));
}

TEST_CASE("an abbreviation is found by itself, not in a word that begins with it") {
    reading::Known known;
    known.organisations.push_back({"Hamnförvaltningen", {"HMF"}});
    const auto found = reading::read(
        "Möte 3 september 2026\n\nLoppet\nAlla är välkomna till HMF-ruset i maj.\n", known);
    CHECK(mentioned(found.organisations, "Hamnförvaltningen") == nullptr);
    const auto said = reading::read(
        "Möte 3 september 2026\n\nLoppet\nHMF svarar om pengarna till 1 oktober 2026.\n", known);
    CHECK(mentioned(said.organisations, "Hamnförvaltningen") != nullptr);
}

TEST_CASE("near names are kept apart, and a first name alone means only one who is alone with it") {
    reading::Known known;
    for (const auto* name : {"Olof Sjöstrand", "Kurt Sjöstrand", "Anna Edlund", "Ann Edmark",
                             "Lars Norling", "Lars Skogby"})
        known.people.push_back({name, {}});
    const auto notes = [](const std::string& said) {
        return "Möte 3 september 2026\n\nLokalen\n" + said + "\n";
    };
    CHECK(owner_of(notes("Kurt Sjöstrand ringer hyresvärden."), known) == "Kurt Sjöstrand");
    CHECK(owner_of(notes("Olof ringer hyresvärden."), known) == "Olof Sjöstrand");
    CHECK(owner_of(notes("Ann ringer hyresvärden."), known) == "Ann Edmark");
    CHECK(owner_of(notes("Anna ringer hyresvärden."), known) == "Anna Edlund");
    CHECK(owner_of(notes("Lars Norling ringer hyresvärden."), known) == "Lars Norling");
    const auto either = owner_of(notes("Lars ringer hyresvärden."), known);
    CHECK(either != "Lars Norling");
    CHECK(either != "Lars Skogby");
}

}  // namespace samskap::minutes
