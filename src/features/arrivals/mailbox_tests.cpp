// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "features/arrivals/arrivals.hpp"
#include "features/arrivals/imap_answers.hpp"
#include "features/minutes/minutes.hpp"
#include "tests/world/server_process.hpp"
#include "tests/world/world.hpp"

namespace samskap::arrivals {
namespace {

namespace fs = std::filesystem;
using tests::World;

// tests/tools/imap_server.py over a folder of its own.
class MailServer : public tests::ServerProcess {
public:
    MailServer() : ServerProcess("imap_server.py", {"gruppen", "hem\"ligt"}) {}

    void mail(int uid, const std::string& from, const std::string& words,
              const std::string& more = {}) const {
        write(std::to_string(uid) + ".eml",
              more + "From: " + from +
                  "\r\nTo: gruppen@sundhamn.example\r\nSubject: Möte\r\n"
                  "Content-Type: text/plain; charset=utf-8\r\n\r\n" +
                  words + "\r\n");
    }
    [[nodiscard]] std::string address() const { return "imap://127.0.0.1:" + said(); }
};

struct Post {
    World world;
    MailServer server;
    std::vector<Arrived> arrived;
    Mailbox mailbox{
        .group = world.party("Utvecklingsgruppen"),
        .server = server.address(),
        .user = "gruppen",
        .password = "hem\"ligt",
        .senders = {{"amira@kajen.example", "amira"}, {"petra@sundhamn.example", "petra"}}};

