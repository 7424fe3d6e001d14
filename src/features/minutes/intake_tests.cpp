// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "engines/extraction/pdf_for_tests.hpp"
#include "features/minutes/minutes.hpp"
#include "tests/world/world.hpp"

namespace samskap::minutes {
namespace {

using tests::World;

}  // namespace

TEST_CASE("an imported PDF has its pages, and they make its text again") {
    World world;
    const auto bytes = extraction::testing::pdf_of(
        {{{.text = "Minnesanteckningar den 3 september 2026"}}, {{.text = "Vem har nycklarna?"}}});
    const auto taken =
        import(world.database(), {},
               {.group = world.party("Utvecklingsgruppen"), .name = "a.pdf", .bytes = bytes},
               world.clock.time());
    REQUIRE(taken.reading);
    auto reading = world.database().read();
    const auto pages = documents::pages_of(*reading, taken.document);
    REQUIRE(pages.size() == 2);
    CHECK(pages[1].words.back().text == "nycklarna?");
    const auto text = reading->one([](const db::Row& row) -> std::string { return row["text"]; },
                                   "SELECT text FROM documents WHERE id = $1", taken.document);
    CHECK(extraction::compose(extraction::Format::pdf, pages)->text == text);
}

}  // namespace samskap::minutes
