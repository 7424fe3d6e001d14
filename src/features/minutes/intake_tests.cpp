// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "engines/extraction/pdf_for_tests.hpp"
#include "features/minutes/minutes.hpp"
#include "tests/world/world.hpp"

namespace samskap::minutes {
namespace {

using tests::Browser;
using tests::Page;
using tests::World;

std::string pdf(int pages, const std::string& extra = "Vem har nycklarna?") {
    std::vector<extraction::testing::PrintedPage> all(static_cast<std::size_t>(pages));
    all.front() = {{.text = "Utvecklingsgruppen", .bold = true},
                   {.from_top = 120, .text = "Minnesanteckningar den 3 september 2026"}};
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i].push_back({.from_top = 150,
                          .text = "Amira bokar rum nummer " + std::to_string(i) + ". " + extra});
    return extraction::testing::pdf_of(all);
}

Page send(Browser& browser, const std::string& name, const std::string& bytes) {
    auto page = browser.open("/review");
    page.choose("Vilken grupp gäller det?", "Utvecklingsgruppen");
    return page.attach("Eller välj filer", name, bytes).press("Läs in");
}

// Where the page says how far a file is.
Page row(const Page& page) { return page.in("idor: "); }

std::int64_t count(World& world, const char* table) {
    auto reading = world.database().read();
    const std::string name = table;
    if (name == "intakes") return reading->count("SELECT COUNT(*) AS value FROM intakes");
    if (name == "pages") return reading->count("SELECT COUNT(*) AS value FROM document_pages");
    if (name == "documents") return reading->count("SELECT COUNT(*) AS value FROM documents");
    return reading->count("SELECT COUNT(*) AS value FROM readings");
}

DocumentId only_document(World& world) {
    return world.database().read()->one([](const db::Row& row) -> DocumentId { return row["id"]; },
                                        "SELECT id FROM documents");
}

struct Killed {};

// As a program that is killed after so many pages: what comes then never happens.
void read_and_die(World& world, DocumentId document, int pages) {
    extraction::Extractor extractor;
    int read = 0;
    const auto die = [&](const PagesRead&) -> std::optional<Instant> {
        if (++read == pages) throw Killed();
        return world.clock.time();
    };
    CHECK_THROWS_AS(read_on(world.database(), document, world.clock.time(),
                            {.extractor = extractor, .go_on = die}),
                    Killed);
}

}  // namespace

TEST_CASE("a file of pages is kept at once, says how far it is, and is read by a job") {
    World world;
    auto maja = world.sign_in("maja");
    const auto sent = send(maja, "september.pdf", pdf(3));
    CHECK(sent.has("Filen är framme."));
    CHECK(row(sent).has("Väntar på sin tur. Sidor: 3"));
    CHECK(count(world, "documents") == 1);
    CHECK(count(world, "readings") == 0);
    CHECK_FALSE(sent.has("Filer som inte gick att läsa"));

    CHECK(world.run_jobs() == 1);
    const auto after = maja.open("/review").follow("Utvecklingsgruppen");
    CHECK(after.has("Amira bokar rum nummer 2."));
    CHECK(count(world, "readings") == 1);
    CHECK(count(world, "intakes") == 0);
    CHECK(count(world, "pages") == 3);
    CHECK_FALSE(maja.open("/review").has("Läses nu"));
}

TEST_CASE("text stays in the request, and many files go each their way") {
    World world;
    auto maja = world.sign_in("maja");
    const std::string notes = "Minnesanteckningar den 3 september 2026\n\nVem har nycklarna?\n";
    auto page = maja.open("/review");
    page.choose("Vilken grupp gäller det?", "Utvecklingsgruppen");
    page.attach("Eller välj filer", "a.txt", notes)
        .attach("Eller välj filer", "b.pdf", pdf(2))
        .attach("Eller välj filer", "c.pdf", "%PDF-1.4 no more");
    const auto sent = page.press("Läs in");
    CHECK(sent.in("a.txt").has("Inläst."));
    CHECK(sent.has("Filen är framme."));
    CHECK(sent.has("Filen är trasig"));
    CHECK(sent.has_button("Ta bort ur listan c.pdf"));
    CHECK(count(world, "readings") == 1);
    CHECK(world.run_jobs() == 1);
    CHECK(count(world, "readings") == 2);
}

