// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "tests/world/post.hpp"

namespace samskap::messages {
namespace {

std::string link_in(const std::string& mail) {
    const auto from = mail.find("/confirmation?code=");
    if (from == std::string::npos) return {};
    return mail.substr(from, mail.find('\n', from) - from);
}

}  // namespace

TEST_CASE("a mail address gets a link first, and nothing else until somebody has pressed") {
    Post post;
    auto amira = post.world.sign_in("amira");
    auto page = amira.open("/contact");
    page.fill("Mejladress", "Amira@Kajen.example");
    const auto asked = page.press("Lägg till Mejladress");
    CHECK(asked.has("Vi har skickat en länk."));
    CHECK(asked.in("Mejl amira@kajen.example").has("Väntar på att du öppnar länken"));
    post.publish();
    post.run_jobs();
    REQUIRE(post.mails() == 1);
    CHECK(post.mail(1).find("Stämmer det att du vill få besked hit?") != std::string::npos);
    CHECK(post.state_of("Amira Haddadi") == "kept");

    const auto link = link_in(post.mail(1));
    // A program that looks for danger opens it, several times, and nothing is used up.
    auto scanner = post.world.visitor();
    CHECK(scanner.open(link).has_button("Ja, det stämmer"));
    CHECK(scanner.open(link).has_button("Ja, det stämmer"));
    CHECK(amira.open("/contact").has("Väntar på att du öppnar länken"));
    // On another device than the one that asked.
    CHECK(post.world.visitor().open(link).press("Ja, det stämmer").has("Nu kan vi nå dig här."));
    CHECK(amira.open("/contact").has("Hit skickar vi dina besked"));
    CHECK(post.world.visitor().open(link).press("Ja, det stämmer").has("Nu kan vi nå dig här."));
    CHECK(post.world.visitor().open(link + "x").has("Länken gäller inte längre."));
    post.world.clock.advance(8 * 86'400);
    CHECK(post.world.visitor().open(link).has("Länken gäller inte längre."));
}

TEST_CASE("a person chooses among the ways that reach them, and takes one away") {
    Post post;
    post.reach("Amira Haddadi", Way::mail, "amira@kajen.example");
    auto amira = post.world.sign_in("amira");
    auto page = amira.open("/contact");
    page.fill("Namn och adress", "Amira Haddadi\nHamngatan 1\n123 45 Sundhamn");
    const auto both = page.press("Lägg till Namn och adress");
    CHECK(both.in("Mejl amira@kajen.example").has("Hit skickar vi dina besked"));
    const auto letter = both.in("Brev Amira Haddadi").press("Skicka hit");
    CHECK(letter.in("Brev Amira Haddadi").has("Hit skickar vi dina besked"));
    const auto gone = letter.in("Mejl amira@kajen.example").press("Ta bort");
    CHECK_FALSE(gone.has("amira@kajen.example"));
    CHECK_FALSE(post.world.database().read()->any(
        "SELECT 1 AS value FROM contact_channels WHERE address = 'amira@kajen.example'"));
    CHECK_FALSE(post.world.database().read()->any(
        "SELECT 1 AS value FROM log_contents WHERE content LIKE '%kajen.example%'"));
}

TEST_CASE("what cannot be an address comes back with what was typed") {
    Post post;
    auto page = post.world.sign_in("amira").open("/contact");
    const auto again = page.fill("Mejladress", "amira").press("Lägg till Mejladress");
    CHECK(again.status() == 422);
    CHECK(again.value_of("Mejladress") == "amira");
    CHECK(again.error_at("Mejladress").find("Skriv en mejladress") != std::string::npos);
    auto other = post.world.sign_in("amira").open("/contact");
    CHECK(other.fill("Mobilnummer", "070").press("Lägg till Mobilnummer").status() == 422);
}

TEST_CASE("nobody is written to again and again") {
    Post post;
    auto amira = post.world.sign_in("amira");
    auto page = amira.open("/contact");
    page = page.fill("Mejladress", "okand@example.com").press("Lägg till Mejladress");
    for (int i = 0; i < 11; ++i)
        page = page.in("Mejl okand@example.com").press("Skicka länken igen");
    CHECK(page.status() == 200);
    CHECK(page.in("Mejl okand@example.com").press("Skicka länken igen").status() == 422);
    post.run_jobs();
    CHECK(post.mails() == 12);
}

TEST_CASE("without mail settings only letters are offered") {
    Post post;
    post.plan = {};
    post.start();
    const auto page = post.world.sign_in("amira").open("/contact");
    CHECK_FALSE(page.has_field("Mejladress"));
    CHECK_FALSE(page.has_field("Mobilnummer"));
    CHECK(page.has_field("Namn och adress"));
}

TEST_CASE("a letter is printed, posted, comes back, and is read aloud") {
    Post post;
    auto maja = post.world.sign_in("maja");
    auto contact = maja.open("/people/" + to_text(post.world.party("Nils Åkerholm")) + "/contact");
    CHECK(contact.has("Så här vill Nils Åkerholm få besked."));
    contact.fill("Namn och adress", "Nils Åkerholm\nHamngatan 2\n123 45 Sundhamn");
    CHECK(contact.press("Lägg till Namn och adress").status() == 200);
    post.publish();
    post.run_jobs();
    auto letter = maja.open("/letters").follow("Nils Åkerholm");
    CHECK(letter.has("Hamngatan 2"));
    // Maja is in the group, and may read what the letter says.
    CHECK(letter.has("Anteckningar från Utvecklingsgruppen är klara"));
    auto posted = letter.press("Skickat");
    CHECK(posted.in("Nils Åkerholm").has("Skickat som brev"));
    auto back = posted.follow("Nils Åkerholm").press("Kom tillbaka");
    CHECK(back.in("Nils Åkerholm").has("Kom tillbaka"));
    CHECK(post.world.sign_in("nils").open("/contact").in("Brev Nils Åkerholm").has("Når ingen"));
    const auto read = back.follow("Nils Åkerholm").press("Uppläst");
    CHECK_FALSE(read.has_link("Nils Åkerholm"));
    CHECK(post.world.sign_in("nils").open("/messages").has("Uppläst"));
    // Who did it for whom stands in the log.
    CHECK(post.world.database().read()->any(
        "SELECT 1 AS value FROM log_entries"
        " WHERE actor = $1 AND on_behalf_of = $2 AND verb = 'read_aloud'",
        post.world.party("Maja Lindhe"), post.world.party("Nils Åkerholm")));
}

TEST_CASE("who prints a letter about what they may not read, prints one that does not say it") {
    Post post;
    // Petra keeps the council, where Nils is too; what he is told of is another group's.
    auto& world = post.world;
    world.database().in_transaction(world.clock.time(), [&](db::Writer& db) {
        for (const auto& [who, role] : {std::pair{"Petra Ek", people::MemberRole::secretary},
                                        std::pair{"Nils Åkerholm", people::MemberRole::member}})
            people::add_membership(db, {}, world.party(who), world.party("Brukarrådet"), role,
                                   day_of(2024, 1, 1), std::nullopt, {});
    });
    post.reach("Nils Åkerholm", Way::letter, "Nils Åkerholm\nHamngatan 2");
    post.publish();
    post.run_jobs();
    const auto letter = world.sign_in("petra").open("/letters").follow("Nils Åkerholm");
    CHECK(letter.has("Du har ett besked"));
    CHECK(letter.has("Ring oss, så läser vi upp det för dig."));
    CHECK_FALSE(letter.has("Utvecklingsgruppen"));
    CHECK(world.sign_in("maja").open("/letters").follow("Nils Åkerholm").has("Utvecklingsgruppen"));
}

TEST_CASE("staff of another group sees neither the letter nor the address") {
    Post post;
    post.reach("Nils Åkerholm", Way::letter, "Nils Åkerholm\nHamngatan 2");
    post.publish();
    post.run_jobs();
    auto petra = post.world.sign_in("petra");
    CHECK_FALSE(petra.open("/letters").has("Nils Åkerholm"));
    const auto id = to_text(post.world.party("Nils Åkerholm"));
    CHECK(petra.get("/people/" + id + "/contact").status == 403);
    CHECK(post.world.sign_in("amira").get("/letters").status == 403);
}

TEST_CASE("two who change where somebody is reached at once: the second sees what stands") {
    Post post;
    post.reach("Nils Åkerholm", Way::mail, "nils@kajen.example");
    auto nils = post.world.sign_in("nils");
    auto maja = post.world.sign_in("maja");
    const auto mine = nils.open("/contact");
    const auto hers =
        maja.open("/people/" + to_text(post.world.party("Nils Åkerholm")) + "/contact");
    post.reach("Nils Åkerholm", Way::sms, "+46701234567");
    const auto late = hers.press("Ta bort nils@kajen.example");
    CHECK(late.status() == 409);
    CHECK(late.has("Någon annan hann ändra här"));
    CHECK(late.has("nils@kajen.example"));
    CHECK(late.has("+46701234567"));
    // From the page that shows what stands it goes on.
    CHECK_FALSE(late.press("Ta bort nils@kajen.example").has("nils@kajen.example"));
    CHECK(mine.press("Ta bort nils@kajen.example").status() == 409);
    CHECK(nils.open("/contact").has("+46701234567"));
}

}  // namespace samskap::messages
