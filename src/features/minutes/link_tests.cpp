// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "features/minutes/links.hpp"
#include "tests/world/world.hpp"

namespace samskap::minutes {
namespace {

using Faults = std::vector<FaultyLink>;

}  // namespace

TEST_CASE("addresses are judged by their form, with the line they stand on") {
    CHECK(faulty_links("Läs [mer här](#).\n") ==
          Faults{{LinkFault::leads_nowhere, "#", "mer här", 1}});
    CHECK(faulty_links("Hej\n\n[x]()\n") == Faults{{LinkFault::leads_nowhere, "", "x", 3}});
    CHECK(faulty_links("Se www.exempel.se/hiss.\n") ==
          Faults{{LinkFault::no_scheme, "www.exempel.se/hiss", "", 1}});
    CHECK(faulty_links("[hissen](https://exempel.se/min hiss)") ==
          Faults{{LinkFault::broken, "https://exempel.se/min hiss", "hissen", 1}});
    CHECK(faulty_links("https:// och http:/exempel.se") ==
          Faults{{LinkFault::broken, "https://", "", 1},
                 {LinkFault::broken, "http:/exempel.se", "", 1}});
}

TEST_CASE("the same address with and without its last slash is told of once") {
    CHECK(faulty_links("https://exempel.se/hiss\nhttps://exempel.se/hiss/\n"
                       "https://exempel.se/hiss\n") ==
          Faults{{LinkFault::doubled, "https://exempel.se/hiss", "", 1}});
    CHECK(faulty_links("https://exempel.se/hiss och https://exempel.se/hiss").empty());
}

TEST_CASE("what is well is left in peace") {
    for (const auto* text :
         {"", "Inga adresser (#) här.", "Se https://exempel.se/a?b=c#d.", "(http://exempel.se)",
          "[mejla](mailto:maja@exempel.se) [ring](tel:+46401234) [nedan](#plan)",
          "https://exempel.se:8080/åäö", "awww.x och nummer 3//4"})
        CHECK(faulty_links(text).empty());
}

TEST_CASE("the secretary is told in the review, and may publish all the same") {
    tests::World world;
    auto maja = world.sign_in("maja");
    auto page = maja.open("/review");
    page.choose("Vilken grupp gäller det?", "Utvecklingsgruppen");
    page.fill("Klistra in anteckningarna",
              "Utvecklingsgruppen 3 september 2026\n\nFritidsbank\n"
              "Amira pratar med cheferna. Läs på www.exempel.se/bank.\n");
    const auto review = page.press("Läs in");
    CHECK(review.in("www.exempel.se/bank Adressen").has("Adressen saknar https:// i början."));
    CHECK(review.press("Godkänn resten")
              .press("Publicera till gruppen")
              .url()
              .starts_with("/meetings/"));
}

}  // namespace samskap::minutes