TEST_CASE("what is not Swedish is kept, says so, and waits for words in Swedish") {
    World world;
    auto maja = world.sign_in("maja");
    const std::string english =
        "Minutes of the working party\n\nThe party agreed that the keys should be with the warden "
        "and not with us. They will have a new lock before the end of the week.\n";
    const auto sent = send(maja, "minutes.txt", english);
    CHECK(sent.status() == 200);
    CHECK(sent.has("minutes.txt: Det här ser inte ut som svenska"));
    CHECK(count(world, "readings") == 0);
    // The same bytes again say it again.
    CHECK(send(maja, "minutes.txt", english).has("Det här ser inte ut som svenska"));
    CHECK(count(world, "documents") == 1);
    const auto kept = maja.get("/documents/" + to_text(only_document(world)));
    CHECK(kept.body == english);

    auto typed = maja.open("/review").follow("Skriv eller klistra in texten minutes.txt");
    typed.fill("Klistra in anteckningarna",
               "Möte den 3 september 2026\n\nNycklar\nVi beslutar att köpa ett nytt lås.\n");
    CHECK(typed.press("Läs in").url().starts_with("/review/"));
    CHECK_FALSE(maja.open("/review").has("Filer som inte gick att läsa"));
}

TEST_CASE("a file of pages that is not Swedish says so when its last page is read") {
    World world;
    auto maja = world.sign_in("maja");
    send(maja, "minutes.pdf",
         extraction::testing::pdf_of(
             {{{.text = "Minutes of the working party"},
               {.from_top = 120, .text = "The party agreed that the keys should be with"},
               {.from_top = 150, .text = "the warden and not with us. They will have it."}}}));
    CHECK(world.run_jobs() == 1);
    const auto queue = maja.open("/review");
    CHECK(queue.has("Det här ser inte ut som svenska"));
    CHECK_FALSE(queue.has("Läses nu"));
    CHECK(count(world, "readings") == 0);
    CHECK_FALSE(queue.press("Ta bort ur listan minutes.pdf").has("minutes.pdf"));
    CHECK(count(world, "documents") == 1);
}

TEST_CASE("whoever reads dies: the next goes on from the last finished page") {
    World world;
    auto maja = world.sign_in("maja");
    send(maja, "lang.pdf", pdf(5));
    const auto document = only_document(world);
    read_and_die(world, document, 2);
    CHECK(count(world, "pages") == 2);
    CHECK(row(maja.open("/review")).has("Lästa sidor: 2 av 5"));

    int read = 0;
    extraction::Extractor extractor;
    const auto whole = read_on(world.database(), document, world.clock.time(),
                               {.extractor = extractor, .go_on = [&](const PagesRead& pages) {
                                    CHECK(pages.done == 3 + read++);
                                    CHECK(pages.of == 5);
                                    return world.clock.time();
                                }});
    CHECK(read == 3);
    CHECK(whole.reading);
    CHECK_FALSE(whole.is_being_read);
    // The job finds nothing left to do.
    CHECK(world.run_jobs() == 1);
    CHECK(count(world, "readings") == 1);
}

TEST_CASE("a reading that has had enough goes on later, and two at a time queue it once") {
    World world;
    const auto taken =
        receive(world.database(), {},
                {.group = world.party("Utvecklingsgruppen"), .name = "lang.pdf", .bytes = pdf(6)},
                world.clock.time());
    CHECK(taken.is_being_read);
    extraction::Extractor extractor;
    const auto enough = [](const PagesRead&) -> std::optional<Instant> { return std::nullopt; };
    const auto some = read_on(world.database(), taken.document, world.clock.time(),
                              {.extractor = extractor, .go_on = enough});
    CHECK(some.is_being_read);
    CHECK(some.pages == 4);
    CHECK_FALSE(some.reading);
    // While the last pages are read, another has read them too and is done.
    bool is_first = true;
    const auto late = read_on(
        world.database(), taken.document, world.clock.time(),
        {.extractor = extractor, .go_on = [&](const PagesRead& pages) -> std::optional<Instant> {
             if (is_first && pages.done == pages.of) {
                 is_first = false;
                 extraction::Extractor other;
                 CHECK(read_on(world.database(), taken.document, world.clock.time(),
                               {.extractor = other})
                           .reading);
             }
             return world.clock.time();
         }});
    CHECK_FALSE(is_first);
    CHECK(late.reading);
    CHECK(count(world, "readings") == 1);
}

