// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "features/groups/groups.hpp"
#include "features/issuers/issuer_for_tests.hpp"
#include "features/issuers/provider.hpp"
#include "tests/world/world.hpp"

namespace samskap::issuers {
namespace {

using testing::FakeIssuer;
using testing::Signer;
using tests::Browser;
using tests::Page;

constexpr const char* k_settings = R"(
# The municipality's own
[kommunen]
name = Sundhamns kommun
issuer = https://inloggning.sundhamn.example
client-id = samskap
client-secret = hemligt
algorithms = ES256 RS256
level = 3 http://id.sundhamn.example/loa3
needs = secretary 3
grant = g-utv member Utvecklingsgruppen
grant = g-sek secretary Brukarrådet
groups-url = https://inloggning.sundhamn.example/memberOf
account = s-nils nils
)";

// An installation with one issuer, at which Amira is known as s-amira.
struct Town {
    tests::World world{};
    std::shared_ptr<FakeIssuer> issuer = std::make_shared<FakeIssuer>();
    std::string from = "/sign-in/issuers/kommunen";

    Town() {
        change([](db::Writer& db) { sign_in::begin(db, "https://samskap.sundhamn.example"); });
        auto read = issuers_of(k_settings, [&](std::string_view name) {
            return groups::group_named(*world.database().read(), name);
        });
        REQUIRE(read.has_value());
        begin(*read, [issuer = issuer](const Asking& asking) { return issuer->answer(asking); });
    }
    ~Town() { begin({}); }
    Town(const Town&) = delete;
    Town& operator=(const Town&) = delete;

    template <class Work>
    void change(Work work) {
        world.database().in_transaction(world.clock.time(), work);
    }
    static std::string part(const std::string& url, const std::string& name) {
        const auto at = url.find(name + "=");
        if (at == std::string::npos) return {};
        const auto begin = at + name.size() + 1;
        return url.substr(begin, url.find('&', begin) - begin);
    }
    boost::json::object claims(const std::string& subject, const std::string& nonce) {
        const auto at = world.clock.time().seconds;
        return {
            {"iss", issuer->address}, {"aud", "samskap"}, {"sub", subject},           {"iat", at},
            {"exp", at + 300},        {"nonce", nonce},   {"sid", "besök " + subject}};
    }
    // To the issuer and back; what the token says can be changed on the way.
    using Change = std::function<void(boost::json::object&)>;
    Page back_from(Browser browser, const std::string& start, const std::string& subject,
                   const Change& change_claims = {}) {
        const auto away = browser.get(start);
        REQUIRE(away.status == 303);
        const std::string to(web::header_of(away, "Location"));
        issuer->claims = claims(subject, part(to, "nonce"));
        if (change_claims) change_claims(issuer->claims);
        return browser.open(from + "/answer?code=kod&state=" + part(to, "state"));
    }
    Page come_in(const std::string& subject, const Change& change_claims = {}) {
        return back_from(world.visitor(), from, subject, change_claims).press("Logga in");
    }
    Browser signed_in(const std::string& name) {
        auto browser = world.visitor();
        const auto page = browser.open("/sign-in")
                              .fill("Användarnamn", name)
                              .fill("Lösenord", "långt lösenord")
                              .press("Logga in");
        CHECK(page.status() == 200);
        return browser;
    }
    Page bind(Browser browser, const std::string& subject) {
        return back_from(browser, "/identities/kommunen/binding", subject)
            .press("Koppla till Sundhamns kommun");
    }
    int log_out(const std::string& token) {
        web::RawRequest request{.method = "POST", .target = from + "/logout/from-servers"};
        request.headers = {{"Host", "sundhamn.example"},
                           {"Content-Type", "application/x-www-form-urlencoded"}};
        request.body = "logout_token=" + token;
        return world.house().answer(request).status;
    }
    boost::json::object logout_claims(const std::string& jti) {
        const auto at = world.clock.time().seconds;
        return {{"iss", issuer->address},
                {"aud", "samskap"},
                {"iat", at},
                {"exp", at + 120},
                {"jti", jti},
                {"events",
                 {{"http://schemas.openid.net/event/backchannel-logout", boost::json::object{}}}}};
    }
    [[nodiscard]] bool is_member(const char* person, const char* group, const char* role) {
        return world.database().read()->any(
            "SELECT 1 AS value FROM memberships WHERE member = $1 AND of_party = $2 AND role = $3"
            " AND (to_day IS NULL OR to_day >= $4)",
            world.party(person), world.party(group), role, world.today());
    }
};

constexpr const char* k_unknown = "inte kopplad till någon än";
constexpr const char* k_wrong = "Svaret från tjänsten stämde inte";

}  // namespace

