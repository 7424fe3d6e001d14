// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>

#include "app/copies.hpp"
#include "app/installation.hpp"
#include "app/verify.hpp"
#include "kernel/db/backup.hpp"
#include "tests/world/databases.hpp"
#include "tests/world/page.hpp"

// Every version that anybody may have: tests/schemas.
namespace samskap::app {
namespace {

namespace fs = std::filesystem;

class Unpacked {
public:
    explicit Unpacked(const fs::path& packed) {
        const auto command = "gzip -dc '" + packed.string() + "' > " + m_file;
        REQUIRE(std::system(command.c_str()) == 0);
    }
    ~Unpacked() {
        for (const auto* end : {"", "-wal", "-shm"}) fs::remove(m_file + end);
    }
    Unpacked(const Unpacked&) = delete;
    Unpacked& operator=(const Unpacked&) = delete;
    [[nodiscard]] const std::string& file() const { return m_file; }

private:
    std::string m_file = "/dev/shm/" + tests::fresh_name() + ".db";
};

std::vector<fs::path> released() {
    std::vector<fs::path> all;
    for (const auto& entry : fs::directory_iterator(SAMSKAP_SOURCE "/tests/schemas"))
        if (entry.path().extension() == ".gz") all.push_back(entry.path());
    return all;
}

void check(Installation& installation) {
    const auto found = findings(installation.database(), installation.clock().time());
    CHECK(found.faults.empty());
    CHECK(found.entries > 10);
    tests::Browser visitor(installation.house());
    for (const auto* path : {"/", "/work", "/meetings", "/groups", "/privacy"})
        CHECK(visitor.open(path).status() == 200);
    CHECK(visitor.open("/groups").has("Utvecklingsgruppen"));
}

}  // namespace

TEST_CASE("an installation of every released version is brought up to date") {
    const SetClock clock({1'800'000'000});
    const auto all = released();
    REQUIRE_FALSE(all.empty());
    for (const auto& packed : all) {
        CAPTURE(packed.filename().string());
        const Unpacked old(packed);
        {
            const tests::Place place(tests::kinds().back());
            const Where there{.data = {}, .database = place.where()};
            REQUIRE(restore(there, old.file()) == 0);
            Installation elsewhere(place.where(), clock, 2);
            check(elsewhere);
        }
        Installation here(old.file(), clock, 2);
        check(here);
    }
}

}  // namespace samskap::app
