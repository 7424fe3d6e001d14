// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "tests/world/post.hpp"

namespace samskap::messages {
namespace {

std::string second_line(const std::string& mail) {
    const auto from = mail.find('\n') + 1;
    return mail.substr(from, mail.find('\n', from) - from);
}

}  // namespace

TEST_CASE("one publication is one message to each, and says nothing that is not open") {
    Post post;
    post.reach("Amira Haddadi", Way::mail, "amira@kajen.example");
    post.reach("Nils Åkerholm", Way::mail, "nils@kajen.example");
    post.reach("Maja Lindhe", Way::mail, "maja@sundhamn.example");
    post.publish();
    CHECK(post.mails() == 0);
    post.run_jobs();
    // Maja published them herself.
    REQUIRE(post.mails() == 2);
    const auto both = post.mail(1) + post.mail(2);
    CHECK(both.find("amira@kajen.example\n") != std::string::npos);
    CHECK(both.find("nils@kajen.example\n") != std::string::npos);
    CHECK(both.find("\nDu har ett besked\n") != std::string::npos);
    CHECK(both.find("https://samskap.sundhamn.example/messages/") != std::string::npos);
    for (const auto* closed : {"Utvecklingsgruppen", "cheferna", "december", "Amira"})
        CHECK_MESSAGE(both.find(closed) == std::string::npos, closed);
    post.run_jobs();
    CHECK(post.mails() == 2);
    CHECK(post.state_of("Amira Haddadi") == "sent");
}

TEST_CASE("who signs in reads what the mail did not say: the minutes, and one's own promise") {
    Post post;
    post.reach("Amira Haddadi", Way::mail, "amira@kajen.example");
    post.publish();
    post.run_jobs();
    const auto mail = post.mail(1);
    const auto from = mail.find("/messages/");
    REQUIRE(from != std::string::npos);
    const auto path = mail.substr(from, mail.find('\n', from) - from);
    const auto page = post.world.sign_in("amira").open(path);
    CHECK(page.has("Anteckningar från Utvecklingsgruppen är klara"));
    CHECK(page.has("Ditt löfte till tisdag 1 december"));
    CHECK(page.has("Amira pratar med cheferna om pengar till 1 december"));
    CHECK(page.has("Skickat med mejl"));
    // Nobody else has it.
    CHECK(post.world.sign_in("nils").get(path).status == 404);
    const auto nils = post.world.sign_in("nils").open("/messages");
    CHECK(nils.has("Anteckningar från Utvecklingsgruppen är klara"));
    CHECK_FALSE(nils.has("Ditt löfte"));
}

TEST_CASE("who may not see it any more when it is to be sent gets nothing") {
    Post post;
    post.reach("Amira Haddadi", Way::mail, "amira@kajen.example");
    post.reach("Nils Åkerholm", Way::mail, "nils@kajen.example");
    post.publish();
    const auto amira = post.world.party("Amira Haddadi");
    post.world.database().in_transaction(post.world.clock.time(), [&](db::Writer& db) {
        db.run("UPDATE memberships SET to_day = '2026-11-20' WHERE member = $1", amira);
    });
    post.run_jobs();
    CHECK(post.mails() == 1);
    CHECK(post.mail(1).find("nils@kajen.example") == 0);
    CHECK(post.state_of("Amira Haddadi") == "nothing");
}

TEST_CASE("who lost access after it was sent reads that it no longer holds") {
    Post post;
    post.publish();
    post.run_jobs();
    CHECK(post.state_of("Amira Haddadi") == "kept");
    auto amira = post.world.sign_in("amira");
    CHECK(amira.open("/messages").has("Anteckningar från Utvecklingsgruppen"));
    post.world.database().in_transaction(post.world.clock.time(), [&](db::Writer& db) {
        db.run("UPDATE memberships SET to_day = '2026-11-20' WHERE member = $1",
               post.world.party("Amira Haddadi"));
    });
    const auto page = amira.open("/messages");
    CHECK_FALSE(page.has("Utvecklingsgruppen"));
    CHECK(page.has("Det här beskedet gäller inte längre."));
}

TEST_CASE("minutes of long ago are published without a word") {
    Post post;
    post.publish("Möte den 12 februari 2026\n\nFritidsbank\nAmira ringer Nils till 1 mars 2026.\n");
    CHECK(post.state_of("Amira Haddadi") == "none");
}

TEST_CASE("a refused address is marked, and another way is taken at once") {
    Post post;
    post.reach("Amira Haddadi", Way::letter, "Amira Haddadi\nHamngatan 1\n123 45 Sundhamn");
    post.reach("Amira Haddadi", Way::mail, "amira@borta.example");
    post.server.write("mode", "refuse");
    post.publish();
    post.run_jobs();
    CHECK(post.mails() == 0);
    CHECK(post.state_of("Amira Haddadi") == "to_print");
    const auto contact = post.world.sign_in("amira").open("/contact");
    CHECK(contact.in("Mejl amira@borta.example").has("Når ingen"));
    // What the server said has the address in it; the house has the code alone.
    CHECK(post.world.database().read()->any(
        "SELECT 1 AS value FROM contact_channels WHERE why = '550 5.1.1'"));
}

TEST_CASE("who has no other way is told to staff as somebody whom nothing reaches") {
    Post post;
    post.reach("Amira Haddadi", Way::mail, "amira@borta.example");
    post.server.write("mode", "refuse");
    post.publish();
    post.run_jobs();
    CHECK(post.state_of("Amira Haddadi") == "came_back");
    const auto letters = post.world.sign_in("maja").open("/letters");
    CHECK(letters.in("Amira Haddadi").has("Kom tillbaka"));
    CHECK(letters.in("Amira Haddadi").has("Orsak: 550 5.1.1"));
}

TEST_CASE("a server that is busy, or does not like us, is asked again with longer pauses") {
    for (const auto* mode : {"busy", "policy"}) {
        Post post;
        post.reach("Amira Haddadi", Way::mail, "amira@kajen.example");
        post.server.write("mode", mode);
        post.publish();
        CHECK(post.run_jobs() > 0);
        CHECK(post.run_jobs() == 0);
        CHECK(post.world.sign_in("amira").open("/messages").has("Vi försöker igen."));
        std::vector<std::int64_t> pauses;
        for (int again = 0; again < 7; ++again) {
            std::int64_t minutes = 0;
            while (post.run_jobs() == 0 && minutes < 2000) {
                post.world.clock.advance(60);
                ++minutes;
            }
            pauses.push_back(minutes);
        }
        CHECK(pauses == std::vector<std::int64_t>{1, 5, 25, 125, 625, 1440, 1440});
        CHECK(post.state_of("Amira Haddadi") == "given_up");
        CHECK(post.world.sign_in("maja").open("/letters").in("Amira Haddadi").has("Orsak: 4") ==
              (std::string_view(mode) == "busy"));
        // The address is not to blame.
        CHECK_FALSE(post.world.sign_in("amira").open("/contact").has("Når ingen"));
    }
}

TEST_CASE("a mail that may have come through is repeated with the same Message-ID") {
    Post post;
    post.reach("Amira Haddadi", Way::mail, "amira@kajen.example");
    post.server.write("mode", "drop");
    post.publish();
    post.run_jobs();
    REQUIRE(post.mails() == 1);
    CHECK(post.state_of("Amira Haddadi") == "sending");
    post.server.write("mode", "");
    post.world.clock.advance(60);
    post.run_jobs();
    REQUIRE(post.mails() == 2);
    CHECK(second_line(post.mail(1)) == second_line(post.mail(2)));
    CHECK(second_line(post.mail(1)).find("@sundhamn.example>") != std::string::npos);
    CHECK(post.state_of("Amira Haddadi") == "sent");
    post.publish("Möte den 19 november 2026\n\nFritidsbank\nVem har nycklarna?\n");
    post.run_jobs();
    REQUIRE(post.mails() == 3);
    CHECK(second_line(post.mail(3)) != second_line(post.mail(1)));
}

TEST_CASE("a program that dies while it sends leaves the message to the next, which repeats it") {
    Post post;
    post.reach("Amira Haddadi", Way::mail, "amira@kajen.example");
    post.publish();
    auto dying = post.plan;
    dying.mail = [&](const Mail& mail) -> Outcome {
        static_cast<void>(post.plan.mail(mail));
        throw Fault("killed");
    };
    auto all = workers(dying);
    while (db::run_one_job(post.world.database(), all, post.world.clock.time())) {
    }
    REQUIRE(post.mails() == 1);
    post.world.clock.advance(db::k_lease_seconds);
    post.run_jobs();
    REQUIRE(post.mails() == 2);
    CHECK(second_line(post.mail(1)) == second_line(post.mail(2)));
    CHECK(post.state_of("Amira Haddadi") == "sent");
}

TEST_CASE("a message on its way takes no more notices in, a waiting one of the same cause does") {
    Post post;
    const auto amira = post.world.party("Amira Haddadi");
    const auto count = [&] {
        return post.world.database().read()->count("SELECT COUNT(*) AS value FROM messages");
    };
    const auto say = [&](std::int64_t subject) {
        post.world.database().in_transaction(post.world.clock.time(), [&](db::Writer& db) {
            state(db, {amira, "promise published", subject, 7});
        });
    };
    say(1);
    say(2);
    say(2);
    CHECK(count() == 1);
    post.world.database().in_transaction(post.world.clock.time(), [&](db::Writer& db) {
        db.run("UPDATE messages SET state = 'sending' WHERE person = $1", amira);
    });
    say(3);
    CHECK(count() == 2);
}

TEST_CASE("a text message goes through the gateway, and an unknown number is marked") {
    Post post;
    post.reach("Amira Haddadi", Way::sms, "+46701234567");
    post.publish();
    post.run_jobs();
    const auto sms = post.server.file("sms");
    CHECK(sms.find("\"to\":\"+46701234567\"") != std::string::npos);
    CHECK(sms.find("Du har ett besked i Samskap. Läs det här: https://") != std::string::npos);
    CHECK(sms.find("Utvecklingsgruppen") == std::string::npos);
    CHECK(post.state_of("Amira Haddadi") == "sent");
    post.server.write("sms-answer", "422");
    post.publish("Möte den 19 november 2026\n\nFritidsbank\nVem har nycklarna?\n");
    post.run_jobs();
    CHECK(post.state_of("Amira Haddadi") == "came_back");
}

TEST_CASE("a server that wants a password gets it, and one that wants a token gets one") {
    Post post;
    post.reach("Amira Haddadi", Way::mail, "amira@kajen.example");
    post.server.write("mode", "password");
    post.plan = post.plan_with("user = samskap\npassword = hemligt\n");
    post.publish();
    post.run_jobs();
    CHECK(post.mails() == 1);
    post.server.write("mode", "token");
    post.plan = post.plan_with(
        fmt::format("user = samskap\ntoken-url = http://127.0.0.1:{}/token\nclient-id = samskap\n"
                    "client-secret = klient&hemlig\nscope = https://outlook.example/.default\n",
                    post.http));
    post.publish("Möte den 19 november 2026\n\nFritidsbank\nVem har nycklarna?\n");
    post.run_jobs();
    CHECK(post.mails() == 2);
    CHECK(post.state_of("Amira Haddadi") == "sent");
}

TEST_CASE("without a mail server mail waits, and letters are made ready all the same") {
    Post post;
    post.reach("Amira Haddadi", Way::mail, "amira@kajen.example");
    post.reach("Nils Åkerholm", Way::letter, "Nils Åkerholm\nHamngatan 2");
    post.plan = {};
    post.plan.kinds = app::notice_kinds();
    post.start();
    post.publish();
    post.run_jobs();
    CHECK(post.state_of("Amira Haddadi") == "waiting");
    CHECK(post.state_of("Nils Åkerholm") == "to_print");
    post.plan = post.plan_with("");
    post.world.clock.advance(3600);
    post.run_jobs();
    CHECK(post.mails() == 1);
}

}  // namespace samskap::messages