TEST_CASE("who bound a service to their account on their own page comes in through it") {
    Town town;
    CHECK(town.world.visitor().open("/sign-in").has_link("Logga in med Sundhamns kommun"));
    CHECK(town.come_in("s-amira").has(k_unknown));
    auto home = town.signed_in("amira");
    CHECK(town.bind(home, "s-amira").has("inte använd än"));
    CHECK(town.come_in("s-amira").has("Amira Haddadi"));
    CHECK(home.open("/identities").has("senast använd"));
    // What was sent: a code, its proof, and our own name and secret.
    const auto& form = town.issuer->last.form;
    CHECK(form.find("code=kod") != std::string::npos);
    CHECK(form.find("code_verifier=") != std::string::npos);
    CHECK(form.find("redirect_uri=https%3A%2F%2Fsamskap.sundhamn.example%2Fsign-in%2Fissuers%2F"
                    "kommunen%2Fanswer") != std::string::npos);
    CHECK(form.find("hemligt") == std::string::npos);
    CHECK(town.issuer->last.user == "samskap");
    CHECK(town.issuer->last.password == "hemligt");
    // Taken away, it opens nothing.
    CHECK_FALSE(home.open("/identities").press("Ta bort kopplingen").has("senast använd"));
    CHECK(town.come_in("s-amira").has(k_unknown));
}

TEST_CASE("the operator's settings bind, a name and an address that the issuer tells never do") {
    Town town;
    CHECK(town.come_in("s-nils").has("Nils Åkerholm"));
    CHECK(town.come_in("s-okänd",
                       [](boost::json::object& claims) {
                           claims["email"] = "amira@kajen.example";
                           claims["email_verified"] = true;
                           claims["preferred_username"] = "amira";
                           claims["name"] = "Amira Haddadi";
                       })
              .has(k_unknown));
}

TEST_CASE("a subject belongs to one account") {
    Town town;
    auto amira = town.signed_in("amira");
    CHECK(town.bind(amira, "s-amira").has("inte använd än"));
    CHECK(town.bind(amira, "s-amira").has("inte använd än"));
    auto nils = town.signed_in("nils");
    CHECK(town.bind(nils, "s-amira").has("redan kopplad till ett annat konto"));
    CHECK(town.come_in("s-amira").has("Amira Haddadi"));
}

TEST_CASE("a token with anything wrong in it lets nobody in") {
    Town town;
    CHECK(town.come_in("s-nils").has("Nils Åkerholm"));
    const auto at = town.world.clock.time().seconds;
    const std::vector<std::pair<const char*, boost::json::value>> wrong{
        {"iss", "https://annan.example"},
        {"aud", "annan"},
        {"aud", boost::json::array{"annan"}},
        {"aud", boost::json::array{"samskap", "annan"}},
        {"azp", "annan"},
        {"nonce", "annat"},
        {"nonce", nullptr},
        {"exp", at - 121},
        {"exp", nullptr},
        {"exp", "imorgon"},
        {"iat", at + 121},
        {"iat", at - 800},
        {"iat", nullptr},
        {"nbf", at + 121},
        {"sub", ""},
        {"sub", 7},
        {"events", boost::json::object{}}};
    for (const auto& fault : wrong)
        CHECK_MESSAGE(
            town.come_in("s-nils",
                         [&](boost::json::object& claims) { claims[fault.first] = fault.second; })
                .has(k_wrong),
            fault.first);
    // Clocks differ by two minutes, and an audience of two names whom it was made for.
    for (const auto& fine : std::vector<std::pair<const char*, boost::json::value>>{
             {"exp", at - 119}, {"iat", at + 119}, {"nbf", at + 119}, {"azp", "samskap"}})
        CHECK_MESSAGE(
            town.come_in("s-nils",
                         [&](boost::json::object& claims) { claims[fine.first] = fine.second; })
                .has("Nils Åkerholm"),
            fine.first);
    CHECK(town.come_in("s-nils",
                       [](boost::json::object& claims) {
                           claims["aud"] = boost::json::array{"samskap", "annan"};
                           claims["azp"] = "samskap";
                       })
              .has("Nils Åkerholm"));
}

