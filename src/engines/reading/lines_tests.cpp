// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "engines/reading/reading.hpp"

using namespace samskap::reading;

namespace {

std::vector<std::string> said(const Reading& reading) {
    std::vector<std::string> all;
    for (const auto& topic : reading.topics)
        for (const auto& statement : topic.statements) all.push_back(statement.text);
    return all;
}

}  // namespace

TEST_CASE("lines: the bullets of a word processor, pasted as letters and odd signs, are bullets") {
    const auto reading = read(
        "Byggrådet 5 mars 2026\n\nHissen\n\n"
        "·\tHissen är lagad.\n"
        "o\tVi beslutade att tvätta korgen.\n"
        "§\tElsa kollar priset till fredag.\n"
        "\xEF\x82\xA7\tVem har nyckeln?\n");
    CHECK(said(reading) ==
          std::vector<std::string>{"Hissen är lagad.", "Vi beslutade att tvätta korgen.",
                                   "Elsa kollar priset till fredag.", "Vem har nyckeln?"});
}

TEST_CASE("lines: a paragraph with a number stays one, and a word is no bullet") {
    const auto reading = read(
        "Byggrådet 5 mars 2026\n\n§\t12 Hissen\n\nHissen är lagad.\n\n§ 13 Taket\n\n"
        "Ö\ttaket läcker inte längre.\n");
    REQUIRE(reading.topics.size() == 2);
    CHECK(reading.topics[0].title == "Hissen");
    CHECK(reading.topics[1].title == "Taket");
    CHECK(said(reading).front() == "Hissen är lagad.");
}

TEST_CASE("lines: the day of the meeting is told with the line that it stands on") {
    const auto note = [](std::string_view text) { return read(text).meeting.date_note; };
    CHECK(note("Byggrådet 5 mars 2026\n\nHissen är lagad.\n") == "”5 mars 2026” på rad 1.");
    CHECK(note("# Minnesanteckningar\n\nByggrådet, torsdag 5 mars 2026\n\nHissen är lagad.\n") ==
          "”torsdag 5 mars 2026” på rad 3.");
    CHECK(note("Minnesanteckningar Byggrådet\nPlats: Fyren\nDatum: 2026-03-05\n\nHissen är "
               "lagad.\n") == "”2026-03-05” på rad 3.");
    CHECK(note("Byggrådet\n\nDet regnade.\nVi träffades torsdagen den 5 mars 2026 i matsalen.\n\n"
               "Hissen är lagad.\n")
              .find("på rad 4.") != std::string::npos);
}
