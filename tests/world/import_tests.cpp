// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <functional>
#include <random>
#include <thread>

#include "app/commands.hpp"
#include "app/installation.hpp"
#include "features/groups/groups.hpp"
#include "tests/world/databases.hpp"
#include "tests/world/mixed_documents.hpp"

namespace samskap::app {
namespace {

namespace fs = std::filesystem;

constexpr int k_files = 60;

// Minutes in a folder with folders in it, each with words of its own.
void fill(const fs::path& folder) {
    for (int i = 0; i < k_files; ++i) {
        const auto within = folder / std::to_string(i % 4);
        fs::create_directories(within);
        std::ofstream file(within / ("mote" + std::to_string(i) + ".txt"));
        file << "Brukarrådet\nMinnesanteckningar den " << i % 27 + 1 << " mars 20" << 20 + i % 6
             << "\n\nFika nummer " << i << "\nMaja köper " << i
             << " bullar till nästa möte. Vem kokar kaffe?\n";
    }
    std::ofstream(folder / ".hidden.txt") << "Inte detta.";
    std::ofstream(folder / "empty.txt") << "";
}

void found_group(db::Database& database) {
    database.in_transaction(Instant{1'780'000'000}, [](db::Writer& db) {
        groups::add_group(db, {},
                          {.name = "Brukarrådet",
                           .purpose = "Råd.",
                           .board = groups::add_board(db, {}, "Socialnämnden"),
                           .from = day_of(2020, 1, 1)});
    });
}

// Until it comes to an end by itself, or so many times: how often it was killed.
int import_and_kill(const ImportOptions& options, int most,
                    const std::function<std::uint64_t()>& milliseconds) {
    int killed = 0;
    for (int turn = 0; turn < most; ++turn) {
        const auto child = fork();
        if (child == 0) {
            static_cast<void>(std::freopen("/dev/null", "w", stdout));
            static_cast<void>(std::freopen("/dev/null", "w", stderr));
            _exit(import(options));
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds()));
        int state = 0;
        if (waitpid(child, &state, WNOHANG) == child) break;
        kill(child, SIGKILL);
        waitpid(child, &state, 0);
        ++killed;
    }
    return killed;
}

}  // namespace

TEST_CASE(
    "mixed documents, scans among them, are there once, however often the import was killed") {
    const tests::Place place(tests::kind_of_this_run());
    const auto folder = fs::temp_directory_path() / ("samskap-mixed-" + std::to_string(getpid()));
    fs::remove_all(folder);
    constexpr int k_documents = 60;
    constexpr int k_scans = 4;
    tests::write_mixed(folder, {.documents = k_documents, .scans = k_scans});
    const SystemClock clock;
    { found_group(Installation(place.where(), clock, 1).database()); }
    const ImportOptions options{.where = {.database = place.where()},
                                .group = "Brukarrådet",
                                .files = {folder.string()},
                                .jobs = 2};
    std::mt19937 random(5);
    const int killed = import_and_kill(options, 12, [&] { return 200 + random() % 1'500; });
    CHECK(killed > 0);
    CHECK(import(options) == 0);

    Installation installation(place.where(), clock, 2);
    auto reading = installation.database().read();
    CHECK(reading->count("SELECT COUNT(*) AS value FROM documents") == k_documents);
    CHECK(reading->count("SELECT COUNT(*) AS value FROM readings") == k_documents);
    CHECK(reading->count("SELECT COUNT(DISTINCT document) AS value FROM readings") == k_documents);
    CHECK(reading->count("SELECT COUNT(*) AS value FROM intakes") == 0);
    CHECK(reading->count("SELECT COUNT(*) AS value FROM review_items i WHERE NOT EXISTS"
                         " (SELECT 1 FROM readings r WHERE r.id = i.reading)") == 0);
    // Two of each PDF, one of each picture.
    const auto pdfs = reading->count(
        "SELECT COUNT(*) AS value FROM documents WHERE media_type = 'application/pdf'");
    CHECK(reading->count("SELECT COUNT(*) AS value FROM document_pages") == 2 * pdfs + k_scans / 2);
    fs::remove_all(folder);
}

TEST_CASE("an import that is killed again and again has every file once in the end") {
    const tests::Place place(tests::kind_of_this_run());
    const auto folder = fs::temp_directory_path() / ("samskap-import-" + std::to_string(getpid()));
    fs::remove_all(folder);
    fill(folder);
    const SystemClock clock;
    { found_group(Installation(place.where(), clock, 1).database()); }
    const ImportOptions options{.where = {.database = place.where()},
                                .group = "Brukarrådet",
                                .files = {folder.string()},
                                .jobs = 2};
    std::mt19937 random(11);
    const int killed = import_and_kill(options, 40, [&] { return 60 + random() % 120; });
    CHECK(killed > 0);
    // The empty file is refused, whatever else goes well.
    CHECK(import(options) == 2);

    Installation installation(place.where(), clock, 2);
    auto reading = installation.database().read();
    CHECK(reading->count("SELECT COUNT(*) AS value FROM readings") == k_files);
    CHECK(reading->count("SELECT COUNT(DISTINCT sha256) AS value FROM documents"
                         " WHERE state = 'readable'") == k_files);
    CHECK(reading->count("SELECT COUNT(*) AS value FROM documents") <= k_files + 1);
    CHECK(reading->count("SELECT COUNT(*) AS value FROM readings r WHERE NOT EXISTS"
                         " (SELECT 1 FROM review_items i WHERE i.reading = r.id)") == 0);
    fs::remove_all(folder);
}

}  // namespace samskap::app
