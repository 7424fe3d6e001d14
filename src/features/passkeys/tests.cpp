// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "features/passkeys/challenges.hpp"
#include "features/passkeys/key_for_tests.hpp"
#include "features/passkeys/keys.hpp"
#include "tests/world/world.hpp"

namespace samskap::passkeys {
namespace {

using testing::Key;
using testing::Said;
using tests::Browser;
using tests::Page;

// The house has an address that browsers know, and Amira a telephone.
struct Home {
    tests::World world{};
    Key phone{};

    Home() {
        change([](db::Writer& db) { sign_in::begin(db, "https://samskap.sundhamn.example"); });
    }
    template <class Work>
    void change(Work work) {
        world.database().in_transaction(world.clock.time(), work);
    }
    Page with_password(Browser browser, const std::string& name = "amira") {
        return browser.open("/sign-in")
            .fill("Användarnamn", name)
            .fill("Lösenord", "långt lösenord")
            .press("Logga in");
    }
    Browser signed_in(const std::string& name = "amira") {
        auto browser = world.visitor();
        with_password(browser, name);
        return browser;
    }
    // As passkey.js does it.
    static Page add(Page page, const Key& key, const std::string& name = "Min telefon",
                    const Said& said = {}) {
        const auto client =
            Key::client_data(page.hidden("passkey_question"), "webauthn.create", said);
        page.put("client_data", base64::text_of(client));
        page.put("attestation", base64::text_of(key.attestation(said)));
        return page.fill("Namn på passnyckeln", name).press("Skapa passnyckel");
    }
    static Page& answer(Page& page, const Key& key, const Said& said = {}) {
        const auto client = Key::client_data(page.hidden("passkey_question"), "webauthn.get", said);
        const auto data = key.authenticator_data(said);
        page.put("client_data", base64::text_of(client));
        page.put("credential", key.credential());
        page.put("authenticator_data", base64::text_of(data));
        return page.put("signature", base64::text_of(key.signature(data, client)));
    }
    static Page use(Page page, const Key& key, const Said& said = {}) {
        return answer(page, key, said).press("Logga in med passnyckel");
    }
    Page come_in(const Key& key, const Said& said = {}) {
        return use(world.visitor().open("/sign-in/passkey"), key, said);
    }
    int logged(const std::string& verb) {
        return static_cast<int>(world.database().read()->count(
            "SELECT COUNT(*) AS value FROM log_entries WHERE kind = 'passkey' AND verb = $1",
            verb));
    }
};

constexpr const char* k_unknown = "Vi känner inte igen passnyckeln";

}  // namespace

TEST_CASE("a key that was made on one's own page lets in without a user name") {
    Home home;
    auto page = home.signed_in().open("/sessions").follow("Dina passnycklar");
    const auto made = Home::add(page, home.phone);
    CHECK(made.has("inte använd än"));
    CHECK(home.come_in(home.phone).has("Amira Haddadi"));
    const auto later = home.signed_in().open("/passkeys");
    CHECK(later.has("senast använd"));
    CHECK(home.logged("add") == 1);
}

TEST_CASE("several keys, each with its name, and each can be taken away") {
    Home home;
    const Key stick("a stick");
    auto browser = home.signed_in();
    Home::add(browser.open("/passkeys"), home.phone);
    const auto both = Home::add(browser.open("/passkeys"), stick, "");
    CHECK(both.has("Passnyckel 2"));
    CHECK(both.hidden("known") == home.phone.credential() + " " + stick.credential());
    // The same device once more.
    CHECK(Home::add(browser.open("/passkeys"), stick).has("har redan en passnyckel"));
    const auto one = browser.open("/passkeys").press("Ta bort Min telefon");
    CHECK_FALSE(one.has("Min telefon"));
    CHECK(home.come_in(home.phone).has(k_unknown));
    CHECK(home.come_in(stick).has("Amira Haddadi"));
    // Another's cannot be taken away.
    auto nils = home.signed_in("nils");
    Home::add(nils.open("/passkeys"), Key("of Nils"), "Nils nyckel");
    auto own = nils.open("/passkeys");
    const auto left = home.world.database().read()->count("SELECT COUNT(*) AS value FROM passkeys");
    const auto id = home.world.database().read()->count(
        "SELECT id AS value FROM passkeys WHERE credential = $1", stick.credential());
    home.change([&](db::Writer& db) {
        CHECK_FALSE(
            remove_passkey(db, *people::account_of(db, home.world.party("Nils Åkerholm")), {id}));
    });
    CHECK(home.world.database().read()->count("SELECT COUNT(*) AS value FROM passkeys") == left);
}

TEST_CASE("a question is answered once, for its purpose, within five minutes, on our own page") {
    Home home;
    Home::add(home.signed_in().open("/passkeys"), home.phone);
    home.phone.counter = 1;
    const auto page = home.world.visitor().open("/sign-in/passkey");
    CHECK(Home::use(page, home.phone).has("Amira Haddadi"));
    home.phone.counter = 2;
    auto again = home.world.visitor().open("/sign-in/passkey");
    again.put("passkey_question", page.hidden("passkey_question"));
    CHECK(Home::use(again, home.phone).has("för lång tid"));

    auto late = home.world.visitor().open("/sign-in/passkey");
    home.world.clock.advance(k_challenge_seconds + 1);
    CHECK(Home::use(late, home.phone).has("för lång tid"));
    // A question made up by somebody, and one that was asked for another purpose.
    auto invented = home.world.visitor().open("/sign-in/passkey");
    invented.put("passkey_question", "hej");
    CHECK(Home::use(invented, home.phone).has("för lång tid"));
    auto other = home.world.visitor().open("/sign-in/passkey");
    other.put("passkey_question", home.signed_in().open("/passkeys").hidden("passkey_question"));
    CHECK(Home::use(other, home.phone).has("för lång tid"));

    CHECK(home.come_in(home.phone, {.origin = "https://falsk.example"}).has("en annan webbplats"));
    CHECK(home.come_in(home.phone, {.host = "falsk.example"}).has("en annan webbplats"));
    CHECK(home.come_in(home.phone, {.kind = "webauthn.create"}).has("en annan webbplats"));
    CHECK(home.come_in(home.phone, {.is_inside_another = true}).has("en annan webbplats"));
    CHECK(home.come_in(home.phone).has("Amira Haddadi"));
}

TEST_CASE("without a user name its holder must be shown") {
    Home home;
    Home::add(home.signed_in().open("/passkeys"), home.phone);
    CHECK(home.come_in(home.phone, {.flags = 0x01}).has("visade inte vem"));
}

TEST_CASE("a key that counts backwards opens nothing, and is logged") {
    Home home;
    Home::add(home.signed_in().open("/passkeys"), home.phone);
    home.phone.counter = 5;
    CHECK(home.come_in(home.phone).has("Amira Haddadi"));
    for (const std::uint32_t counter : {5U, 4U, 0U}) {
        home.phone.counter = counter;
        CHECK(home.come_in(home.phone).has("ser ut att ha kopierats"));
    }
    CHECK(home.logged("refuse") == 3);
    home.phone.counter = 6;
    CHECK(home.come_in(home.phone).has("Amira Haddadi"));
}

TEST_CASE("nobody's key and a wrong signature cost the same statements and say the same") {
    Home home;
    Home::add(home.signed_in().open("/passkeys"), home.phone);
    const auto statements = [&](const Key& named, const Key& signs) {
        auto page = home.world.visitor().open("/sign-in/passkey");
        Home::answer(page, signs);
        page.put("credential", named.credential());
        const auto before = home.world.database().statements_run();
        const auto answer = page.press("Logga in med passnyckel");
        return std::pair{home.world.database().statements_run() - before, answer.text()};
    };
    const auto wrong = statements(home.phone, Key("a thief's"));
    CHECK(wrong.second.find(k_unknown) != std::string::npos);
    CHECK(wrong == statements(Key("nobody's"), Key("nobody's")));
}

TEST_CASE("what is no answer at all gets plain words") {
    Home home;
    CHECK(home.world.visitor().open("/sign-in/passkey").press("Logga in med passnyckel").status() ==
          422);
    auto broken = home.world.visitor().open("/sign-in/passkey");
    Home::answer(broken, home.phone).put("authenticator_data", "%%%").put("user_handle", "!");
    CHECK(broken.press("Logga in med passnyckel").has(k_unknown));
    auto empty = home.signed_in().open("/passkeys").press("Skapa passnyckel");
    CHECK(empty.status() == 422);
    CHECK(Home::add(home.signed_in().open("/passkeys"), home.phone, "x",
                    {.origin = "http://x.example"})
              .has("en annan webbplats"));
    // An answer for another account than the key's.
    Home::add(home.signed_in().open("/passkeys"), home.phone);
    auto page = home.world.visitor().open("/sign-in/passkey");
    Home::answer(page, home.phone).put("user_handle", base64::text_of("någon annan"));
    CHECK(page.press("Logga in med passnyckel").has(k_unknown));
}

TEST_CASE("after the password a touch is enough, of a key of that account") {
    Home home;
    Home::add(home.signed_in().open("/passkeys"), home.phone);
    const Key other("of Nils");
    Home::add(home.signed_in("nils").open("/passkeys"), other);
    const auto codes = home.signed_in().open("/passkeys").press("Fråga efter passnyckeln");
    CHECK(codes.has("Dina reservkoder"));

    const auto press = [&](const Key& key, const Said& said = {}) {
        auto page = home.with_password(home.world.visitor());
        CHECK_FALSE(page.has("Amira Haddadi"));
        CHECK(page.hidden("known") == home.phone.credential());
        return Home::answer(page, key, said).press("Använd passnyckeln");
    };
    CHECK(press(home.phone, {.flags = 0x01}).has("Amira Haddadi"));
    CHECK(press(other).has(k_unknown));
    CHECK(press(home.phone, {.flags = 0x00}).has("visade inte vem"));
    // The half sign-in ends with its time, and with its use.
    auto used = home.with_password(home.world.visitor());
    auto again = home.with_password(home.world.visitor());
    CHECK(Home::answer(used, home.phone).press("Använd passnyckeln").has("Amira Haddadi"));
    again.put("half", used.hidden("half"));
    again.put("passkey_question", used.hidden("passkey_question"));
    CHECK(Home::answer(again, home.phone).press("Använd passnyckeln").has("för lång tid"));
    auto late = home.with_password(home.world.visitor());
    home.world.clock.advance(601);
    CHECK(Home::answer(late, home.phone).press("Använd passnyckeln").has("för lång tid"));
    // A recovery code works too, once.
    const auto html = codes.html();
    const auto at = html.find("<li>", html.find("<ol class=\"codes\">")) + 4;
    const auto code = html.substr(at, html.find('<', at) - at);
    CHECK(home.with_password(home.world.visitor())
              .fill("Kod", code)
              .press("Logga in")
              .has("Amira Haddadi"));
    CHECK(home.with_password(home.world.visitor())
              .fill("Kod", code)
              .press("Logga in")
              .has("Koden stämmer inte"));
}

TEST_CASE("with the last key the step after the password is gone, and its codes") {
    Home home;
    auto browser = home.signed_in();
    Home::add(browser.open("/passkeys"), home.phone);
    CHECK(browser.open("/passkeys").press("Fråga efter passnyckeln").has("reservkoder"));
    CHECK_FALSE(home.with_password(home.world.visitor()).has("Amira Haddadi"));
    CHECK_FALSE(browser.open("/passkeys").press("Ta bort Min telefon").has("Min telefon"));
    CHECK(home.with_password(home.world.visitor()).has("Amira Haddadi"));
    CHECK_FALSE(home.world.database().read()->any("SELECT 1 AS value FROM recovery_codes"));
}

TEST_CASE("keys are changed only in a young session that no paper opened") {
    Home home;
    auto browser = home.signed_in();
    auto young = browser.open("/passkeys");
    home.world.clock.advance(901);
    CHECK_FALSE(Home::add(young, home.phone).has("Min telefon"));
    const auto old = browser.open("/passkeys");
    CHECK(old.has_link("Logga in igen"));
    CHECK_FALSE(old.has_button("Skapa passnyckel"));

    auto paper = home.signed_in("nils");
    auto page = paper.open("/passkeys");
    home.change([&](db::Writer& db) {
        db.run("UPDATE sessions SET opened_by = $1 WHERE token_hash IS NOT NULL",
               home.world.party("Maja Lindhe"));
    });
    CHECK_FALSE(Home::add(page, home.phone).has("Min telefon"));
    CHECK(paper.open("/passkeys").has("med en kod från ett papper"));
    CHECK_FALSE(home.world.database().read()->any("SELECT 1 AS value FROM passkeys"));
}

TEST_CASE("an installation whose address nobody gave offers no keys") {
    tests::World world;
    CHECK_FALSE(world.visitor().open("/sign-in").has("passnyckel"));
    CHECK(world.visitor().open("/sign-in/passkey").has("inte påslagna här"));
    CHECK(world.sign_in("amira").open("/passkeys").has("inte påslagna här"));
}

TEST_CASE("an address is https with a host, or this machine") {
    for (const auto* good : {"https://samskap.sundhamn.example", "https://a.example:8443",
                             "http://localhost", "http://localhost:8080"})
        CHECK_MESSAGE(sign_in::is_site(good), good);
    for (const auto* bad :
         {"", "samskap.example", "http://samskap.example", "https://", "https://a.example/x",
          "https://a.example:", "https://a.example:x", "https://user@a.example", "ftp://a.example",
          "http://localhost.a.example", "https://A.example"})
        CHECK_FALSE_MESSAGE(sign_in::is_site(bad), bad);
}

TEST_CASE("a closed account's key opens nothing") {
    Home home;
    Home::add(home.signed_in().open("/passkeys"), home.phone);
    home.change([&](db::Writer& db) {
        db.run("UPDATE accounts SET closed_at = $1 WHERE person = $2", db.at(),
               home.world.party("Amira Haddadi"));
    });
    CHECK(home.come_in(home.phone).has(k_unknown));
}

}  // namespace samskap::passkeys
