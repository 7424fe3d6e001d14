// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "engines/extraction/pdf_for_tests.hpp"
#include "tests/world/world.hpp"

// From what was said to the place on the paper.
namespace samskap::minutes {
namespace {

using tests::Browser;
using tests::Page;
using tests::World;

constexpr std::string_view k_png = "\x89PNG\r\n";

std::string notes_of_two_pages() {
    using extraction::testing::Print;
    return extraction::testing::pdf_of(
        {{Print{.text = "Anteckningar 3 september 2026", .size = 18},
          Print{.from_top = 140, .text = "Fritidsbank", .bold = true},
          Print{.from_top = 160, .text = "Amira pratar med cheferna om pengar. Vem har nyckeln?"}},
         {Print{.text = "Lokalen", .bold = true},
          Print{.from_top = 120, .text = "Nils ringer hyresvärden om lokalen."}}});
}

Page sent(Browser& browser, const std::string& bytes, const char* name) {
    auto page = browser.open("/review");
    page.choose("Vilken grupp gäller det?", "Utvecklingsgruppen");
    return page.attach("Eller välj filer", name, bytes).press("Läs in");
}

Page imported(World& world, Browser& browser, const std::string& bytes) {
    CHECK(sent(browser, bytes, "september.pdf").status() == 200);
    world.run_jobs();
    return browser.open("/review").follow("Anteckningar 3 september 2026");
}

Page published(World& world, Browser& browser, const std::string& bytes) {
    return imported(world, browser, bytes).press("Godkänn resten").press("Publicera till gruppen");
}

// "/documents/…/pages/2" of the page that was opened.
std::string path_of(const Page& page) { return page.url().substr(0, page.url().find('?')); }

std::size_t frames_on(const Page& page) {
    std::size_t count = 0;
    for (auto at = page.html().find("<rect x="); at != std::string::npos;
         at = page.html().find("<rect x=", at + 1))
        ++count;
    return count;
}

}  // namespace

TEST_CASE("from a finding and from the minutes one comes to its words, framed on their page") {
    World world;
    auto maja = world.sign_in("maja");
    const auto review = imported(world, maja, notes_of_two_pages());
    const auto seen = review.follow("Se var det står Nils ringer hyresvärden om lokalen.");
    CHECK(seen.heading() == "Sida 2 av 2");
    CHECK(seen.has("Nils ringer hyresvärden om lokalen."));
    CHECK(frames_on(seen) == 1);
    CHECK(seen.html().find("Inramat: Nils ringer hyresvärden om lokalen.") != std::string::npos);
    CHECK(path_of(seen.follow("Tillbaka")) == path_of(review));

    const auto meeting = review.press("Godkänn resten").press("Publicera till gruppen");
    const auto question = meeting.follow("Se var det står Vem har nyckeln?");
    CHECK(question.heading() == "Sida 1 av 2");
    // Only the question, not the sentence before it on the same line of print.
    CHECK(question.html().find(">Vem har nyckeln?</blockquote>") != std::string::npos);
    CHECK(frames_on(question) == 1);
    CHECK(question.follow("Nästa sida").has("Det du söker står på en annan sida."));
    CHECK(frames_on(question.follow("Nästa sida").follow("Sidan före")) == 1);
    const auto large = question.follow("Visa större");
    CHECK(large.has_link("Visa mindre"));
    CHECK(large.html().find("id=\"framed\"") != std::string::npos);
}

TEST_CASE("the picture of a page is for those who may have the file") {
    World world;
    auto maja = world.sign_in("maja");
    const auto meeting = published(world, maja, notes_of_two_pages());
    const auto page = path_of(meeting.follow("Se var det står Vem har nyckeln?"));
    const auto picture = maja.get(page + "/picture");
    CHECK(picture.status == 200);
    CHECK(picture.content_type == "image/png");
    CHECK(picture.body.starts_with(k_png));
    CHECK(picture.keep == web::Keep::revalidate);
    CHECK(world.sign_in("amira").get(page + "/picture").body == picture.body);
    for (const auto* stranger : {"petra", "ulrika"}) {
        CHECK(world.sign_in(stranger).get(page).status == 404);
        CHECK(world.sign_in(stranger).get(page + "/picture").status == 404);
    }
    CHECK(world.visitor().get(page + "/picture").status == 303);
    REQUIRE(meeting.follow("Visa öppet").press("Publicera öppet").has("Publicerat öppet"));
    CHECK_FALSE(world.visitor().open(meeting.url()).has_link("Se var det står"));
    CHECK(world.visitor().get(page + "/picture").status == 303);
}

TEST_CASE("a page, a place and a size that there are not") {
    World world;
    auto maja = world.sign_in("maja");
    const auto path = path_of(
        published(world, maja, notes_of_two_pages()).follow("Se var det står Vem har nyckeln?"));
    const auto document = path.substr(0, path.rfind("/pages/"));
    for (const auto* no_page :
         {"/pages/0", "/pages/3", "/pages/-1", "/pages/1x", "/pages/99999999999"})
        CHECK(maja.get(document + no_page).status == 404);
    for (const auto* odd : {"?from=5&to=2", "?from=0&to=999999", "?from=x", "?from=-1&to=4",
                            "?size=huge", "?back=//elsewhere.example/"})
        CHECK(frames_on(maja.open(path + odd)) == 0);
    CHECK(maja.open(path + "?back=//elsewhere.example/").html().find("href=\"//elsewhere") ==
          std::string::npos);
    CHECK(maja.open(document + "/place").heading() == "Sida 1 av 2");
}

TEST_CASE("a file of letters has no pages to look at") {
    World world;
    auto maja = world.sign_in("maja");
    const auto review =
        sent(maja, "Utvecklingsgruppen 3 september 2026\n\nNils bokar hallen.\n", "september.txt");
    CHECK(review.has("Nils bokar hallen."));
    CHECK_FALSE(review.has_link("Se var det står Nils bokar hallen."));
    auto db = world.database().read();
    const auto document = db->count("SELECT MIN(id) AS value FROM documents");
    const auto path = "/documents/" + to_text(web::PartyId{document});
    CHECK(maja.get(path + "/pages/1").status == 404);
    CHECK(maja.get(path + "/pages/1/picture").status == 404);
}

TEST_CASE("a page that could not be read can be looked at, where it is typed and in the minutes") {
    using extraction::testing::Print;
    World world;
    auto maja = world.sign_in("maja");
    const auto review =
        imported(world, maja,
                 extraction::testing::pdf_of(
                     {{Print{.text = "Anteckningar 3 september 2026", .size = 18},
                       Print{.from_top = 140, .text = "Amira pratar med cheferna om pengar."}},
                      {},
                      {Print{.text = "Nils ringer hyresvärden om lokalen."}}}));
    const auto silent = review.follow("Se sidan 2");
    CHECK(silent.heading() == "Sida 2 av 3");
    CHECK(silent.has("Du kan skriva av den där du granskar filen."));
    CHECK(path_of(silent.follow("Tillbaka")) == path_of(review));
    const auto meeting = review.press("Godkänn resten").press("Publicera till gruppen");
    CHECK(meeting.follow("Se sidan 2").heading() == "Sida 2 av 3");
    REQUIRE(meeting.follow("Visa öppet").press("Publicera öppet").has("Publicerat öppet"));
    CHECK_FALSE(world.visitor().open(meeting.url()).has_link("Se sidan 2"));
}

TEST_CASE("a worn scan: unsure words are asked about beside their line, cut out of the paper") {
    std::ifstream file(SAMSKAP_SOURCE "/sample/minutes/2024-10-10-formote.pdf", std::ios::binary);
    REQUIRE(file.is_open());
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    World world;
    auto maja = world.sign_in("maja");
    REQUIRE(sent(maja, bytes, "formote.pdf").status() == 200);
    world.run_jobs();
    auto review = maja.open("/review").follow("Minnesanteckningar");
    const auto count = [](const Page& page, std::string_view words) {
        std::size_t times = 0;
        for (auto at = page.html().find(words); at != std::string::npos;
             at = page.html().find(words, at + 1))
            ++times;
        return times;
    };
    // One strip of paper for each line that something was found in, and its picture is there.
    CHECK(count(review, "/pages/1/picture\"") >= 6);
    CHECK(frames_on(review) >= 6);
    const auto words = path_of(review) + "/words";
    auto asked = maja.open(words);
    REQUIRE(asked.has("Vad står det här?"));
    CHECK(count(asked, "/pages/1/picture\"") == 1);
    CHECK(frames_on(asked) == 1);
    const auto at = asked.html().find("/documents/");
    const auto picture = asked.html().substr(at, asked.html().find('"', at) - at);
    CHECK(maja.get(picture).body.starts_with(k_png));
    int questions = 0;
    for (; asked.has("Vad står det här?") && questions < 12; ++questions) {
        auto form = asked;
        REQUIRE(form.fill("Skriv själv", "ordet").press("Spara mitt ord").status() == 200);
        asked = maja.open(words);
    }
    CHECK(questions >= 2);
    CHECK(questions <= 5);
    CHECK(asked.has("Alla osäkra ord är klara"));
    // What was typed is in the text; the paper still shows where it stood.
    review = maja.open(path_of(review));
    CHECK(count(review, "/pages/1/picture\"") >= 6);
    CHECK(review.has("läser inte brev från ordet."));
}

}  // namespace samskap::minutes
