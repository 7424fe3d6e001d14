// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <pugixml.hpp>

#include "engines/extraction/formats.hpp"
#include "engines/typesetting/document.hpp"

using namespace samskap;
using namespace samskap::typesetting;

namespace {

constexpr Instant made_at{1'900'000'000};

Document sample() {
    return {.title = "Hamngruppen 5 mars 2031",
            .facts = {{"Plats", "Sjöboden i Sundhamn"}, {"Tid", "13.00–15.30"}},
            .blocks = {Heading{1, "Närvarande"},
                       Table{{"Namn", "Organisation"},
                             {{"Åsa Lind", "Hamnföreningen"}, {"Örjan Ek", "Kommunen"}}},
                       Heading{1, "Lokaler"},
                       Paragraph{
                           "Gruppen talade länge om lokalerna vid hamnen, om vad de kostar och om "
                           "hur många som får plats där när det är fest på kajen om sommaren."},
                       Heading{2, "Bryggan"}, Paragraph{"Föreningen äger den."},
                       Bullet{0,
                              "Åsa tar fram ett förslag till nästa möte, som ska vara så kort att "
                              "alla hinner läsa det på bussen."},
                       Bullet{1, "även på lätt svenska"}, Bullet{0, "Örjan ringer vaktmästaren."},
                       Paragraph{"Mötet avslutades."}},
            .footer = "Sundhamns kommun, dnr 2031/17",
            .author = "Hamnnämnden"};
}

std::string pdf_text(const Document& document) {
    const auto extracted = extraction::extract_pdf(to_pdf(document, made_at));
    REQUIRE(extracted);
    return extracted->text;
}

}  // namespace

TEST_CASE("clean text, and back again") {
    const auto text = to_clean_text(sample());
    CHECK(text.starts_with(
        "# Hamngruppen 5 mars 2031\n\nPlats: Sjöboden i Sundhamn\nTid: 13.00–15.30\n\n"
        "## Närvarande\n\nNamn | Organisation\nÅsa Lind | Hamnföreningen\n"));
    CHECK(
        text.ends_with("på bussen.\n  - även på lätt svenska\n- Örjan ringer vaktmästaren.\n\n"
                       "Mötet avslutades.\n"));
    auto again = from_clean_text(text);
    again.footer = sample().footer;
    again.author = sample().author;
    CHECK(again == sample());
    CHECK(to_clean_text(again) == text);
    CHECK(to_clean_text({}).empty());
    CHECK(from_clean_text("") == Document{});
}

TEST_CASE("the same text comes back out of the PDF") {
    CHECK(pdf_text(sample()) == to_clean_text(sample()));
}

TEST_CASE("the same text comes back out of the DOCX") {
    const auto extracted = extraction::extract_docx(to_docx(sample(), made_at));
    REQUIRE(extracted);
    CHECK(extracted->text == to_clean_text(sample()));
}

TEST_CASE("the same document and instant give the same bytes, another instant others") {
    CHECK(to_pdf(sample(), made_at) == to_pdf(sample(), made_at));
    CHECK(to_docx(sample(), made_at) == to_docx(sample(), made_at));
    CHECK(to_pdf(sample(), {1'800'000'000}) != to_pdf(sample(), made_at));
    CHECK(to_docx(sample(), {1'800'000'000}) != to_docx(sample(), made_at));
    CHECK(to_docx(sample(), {0}).starts_with("PK"));
}

TEST_CASE("a long PDF: every page numbered, nothing lost at the breaks, footer not in the text") {
    Document document{.title = "Långt möte", .footer = "Sundhamns kommun"};
    for (int i = 1; i <= 60; ++i) {
        std::string words = "Punkt nummer " + std::to_string(i) + " handlar om hamnen.";
        for (int more = 0; more < 12; ++more) words += " Där talades det om båtar och bryggor.";
        document.blocks.emplace_back(Paragraph{words});
    }
    const auto bytes = to_pdf(document, made_at);
    const auto extracted = extraction::extract_pdf(bytes);
    REQUIRE(extracted);
    CHECK(extracted->pages.size() > 4);
    auto text = extracted->text;
    for (auto at = text.find('\f'); at != text.npos; at = text.find('\f')) text.erase(at, 1);
    const auto expected = to_clean_text(document);
    const auto differ = std::mismatch(text.begin(), text.end(), expected.begin(), expected.end());
    CHECK(std::string(differ.first, text.end()).substr(0, 200) ==
          std::string(differ.second, expected.end()).substr(0, 200));
}

TEST_CASE("PDF: language, title, structure and letters are in the file") {
    const auto bytes = to_pdf(sample(), made_at);
    for (const auto* part : {"/Lang (sv-SE)", "/DisplayDocTitle true", "/StructTreeRoot", "/S /H1",
                             "/S /H2", "/S /H3", "/S /P", "/S /LI", "/S /TH", "/Prev"}) {
        CAPTURE(part);
        CHECK(bytes.find(part) != bytes.npos);
    }
    CHECK(bytes.find("/Marked true") != bytes.npos);
}

TEST_CASE("letters that could be taken for mark-up stay letters") {
    Document document{.title = "<b>Å & ä</b>",
                      .blocks = {Paragraph{"1 < 2 && \"citat\" 'så' \x01"}}};
    const auto extracted = extraction::extract_docx(to_docx(document, made_at));
    REQUIRE(extracted);
    CHECK(extracted->text == "# <b>Å & ä</b>\n\n1 < 2 && \"citat\" 'så'\n");
    CHECK(pdf_text(document) == extracted->text);
}

TEST_CASE("nothing at all is still a valid document") {
    CHECK(extraction::extract_pdf(to_pdf({}, made_at)).error() == extraction::Refusal::no_text);
    CHECK(extraction::extract_docx(to_docx({}, made_at)).error() == extraction::Refusal::empty);
    const Document ragged{.title = "T", .blocks = {Table{{"a", "b"}, {{"1"}, {"2", "3", "4"}}}}};
    CHECK(to_pdf(ragged, made_at).starts_with("%PDF-"));
    CHECK(to_docx(ragged, made_at).starts_with("PK"));
}
