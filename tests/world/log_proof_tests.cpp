// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "app/installation.hpp"
#include "app/verify.hpp"
#include "kernel/base/signing.hpp"
#include "kernel/db/log.hpp"
#include "tests/world/databases.hpp"

// What an operator publishes and an outsider checks: docs/check_log.py with openssl alone.
namespace samskap::app {
namespace {

namespace fs = std::filesystem;

class Desk {
public:
    Desk() { fs::create_directories(m_folder); }
    ~Desk() { fs::remove_all(m_folder); }
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    [[nodiscard]] std::string file(const std::string& name) const { return m_folder / name; }
    [[nodiscard]] std::string key(const std::string& name) const {
        const auto made = "openssl genpkey -algorithm ed25519 -out " + file(name);
        REQUIRE(std::system(made.c_str()) == 0);
        fs::permissions(file(name), fs::perms::owner_read | fs::perms::owner_write);
        return file(name);
    }
    [[nodiscard]] std::string text(const std::string& name) const {
        std::ifstream stream(m_folder / name);
        return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    }
    // What the outsider's script says; "" where it could not even run.
    [[nodiscard]] std::string outsider(const std::string& chain) const {
        const auto command = std::string("/usr/bin/python3 " SAMSKAP_SOURCE "/docs/check_log.py ") +
                             file(chain) + " " + file("heads") + " " + file("heads.pub") + " >" +
                             file("said") + " 2>&1";
        const bool holds = std::system(command.c_str()) == 0;
        return (holds ? "yes: " : "no: ") + text("said");
    }
    // Replaces the first `from` in a file.
    void tamper(const std::string& name, const std::string& from, const std::string& to) const {
        auto all = text(name);
        const auto at = all.find(from);
        REQUIRE(at != std::string::npos);
        std::ofstream(m_folder / name) << all.replace(at, from.size(), to);
    }

private:
    fs::path m_folder = fs::temp_directory_path() / tests::fresh_name();
};

void add_entries(const std::string& where, int count) {
    db::Database database(where, 1);
    for (int i = 0; i < count; ++i)
        database.in_transaction({1'780'000'000 + i}, [&](db::Writer& db) {
            db::append_log(
                db, {.actor = 7, .verb = "rätta", .kind = "matter", .object = i, .content = "{}"});
        });
}

void make_anew(const std::string& where) {
    const SetClock clock({1'780'000'000});
    const Installation installation(where, clock, 1);
}

}  // namespace

TEST_CASE("a signed head is checked by an outsider, who finds a chain that was made anew") {
    const tests::Place place(tests::kind_of_this_run());
    const Desk desk;
    make_anew(place.where());
    add_entries(place.where(), 5);
    VerifyOptions options{.where = {.database = place.where()},
                          .sign = desk.key("key"),
                          .heads = desk.file("heads"),
                          .chain = desk.file("chain")};
    REQUIRE(verify(options) == 0);
    add_entries(place.where(), 4);
    REQUIRE(verify(options) == 0);
    CHECK(desk.outsider("chain").starts_with("yes: "));

    SUBCASE("an entry changed in what was handed out") {
        desk.tamper("chain", "\t7\t", "\t8\t");
        CHECK(desk.outsider("chain").find("does not hold") != std::string::npos);
    }
    SUBCASE("a head that somebody else signed") {
        const VerifyOptions other{
            .where = options.where, .sign = desk.key("other"), .heads = desk.file("others")};
        REQUIRE(verify(other) == 0);
        fs::copy_file(desk.file("others"), desk.file("heads"),
                      fs::copy_options::overwrite_existing);
        CHECK(desk.outsider("chain").find("was not signed with this key") != std::string::npos);
    }
    SUBCASE("the same number of entries, all made anew by somebody who may do everything") {
        const tests::Place forged(tests::kind_of_this_run());
        make_anew(forged.where());
        add_entries(forged.where(), 12);
        VerifyOptions theirs{.where = {.database = forged.where()}, .chain = desk.file("forged")};
        CHECK(verify(theirs) == 0);  // the chain by itself is whole
        CHECK(desk.outsider("forged").find("is not in the log") != std::string::npos);
        theirs.heads = options.heads;
        CHECK(verify(theirs) == 1);
    }
    SUBCASE("the newest entries gone") {
        auto all = desk.text("chain");
        std::ofstream(desk.file("chain")) << all.erase(all.rfind('\n', all.size() - 2) + 1);
        CHECK(desk.outsider("chain").find("is not in the log") != std::string::npos);
    }
}

TEST_CASE("nothing is signed with a key that others can read, nor with a second one") {
    const tests::Place place(tests::kind_of_this_run());
    const Desk desk;
    make_anew(place.where());
    VerifyOptions options{
        .where = {.database = place.where()}, .sign = desk.key("key"), .heads = desk.file("heads")};
    CHECK(verify(options) == 0);
    CHECK_FALSE(fs::exists(options.heads));  // an empty log has no head
    add_entries(place.where(), 1);
    fs::permissions(options.sign, fs::perms::owner_all | fs::perms::others_read);
    CHECK(verify(options) == 2);
    fs::permissions(options.sign, fs::perms::owner_read);
    CHECK(verify(options) == 0);
    options.sign = desk.key("second");
    CHECK(verify(options) == 2);
    std::ofstream(options.sign) << "no key";
    CHECK(verify(options) == 2);
    CHECK(verify({.where = options.where, .sign = options.sign}) == 2);
}

}  // namespace samskap::app
