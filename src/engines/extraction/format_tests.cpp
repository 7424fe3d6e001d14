// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "engines/extraction/exif.hpp"
#include "engines/extraction/formats.hpp"
#include "engines/extraction/zip_for_tests.hpp"

using namespace samskap;
using namespace samskap::extraction;
using namespace samskap::extraction::testing;
using namespace std::string_literals;
using namespace std::string_view_literals;

namespace {

Extracted good(Expected<Extracted, Refusal> extracted) {
    REQUIRE_MESSAGE(extracted, sentence(extracted ? Refusal::empty : extracted.error()));
    return *std::move(extracted);
}

std::string rtf_text(const std::string& body) {
    return good(extract_rtf("{\\rtf1\\ansi\\ansicpg1252 " + body + "}")).text;
}

}  // namespace

TEST_CASE("ODT: headings below the title, lists, tables, line breaks, blanks; nothing hidden") {
    const auto extracted = good(extract_odt(odt_of(
        "<text:p text:style-name=\"P1\">Hamngruppen</text:p>"
        "<text:h text:outline-level=\"1\">Båtplatser</text:h>"
        "<text:p>Frågan<text:s text:c=\"3\"/>flyttas\n till hösten.<text:line-break/>Ny rad"
        "</text:p>"
        "<text:p text:style-name=\"P2\">dolt</text:p>"
        "<text:list><text:list-item><text:p>Bo ringer</text:p><text:list><text:list-item><text:p>"
        "färjan</text:p></text:list-item></text:list></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>Åsa</text:p></table:table-cell>"
        "<table:table-cell><text:p>ja</text:p></table:table-cell></table:table-row></table:table>",
        "<style:style style:name=\"P1\" style:parent-style-name=\"Title\"/>"
        "<style:style style:name=\"P2\"><style:text-properties text:display=\"none\"/>"
        "</style:style>")));
    CHECK(extracted.text ==
          "# Hamngruppen\n\n## Båtplatser\n\nFrågan flyttas till hösten.\nNy rad\n\n- Bo ringer\n"
          "  - färjan\n\nÅsa | ja\n");
    CHECK(extracted.format == Format::odt);
}

TEST_CASE("ODT: comments and tracked changes stand beside the text, at their line") {
    const auto extracted = good(extract_odt(odt_of(
        "<text:tracked-changes><text:changed-region text:id=\"c1\"><text:deletion>"
        "<office:change-info><dc:creator>Åsa</dc:creator><dc:date>2031-03-05</dc:date>"
        "</office:change-info><text:p>fyra</text:p></text:deletion></text:changed-region>"
        "<text:changed-region text:id=\"c2\"><text:insertion><office:change-info><dc:creator>Bo"
        "</dc:creator></office:change-info></text:insertion></text:changed-region>"
        "</text:tracked-changes><text:p>Först.</text:p><text:p>Det kom <text:change "
        "text:change-id=\"c1\"/><text:change-start text:change-id=\"c2\"/>fem<text:change-end "
        "text:change-id=\"c2\"/> förslag.<office:annotation><dc:creator>Kaj</dc:creator>"
        "<text:p>Stämmer det?</text:p></office:annotation></text:p>")));
    CHECK(extracted.text == "Först.\n\nDet kom fem förslag.\n");
    CHECK(extracted.remarks ==
          std::vector<Remark>{{RemarkKind::deleted, "Åsa", "2031-03-05", "fyra", 3},
                              {RemarkKind::inserted, "Bo", "", "fem", 3},
                              {RemarkKind::comment, "Kaj", "", "Stämmer det?", 3}});
}

TEST_CASE("ODT: each refusal") {
    CHECK(extract_odt("PK\x03\x04").error() == Refusal::broken);
    CHECK(extract_odt(odt_of("")).error() == Refusal::empty);
    CHECK(extract_odt(zip_of({{"content.xml", "<a"}})).error() == Refusal::broken);
    CHECK(extract_odt(
              zip_of({{"content.xml", "<a/>"}, {"META-INF/manifest.xml", "<m:encryption-data/>"}}))
              .error() == Refusal::encrypted);
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "<text:section>";
    CHECK_FALSE(extract_odt(odt_of(deep)));
}