    void fetch_all() {
        fetch(
            world.database(), mailbox,
            [&](db::Database&, const Arrived& one, Instant) { arrived.push_back(one); },
            world.clock.time());
    }
    std::vector<Left> left() { return left_lying(*world.database().read(), world.viewer("maja")); }
};

}  // namespace

TEST_CASE("a member's mail is taken as it came, in their name, and only then marked as read") {
    Post post;
    post.server.mail(4, "Amira Haddadi <Amira@Kajen.example>", "Vem har nycklarna?");
    fetch(
        post.world.database(), post.mailbox,
        [&](db::Database&, const Arrived& one, Instant) {
            CHECK(post.server.file("seen").empty());
            post.arrived.push_back(one);
        },
        post.world.clock.time());
    REQUIRE(post.arrived.size() == 1);
    CHECK(post.arrived[0].bytes == post.server.file("4.eml"));
    CHECK(post.arrived[0].from == post.world.party("Amira Haddadi"));
    CHECK(post.arrived[0].group == post.mailbox.group);
    CHECK(post.server.file("seen") == "4");
    post.fetch_all();
    CHECK(post.arrived.size() == 1);
    CHECK(post.left().empty());
}

TEST_CASE("strangers, and those who are no members of this group, stay unread and are counted") {
    Post post;
    post.server.mail(1, "okand@example.com", "Köp nu");
    post.server.mail(2, "\"amira@kajen.example\" <okand@example.com>", "Köp nu");
    post.server.mail(3, "petra@sundhamn.example", "Hon är med i en annan grupp.");
    post.server.mail(4, "amira@kajen.example, okand@example.com", "Två avsändare");
    post.server.mail(5, "amira@kajen.example", "Tredje", "From: okand@example.com\r\n");
    post.fetch_all();
    post.fetch_all();
    CHECK(post.arrived.empty());
    CHECK(post.server.file("seen").empty());
    REQUIRE(post.left().size() == 1);
    CHECK(post.left()[0].count == 5);
    CHECK(post.world.sign_in("maja").open("/review").has(
        "5 mejl från okända avsändare ligger kvar i brevlådan."));
    CHECK_FALSE(post.world.sign_in("petra").open("/review").has("okända avsändare"));
    // Only the little that is needed was asked of them.
    CHECK(post.server.file("asked").find("BODY.PEEK[])") == std::string::npos);
    // A program that starts anew looks at them anew.
    post.world.database().in_transaction(post.world.clock.time(),
                                         [](db::Writer& db) { begin(db, {}); });
    CHECK(post.left().empty());
    post.mailbox.senders.push_back({"okand@example.com", "nils"});
    post.fetch_all();
    CHECK(post.arrived.size() == 2);
    CHECK(post.left()[0].count == 3);
}

TEST_CASE("who has left the group is a stranger again") {
    Post post;
    post.server.mail(1, "amira@kajen.example", "Hej");
    post.world.database().in_transaction(post.world.clock.time(), [&](db::Writer& db) {
        db.run("UPDATE memberships SET to_day = $1 WHERE member = $2", day_of(2026, 11, 21),
               post.world.party("Amira Haddadi"));
    });
    post.fetch_all();
    CHECK(post.arrived.empty());
    CHECK(post.left().size() == 1);
}

TEST_CASE("where a mail server checks senders, an address that it does not vouch for is none") {
    Post post;
    post.mailbox.checked_by = "mx.sundhamn.example";
    const std::string fine = "Authentication-Results: mx.sundhamn.example;\r\n dmarc=pass\r\n";
    const std::string bad = "Authentication-Results: mx.sundhamn.example; dmarc=fail\r\n";
    const std::string forged = "Authentication-Results: mx.elsewhere.example; dmarc=pass\r\n";
    post.server.mail(1, "amira@kajen.example", "Ett", fine);
    post.server.mail(2, "amira@kajen.example", "Två", bad + fine);
    post.server.mail(3, "amira@kajen.example", "Tre", forged + fine);
    post.server.mail(4, "amira@kajen.example", "Fyra");
    post.fetch_all();
    CHECK(post.arrived.size() == 1);
    CHECK(post.server.file("seen") == "1");
}

TEST_CASE("the same mail twice is taken once, and one that was kept before a crash is marked") {
    Post post;
    const std::string id = "Message-ID: <1@kajen.example>\r\n";
    post.server.mail(1, "amira@kajen.example", "Hej", id);
    post.server.mail(2, "amira@kajen.example", "Hej", "Received: en annan väg\r\n" + id);
    post.fetch_all();
    CHECK(post.arrived.size() == 1);
    CHECK(post.server.file("seen").find('2') != std::string::npos);
    struct Killed {};
    post.server.mail(3, "amira@kajen.example", "Mera");
    CHECK_THROWS_AS(fetch(
                        post.world.database(), post.mailbox,
                        [](db::Database&, const Arrived&, Instant) { throw Killed(); },
                        post.world.clock.time()),
                    Killed);
    CHECK(post.server.file("seen").find('3') == std::string::npos);
    post.fetch_all();
    CHECK(post.arrived.size() == 2);
}

TEST_CASE("a mailbox that cannot be reached is told of, without what is secret, until it can") {
    Post post;
    auto right = post.mailbox;
    post.mailbox.password = "fel";
    post.fetch_all();
    REQUIRE(post.left().size() == 1);
    CHECK(post.left()[0].why == Why::mailbox_away);
    CHECK(post.world.sign_in("maja").open("/review").has("Brevlådan går inte att nå just nu."));
    post.mailbox = right;
    post.mailbox.folder = "Finns inte";
    post.fetch_all();
    CHECK(post.left().size() == 1);
    post.mailbox = right;
    post.fetch_all();
    CHECK(post.left().empty());
}

TEST_CASE("a mail with a paper attached: the paper is read, and a greeting is no minutes") {
    World world;
    const std::string mail =
        "From: amira@kajen.example\r\nSubject: Anteckningar\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\n"
        "Hej! Anteckningarna kommer med.\r\n--x\r\nContent-Type: text/plain\r\n"
        "Content-Disposition: attachment; filename=\"september.txt\"\r\n\r\n"
        "Minnesanteckningar den 3 september 2026\r\n\r\nVem har nycklarna?\r\n--x--\r\n";
    const auto take = [&] {
        return minutes::receive(
            world.database(), world.party("Amira Haddadi"),
            {.group = world.party("Utvecklingsgruppen"), .name = "mejl-1.eml", .bytes = mail},
            world.clock.time());
    };
    const auto taken = take();
    CHECK(taken.attached == 1);
    CHECK_FALSE(taken.reading);
    CHECK(take().was_there);
    auto reading = world.database().read();
    CHECK(reading->count("SELECT COUNT(*) AS value FROM documents") == 2);
    CHECK(reading->count("SELECT COUNT(*) AS value FROM readings") == 1);
    CHECK(world.sign_in("maja").open("/review").has("september.txt"));
}

TEST_CASE("settings say which mailboxes there are, and what is wrong by line, never what it says") {
    const auto named = [](std::string_view name) -> std::optional<PartyId> {
        if (name == "Utvecklingsgruppen") return PartyId{7};
        return std::nullopt;
    };
    const auto read = [&](const std::string& settings) { return mailboxes_of(settings, named); };
    const std::string whole =
        "# brev\n[Utvecklingsgruppen]\nserver = imaps://imap.example:993\nuser = gruppen\n"
        "password = a = b \nfrom = maja  maja@sundhamn.example\nchecked-by = mx.example\n";
    const auto all = read(whole);
    REQUIRE(all);
    REQUIRE(all->size() == 1);
    CHECK(all->front().group == PartyId{7});
    CHECK(all->front().password == "a = b");
    CHECK(all->front().folder == "INBOX");
    CHECK(all->front().senders.at(0).user_name == "maja");
    CHECK(all->front().senders.at(0).address == "maja@sundhamn.example");
    CHECK(read("[Kören]\n").error() == "line 1: no such group");
    CHECK(read("user = a\n").error().starts_with("line 1"));
    CHECK(read("[Utvecklingsgruppen]\npasswort = hemligt\n").error() == "line 2: no such setting");
    CHECK(read("[Utvecklingsgruppen]\nserver = http://x\n").error().starts_with("line 2"));
    CHECK(read("[Utvecklingsgruppen]\nserver = imaps://x\nuser=a\npassword=b\n").error() ==
          "a mailbox without anybody it may take mail from");

    World world;
    const auto file = fs::temp_directory_path() / ("samskap-boxes-" + std::to_string(getpid()));
    std::ofstream(file) << whole;
    ::chmod(file.c_str(), 0640);
    CHECK(mailboxes_in(*world.database().read(), file.string()).error().find("chmod 600") !=
          std::string::npos);
    ::chmod(file.c_str(), 0600);
    CHECK(mailboxes_in(*world.database().read(), file.string())->size() == 1);
    fs::remove(file);
}

TEST_CASE("what a mail server says is taken apart, however it comes in") {
    ImapAnswers answers(100);
    REQUIRE(answers.take("* 1 FETCH (BODY[] {9}\r\ns1 OK"));
    CHECK_FALSE(answers.next());
    REQUIRE(answers.take(" \r\nx)\r\ns1 OK done\r\n* SEARCH 4 8\r\n"));
    const auto fetched = answers.next();
    REQUIRE(fetched);
    CHECK(fetched->literals == std::vector<std::string>{"s1 OK \r\nx"});
    CHECK_FALSE(fetched->is_for("s1"));
    CHECK(answers.next()->is_ok("s1"));
    CHECK(found_in_search(*answers.next()) == std::vector<std::uint32_t>{4, 8});
    CHECK_FALSE(ImapAnswers(100).take("* 1 FETCH {101}\r\n"));
    CHECK_FALSE(ImapAnswers(100).take(std::string(2U << 20U, 'x')));
    CHECK_FALSE(ImapAnswer{.line = "s12 OK"}.is_for("s1"));
    CHECK_FALSE(ImapAnswer{.line = "s1 NO"}.is_ok("s1"));
    CHECK(number_after({.line = "* OK [UIDVALIDITY 7] x"}, "UIDVALIDITY") == 7U);
}

}  // namespace samskap::arrivals
