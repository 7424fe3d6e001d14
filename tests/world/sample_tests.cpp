// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <filesystem>

#include "app/commands.hpp"
#include "app/copies.hpp"
#include "app/features.hpp"
#include "app/verify.hpp"
#include "features/search/search.hpp"
#include "kernel/db/backup.hpp"
#include "kernel/db/log.hpp"
#include "tests/world/world.hpp"

namespace samskap::tests {
namespace {

// A folder of its own, gone afterwards.
class Folder {
public:
    Folder() : m_path("/dev/shm/" + fresh_name()) { std::filesystem::create_directories(m_path); }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] const std::string& path() const { return m_path; }

private:
    std::string m_path;
};

std::int64_t statements_in(const app::Where& where) {
    db::Database database(where.address(), 1);
    return database.read()->count("SELECT COUNT(*) AS value FROM statements");
}

}  // namespace

TEST_CASE("the sample says nothing that the reading did not find, and holds together") {
    FreshDatabase fresh{app::migrations()};
    const auto problems = app::load_sample(*fresh, std::string(SAMSKAP_SOURCE) + "/sample");
    for (const auto& problem : problems) FAIL_CHECK(problem);
    {
        auto db = fresh->read();
        CHECK(db->count("SELECT COUNT(*) AS value FROM meetings WHERE state = 'held'") >= 14);
        CHECK(db->count("SELECT COUNT(*) AS value FROM statements") > 100);
        CHECK_FALSE(db::verify_log(*db).broken_at);
        CHECK(db::check_integrity(*db).empty());
    }
    auto writing = fresh->write({1'800'000'000});
    CHECK(search::is_sound(*writing));
}

TEST_CASE("a backup restored elsewhere is what it was; over data it is refused") {
    const Folder folder;
    const app::Where where{.data = folder.path() + "/data"};
    const auto copy = folder.path() + "/copy.db";
    const auto sample = std::string(SAMSKAP_SOURCE) + "/sample";
    REQUIRE(app::sample(where, sample) == 0);
    const auto before = statements_in(where);
    CHECK(app::verify({.where = where}) == 0);
    CHECK(app::back_up(where, copy) == 0);
    CHECK_THROWS_AS(app::restore(where, copy), const Fault&);
    CHECK(statements_in(where) == before);
    const app::Where other{.data = folder.path() + "/other"};
    CHECK(app::restore(other, copy) == 0);
    CHECK(statements_in(other) == before);
    CHECK(app::verify({.where = other}) == 0);
}

TEST_CASE("verify finds documents whose bytes were changed") {
    const Folder folder;
    const app::Where where{.data = folder.path()};
    REQUIRE(app::sample(where, std::string(SAMSKAP_SOURCE) + "/sample") == 0);
    {
        db::Database database(where.address(), 1);
        database.in_transaction({1'800'000'000}, [](db::Writer& db) {
            db.run("UPDATE document_chunks SET bytes = $1 WHERE position = 0",
                   db::Bytes{"something else"});
        });
    }
    CHECK(app::verify({.where = where}) == 1);
}

}  // namespace samskap::tests