TEST_CASE("only algorithms of public keys that were agreed on count") {
    Town town;
    for (const auto* name : {"none", "None", "HS256", "ES384", "RS256", "PS256", ""}) {
        town.issuer->algorithm = name;
        if (*name == '\0') continue;
        CHECK_MESSAGE(town.come_in("s-nils").has(k_wrong), name);
    }
    town.issuer->algorithm.clear();
    // Another's key under the name of the right one.
    town.issuer->signer = Signer("one");
    CHECK(town.come_in("s-nils").has(k_wrong));
    town.issuer->signer = town.issuer->published.front();
    CHECK(town.come_in("s-nils").has("Nils Åkerholm"));
}

TEST_CASE("keys that change are fetched, and a name nobody knows asks once a minute") {
    Town town;
    CHECK(town.come_in("s-nils").has("Nils Åkerholm"));
    const auto asked = [&] { return town.issuer->asked[town.issuer->address + "/keys"]; };
    CHECK(asked() == 1);
    town.world.clock.advance(61);
    town.issuer->published = {Signer("two", Signer::Kind::rsa)};
    town.issuer->signer = town.issuer->published.front();
    CHECK(town.come_in("s-nils").has("Nils Åkerholm"));
    CHECK(asked() == 2);
    town.issuer->signer = Signer("three");
    for (int i = 0; i < 3; ++i) CHECK(town.come_in("s-nils").has(k_wrong));
    CHECK(asked() == 2);
    town.world.clock.advance(61);
    CHECK(town.come_in("s-nils").has(k_wrong));
    CHECK(asked() == 3);
    // An hour later what was withdrawn counts no more, also when nobody says so.
    town.issuer->signer = town.issuer->published.front();
    town.issuer->published = {Signer("four")};
    CHECK(town.come_in("s-nils").has("Nils Åkerholm"));
    town.world.clock.advance(3600);
    CHECK(town.come_in("s-nils").has(k_wrong));
}

TEST_CASE("an answer counts once, in the browser that asked, for ten minutes") {
    Town town;
    auto browser = town.world.visitor();
    auto page = town.back_from(browser, town.from, "s-nils");
    const auto state = page.hidden("state");
    CHECK(page.press("Logga in").has("Nils Åkerholm"));
    CHECK(browser.open(town.from + "/answer?code=kod&state=" + state).has("för lång tid"));

    auto other = town.world.visitor();
    CHECK(other.open(town.from + "/answer?code=kod&state=" + state).has("för lång tid"));
    auto late = town.back_from(town.world.visitor(), town.from, "s-nils");
    town.world.clock.advance(601);
    CHECK(late.press("Logga in").has("för lång tid"));
    auto forged = town.back_from(town.world.visitor(), town.from, "s-nils");
    CHECK(forged.put("state", "x").press("Logga in").has("för lång tid"));
    auto mixed = town.back_from(town.world.visitor(), town.from, "s-nils");
    CHECK(mixed.put("iss", "https://annan.example").press("Logga in").has("för lång tid"));
    // A page that somebody else's cookie opens twice: the second time is too late.
    auto twice = town.world.visitor();
    auto first = town.back_from(twice, town.from, "s-nils");
    const auto cookie = twice.cookie("issuer");
    const auto again_state = first.hidden("state");
    CHECK(first.press("Logga in").has("Nils Åkerholm"));
    auto copy = town.world.visitor();
    copy.set_cookie("issuer", cookie);
    CHECK(copy.open(town.from + "/answer?code=kod&state=" + again_state)
              .press("Logga in")
              .has("för lång tid"));
}

