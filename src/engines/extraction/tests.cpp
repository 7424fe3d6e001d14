// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "engines/extraction/decode.hpp"
#include "engines/extraction/extraction.hpp"
#include "engines/extraction/formats.hpp"
#include "kernel/base/text.hpp"

using namespace samskap;
using namespace samskap::extraction;
using namespace std::string_view_literals;

namespace {

std::string text_of(std::string_view bytes, std::string_view name = "minutes.txt") {
    const auto extracted = extract_text(bytes, name);
    REQUIRE_MESSAGE(extracted, sentence(extracted ? Refusal::empty : extracted.error()));
    return extracted->text;
}
Refusal refusal_of(std::string_view bytes, std::string_view name = "minutes.txt") {
    const auto extracted = extract_text(bytes, name);
    REQUIRE_FALSE(extracted);
    return extracted.error();
}
std::string html_text(std::string_view html) {
    const auto extracted = extract_html(html);
    REQUIRE(extracted);
    return extracted->text;
}

std::string as_utf16(std::string_view text, bool big) {
    std::string bytes;
    for (std::size_t at = 0; at < text.size();) {
        const auto c = text::decode(text, at);
        const char low = static_cast<char>(c & 0xFFU);
        const char high = static_cast<char>(c >> 8U);
        bytes += big ? high : low;
        bytes += big ? low : high;
    }
    return bytes;
}

std::string as_windows(std::string_view text) {
    std::string bytes;
    for (std::size_t at = 0; at < text.size();) bytes += static_cast<char>(text::decode(text, at));
    return bytes;
}

constexpr auto swedish = "Ärendet på Åsgatan\nFöreningen får köra en månad till.\n"sv;

}  // namespace

TEST_CASE("the same words in every encoding give the same text") {
    CHECK(text_of(swedish) == swedish);
    CHECK(text_of("\xEF\xBB\xBF" + std::string(swedish)) == swedish);
    CHECK(text_of("\xFF\xFE" + as_utf16(swedish, false)) == swedish);
    CHECK(text_of("\xFE\xFF" + as_utf16(swedish, true)) == swedish);
    CHECK(text_of(as_utf16(swedish, false)) == swedish);
    CHECK(text_of(as_utf16(swedish, true)) == swedish);
    CHECK(text_of(as_windows(swedish)) == swedish);
    const auto dos =
        "\x8Erendet p\x86 \x8Fsgatan\nF\x94reningen f\x86r k\x94ra en m\x86nad till.\n"sv;
    CHECK(text_of(dos) == swedish);
    const auto old_macintosh =
        "\x80rendet p\x8C \x81sgatan\nF\x9Areningen f\x8Cr k\x9Ara en m\x8Cnad till.\n"sv;
    CHECK(text_of(old_macintosh) == swedish);
}

TEST_CASE("letters that only Windows-1252 has, and line ends of every kind") {
    CHECK(text_of("\x93R\xE4tt\x94 \x96 100 \x80\r\nNy rad\rOch en till") ==
          "“Rätt” – 100 €\nNy rad\nOch en till");
}

TEST_CASE("encodings mixed in one file are told apart by line, and within a line") {
    const std::string first(swedish.substr(0, swedish.find('\n') + 1));
    CHECK(text_of(first + as_windows("Får gå åt höger\n")) == first + "Får gå åt höger\n");
    CHECK(text_of("Åke på ön, f\xF6r åtta år\n") == "Åke på ön, för åtta år\n");
}

TEST_CASE("UTF-8 that was encoded twice is taken back, and only that") {
    CHECK(text_of("Mötet\nFÃ¶r nÃ¤sta Ã¥r\n") == "Mötet\nFör nästa år\n");
    CHECK(text_of("Ordet Ã finns – på riktigt – å\n") == "Ordet Ã finns – på riktigt – å\n");
}

TEST_CASE("what comes out is always clean text, whatever goes in") {
    std::mt19937 random(4);
    int accepted = 0;
    for (int round = 0; round < 20'000; ++round) {
        std::string bytes(random() % 60, ' ');
        const unsigned spread = 1 + random() % 256;
        for (auto& byte : bytes) byte = static_cast<char>(0x20 + random() % spread);
        const auto text = decode(bytes);
        if (!text) continue;
        ++accepted;
        REQUIRE(text::is_valid_utf8(*text));
        REQUIRE(text::clean(*text) == *text);
        REQUIRE(std::any_of(text->begin(), text->end(), [](char c) { return c > ' ' || c < 0; }));
    }
    CHECK(accepted > 2000);
}

