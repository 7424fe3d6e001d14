// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

#include "app/copies.hpp"
#include "app/installation.hpp"
#include "app/verify.hpp"
#include "features/groups/groups.hpp"
#include "features/house/upkeep.hpp"
#include "kernel/db/counts.hpp"
#include "kernel/db/log.hpp"
#include "tests/world/databases.hpp"

namespace samskap::app {
namespace {

namespace fs = std::filesystem;

// A small installation with a group in it, and a place for its copies.
class Kept {
public:
    explicit Kept(db::Kind kind) : m_place(kind) {
        fs::create_directories(m_folder);
        const SetClock clock({1'780'000'000});
        Installation installation(m_place.where(), clock, 1);
        installation.database().in_transaction(clock.time(), [](db::Writer& db) {
            groups::add_group(db, {},
                              {.name = "Brukarrådet",
                               .purpose = "Råd.",
                               .board = groups::add_board(db, {}, "Socialnämnden"),
                               .from = day_of(2020, 1, 1)});
        });
    }
    ~Kept() { fs::remove_all(m_folder); }
    Kept(const Kept&) = delete;
    Kept& operator=(const Kept&) = delete;

    [[nodiscard]] Where where() const { return {.data = {}, .database = m_place.where()}; }
    [[nodiscard]] std::string file(const std::string& name) const { return m_folder / name; }
    void write(int entries) const {
        db::Database database(m_place.where(), 3);
        for (int i = 0; i < entries; ++i)
            database.in_transaction({1'780'000'100 + i}, [&](db::Writer& db) {
                db::append_log(db, {.verb = "correct", .kind = "matter", .object = i});
            });
    }
    [[nodiscard]] std::optional<house::Drill> last_drill() const {
        db::Database database(m_place.where(), 3);
        return house::last_drill(*database.read());
    }
    [[nodiscard]] int try_out(const std::string& copy) const {
        return drill({.where = where(), .file = copy, .scratch = m_folder});
    }

private:
    tests::Place m_place;
    fs::path m_folder = fs::temp_directory_path() / tests::fresh_name();
};

}  // namespace

TEST_CASE("a drill lays the copy back elsewhere, compares, and leaves its verdict") {
    for (const auto kind : tests::kinds()) {
        const Kept kept(kind);
        const auto copy = kept.file("copy.db");
        REQUIRE(back_up(kept.where(), copy) == 0);
        CHECK_FALSE(kept.last_drill());
        CHECK(kept.try_out(copy) == 0);
        REQUIRE(kept.last_drill());
        CHECK(kept.last_drill()->went_well);
        CHECK(kept.last_drill()->rows > 10);
        // A copy may be older than what is here, but not of another house.
        kept.write(3);
        CHECK(kept.try_out(copy) == 0);
        CHECK(fs::directory_iterator(kept.file("")) != fs::directory_iterator());
        const Kept other(kind);
        CHECK(other.try_out(copy) == 1);
        CHECK_FALSE(other.last_drill()->went_well);
    }
}

TEST_CASE("a drill finds a copy that is damaged, cut, gone or poorer than what is here") {
    const Kept kept(tests::kind_of_this_run());
    const auto copy = kept.file("copy.db");
    REQUIRE(back_up(kept.where(), copy) == 0);
    SUBCASE("gone") { fs::remove(copy); }
    SUBCASE("cut") { fs::resize_file(copy, fs::file_size(copy) / 2); }
    SUBCASE("damaged") {
        std::fstream stream(copy, std::ios::in | std::ios::out | std::ios::binary);
        stream.seekp(static_cast<std::streamoff>(fs::file_size(copy) / 2));
        stream << std::string(20'000, 'x');
    }
    SUBCASE("poorer") {
        db::Database database(copy, 1);
        database.in_transaction({1}, [](db::Writer& db) { db.run("DELETE FROM groups"); });
    }
    CHECK(kept.try_out(copy) == 1);
    REQUIRE(kept.last_drill());
    CHECK_FALSE(kept.last_drill()->went_well);
}

TEST_CASE("a copy made while others write is a whole one") {
    for (const auto kind : tests::kinds()) {
        const Kept kept(kind);
        std::atomic<bool> enough = false;
        std::thread hand([&] {
            while (!enough) kept.write(5);
        });
        int whole = 0;
        for (int turn = 0; turn < 3; ++turn) {
            const auto copy = kept.file("copy" + std::to_string(turn));
            if (back_up(kept.where(), copy) == 0 && kept.try_out(copy) == 0) ++whole;
        }
        enough = true;
        hand.join();
        CHECK(whole == 3);
    }
}

TEST_CASE("an installation moves to another database and back, and all of it arrives") {
    const Kept first(db::Kind::sqlite);
    first.write(20);
    const tests::Place middle(tests::kinds().back());
    const tests::Place last(db::Kind::sqlite);
    const Where there{.data = {}, .database = middle.where()};
    const Where back{.data = {}, .database = last.where()};
    REQUIRE(move(first.where(), there) == 0);
    REQUIRE(move(there, back) == 0);
    db::Database before(first.where().address(), 1);
    db::Database after(last.where(), 1);
    auto then = before.read();
    auto now_there = after.read();
    CHECK(db::row_counts(*now_there).at("groups") == 1);
    // Each move is an entry of the log, and the chain goes on from where it stood.
    const auto head = db::verify_log(*then);
    const auto moved = db::verify_log(*now_there, head.head);
    CHECK(moved.entries == head.entries + 2);
    CHECK_FALSE(moved.broken_at);
    CHECK_THROWS_AS(move(first.where(), back), const Fault&);  // never into data that is there
}

TEST_CASE("a place that was mistyped is refused, and nothing is made there") {
    const auto typo = (fs::temp_directory_path() / tests::fresh_name()).string();
    const Where nowhere{.data = typo, .database = {}};
    CHECK_THROWS_AS(verify({.where = nowhere}), const WrongPlace&);
    CHECK_THROWS_AS(back_up(nowhere, typo + ".copy"), const WrongPlace&);
    CHECK_THROWS_AS(drill({.where = nowhere, .file = typo + ".copy"}), const WrongPlace&);
    CHECK_THROWS_AS(move(nowhere, nowhere), const WrongPlace&);
    CHECK_THROWS_AS(import({.where = nowhere, .group = "Rådet", .files = {typo}}),
                    const WrongPlace&);
    CHECK_FALSE(fs::exists(typo));
    for (const auto* place : {"/dev/null", "/proc/samskap"}) {
        const Where impossible{.data = place, .database = {}};
        CHECK_THROWS_AS(static_cast<void>(impossible.address()), const WrongPlace&);
        std::string program = "samskap";
        std::string command = "serve";
        std::string option = "--data";
        std::string folder = place;
        std::vector<char*> words{program.data(), command.data(), option.data(), folder.data()};
        CHECK(run(static_cast<int>(words.size()), words.data()) == 2);
    }
    if (tests::kinds().size() > 1) {
        const tests::Place empty(db::Kind::postgresql);
        CHECK_THROWS_AS(verify({.where = {.database = empty.where()}}), const WrongPlace&);
    }
}

}  // namespace samskap::app
