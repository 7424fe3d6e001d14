// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "features/documents/documents.hpp"
#include "tests/world/world.hpp"

namespace samskap::documents {
namespace {

using tests::World;

extraction::PaperPage page_with(int number, const std::string& word) {
    extraction::PaperPage page{.number = number, .width = 595, .height = 842};
    page.words.push_back(
        {.text = word, .left = 70, .top = 90, .right = 120, .bottom = 101, .size = 11});
    return page;
}

DocumentId kept_file(World& world, const std::string& bytes) {
    return world.database().in_transaction(world.clock.time(), [&](db::Writer& db) {
        const auto group = world.party("Utvecklingsgruppen");
        return keep(db, {},
                    {.group = group,
                     .name = "a.pdf",
                     .bytes = bytes,
                     .media_type = "application/pdf",
                     .text = "Kaffe"})
            .id;
    });
}

}  // namespace

TEST_CASE("pages come in any order, also twice: the first stays, and nobody else's is touched") {
    World world;
    const auto one = kept_file(world, "one");
    const auto other = kept_file(world, "other");
    world.database().in_transaction(world.clock.time(), [&](db::Writer& db) {
        keep_page(db, one, page_with(3, "tre"));
        keep_page(db, one, page_with(1, "ett"));
        keep_page(db, one, page_with(3, "igen"));
        keep_page(db, other, page_with(2, "annan"));
    });
    auto reading = world.database().read();
    CHECK(kept_pages(*reading, one) == std::vector<int>{1, 3});
    const auto pages = pages_of(*reading, one);
    REQUIRE(pages.size() == 2);
    CHECK(pages[0].words.at(0).text == "ett");
    CHECK(pages[1].words.at(0).text == "tre");
    CHECK(pages[1].words.at(0).right == 120);
    CHECK(page_of(*reading, other, 2)->words.at(0).text == "annan");
    CHECK_FALSE(page_of(*reading, one, 2));
    CHECK_FALSE(page_of(*reading, {1}, 1));
}

TEST_CASE("the pages go with their document, and a page that is none any more is told of") {
    World world;
    const auto one = kept_file(world, "one");
    const auto other = kept_file(world, "other");
    world.database().in_transaction(world.clock.time(), [&](db::Writer& db) {
        keep_page(db, one, page_with(1, "ett"));
        keep_page(db, other, page_with(1, "annan"));
    });
    CHECK(damaged_documents(*world.database().read()).empty());
    world.database().in_transaction(world.clock.time(), [&](db::Writer& db) {
        db.run("UPDATE document_pages SET number = 2 WHERE document = $1", other);
    });
    CHECK(damaged_documents(*world.database().read()) == std::vector{other});
    world.database().in_transaction(world.clock.time(), [&](db::Writer& db) {
        db.run("DELETE FROM document_chunks WHERE document = $1", one);
        db.run("DELETE FROM documents WHERE id = $1", one);
    });
    CHECK(pages_of(*world.database().read(), one).empty());
    CHECK(kept_pages(*world.database().read(), other).size() == 1);
}

}  // namespace samskap::documents
