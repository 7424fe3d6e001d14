// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "features/links/links.hpp"
#include "tests/world/world.hpp"

namespace samskap::links {
namespace {

using tests::World;

constexpr std::int64_t k_day = 86'400;

// tests/tools/web_server.py
class WebServer {
public:
    WebServer() {
        int to_child[2];
        int from_child[2];
        REQUIRE(::pipe(to_child) == 0);
        REQUIRE(::pipe(from_child) == 0);
        m_child = ::fork();
        if (m_child == 0) {
            ::dup2(to_child[0], STDIN_FILENO);
            ::dup2(from_child[1], STDOUT_FILENO);
            for (const int end : {to_child[0], to_child[1], from_child[0], from_child[1]})
                ::close(end);
            ::execl("/usr/bin/python3", "python3", SAMSKAP_SOURCE "/tests/tools/web_server.py",
                    nullptr);
            ::_exit(127);
        }
        ::close(to_child[0]);
        ::close(from_child[1]);
        m_life = to_child[1];
        for (char c = 0; ::read(from_child[0], &c, 1) == 1 && c != '\n';) m_port += c;
        ::close(from_child[0]);
    }
    ~WebServer() {
        ::close(m_life);
        ::waitpid(m_child, nullptr, 0);
    }
    WebServer(const WebServer&) = delete;
    WebServer& operator=(const WebServer&) = delete;
    [[nodiscard]] std::string at(const std::string& path) const {
        return "http://127.0.0.1:" + m_port + path;
    }

private:
    pid_t m_child = 0;
    int m_life = 0;
    std::string m_port;
};

constexpr std::string_view k_notes =
    "Utvecklingsgruppen 3 september 2026\n\nHissen\n"
    "Läs mer på https://exempel.se/hiss och https://exempel.se/kartan?id=4.\n"
    "Amira skriver till www.exempel.se.\n";

std::string read_in(tests::Browser& maja) {
    auto page = maja.open("/review");
    page.choose("Vilken grupp gäller det?", "Utvecklingsgruppen");
    page.attach("Eller välj filer", "september.txt", std::string(k_notes));
    const auto url = page.press("Läs in").url();
    return url.substr(0, url.find('?'));
}

}  // namespace

TEST_CASE("an address is gone when it was missing twice, a day apart; the secretary sees it") {
    World world;
    auto maja = world.sign_in("maja");
    const auto review = read_in(maja);
    std::vector<std::string> asked;
    auto hiss = Answer::missing;
    const Ask ask = [&](const std::string& address) {
        asked.push_back(address);
        return address == "https://exempel.se/hiss" ? hiss : Answer::answers;
    };
    const auto first = world.clock.time();
    const auto after = [&](std::int64_t days) { return Instant{first.seconds + days * k_day}; };
    constexpr auto says = "Sidan finns inte längre på den adressen";

    CHECK(ask_some(world.database(), ask, first) == 2);
    CHECK(asked ==
          std::vector<std::string>{"https://exempel.se/hiss", "https://exempel.se/kartan?id=4"});
    CHECK_FALSE(maja.open(review).has(says));
    CHECK(ask_some(world.database(), ask, first) == 0);
    // One server in trouble says nothing new.
    hiss = Answer::unsure;
    CHECK(ask_some(world.database(), ask, after(1)) == 1);
    CHECK_FALSE(maja.open(review).has(says));
    hiss = Answer::missing;
    CHECK(ask_some(world.database(), ask, after(2)) == 1);
    CHECK(maja.open(review).has(says));

    const auto meeting = maja.open(review).press("Godkänn resten").press("Publicera till gruppen");
    CHECK(maja.open(meeting.url()).has(says));
    CHECK_FALSE(world.sign_in("amira").open(meeting.url()).has(says));
    // It may come back.
    hiss = Answer::answers;
    CHECK(ask_some(world.database(), ask, after(40)) == 2);
    CHECK_FALSE(maja.open(meeting.url()).has(says));
    // Answers go with the documents that named the address.
    world.database().in_transaction(after(40), [](db::Writer& db) {
        db.run("DELETE FROM links WHERE address = $1", "https://exempel.se/hiss");
    });
    CHECK(ask_some(world.database(), ask, after(40)) == 0);
    CHECK(world.database().read()->count("SELECT COUNT(*) AS value FROM link_answers") == 1);
}

TEST_CASE("a program that may not ask lets the job end; one that may states it anew") {
    World world;
    const auto waiting = [&] { return db::count_jobs(*world.database().read()).waiting; };
    const auto before = waiting();
    world.database().in_transaction(world.clock.time(), [](db::Writer& db) { begin(db); });
    CHECK(waiting() == before + 1);
    while (db::run_one_job(world.database(), workers({}), world.clock.time())) {
    }
    CHECK(waiting() == before);
    world.database().in_transaction(world.clock.time(), [](db::Writer& db) { begin(db); });
    const auto ask = [](const std::string&) { return Answer::answers; };
    CHECK(db::run_one_job(world.database(), workers(ask), world.clock.time()));
    CHECK(waiting() == before + 1);
}

TEST_CASE("what a server says of an address") {
    const WebServer server;
    for (const auto* path : {"/here", "/moved", "/closed", "/no-head"})
        CHECK(ask_anywhere(server.at(path)) == Answer::answers);
    for (const auto* path : {"/away", "/ended", "/no-head?id=1"})
        CHECK(ask_anywhere(server.at(path)) == Answer::missing);
    for (const auto* path : {"/ill", "/round"})
        CHECK(ask_anywhere(server.at(path)) == Answer::unsure);
    CHECK(ask_anywhere("file:///etc/passwd") == Answer::unsure);
    CHECK(ask_anywhere("http://") == Answer::unsure);
}

TEST_CASE("nobody is led to the machines of the own network") {
    const WebServer server;
    // It is there, but not for what a document names.
    CHECK(ask(server.at("/here")) == Answer::unsure);
    CHECK(ask(server.at("/away")) == Answer::unsure);
    for (const auto* address :
         {"http://localhost:1/", "http://[::1]:1/", "http://[::ffff:127.0.0.1]:1/",
          "http://10.0.0.1/", "http://169.254.169.254/latest", "http://0.0.0.0:1/"})
        CHECK(ask(address) == Answer::unsure);
}

}  // namespace samskap::links
