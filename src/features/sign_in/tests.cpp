// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "features/sign_in/links.hpp"
#include "features/sign_in/sheets.hpp"
#include "tests/world/post.hpp"

namespace samskap::sign_in {
namespace {

using messages::Post;
using messages::Way;
using tests::Browser;
using tests::Page;

constexpr const char* k_asked = "Om adressen eller numret finns hos oss";

Page ask(Browser browser, const std::string& address) {
    return browser.open("/sign-in/link")
        .fill("Mejladress eller mobilnummer", address)
        .press("Skicka en länk");
}

std::string link_in(const std::string& mail) {
    const auto from = mail.find("/sign-in/key?code=");
    if (from == std::string::npos) return {};
    return mail.substr(from, mail.find('\n', from) - from);
}

// Birger is in the group, and has no account, mail or phone.
struct Desk : Post {
    web::PartyId birger = world.database().in_transaction(world.clock.time(), [&](db::Writer& db) {
        const auto id = people::add_party(db, {}, {.name = "Birger Ask"});
        people::add_membership(db, {}, id, world.party("Utvecklingsgruppen"),
                               people::MemberRole::member, day_of(2024, 1, 1), std::nullopt, {});
        return id;
    });
    std::string page = "/people/" + to_text(birger) + "/code-sheet";

