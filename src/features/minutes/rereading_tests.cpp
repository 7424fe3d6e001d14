// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "engines/extraction/pdf_for_tests.hpp"
#include "features/minutes/words.hpp"
#include "tests/world/world.hpp"

// What the review learns after the file was read: names that became known, pages that were typed,
// and what only a person can say of a finding.
namespace samskap::minutes {
namespace {

using tests::Browser;
using tests::Page;
using tests::World;

constexpr const char* k_long = "Kent Rosvall pratar med cheferna om pengar till 1 oktober.";
constexpr const char* k_notes = R"(Utvecklingsgruppen
Minnesanteckningar torsdagen den 3 september 2026

Deltagare: Amira Haddadi, Maja Lindhe (antecknar)

Fritidsbank
Kent Rosvall pratar med cheferna om pengar till 1 oktober.
Kent Rosvall ringer banken om ett lån till hyllor.

Laget runt
Kent Rosvall skriver till nämnden om tider. Vem har nycklarna?
)";

Page imported(Browser& browser, std::string_view notes = k_notes) {
    auto page = browser.open("/review");
    page.choose("Vilken grupp gäller det?", "Utvecklingsgruppen");
    return page.fill("Klistra in anteckningarna", notes).press("Läs in");
}

std::string path_of(const Page& page) { return page.url().substr(0, page.url().find('?')); }

void enter(World& world, const std::string& name) {
    world.database().in_transaction(
        world.clock.time(), [&](db::Writer& db) { people::add_party(db, {}, {.name = name}); });
}

Page imported_pdf(World& world, Browser& browser) {
    using extraction::testing::Print;
    const auto bytes = extraction::testing::pdf_of(
        {{Print{.text = "Anteckningar 3 september 2026", .size = 18},
          Print{.from_top = 140, .text = "Fritidsbank", .bold = true},
          Print{.from_top = 160, .text = "Amira pratar med cheferna om pengar."}},
         {},
         {Print{.text = "Lokalen", .bold = true},
          Print{.from_top = 120, .text = "Nils ringer hyresvärden om lokalen."}}});
    auto page = browser.open("/review");
    page.choose("Vilken grupp gäller det?", "Utvecklingsgruppen");
    CHECK(page.attach("Eller välj filer", "september.pdf", bytes).press("Läs in").status() == 200);
    world.run_jobs();
    return browser.open("/review").follow("Anteckningar 3 september 2026");
}

}  // namespace

TEST_CASE("read again, a review knows who has been entered since, and keeps what was decided") {
    World world;
    auto maja = world.sign_in("maja");
    auto review = imported(maja);
    const auto path = path_of(review);
    auto form = review.follow("Ändra Kent Rosvall ringer banken om ett lån…");
    form.fill("Vad sades?", "Kent ringer banken om lån till alla hyllor.");
    form.fill("Vem tar hand om det?", "Kent Rosvall");
    CHECK(form.press("Spara och godkänn").status() == 200);
    review = maja.open(path).in("Kent Rosvall skriver till nämnden om tider.").press("Stryk");
    CHECK(maja.open(path).in(k_long).has("Vem: Kent Rosvall (nytt namn)"));
    enter(world, "Kent Rosvall");
    const auto again = maja.open(path).press("Läs igen");
    CHECK(again.has("Läst igen."));
    CHECK(again.in(k_long).has("Vem: Kent Rosvall"));
    CHECK_FALSE(again.in(k_long).has("nytt namn"));
    // What was typed and decided stands; only who is meant is known now.
    CHECK(again.in("Kent ringer banken om lån till alla hyllor.").has("Godkänd"));
    CHECK_FALSE(again.in("Kent ringer banken om lån till alla hyllor.").has("nytt namn"));
    CHECK(again.in("Kent Rosvall skriver till nämnden om tider.").has("Struken"));
    // Nothing more to learn the second time.
    CHECK(again.press("Läs igen").has("Läst igen. 0 saker"));
}

TEST_CASE("read again, the day that was typed and the heading that was changed stay") {
    World world;
    auto maja = world.sign_in("maja");
    auto review = imported(maja);
    CHECK(review.fill("Dag", "2026-09-04").press("Spara om mötet").has("4 september 2026"));
    auto topic = maja.open(path_of(review) + "/topics/1");
    CHECK(topic.fill("Rubrik", "Lånebanken").fill("Hör till", "").press("Spara").status() == 200);
    const auto again = maja.open(path_of(review)).press("Läs igen");
    CHECK(again.has("4 september 2026"));
    CHECK(again.has("Lånebanken"));
    CHECK_FALSE(again.has("Hör till Fritidsbank"));
}

TEST_CASE("a page without text is told of, can be typed, and its words join the review") {
    World world;
    auto maja = world.sign_in("maja");
    auto review = imported_pdf(world, maja);
    CHECK(review.has("Sidan 2 kunde inte läsas."));
    const auto empty = review.fill("Det som står på sidan 2", " \n").press("Läs det jag skrev");
    CHECK(empty.status() == 422);
    CHECK(empty.error_at("Det som står på sidan 2") == "Skriv det som står på sidan.");
    auto form = empty;
    const auto after = form.fill("Det som står på sidan 2",
                                 "Din hälsa\n\nNils bokar hallen i Fyren till den 8 oktober.")
                           .press("Läs det jag skrev");
    CHECK(after.in("Nils bokar hallen i Fyren till den 8 oktober.").has("Löfte"));
    CHECK_FALSE(after.has("kunde inte läsas"));
    const auto meeting = after.press("Godkänn resten").press("Publicera till gruppen");
    CHECK(meeting.has("Nils bokar hallen i Fyren till den 8 oktober."));
    CHECK_FALSE(meeting.has("kunde inte läsas"));
}