TEST_CASE("reading is stopped with a press, keeps the file, and is taken up again") {
    World world;
    auto maja = world.sign_in("maja");
    send(maja, "lang.pdf", pdf(5));
    const auto document = only_document(world);
    read_and_die(world, document, 2);
    const auto stopped = row(maja.open("/review")).press("Avbryt läsningen");
    CHECK(row(stopped).has("Avbruten. Lästa sidor: 2 av 5"));
    CHECK(world.run_jobs() == 1);
    CHECK(count(world, "pages") == 2);
    CHECK(count(world, "readings") == 0);
    CHECK(maja.get("/documents/" + to_text(document)).status == 200);

    const auto again = row(maja.open("/review")).press("Läs vidare");
    CHECK(row(again).has("Lästa sidor: 2 av 5"));
    CHECK(world.run_jobs() == 1);
    CHECK(count(world, "pages") == 5);
    CHECK(count(world, "readings") == 1);
}

TEST_CASE("a stop while pages are read ends the reading with the page under way") {
    World world;
    auto maja = world.sign_in("maja");
    send(maja, "lang.pdf", pdf(6));
    const auto document = only_document(world);
    extraction::Extractor extractor;
    const auto read = read_on(
        world.database(), document, world.clock.time(),
        {.extractor = extractor, .go_on = [&](const PagesRead& pages) -> std::optional<Instant> {
             if (pages.done == 1) static_cast<void>(maja.open("/review").press("Avbryt läsningen"));
             return world.clock.time();
         }});
    CHECK_FALSE(read.reading);
    CHECK(count(world, "pages") == 1);
}

TEST_CASE("words can be typed instead of a reading that was stopped, which waits no more") {
    World world;
    auto maja = world.sign_in("maja");
    CHECK(row(send(maja, "lang.pdf", pdf(2))).press("Avbryt läsningen").has("Avbruten."));
    auto typing = row(maja.open("/review")).follow("Skriv eller klistra in texten");
    CHECK(typing.has("lang.pdf"));
    typing.fill("Klistra in anteckningarna", "Möte den 3 september 2026\n\nVem har nycklarna?\n");
    const auto review = typing.press("Läs in");
    CHECK(review.url().starts_with("/review/"));
    CHECK_FALSE(maja.open("/review").has("Läses nu"));
}

TEST_CASE("the same file again leads to the reading under way, and takes up one that was stopped") {
    World world;
    auto maja = world.sign_in("maja");
    CHECK(row(send(maja, "lang.pdf", pdf(2))).press("Avbryt läsningen").has("Avbruten."));
    CHECK(send(maja, "igen.pdf", pdf(2)).has("Filen är framme."));
    CHECK(world.run_jobs() == 1);
    CHECK(count(world, "documents") == 1);
    CHECK(count(world, "readings") == 1);
}

TEST_CASE("what takes the program down again and again is given up, and can be typed") {
    World world;
    auto maja = world.sign_in("maja");
    send(maja, "lang.pdf", pdf(2));
    const auto document = only_document(world);
    for (int i = 0; i < 8; ++i)
        world.database().in_transaction(world.clock.time(), [&](db::Writer& db) {
            db.run("UPDATE intakes SET tries = tries + 1 WHERE document = $1", document);
        });
    CHECK(world.run_jobs() == 1);
    CHECK(count(world, "readings") == 0);
    CHECK(count(world, "intakes") == 0);
    CHECK(maja.open("/review").has_link("Skriv eller klistra in texten lang.pdf"));
}

TEST_CASE(
    "a program that starts takes up what another left, and the page says that it stood still") {
    World world;
    auto maja = world.sign_in("maja");
    take_in(world.database(), {},
            {.group = world.party("Utvecklingsgruppen"), .name = "lang.pdf", .bytes = pdf(2)},
            world.clock.time());
    CHECK(row(maja.open("/review")).has("Väntar på sin tur."));
    world.clock.set(Instant{world.clock.time().seconds + 3'600});
    CHECK(row(maja.open("/review")).has("Har stannat."));
    CHECK(world.run_jobs() == 0);
    world.database().in_transaction(world.clock.time(),
                                    [](db::Writer& db) { take_up_intakes(db); });
    CHECK(row(maja.open("/review")).has("Väntar på sin tur."));
    CHECK(world.run_jobs() == 1);
    CHECK(count(world, "readings") == 1);
}

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