TEST_CASE("an issuer that is away, or whose document is another's, says so in plain words") {
    Town town;
    town.issuer->is_up = false;
    CHECK(town.world.visitor().open(town.from).has("svarar inte just nu"));
    // Asked once, however many come; and again a little later.
    CHECK(town.world.visitor().open(town.from).has("svarar inte just nu"));
    CHECK(town.issuer->asked.begin()->second == 1);
    town.issuer->is_up = true;
    const auto discovery = town.issuer->address + "/.well-known/openid-configuration";
    const auto document = [&](const std::string& by, const std::string& asks,
                              const std::string& token) {
        return boost::json::serialize(
            boost::json::object{{"issuer", by},
                                {"authorization_endpoint", asks},
                                {"token_endpoint", token},
                                {"jwks_uri", town.issuer->address + "/keys"}});
    };
    const auto own = town.issuer->address;
    for (const auto& wrong : {document("https://annan.example", own + "/a", own + "/t"),
                              document(own, own + "/a", "https://annan.example/t"),
                              document(own, "javascript:alert(1)", own + "/t"),
                              document(own, own + "/a", "http://inloggning.sundhamn.example/t"),
                              document(own, own + "@annan.example/a", own + "/t"),
                              std::string("[]"), std::string("{")}) {
        town.issuer->pages[discovery] = wrong;
        town.world.clock.advance(15);
        CHECK_MESSAGE(town.world.visitor().open(town.from).has("svarar inte just nu"), wrong);
    }
    town.issuer->pages.clear();
    town.world.clock.advance(15);
    CHECK(town.world.visitor().get("/sign-in/issuers/ingen").status == 404);
    CHECK(town.back_from(town.world.visitor(), town.from, "s-nils").has("Nästan klart"));
    // Whoever cancels comes back without a code.
    auto browser = town.world.visitor();
    const auto away = browser.get(town.from);
    const auto state = Town::part(std::string(web::header_of(away, "Location")), "state");
    CHECK(browser.open(town.from + "/answer?error=access_denied&state=" + state).has("avbröts"));
}

TEST_CASE("groups that the issuer names become memberships, and end with them") {
    Town town;
    const auto with = [](boost::json::array groups, const char* acr = "") {
        return [=](boost::json::object& claims) {
            claims["groups"] = groups;
            claims["acr"] = acr;
        };
    };
    constexpr const char* loa3 = "http://id.sundhamn.example/loa3";
    CHECK(town.come_in("s-nils", with({"g-sek", "g-annan"}, loa3)).status() == 200);
    CHECK(town.is_member("Nils Åkerholm", "Brukarrådet", "secretary"));
    // He was a member of Utvecklingsgruppen by hand, and stays.
    CHECK(town.come_in("s-nils", with({"g-utv"}, loa3)).status() == 200);
    CHECK_FALSE(town.is_member("Nils Åkerholm", "Brukarrådet", "secretary"));
    CHECK(town.come_in("s-nils", with({})).status() == 200);
    CHECK(town.is_member("Nils Åkerholm", "Utvecklingsgruppen", "member"));
}

TEST_CASE("a role that needs a higher level is not given at a lower one, and that is shown") {
    Town town;
    const auto page = town.come_in("s-nils", [](boost::json::object& claims) {
        claims["groups"] = boost::json::array{"g-sek"};
        claims["acr"] = "http://id.sundhamn.example/loa2";
    });
    CHECK(page.has("kräver en säkrare inloggning"));
    CHECK_FALSE(town.is_member("Nils Åkerholm", "Brukarrådet", "secretary"));
}

