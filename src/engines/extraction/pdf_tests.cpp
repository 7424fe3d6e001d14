// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "engines/extraction/formats.hpp"
#include "engines/extraction/pdf_for_tests.hpp"
#include "engines/extraction/pdf_layout.hpp"

using namespace samskap;
using namespace samskap::extraction;
using namespace samskap::extraction::testing;

namespace {

Extracted read(const std::vector<PrintedPage>& pages) {
    const auto extracted = extract_pdf(pdf_of(pages));
    REQUIRE(extracted);
    return *extracted;
}

// A page full of words, so that what stands on it is set against a usual text.
const Print body{70, 100,
                 "Gruppen har talat om lokalerna vid hamnen och om vad de kostar per månad.", 11};

}  // namespace

TEST_CASE("PDF: headings by size, paragraphs by distance, wrapped lines made whole") {
    const auto extracted = read({{
        {70, 80, "Arbetsgrupp för hamnen", 20},
        {70, 120, "Lokaler", 14},
        {70, 145, "Gruppen har talat om lokalerna vid hamnen och om vad de kostar på ett", 11},
        {70, 159, "helt år. Föreningen lämnar ett förslag.", 11},
        {70, 185, "Ett nytt stycke.", 11},
    }});
    CHECK(extracted.text ==
          "# Arbetsgrupp för hamnen\n\n## Lokaler\n\nGruppen har talat om lokalerna vid hamnen och "
          "om vad de kostar på ett helt år. Föreningen lämnar ett förslag.\n\nEtt nytt stycke.\n");
    CHECK(extracted.format == Format::pdf);
}

TEST_CASE("PDF: bullets nest by how far in they begin, and wrap") {
    const auto extracted = read({{
        body,
        {70, 130, "•", 11},
        {90, 130, "första punkten är så lång att den behöver mer än en hel rad här", 11},
        {90, 144, "på sidan", 11},
        {100, 158, "–", 11},
        {115, 158, "inre punkt", 11},
        {70, 172, "•", 11},
        {90, 172, "andra punkten", 11},
    }});
    CAPTURE(extracted.text);
    CHECK(
        extracted.text.find("\n\n- första punkten är så lång att den behöver mer än en hel rad här "
                            "på sidan\n  - inre punkt\n- andra punkten\n") != std::string::npos);
}

TEST_CASE("PDF: short lines stay lines, wide gaps are cells") {
    const auto extracted = read({{
        body,
        {70, 130, "Åsa Lind", 11},
        {250, 130, "Hamnföreningen", 11},
        {70, 144, "Bo Ek", 11},
        {250, 144, "kommunen", 11},
        {70, 170, "Kaj Alm", 11},
        {70, 184, "Eva Sjö", 11},
    }});
    CAPTURE(extracted.text);
    CHECK(
        extracted.text.find("Åsa Lind | Hamnföreningen\nBo Ek | kommunen\n\nKaj Alm\nEva Sjö\n") !=
        std::string::npos);
}

TEST_CASE("PDF: heads, feet and page numbers go; paragraphs run on over the page; pages are kept") {
    const auto page = [](const std::string& number, const std::string& words, double top) {
        return PrintedPage{{70, 40, "Sundhamns kommun", 9},
                           {70, top, words, 11},
                           {280, 810, "Sida " + number + " (3)", 9}};
    };
    auto first = page("1", "Gruppen har talat om lokalerna vid hamnen, som är större än", 700);
    first.insert(first.begin() + 1, Print{70, 660, "Här börjar mötet.", 11});
    const auto extracted = read({first, page("2", "de som finns i dag. Slut på stycket.", 100),
                                 page("3", "Nytt på sidan tre.", 100)});
    CHECK(extracted.text.find("Sundhamns kommun") == std::string::npos);
    CHECK(extracted.text.find("Sida") == std::string::npos);
    CHECK(extracted.text.find("som är större än de som finns i dag. Slut på stycket.\n\f\nNytt") !=
          std::string::npos);
    REQUIRE(extracted.pages.size() == 2);
    CHECK(extracted.pages[0] == Page{1, 1});
    CHECK(extracted.pages[1] == Page{3, 5});
    CHECK(extracted.page_of(3) == 1);
    CHECK(extracted.page_of(5) == 3);
}