TEST_CASE("minutes that miss a page say so to the group, and to nobody else") {
    World world;
    auto maja = world.sign_in("maja");
    const auto meeting =
        imported_pdf(world, maja).press("Godkänn resten").press("Publicera till gruppen");
    CHECK(meeting.has("Sidan 2 kunde inte läsas."));
    CHECK(world.sign_in("amira").open(meeting.url()).has("Sidan 2 kunde inte läsas."));
    CHECK(maja.open(meeting.url()).follow("Visa öppet").press("Publicera öppet").status() == 200);
    CHECK_FALSE(world.visitor().open(meeting.url()).has("Sidan 2"));
}

TEST_CASE("a finding says when it happens and who else helps, and the minutes say it too") {
    World world;
    auto maja = world.sign_in("maja");
    auto form = imported(maja).follow("Ändra Kent Rosvall ringer banken om ett lån…");
    form.choose("Vad är det?", "händelse")
        .fill("Dag då det händer", "2026-10-05")
        .fill("Sista dagen, om det är flera", "2026-10-04");
    auto wrong = form.press("Spara och godkänn");
    CHECK(wrong.status() == 422);
    CHECK(wrong.error_at("Sista dagen, om det är flera").find("inte är före den första") !=
          std::string::npos);
    wrong.fill("Sista dagen, om det är flera", "2026-10-06")
        .fill("Klockan", "10.30")
        .fill("Platsen där det händer", "Fyren")
        .fill("Vilka fler hjälper till?", "Nils Åkerholm,  Amira Haddadi;");
    const auto after = wrong.press("Spara och godkänn");
    const auto row = after.in("Kent Rosvall ringer banken om ett lån till hyllor.");
    CHECK(row.has("Händer 5 oktober 2026 till 6 oktober 2026, från kl. 10.30, Fyren"));
    CHECK(row.has("Tillsammans med: Nils Åkerholm; Amira Haddadi"));
    const auto meeting = after.press("Godkänn resten").press("Publicera till gruppen");
    const auto said = meeting.in("Kent Rosvall ringer banken om ett lån till hyllor.");
    CHECK(said.has("Tillsammans med: Amira Haddadi, Nils Åkerholm"));
    CHECK(said.has("Händer 5 oktober 2026, Fyren"));
}

TEST_CASE("what waits for review is not there for members of the group who keep another one") {
    World world;
    auto maja = world.sign_in("maja");
    const auto path = path_of(imported(maja));
    world.database().in_transaction(world.clock.time(), [&](db::Writer& db) {
        people::add_membership(db, {}, world.party("Nils Åkerholm"), world.party("Brukarrådet"),
                               people::MemberRole::secretary, world.today(), std::nullopt, {});
    });
    auto nils = world.sign_in("nils");
    CHECK(nils.get("/review").status == 200);
    CHECK(nils.get(path).status == 404);
    CHECK(nils.get(path + "/attendances").status == 404);
}

TEST_CASE("every reason why a file has no text is told in words of its own, in both tongues") {
    using extraction::Refusal;
    for (const auto language : {web::Language::sv, web::Language::en}) {
        web::Preferences preferences;
        preferences.language = language;
        const ui::Texts t(preferences);
        const auto other = refusal_words("refusal_that_is_none", t);
        std::vector<std::string> seen{other};
        for (auto one = Refusal::empty;; one = static_cast<Refusal>(static_cast<int>(one) + 1)) {
            const auto words = refusal_words(extraction::text_key(one), t);
            CAPTURE(words);
            CHECK_FALSE(words.empty());
            CHECK(std::find(seen.begin(), seen.end(), words) == seen.end());
            seen.push_back(words);
            if (one == extraction::last_refusal) break;
        }
        CHECK(seen.size() == static_cast<std::size_t>(extraction::last_refusal) + 2);
    }
}

TEST_CASE("minutes are found by their headings and their name, by those who may read them") {
    World world;
    auto maja = world.sign_in("maja");
    const auto meeting = imported(maja).press("Godkänn resten").press("Publicera till gruppen");
    auto amira = world.sign_in("amira");
    const auto found = amira.open("/search?q=laget+runt");
    CHECK(found.has("Rubrik i anteckningarna 3 sep"));
    CHECK(found.follow("Laget runt").url().starts_with(meeting.url()));
    CHECK(amira.open("/search?q=utvecklingsgruppen+september+2026")
              .has("Utvecklingsgruppen 3 september 2026"));
    for (auto other : {world.visitor(), world.sign_in("petra")})
        CHECK_FALSE(other.open("/search?q=laget+runt").has_link("Laget runt"));
    CHECK(maja.open(meeting.url()).follow("Visa öppet").press("Publicera öppet").status() == 200);
    CHECK(world.visitor().open("/search?q=laget+runt").has_link("Laget runt"));
}

}  // namespace samskap::minutes
