// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "engines/extraction/zip_for_tests.hpp"
#include "tests/world/world.hpp"

namespace samskap::minutes {
namespace {

using tests::Browser;
using tests::Page;
using tests::World;

std::string paragraph(const std::string& inside) { return "<w:p>" + inside + "</w:p>"; }
std::string words(const std::string& text) {
    return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}

// A Word file that two people have been at: a comment, something put in, something taken out.
std::string notes_with_remarks(const std::string& comment) {
    const std::string body =
        paragraph(words("Utvecklingsgruppen torsdagen den 3 september 2026")) +
        "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr>" + words("Fritidsbank") + "</w:p>" +
        paragraph(words("Amira pratar med cheferna om pengar.") +
                  "<w:r><w:commentReference w:id=\"7\"/></w:r>") +
        paragraph(words("Vi har ") +
                  "<w:del w:author=\"Rut Falk\" w:date=\"2026-09-05T10:00:00Z\"><w:r>"
                  "<w:delText>fyra</w:delText></w:r></w:del>"
                  "<w:ins w:author=\"Rut Falk\"><w:r><w:t>fem</w:t></w:r></w:ins>" +
                  words(" skåp i hallen.")) +
        paragraph("<w:r><w:commentReference w:id=\"8\"/></w:r>" + words("Vid pennan: Maja"));
    const auto kaj =
        "<w:comment w:id=\"7\" w:author=\"Kaj Holm\" w:date=\"2026-09-04T08:00:00Z\">" +
        paragraph(words(comment)) + "</w:comment>";
    return extraction::testing::docx_of(
        body, kaj + "<w:comment w:id=\"8\">" + paragraph(words("Stryk raden.")) + "</w:comment>");
}

Page imported(Browser& browser, const std::string& comment) {
    auto page = browser.open("/review");
    page.choose("Vilken grupp gäller det?", "Utvecklingsgruppen");
    page.attach("Eller välj filer", "anteckningar.docx", notes_with_remarks(comment));
    return page.press("Läs in");
}

}  // namespace

TEST_CASE("comments and tracked changes stand beside their lines, in review and for the group") {
    World world;
    auto maja = world.sign_in("maja");
    const auto review = imported(maja, "Är det säkert?");
    const auto promise = review.in("rad 5 Amira pratar");
    CHECK(promise.has("Kommentar Kaj Holm, 4 september 2026 Är det säkert?"));
    CHECK_FALSE(promise.has("fyra"));
    const auto change = review.in("rad 7 Vi har fem skåp");
    CHECK(change.has("Struket Rut Falk, 5 september 2026 fyra"));
    CHECK(change.has("Tillagt Rut Falk fem"));

    const auto meeting = review.press("Godkänn resten").press("Publicera till gruppen");
    CHECK(meeting.in("rad 5 Amira pratar").has("Är det säkert?"));
    CHECK(world.sign_in("amira").open(meeting.url()).has("Är det säkert?"));
    // Every one of them is somewhere, also where nothing was said on its line.
    CHECK(meeting.has("Stryk raden."));
}

TEST_CASE("a comment is in no open copy and found by no stranger") {
    World world;
    auto maja = world.sign_in("maja");
    const auto meeting = imported(maja, "Hemligt övervägande")
                             .press("Godkänn resten")
                             .press("Publicera till gruppen");
    REQUIRE(meeting.follow("Visa öppet").press("Publicera öppet").has("Publicerat öppet"));
    auto visitor = world.visitor();
    const auto open = visitor.open(meeting.url());
    CHECK(open.has("cheferna om pengar"));
    CHECK_FALSE(open.has("övervägande"));
    CHECK_FALSE(open.has("Rut Falk"));
    CHECK_FALSE(visitor.open("/search?q=övervägande").has("3 september"));
    CHECK(visitor.get(meeting.url() + "/minutes.txt").body.find("övervägande") ==
          std::string::npos);
}

TEST_CASE("who is named in a comment and must not be known keeps the file from the group") {
    World world;
    auto maja = world.sign_in("maja");
    const auto meeting = imported(maja, "Fråga Mikaela Sandin")
                             .press("Godkänn resten")
                             .press("Publicera till gruppen");
    CHECK(maja.open(meeting.url()).has("Fråga Mikaela Sandin"));
    auto amira = world.sign_in("amira");
    const auto seen = amira.open(meeting.url());
    CHECK(seen.has("Amira pratar med cheferna"));
    CHECK_FALSE(seen.has("Mikaela"));
    CHECK_FALSE(seen.has_link("Filen som den kom"));
    auto db = world.database().read();
    const auto document = db->count("SELECT MIN(id) AS value FROM documents");
    CHECK(amira.get("/documents/" + to_text(web::PartyId{document})).status == 404);
}

}  // namespace samskap::minutes