TEST_CASE("entities that unfold into each other stay folded") {
    const std::string bomb =
        "<!DOCTYPE a [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>"
        "<office:document-content><office:body><office:text><text:p>kort &b;</text:p>"
        "</office:text></office:body></office:document-content>";
    const auto extracted = good(extract_odt(
        zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", bomb}})));
    CHECK(extracted.text == "kort &b;\n");
}

TEST_CASE("DOCX: comments and tracked changes stand beside the text, at their line") {
    const auto extracted = good(extract_docx(docx_of(
        "<w:p><w:r><w:t>Först.</w:t></w:r></w:p><w:p><w:r><w:t xml:space=\"preserve\">Det kom "
        "</w:t></w:r><w:del w:author=\"Åsa\" w:date=\"2031-03-05T10:00:00Z\"><w:r><w:delText>fyra"
        "</w:delText></w:r></w:del><w:ins w:author=\"Bo\"><w:r><w:t>fem</w:t></w:r></w:ins><w:r>"
        "<w:t xml:space=\"preserve\"> förslag.</w:t></w:r><w:r><w:commentReference w:id=\"7\"/>"
        "</w:r></w:p>",
        "<w:comment w:id=\"7\" w:author=\"Kaj\"><w:p><w:r><w:t>Stämmer det?</w:t></w:r></w:p>"
        "</w:comment>")));
    CHECK(extracted.text == "Först.\n\nDet kom fem förslag.\n");
    CHECK(extracted.remarks ==
          std::vector<Remark>{{RemarkKind::deleted, "Åsa", "2031-03-05T10:00:00Z", "fyra", 3},
                              {RemarkKind::inserted, "Bo", "", "fem", 3},
                              {RemarkKind::comment, "Kaj", "", "Stämmer det?", 3}});
}

TEST_CASE("RTF: letters of every spelling, paragraphs, lists, headings and tables") {
    CHECK(rtf_text("M\\'f6tet \\u246?ppnades\\par \\emdash\\~slut\\line ny rad") ==
          "Mötet öppnades\n\n— slut\nny rad\n");
    CHECK(rtf_text("\\uc2\\u229 ab\\u-10179 ab\\u-8704 abx") == "å😀x\n");
    CHECK(rtf_text("{\\stylesheet{\\s1 heading 1;}{\\s5 Title;}}\\pard\\s5 Hamnen\\par"
                   "\\pard\\s1 B\\'e5tar\\par\\pard text\\par\\pard\\outlinelevel1 Under\\par") ==
          "# Hamnen\n\n## Båtar\n\ntext\n\n### Under\n");
    CHECK(rtf_text("{\\listtext\\f3\\'b7\\tab}\\pard\\ilvl0 ett\\par{\\listtext o\\tab}\\pard"
                   "\\ilvl1 inre\\par\\pard slut") == "- ett\n  - inre\n\nslut\n");
    CHECK(rtf_text("\\trowd\\intbl \\'c5sa\\cell ja\\cell\\row\\intbl Bo\\cell nej\\cell\\row"
                   "\\pard efter\\par") == "Åsa | ja\nBo | nej\n\nefter\n");
    CHECK(good(extract_rtf("{\\rtf1\\ansi\\ansicpg1250 \\'b3\\'f3d\\'9f}")).text == "łódź\n");
}

TEST_CASE("RTF: nothing of fonts, pictures, heads, hidden text or unknown groups") {
    CHECK(rtf_text("{\\fonttbl{\\f0 Times;}}{\\header Sida}{\\*\\generator Word;}{\\v dolt}"
                   "{\\pict\\bin7 {{{{{{{ 00ff}{\\field{\\*\\fldinst HYPERLINK}"
                   "{\\fldrslt l\\'e4nk}} kvar") == "länk kvar\n");
}

TEST_CASE("RTF: comments and tracked changes") {
    const auto extracted = good(extract_rtf(
        "{\\rtf1{\\*\\revtbl{Unknown;}{Bo;}}Det kom {\\deleted\\revauthdel1 fyra}{\\revised"
        "\\revauth1 fem} f\\'f6rslag.{\\*\\atnid K}{\\*\\atnauthor Kaj}"
        "{\\*\\annotation Va?}\\par}"));
    CHECK(extracted.text == "Det kom fem förslag.\n");
    CHECK(extracted.remarks == std::vector<Remark>{{RemarkKind::deleted, "Bo", "", "fyra", 1},
                                                   {RemarkKind::inserted, "Bo", "", "fem", 1},
                                                   {RemarkKind::comment, "Kaj", "", "Va?", 1}});
}

TEST_CASE("RTF: each refusal") {
    CHECK(extract_rtf("{\\rt").error() == Refusal::broken);
    CHECK(extract_rtf("{\\rtf1}").error() == Refusal::empty);
    CHECK(extract_rtf("{\\rtf1 " + std::string(5000, '{')).error() == Refusal::broken);
}

TEST_CASE("mail: the dressed body, the head, what is attached") {
    const auto mail = good(extract_eml(
        "Subject: =?utf-8?Q?Anteckningar_fr=C3=A5n_hamnen?=\r\n"
        "From: =?iso-8859-1?Q?=C5sa_=D6berg?= <asa@sundhamn.example>\r\n"
        "Date: Wed, 05 Mar 2031 10:20:00 +0100\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/mixed; boundary=ut\r\n\r\n--ut\r\n"
        "Content-Type: multipart/alternative; boundary=in\r\n\r\n"
        "--in\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\nplatt\r\n"
        "--in\r\nContent-Type: text/html; charset=iso-8859-1\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>H=E4r =E4r <b>de</b>.</p><ul><li>"
        "Bo ringer</ul>\r\n--in--\r\n"
        "--ut\r\nContent-Type: text/plain; name=\"=?utf-8?B?w6VyLnR4dA==?=\"\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\nw4VyZXQ=\r\n"
        "--ut\r\nContent-Type: image/png; name=logo.png\r\n\r\nliten\r\n"
        "--ut\r\nContent-Type: message/rfc822\r\n\r\nSubject: Inre\r\n\r\nord\r\n--ut--\r\n"));
    CHECK(mail.text == "# Anteckningar från hamnen\n\nHär är de.\n\n- Bo ringer\n");
    CHECK(mail.letterhead.from == "Åsa Öberg <asa@sundhamn.example>");
    CHECK(mail.letterhead.sent == "2031-03-05T10:20:00+01:00");
    REQUIRE(mail.attachments.size() == 2);
    CHECK(mail.attachments[0].name == "år.txt");
    CHECK(mail.attachments[0].bytes == "Året");
    CHECK(mail.attachments[1].name == "Inre.eml");
}

TEST_CASE("the formats are told by what stands in the file") {
    CHECK(format_of(odt_of("x"), "a.zip") == Format::odt);
    CHECK(format_of("{\\rtf1 x}", "a.doc") == Format::rtf);
    CHECK(format_of("From: a\nDate: b\nMIME-Version: 1.0\nContent-Type: text/plain\n\nx", "a") ==
          Format::eml);
    CHECK(format_of("Subject: x\n\nx", "brev.eml") == Format::eml);
    CHECK(format_of("\xFF\xD8\xFF\xE0", "a") == Format::jpeg);
    CHECK(format_of("II*\0rest"sv, "a") == Format::tiff);
    for (int i = 0; i <= static_cast<int>(Format::tiff); ++i)
        CHECK(media_type(static_cast<Format>(i)) != "application/octet-stream");
}

TEST_CASE("a camera's note of how it was held") {
    const auto jpeg = [](char orientation) {
        const auto tiff =
            "MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0"s + orientation + "\0\0"s;
        const auto segment = "Exif\0\0"s + tiff;
        return "\xFF\xD8\xFF\xE1\0"s + static_cast<char>(segment.size() + 2) + segment + "\xFF\xDA";
    };
    CHECK(quarters_in_exif(jpeg(1)) == 0);
    CHECK(quarters_in_exif(jpeg(6)) == 1);
    CHECK(quarters_in_exif(jpeg(3)) == 2);
    CHECK(quarters_in_exif(jpeg(8)) == 3);
    for (std::size_t cut = 0; cut < jpeg(6).size(); ++cut)
        CHECK(quarters_in_exif(jpeg(6).substr(0, cut)) <= 1);
}
