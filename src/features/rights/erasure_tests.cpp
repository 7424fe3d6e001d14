// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "app/features.hpp"
#include "features/rights/erasure.hpp"
#include "features/rights/requests.hpp"
#include "kernel/base/text.hpp"
#include "kernel/db/backup.hpp"
#include "kernel/db/log.hpp"
#include "kernel/db/pool.hpp"
#include "tests/world/stored_rows.hpp"

namespace samskap::rights {
namespace {

using tests::World;

constexpr const char* k_notes = R"(Möte den 3 september 2026, kl. 10.00-12.00

Deltagare: Amira Haddadi, Nils Åkerholm, Maja Lindhe (antecknar)

Fritidsbank
Amira Haddadi pratar med cheferna om pengar till 1 oktober. Haddadis förslag är att låna ut skidor.
Vem har nycklarna?
)";

// Amira stands in every table, and in minutes that were published and opened.
struct Known {
    World world{};
    web::PartyId amira = world.party("Amira Haddadi");

    Known() {
        const auto maja = world.viewer("maja");
        auto& database = world.database();
        const auto reading = minutes::import(database, maja.person,
                                             {.group = world.party("Utvecklingsgruppen"),
                                              .name = "Möte med Amira Haddadi.txt",
                                              .bytes = k_notes},
                                             world.clock.time())
                                 .reading.value();
        database.in_transaction(world.clock.time(), [&](db::Writer& db) {
            minutes::accept_all(db, maja, reading);
            ensure(minutes::publish(db, maja, reading).has_value(), "the notes can be published");
            tests::put_rows_everywhere(db, world);
        });
    }
    void erase(std::optional<DisposalId> decision) {
        world.database().in_transaction(world.clock.time(), [&](db::Writer& db) {
            erase_person(db, app::everything(), world.party("Maja Lindhe"), amira, decision);
        });
        world.run_jobs();
    }
    std::optional<DisposalId> decision() {
        return world.database().in_transaction(world.clock.time(), [&](db::Writer& db) {
            return add_disposal_decision(db, world.party("Maja Lindhe"),
                                         {.id = {},
                                          .name = "Socialnämnden § 88",
                                          .decided_on = day_of(2026, 11, 12),
                                          .covers = "Anteckningar"});
        });
    }
    // The places that still have the words, "documents.text".
    std::set<std::string> places_of(std::string_view words) {
        std::set<std::string> places;
        db::each_value(*world.database().read(), [&](const db::Seen& seen) {
            if (text::lower(seen.words).find(words) != std::string::npos)
                places.insert(std::string(seen.place.table) + "." + std::string(seen.place.column));
        });
        return places;
    }
    bool chain_holds() { return !db::verify_log(*world.database().read()).broken_at; }
};

}  // namespace

TEST_CASE("who is forgotten is gone from every table but the public records, and the log holds") {
    Known known;
    REQUIRE(known.places_of("haddadi").size() > 8);
    REQUIRE(known.world.sign_in("maja").open("/search?q=Haddadi").has("cheferna"));
    known.erase(std::nullopt);
    for (const auto& place : known.places_of("haddadi")) {
        const auto table = place.substr(0, place.find('.'));
        if (table == "watched_files") continue;  // the name of a file in a folder outside
        CHECK_MESSAGE(why_kept({.table = table, .column = ""}) ==
                          "a public record: stays until a named disposal decision covers it",
                      place);
    }
    CHECK(known.places_of("amira@kajen.example").empty());
    CHECK(known.chain_holds());
    CHECK(db::check_integrity(*known.world.database().read()).empty());
    CHECK_FALSE(known.world.sign_in("maja").open("/search?q=Haddadi").has("cheferna"));
    CHECK(known.world.sign_in("maja").open("/search?q=cheferna").has("En person pratar"));
    // No row that was to go is left, in any table.
    auto db = known.world.database().read();
    for (const auto* table : {"accounts", "spellings", "consents"})
        CHECK(known.places_of("haddadi").count(std::string(table) + ".user_name") == 0);
    CHECK_FALSE(db->any("SELECT id FROM accounts WHERE person = $1", known.amira));
    CHECK_FALSE(db->any("SELECT id FROM memberships WHERE member = $1", known.amira));
    CHECK(db->any("SELECT id FROM accounts WHERE person = $1", known.world.party("Nils Åkerholm")));
}

TEST_CASE("under a disposal decision the files that name somebody go too, nothing else") {
    Known known;
    const auto before =
        known.world.database().read()->count("SELECT COUNT(*) AS value FROM documents");
    known.erase(known.decision());
    auto left = known.places_of("haddadi");
    left.erase("watched_files.path");  // lies outside
    CHECK_MESSAGE(left.empty(), (left.empty() ? "" : *left.begin()));
    CHECK(known.world.database().read()->count("SELECT COUNT(*) AS value FROM documents") ==
          before);
    CHECK(known.chain_holds());
    CHECK(known.world.database().read()->any(
        "SELECT person FROM person_erasures WHERE person = $1 AND disposal_decision IS NOT NULL",
        known.amira));
}