    // The codes that stand on the paper.
    static std::vector<std::string> codes_on(const Page& paper) {
        std::vector<std::string> codes;
        const auto html = paper.html();
        const auto list = html.find("<ol class=\"codes\">");
        const auto end = html.find("</ol>", list);
        for (auto at = html.find("<li>", list); at < end; at = html.find("<li>", at + 1))
            codes.push_back(html.substr(at + 4, html.find('<', at + 4) - at - 4));
        return codes;
    }
    std::vector<std::string> new_sheet() {
        return codes_on(world.sign_in("maja").open(page).press("Gör ett papper"));
    }
    static Page enter(Browser browser, const std::string& code) {
        return browser.open("/sign-in/link").fill("Kod från ditt papper", code).press("Logga in");
    }
};

}  // namespace

TEST_CASE("a link by mail lets in once, after one press, and opening it uses nothing up") {
    Post post;
    post.reach("Amira Haddadi", Way::mail, "amira@kajen.example");
    CHECK(ask(post.world.visitor(), "Amira@Kajen.example").has(k_asked));
    post.run_jobs();
    REQUIRE(post.mails() == 1);
    const auto link = link_in(post.mail(1));
    auto scanner = post.world.visitor();
    for (int i = 0; i < 3; ++i) CHECK(scanner.open(link).has_button("Logga in"));
    CHECK_FALSE(scanner.open("/").has("Amira Haddadi"));

    auto phone = post.world.visitor();
    auto first = phone.open(link);
    CHECK(first.press("Logga in").has("Amira Haddadi"));
    // Pressed twice by the same person: still in. By somebody else later: over.
    CHECK(first.press("Logga in").has("Amira Haddadi"));
    CHECK(scanner.open(link).has("Länken är använd eller för gammal."));
    const auto late = post.world.visitor().open(link);
    CHECK_FALSE(late.has_button("Logga in"));
    // What stood in the message is not kept.
    CHECK_FALSE(
        post.world.database().read()->any("SELECT 1 AS value FROM messages WHERE secret <> ''"));
}

TEST_CASE("only what this installation can send is offered") {
    Post post;
    const auto offered = [&] { return post.world.visitor().open("/sign-in"); };
    const auto links = [&] { return offered().follow("Logga in utan lösenord"); };
    CHECK(offered().has("få en länk till din mejl eller telefon."));
    auto opened = links();
    CHECK(opened.has_field("Mejladress eller mobilnummer"));

    post.plan.sms = {};
    post.start();
    CHECK(offered().has("få en länk till din mejl."));
    CHECK(links()
              .fill("Mejladress", "070-123 45 67")
              .press("Skicka en länk")
              .error_at("Mejladress") == "Skriv en mejladress.");
    CHECK(links().fill("Mejladress", "amira@kajen.example").press("Skicka en länk").has(k_asked));

    post.plan.mail = {};
    post.start();
    CHECK(offered().has("papper med koder"));
    CHECK_FALSE(offered().has("länk till"));
    CHECK_FALSE(links().has_button("Skicka en länk"));
    CHECK(links().has_field("Kod från ditt papper"));
    // A page that was opened while there still was a way.
    const auto late = opened.fill("Mejladress eller mobilnummer", "amira@kajen.example");
    CHECK_FALSE(late.press("Skicka en länk").has(k_asked));
}

TEST_CASE("a link ends after an hour") {
    Post post;
    post.reach("Amira Haddadi", Way::mail, "amira@kajen.example");
    ask(post.world.visitor(), "amira@kajen.example");
    post.run_jobs();
    post.world.clock.advance(k_link_seconds - 1);
    auto open = post.world.visitor().open(link_in(post.mail(1)));
    CHECK(open.has_button("Logga in"));
    post.world.clock.advance(1);
    CHECK(open.press("Logga in").has("Länken är använd eller för gammal."));
}

TEST_CASE("whether or not there is an account, the same is done and the same is said") {
    Post post;
    post.reach("Amira Haddadi", Way::mail, "amira@kajen.example");
    // Known, but nobody has an account by it: Mikaela.
    post.reach("Mikaela Sandin", Way::mail, "mikaela@kajen.example");
    const auto statements = [&](const std::string& address) {
        auto page = post.world.visitor().open("/sign-in/link");
        page.fill("Mejladress eller mobilnummer", address);
        const auto before = post.world.database().statements_run();
        const auto answer = page.press("Skicka en länk");
        return std::pair{post.world.database().statements_run() - before, answer.text()};
    };
    const auto known = statements("amira@kajen.example");
    CHECK(known == statements("finns.inte@kajen.example"));
    CHECK(known == statements("mikaela@kajen.example"));
    post.run_jobs();
    CHECK(post.mails() == 1);
    CHECK_FALSE(post.world.database().read()->any("SELECT 1 AS value FROM link_requests"));
}

TEST_CASE("an address that nobody confirmed lets nobody in") {
    Post post;
    post.reach("Amira Haddadi", Way::mail, "amira@kajen.example");
    post.world.database().in_transaction(post.world.clock.time(), [](db::Writer& db) {
        db.run("UPDATE contact_channels SET state = 'new', is_chosen = FALSE");
    });
    ask(post.world.visitor(), "amira@kajen.example");
    post.run_jobs();
    CHECK(post.mails() == 0);
}

TEST_CASE("whoever asks for another's links can neither flood nor shut them out") {
    Post post;
    post.reach("Amira Haddadi", Way::mail, "amira@kajen.example");
    for (int i = 0; i < 20; ++i) ask(post.world.visitor(), "amira@kajen.example");
    post.run_jobs();
    REQUIRE(post.mails() == k_links_at_once);
    CHECK(post.world.visitor().open(link_in(post.mail(1))).press("Logga in").has("Amira Haddadi"));
    // One was used, so there is room for one more.
    ask(post.world.visitor(), "amira@kajen.example");
    post.run_jobs();
    CHECK(post.mails() == k_links_at_once + 1);
    for (int i = 0; i < 39; ++i) ask(post.world.visitor(), "nagon@kajen.example");
    CHECK(ask(post.world.visitor(), "nagon@kajen.example").status() == 422);
}

TEST_CASE("two who share an address both get a link, each to their own account") {
    Post post;
    post.reach("Amira Haddadi", Way::mail, "hemma@kajen.example");
    post.reach("Nils Åkerholm", Way::mail, "hemma@kajen.example");
    ask(post.world.visitor(), "hemma@kajen.example");
    post.run_jobs();
    REQUIRE(post.mails() == 2);
    auto one = post.world.visitor().open(link_in(post.mail(1))).press("Logga in");
    auto two = post.world.visitor().open(link_in(post.mail(2))).press("Logga in");
    CHECK(one.has("Amira Haddadi") != two.has("Amira Haddadi"));
}

TEST_CASE("a link comes to a phone too") {
    Post post;
    post.reach("Amira Haddadi", Way::sms, "+46701234567");
    ask(post.world.visitor(), "070-123 45 67");
    post.run_jobs();
    CHECK(post.server.file("sms").find("/sign-in/key?code=") != std::string::npos);
    CHECK(ask(post.world.visitor(), "hej").status() == 422);
}

TEST_CASE("a person without mail and phone comes in with a code from a paper, each code once") {
    Desk desk;
    const auto codes = desk.new_sheet();
    REQUIRE(codes.size() == k_codes);
    auto home = desk.world.visitor();
    // However it is typed.
    auto typed = codes[0];
    for (auto& c : typed) c = c == ' ' ? '-' : c == '0' ? 'O' : c == '1' ? 'l' : c;
    CHECK(Desk::enter(home, typed).has("Birger Ask"));
    CHECK(home.open("/messages").status() == 200);
    CHECK(Desk::enter(desk.world.visitor(), codes[0]).has("redan använd"));
    CHECK(Desk::enter(desk.world.visitor(), codes[1]).has("Birger Ask"));
    CHECK(Desk::enter(desk.world.visitor(), "").has("Koden stämmer inte"));
    CHECK(desk.world.sign_in("maja").open(desk.page).has("6 koder är kvar"));
    // The log says who did it, and for whom.
    CHECK(desk.world.database().read()->any(
        "SELECT 1 AS value FROM log_entries"
        " WHERE kind = 'code sheet' AND actor = $1 AND on_behalf_of = $2",
        desk.world.party("Maja Lindhe"), desk.birger));
    // Codes are kept as hashes alone.
    CHECK_FALSE(desk.world.database().read()->any(
        "SELECT 1 AS value FROM sheet_codes WHERE code_hash = $1", tidy_code(codes[2])));
}

TEST_CASE("a new paper, one that is taken back, and time end the codes") {
    Desk desk;
    const auto old = desk.new_sheet();
    const auto codes =
        Desk::codes_on(desk.world.sign_in("maja").open(desk.page).press("Gör ett nytt papper"));
    CHECK_FALSE(Desk::enter(desk.world.visitor(), old[0]).has("Birger Ask"));
    CHECK(Desk::enter(desk.world.visitor(), codes[0]).has("Birger Ask"));
    const auto ended =
        desk.world.sign_in("maja").open(desk.page).press("Papperet ska inte gälla längre");
    CHECK_FALSE(ended.has("koder är kvar"));
    CHECK_FALSE(Desk::enter(desk.world.visitor(), codes[1]).has("Birger Ask"));
    const auto last = desk.new_sheet();
    desk.world.clock.advance(k_sheet_seconds);
    CHECK_FALSE(Desk::enter(desk.world.visitor(), last[0]).has("Birger Ask"));
}

TEST_CASE(
    "who takes the account over with an address of their own needs no paper, nor can get one") {
    Desk desk;
    const auto codes = desk.new_sheet();
    auto birger = desk.world.visitor();
    CHECK(Desk::enter(birger, codes[0]).has("Birger Ask"));
    auto contact = birger.open("/contact");
    contact.fill("Mejladress", "birger@hemma.example");
    CHECK(contact.press("Lägg till Mejladress").status() == 200);
    desk.run_jobs();
    const auto mail = desk.mail(1);
    const auto from = mail.find("/confirmation?code=");
    REQUIRE(from != std::string::npos);
    const auto link = mail.substr(from, mail.find('\n', from) - from);
    CHECK(birger.open(link).press("Ja, det stämmer").has("Nu kan vi nå dig här."));
    CHECK_FALSE(desk.world.sign_in("maja").open(desk.page).has_button("Gör ett nytt papper"));
    ask(desk.world.visitor(), "birger@hemma.example");
    desk.run_jobs();
    CHECK(desk.world.visitor().open(link_in(desk.mail(2))).press("Logga in").has("Birger Ask"));
    CHECK_FALSE(Desk::enter(desk.world.visitor(), codes[1]).has("Birger Ask"));
}

TEST_CASE("nobody prints codes for an account that is somebody's, or that may do more") {
    Desk desk;
    auto maja = desk.world.sign_in("maja");
    const auto page_of = [&](std::string_view name) {
        return "/people/" + to_text(desk.world.party(name)) + "/code-sheet";
    };
    // Amira has a password.
    CHECK_FALSE(maja.open(page_of("Amira Haddadi")).has_button("Gör ett papper"));
    auto offered = maja.open(desk.page);
    REQUIRE(offered.has_button("Gör ett papper"));
    desk.world.database().in_transaction(desk.world.clock.time(), [&](db::Writer& db) {
        people::add_membership(db, {}, desk.birger, desk.world.party("Brukarrådet"),
                               people::MemberRole::secretary, day_of(2026, 1, 1), std::nullopt, {});
    });
    CHECK(offered.press("Gör ett papper").status() == 422);
    CHECK(desk.world.sign_in("petra").get(desk.page).status == 403);
}

TEST_CASE("a code on paper reaches no further than whoever printed it") {
    Desk desk;
    auto& world = desk.world;
    const auto add = [&](const char* group, people::MemberRole role) {
        world.database().in_transaction(world.clock.time(), [&](db::Writer& db) {
            people::add_membership(db, {}, desk.birger, world.party(group), role,
                                   day_of(2024, 1, 1), std::nullopt, {});
        });
    };
    // A closed group that Maja, who prints, must not get into with Birger's code.
    add("Stödgruppen", people::MemberRole::member);
    const auto codes = desk.new_sheet();
    const auto closed = "/groups/" + to_text(world.party("Stödgruppen"));
    const auto own = "/groups/" + to_text(world.party("Utvecklingsgruppen"));
    auto browser = world.visitor();
    REQUIRE(Desk::enter(browser, codes.at(0)).status() == 200);
    CHECK(browser.get(own).status == 200);
    CHECK(browser.get(closed).status == 404);
    // Nor does it take up what Birger becomes later.
    add("Utvecklingsgruppen", people::MemberRole::secretary);
    CHECK(browser.get("/review").status == 403);
    CHECK(world.sign_in("maja").get("/review").status == 200);
}

TEST_CASE("an installation that cannot send offers no link, only codes on paper") {
    tests::World world;
    const auto page = world.visitor().open("/sign-in/link");
    CHECK_FALSE(page.has("Få en länk"));
    CHECK(page.has("Kod från ditt papper"));
    Desk desk;
    CHECK(desk.world.visitor().open("/sign-in/link").has("Få en länk"));
}

}  // namespace samskap::sign_in
