// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "features/arrivals/arrivals.hpp"
#include "tests/world/world.hpp"

namespace samskap::arrivals {
namespace {

namespace fs = std::filesystem;
using tests::World;

// A folder that is watched for Utvecklingsgruppen, and what was taken from it.
class Watched {
public:
    Watched() : m_path(fs::temp_directory_path() / ("samskap-watch-" + std::to_string(getpid()))) {
        fs::remove_all(m_path);
        fs::create_directories(m_path);
    }
    ~Watched() { fs::remove_all(m_path); }
    Watched(const Watched&) = delete;
    Watched& operator=(const Watched&) = delete;

    void write(const std::string& name, const std::string& bytes) const {
        fs::create_directories((m_path / name).parent_path());
        std::ofstream(m_path / name, std::ios::binary) << bytes;
    }
    [[nodiscard]] const fs::path& path() const { return m_path; }

    // Looks, and later once more.
    void look(int seconds_later = 30) {
        world.clock.advance(seconds_later);
        look_into(
            world.database(), {m_path.string(), world.party("Utvecklingsgruppen")},
            [&](db::Database& database, const Arrived& arrived, Instant at) {
                names.push_back(arrived.name);
                database.in_transaction(at, [&](db::Writer& db) {
                    documents::keep(db, {},
                                    {.group = arrived.group,
                                     .name = arrived.name,
                                     .bytes = arrived.bytes,
                                     .media_type = "text/plain",
                                     .text = arrived.bytes});
                });
            },
            world.clock.time());
    }
    [[nodiscard]] std::vector<Left> left() {
        return left_lying(*world.database().read(), world.viewer("maja"));
    }

    World world;
    std::vector<std::string> names;

private:
    fs::path m_path;
};

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a file is taken when it has stood still, once, and stays where it is") {
    Watched folder;
    folder.write("a.txt", "Ett");
    folder.write("2026/b.txt", "Två");
    folder.look();
    CHECK(folder.names.empty());
    folder.look(5);
    CHECK(folder.names.empty());
    folder.look(5);
    CHECK(folder.names == Names{"b.txt", "a.txt"});
    folder.look();
    CHECK(folder.names.size() == 2);
    CHECK(fs::exists(folder.path() / "a.txt"));
    CHECK(fs::exists(folder.path() / "2026/b.txt"));
    CHECK(folder.left().empty());
}

TEST_CASE("a file that is still being written is left until it stands still") {
    Watched folder;
    folder.write("a.txt", "Ett");
    folder.look();
    folder.write("a.txt", "Ett möte");
    folder.look();
    CHECK(folder.names.empty());
    folder.look();
    CHECK(folder.names == Names{"a.txt"});
    // It becomes another file later: that one is taken too.
    folder.write("a.txt", "Ett helt annat möte");
    folder.look();
    folder.look();
    CHECK(folder.names == Names{"a.txt", "a.txt"});
}

TEST_CASE("what is hidden, half copied, a link or empty is not taken") {
    Watched folder;
    for (const auto* name : {".hidden.txt", "~$a.docx", "b.txt.part", "c.tmp", ".git/config"})
        folder.write(name, "Nej");
    folder.write("empty.txt", "");
    fs::create_symlink("/etc/hostname", folder.path() / "link.txt");
    folder.look();
    folder.look();
    CHECK(folder.names.empty());
    CHECK(folder.left().empty());
}

TEST_CASE("the same bytes under another name, or touched, or back again, are not taken twice") {
    Watched folder;
    folder.write("a.txt", "Ett");
    folder.look();
    folder.look();
    folder.write("b.txt", "Ett");
    folder.write("a.txt", "Ett");
    folder.look();
    folder.look();
    fs::remove(folder.path() / "a.txt");
    folder.look();
    folder.write("a.txt", "Ett");
    folder.look();
    folder.look();
    CHECK(folder.names == Names{"a.txt"});
}

TEST_CASE("what cannot be opened, or is too large, is told to the secretary, until it can") {
    Watched folder;
    folder.write("big.pdf", "");
    fs::resize_file(folder.path() / "big.pdf", 51U << 20U);
    folder.look();
    folder.look();
    REQUIRE(folder.left().size() == 1);
    CHECK(folder.left().front().why == Why::too_large);
    CHECK(folder.left().front().name == "big.pdf");
    auto maja = folder.world.sign_in("maja");
    CHECK(maja.open("/review").has("Filen big.pdf i mappen är större än 50 MB."));
    CHECK(left_lying(*folder.world.database().read(), folder.world.viewer("petra")).empty());
    CHECK(left_lying(*folder.world.database().read(), folder.world.viewer("amira")).empty());
    fs::remove(folder.path() / "big.pdf");
    folder.look();
    CHECK(folder.left().empty());
}

TEST_CASE("a folder that is away is told, forgets nothing, and comes back") {
    Watched folder;
    folder.write("a.txt", "Ett");
    folder.look();
    folder.look();
    fs::rename(folder.path(), folder.path().string() + "-away");
    folder.look();
    folder.look();
    REQUIRE(folder.left().size() == 1);
    CHECK(folder.left().front().why == Why::folder_away);
    fs::rename(folder.path().string() + "-away", folder.path());
    folder.look();
    CHECK(folder.left().empty());
    folder.look();
    CHECK(folder.names == Names{"a.txt"});
}

TEST_CASE("the jobs of a plan look again and again; a program without a plan lets them end") {
    Watched folder;
    auto& world = folder.world;
    folder.write("a.txt", "Ett");
    int taken = 0;
    const Plan plan{.folders = {{folder.path().string(), world.party("Utvecklingsgruppen")}},
                    .take = [&](db::Database&, const Arrived&, Instant) { ++taken; }};
    const auto mine = workers(plan);
    world.database().in_transaction(world.clock.time(), [&](db::Writer& db) { begin(db, plan); });
    for (int i = 0; i < 4; ++i) {
        CHECK(db::run_one_job(world.database(), mine, world.clock.time()));
        CHECK_FALSE(db::run_one_job(world.database(), mine, world.clock.time()));
        world.clock.advance(30);
    }
    CHECK(taken == 1);
    CHECK(world.run_jobs() == 1);
    world.clock.advance(3'600);
    CHECK(world.run_jobs() == 0);
}

}  // namespace samskap::arrivals