TEST_CASE("groups that do not fit into a token are fetched whole, or give no role") {
    Town town;
    const auto overage = [](boost::json::object& claims) {
        claims["acr"] = "http://id.sundhamn.example/loa3";
        claims["_claim_names"] = {{"groups", "src1"}};
        claims["_claim_sources"] = {{"src1", {{"endpoint", "https://annan.example/steal"}}}};
    };
    const auto list = town.issuer->address + "/memberOf";
    CHECK(town.come_in("s-nils", overage).has("vilka grupper du hör till"));
    CHECK_FALSE(town.is_member("Nils Åkerholm", "Brukarrådet", "secretary"));
    town.issuer->pages[list] =
        R"({"value":[{"id":"g-utv"}],"@odata.nextLink":")" + list + R"(?page=2"})";
    town.issuer->pages[list + "?page=2"] = R"({"value":[{"id":"g-sek"}]})";
    CHECK(town.come_in("s-nils", overage).has("Nils Åkerholm"));
    CHECK(town.issuer->last.bearer == "nyckel");
    CHECK(town.is_member("Nils Åkerholm", "Brukarrådet", "secretary"));
    // The token of access goes to no other host.
    town.issuer->pages[list] = R"({"value":[],"@odata.nextLink":"https://annan.example/next"})";
    CHECK(town.come_in("s-nils", overage).has("vilka grupper du hör till"));
    CHECK_FALSE(town.is_member("Nils Åkerholm", "Brukarrådet", "secretary"));
    CHECK(town.issuer->asked["https://annan.example/next"] == 0);
    CHECK(town.issuer->asked["https://annan.example/steal"] == 0);
}

TEST_CASE("the issuer ends what it let in, once for each token") {
    Town town;
    auto browser = town.world.visitor();
    const auto is_in = [&](Browser& who) {
        return who.open("/sessions").has("Var du är inloggad");
    };
    const auto enter = [&](Browser& who) {
        CHECK(town.back_from(who, town.from, "s-nils").press("Logga in").has("Nils Åkerholm"));
    };
    enter(browser);
    auto claims = town.logout_claims("ett");
    claims["sub"] = "s-nils";
    const auto token = town.issuer->signer.token(claims);
    auto cut = claims;
    cut.erase("events");
    CHECK(town.log_out(town.issuer->signer.token(cut)) == 400);
    cut = claims;
    cut["nonce"] = "x";
    CHECK(town.log_out(town.issuer->signer.token(cut)) == 400);
    CHECK(town.log_out(Signer("one").token(claims)) == 400);
    CHECK(town.log_out("") == 400);
    CHECK(is_in(browser));
    CHECK(town.log_out(token) == 200);
    CHECK_FALSE(is_in(browser));
    // Said once more it does nothing.
    enter(browser);
    CHECK(town.log_out(token) == 200);
    CHECK(is_in(browser));
    // By the number of the visit alone.
    auto visit = town.logout_claims("två");
    visit["sid"] = "besök s-nils";
    CHECK(town.log_out(town.issuer->signer.token(visit)) == 200);
    CHECK_FALSE(is_in(browser));
    // An ID token ends nothing.
    enter(browser);
    CHECK(town.log_out(town.issuer->signer.token(town.issuer->claims)) == 400);
    CHECK(is_in(browser));
}

TEST_CASE("settings that are not understood are refused, and never repeated") {
    const auto why = [](const std::string& settings) {
        const auto read = issuers_of(settings, [](std::string_view) { return std::nullopt; });
        return read ? std::string() : read.error();
    };
    const std::string good = "[a]\nname = A\nissuer = https://a.example\nclient-id = x\n";
    CHECK(why(good).empty());
    CHECK(issuers_of(good, {})->front().algorithms == std::vector<std::string>{"RS256"});
    for (const auto* more :
         {"algorithms = none\n", "algorithms = HS256\n", "grant = g secretary Okänd\n",
          "grant = g kung Okänd\n", "level = 9 x\n", "needs = secretary\n", "scope = profile\n",
          "hemlig\n", "colour = blue\n", "groups-url = http://a.example\n", "[a]\n"})
        CHECK_FALSE_MESSAGE(why(good + more).empty(), more);
    CHECK_FALSE(why("name = A\n").empty());
    CHECK_FALSE(why("[a]\nname = A\nissuer = http://a.example\nclient-id = x\n").empty());
    CHECK_FALSE(why("[A b]\nname = A\nissuer = https://a.example\nclient-id = x\n").empty());
    CHECK(why(good + "client-secret = abc\nhemligt-ord\n").find("hemligt") == std::string::npos);
}

}  // namespace samskap::issuers