TEST_CASE("PDF: a repeated head that alone tells the year stays once") {
    const auto page = [](const std::string& words) {
        return PrintedPage{{70, 40, "Hamngruppen 2031-03-05", 9}, {70, 200, words, 11}};
    };
    const auto text = read({page("Det första som sades."), page("Det andra som sades.")}).text;
    CHECK(text.find("Hamngruppen 2031-03-05") == text.rfind("Hamngruppen 2031-03-05"));
    CHECK(text.find("Hamngruppen 2031-03-05") != std::string::npos);
}

TEST_CASE("PDF: one line that runs out over the margin does not part all the others") {
    PrintedPage page = {{70, 90,
                         "https://sundhamn.example/"
                         "en-adress-som-fortsätter-långt-ut-i-marginalen-på-arket/och-lite-till",
                         12}};
    for (int row = 0; row < 24; ++row)
        page.push_back(
            {70, 120.0 + 14 * row,
             "Detta är en rad av ett stycke som fortsätter på nästa rad, och det ganska länge " +
                 std::to_string(row),
             12});
    const auto text = read({page}).text;
    CAPTURE(text);
    CHECK(text.find("länge 0 Detta är en rad") != std::string::npos);
    CHECK(text.find("länge 22 Detta är en rad") != std::string::npos);
}

TEST_CASE("PDF: two columns are read one after the other, under what stands across both") {
    PrintedPage page = {
        {70, 90, "Hamnbladet har två spalter men denna rad går tvärs över dem båda två", 11}};
    for (int row = 0; row < 5; ++row) {
        const auto number = std::to_string(row + 1);
        page.push_back({70, 120.0 + 14 * row, "vänster spalt med rad nummer " + number, 11});
        page.push_back({320, 123.0 + 14 * row, "höger spalt med rad nummer " + number, 11});
    }
    const auto text = read({page}).text;
    CAPTURE(text);
    CHECK(text.find("båda två\n\nvänster spalt med rad nummer 1 vänster spalt") !=
          std::string::npos);
    CHECK(text.find("nummer 5\n\nhöger spalt med rad nummer 1 höger") != std::string::npos);
}

TEST_CASE("PDF: what is drawn last but stands first is read first") {
    CHECK(read({{{70, 300, "Andra stycket på sidan.", 11},
                 {70, 200, "Första stycket på sidan.", 11}}})
              .text == "Första stycket på sidan.\n\nAndra stycket på sidan.\n");
}

TEST_CASE("hyphens at the end of a line are taken back where they were put in") {
    CHECK(joined_at_line_end("social-", "förvaltningen har") == "socialförvaltningen har");
    CHECK(joined_at_line_end("en social-", "och arbetsmarknad") == "en social- och arbetsmarknad");
    CHECK(joined_at_line_end("en IT-", "samordnare") == "en IT-samordnare");
    CHECK(joined_at_line_end("skicka e-", "post") == "skicka e-post");
    CHECK(joined_at_line_end("Malmö-", "Lund") == "Malmö-Lund");
    CHECK(joined_at_line_end("åren 2017-", "2018") == "åren 2017-2018");
    CHECK(joined_at_line_end("ut\xC2\xAD", "veckling") == "utveckling");
    CHECK(joined_at_line_end("ett", "ord") == "ett ord");
    CHECK(joined_at_line_end("tankstreck -", "efter") == "tankstreck - efter");
}

TEST_CASE("PDF: each refusal") {
    CHECK(extract_pdf("%PDF-1.4\nnothing more").error() == Refusal::broken);
    CHECK(extract_pdf("no PDF at all").error() == Refusal::broken);
    CHECK(extract_pdf(pdf_of({{}, {}})).error() == Refusal::no_text);
    const auto whole = pdf_of({{body}});
    CHECK(extract_pdf(whole.substr(0, whole.find("stream"))).error() == Refusal::broken);
    // The hash of no password whatever: it opens with none that anybody tries.
    const std::string zeros(32, '0');
    const auto lock = "/ID[<" + zeros + "><" + zeros + ">]/Encrypt <</Filter/Standard/V 1/R 2/O<" +
                      zeros + zeros + ">/U<" + zeros + zeros + ">/P -4>>";
    CHECK(extract_pdf(pdf_of({{body}}, lock)).error() == Refusal::encrypted);
}

TEST_CASE("PDF: pages that are pictures among pages of text are named") {
    const auto extracted = read({{body}, {}, {body}});
    CHECK(extracted.silent_pages == std::vector<int>{2});
}