TEST_CASE("each bad text has its refusal, with a sentence and a key of its own") {
    CHECK(refusal_of("") == Refusal::empty);
    CHECK(refusal_of(" \r\n\t \n") == Refusal::empty);
    CHECK(refusal_of("\xEF\xBB\xBF") == Refusal::empty);
    CHECK(refusal_of("MZ\x90\0\3\0\0\0\4\0\xFF\0"sv) == Refusal::binary);
    CHECK(refusal_of("GIF89a", "minutes.pdf") == Refusal::unknown_format);
    CHECK(refusal_of("PK\x03\x04 something", "minutes.xlsx") == Refusal::unknown_format);
    CHECK(refusal_of("PK\x03\x04 something", "minutes.docx") == Refusal::broken);
    CHECK(refusal_of("only words", "minutes.pdf") == Refusal::broken);
    // Russian in KOI8-R, and Polish in Windows-1250.
    CHECK(refusal_of("\xF0\xD2\xCF\xD4\xCF\xCB\xCF\xCC \xDA\xC1\xD3\xC5\xC4\xC1\xCE\xC9\xD1") ==
          Refusal::wrong_encoding);
    CHECK(refusal_of("Spo\xB3"
                     "eczno\xB6\xE6 wsp\xB3na, za\xB3oga, ca\xB3y, by\xB3"
                     "a, mia\xB3"
                     "a") == Refusal::wrong_encoding);
    std::vector<std::string_view> seen;
    for (int i = 0; i <= static_cast<int>(last_refusal); ++i) {
        const auto refusal = static_cast<Refusal>(i);
        CHECK(sentence(refusal).ends_with("."));
        CHECK(text_key(refusal).starts_with("refusal_"));
        CHECK(std::count(seen.begin(), seen.end(), sentence(refusal)) == 0);
        seen.push_back(sentence(refusal));
    }
}

TEST_CASE("random bytes are refused and never read as words") {
    std::mt19937 random(9);
    for (int round = 0; round < 200; ++round) {
        std::string bytes(400, ' ');
        for (auto& byte : bytes) byte = static_cast<char>(random());
        REQUIRE_FALSE(extract_text(bytes, "minutes.txt"));
    }
}

TEST_CASE("the format is told by what stands in the file before its name") {
    CHECK(format_of("%PDF-1.7 ...", "notes.txt") == Format::pdf);
    CHECK(format_of("# Möte", "notes.MD") == Format::markdown);
    CHECK(format_of(" <!DOCTYPE html><p>", "notes.txt") == Format::html);
    CHECK(format_of("Möte", "notes") == Format::text);
    CHECK(format_of("PK\x03\x04.....word/document.xml", "a") == Format::docx);
}

TEST_CASE("HTML: headings, paragraphs, nested lists, line breaks, tables") {
    CHECK(html_text("<h1>Möte</h1><p>Första\n  <b>stycket</b>.</p><p>Andra.</p>"
                    "<ul><li>ett<ul><li>inre<li>till</ul><li>två</ul><p>Slut<br>nästa rad") ==
          "# Möte\n\nFörsta stycket.\n\nAndra.\n\n- ett\n  - inre\n  - till\n- två\n\n"
          "Slut\nnästa rad\n");
    CHECK(html_text("<table><tr><th>Namn<th>Roll<tr><td>Åsa Lind<td>ordförande</table>Efter") ==
          "Namn | Roll\nÅsa Lind | ordförande\n\nEfter\n");
    CHECK(html_text("<table><tr><td><h2>Layout</h2><p>ett</p><p>två</p></table>") ==
          "## Layout\n\nett\n\ntvå\n");
    CHECK(html_text("<ul><li><p>ett</p><p>mer</p></li><li><p>två</p></ul>") ==
          "- ett mer\n- två\n");
    CHECK(html_text("<pre>rad ett\nrad två</pre>") == "rad ett\nrad två\n");
}

TEST_CASE("HTML: what is not shown is not read, and nothing active survives") {
    const auto text = html_text(
        "<title>t</title><style>p{}</style><script>alert('x')</script><p onclick='x()'>Syns"
        "<span style='display: none'>dolt</span><span hidden>gömt</span>"
        "<del>struket</del></p><noscript>n</noscript><template>m</template><!-- c -->");
    CHECK(text == "Syns\n");
    CHECK(extract_html("<script>1</script><p>&nbsp;</p>").error() == Refusal::empty);
}

TEST_CASE("a paste from Word: its lists are paragraphs with a style") {
    const auto* const html =
        "<html><head><style>@font-face{}</style></head><body><p class=MsoTitle>Styrgrupp</p>"
        "<p class=MsoNormal>Text<o:p></o:p></p>"
        "<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'>"
        "<![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span>"
        "<![endif]>Första<o:p></o:p></p>"
        "<p class=MsoListParagraphCxSpLast style='mso-list:l0 level2 lfo1'>"
        "<span style='mso-list:\nIgnore'>o </span>Inre</p><p class=MsoNormal><o:p>&nbsp;</o:p></p>"
        "<h2>Rubrik</h2></body></html>";
    CHECK(html_text(html) == "# Styrgrupp\n\nText\n\n- Första\n  - Inre\n\n## Rubrik\n");
    CHECK(html_text("Version:0.9\r\nStartHTML:00000097\r\n<p>Klipp</p>") == "Klipp\n");
}

TEST_CASE("a paste from mail and Teams: lines are divs, links keep where they lead") {
    CHECK(html_text("<div>Hej,</div><div><br></div><div>Mötet är den 3&nbsp;mars.</div>"
                    "<div>Se <a href='https://sundhamn.example/agenda'>dagordningen</a> och "
                    "<a href='https://sundhamn.example/'>https://sundhamn.example/</a>.</div>") ==
          "Hej,\n\nMötet är den 3 mars.\n\nSe dagordningen (https://sundhamn.example/agenda) och "
          "https://sundhamn.example/.\n");
}

TEST_CASE("nesting without end is cut, not followed") {
    std::string html = "<p>först</p>";
    for (int i = 0; i < 2000; ++i) html += "<div>";
    CHECK(html_text(html + "djupt") == "först\n");
}