TEST_CASE("what was erased lies in no byte of the file either") {
    Known known;
    auto& database = known.world.database();
    if (database.kind() != db::Kind::sqlite) return;
    const auto whole = [&] {
        std::string bytes;
        for (const auto& file : {database.pool().where(), database.pool().where() + "-wal"}) {
            std::ifstream in(file, std::ios::binary);
            std::ostringstream all;
            all << in.rdbuf();
            bytes += all.str();
        }
        return bytes;
    };
    REQUIRE(whole().find("amira@kajen.example") != std::string::npos);
    REQUIRE(whole().find("Haddadi") != std::string::npos);
    database.in_transaction(known.world.clock.time(),
                            [](db::Writer& db) { db.run("DELETE FROM watched_files"); });
    known.erase(known.decision());
    CHECK(whole().find("amira@kajen.example") == std::string::npos);
    CHECK(whole().find("Haddadi") == std::string::npos);
    CHECK(whole().find("haddadi") == std::string::npos);
}

TEST_CASE("somebody else of the same first name keeps it") {
    Known known;
    known.world.database().in_transaction(known.world.clock.time(), [&](db::Writer& db) {
        people::add_party(db, {}, {.name = "Amira Sjöberg"});
        db.run("INSERT INTO fault_reports (id, words, made_at) VALUES (1, $1, 5)",
               "Amira Sjöberg och Amira Haddadi ringde.");
    });
    known.erase(std::nullopt);
    auto db = known.world.database().read();
    CHECK(db->any("SELECT id FROM fault_reports WHERE words = $1",
                  "Amira Sjöberg och en person ringde."));
    CHECK(db->any("SELECT id FROM parties WHERE name = 'Amira Sjöberg'"));
}

TEST_CASE("a copy from before is forgotten again when it is restored with the ledger") {
    Known known;
    const auto file =
        (std::filesystem::temp_directory_path() / ("samskap-erasure-" + to_text(known.amira)))
            .string();
    db::back_up(known.world.database(), file);
    known.erase(known.decision());
    const auto ledger = db::erasures(*known.world.database().read());
    const auto again = (std::filesystem::path(file).string() + ".db");
    {
        db::Database fresh(again, 7);
        const auto migrations = app::migrations();
        fresh.migrate(migrations, known.world.clock.time());
        fresh.in_transaction(known.world.clock.time(), [&](db::Writer& db) {
            for (const auto& one : ledger) db::erase_log_content(db, one.kind, one.object);
        });
        db::restore(fresh, file, known.world.clock.time());
        const auto count = [&] {
            return fresh.read()->count(
                "SELECT COUNT(*) AS value FROM parties WHERE name = 'Amira Haddadi'");
        };
        const auto named = count();
        CHECK(named == 1);
        fresh.in_transaction(known.world.clock.time(), [&](db::Writer& db) {
            CHECK(replay_erasures(db, app::everything()) == 1);
        });
        CHECK(count() == 0);
        CHECK_FALSE(db::verify_log(*fresh.read()).broken_at);
        // Once more changes nothing.
        fresh.in_transaction(known.world.clock.time(), [&](db::Writer& db) {
            CHECK(replay_erasures(db, app::everything()) == 1);
        });
        CHECK_FALSE(db::verify_log(*fresh.read()).broken_at);
    }
    for (const auto* more : {"", ".db", ".db-wal", ".db-shm"}) std::filesystem::remove(file + more);
}

TEST_CASE("a steward decides on the page: erased with a letter, or restricted, or refused") {
    World world;
    world.database().in_transaction(world.clock.time(), [&](db::Writer& db) {
        ensure(people::give_role(db, {},
                                 {.id = {},
                                  .person = world.party("Maja Lindhe"),
                                  .role = people::Role::steward,
                                  .from = day_of(2026, 1, 1)})
                   .has_value(),
               "the role is free");
    });
    auto amira = world.sign_in("amira");
    const auto asked =
        amira.open("/me").choose("Vad vill du?", "Bli glömd").press("Skicka").follow("Bli glömd");
    auto maja = world.sign_in("maja");
    auto page = maja.open(asked.url())
                    .choose("Beslut", "Ta bort")
                    .fill("Ditt svar till personen", "Vi har tagit bort allt.")
                    .press("Skicka svaret");
    CHECK(page.heading() == "Personen är glömd");
    CHECK(page.has("Vi har tagit bort allt."));
    CHECK(page.has("förvaltningsrätten"));
    CHECK(amira.open("/me").heading() == "Logga in");
    CHECK(maja.open(asked.url()).has("Borttaget"));
    CHECK_FALSE(maja.open(asked.url()).has("Amira"));

    auto nils = world.sign_in("nils");
    const auto other =
        nils.open("/me").choose("Vad vill du?", "Bli glömd").press("Skicka").follow("Bli glömd");
    page = maja.open(other.url())
               .choose("Beslut", "Begränsa")
               .fill("Ditt svar till personen", "Vi använder dem inte.")
               .press("Skicka svaret");
    CHECK(page.has("Begränsat"));
    CHECK(is_restricted(*world.database().read(), world.party("Nils Åkerholm")));
    CHECK(nils.open(other.url()).has("förvaltningsrätten"));
    CHECK(maja.open("/disposal-decisions")
              .fill("Beslutets namn", "Socialnämnden § 88")
              .fill("Beslutat den", "2026-11-12")
              .press("Skriv in beslutet")
              .has("12 november 2026"));
    CHECK(nils.open("/disposal-decisions").status() == 403);
}

}  // namespace samskap::rights
