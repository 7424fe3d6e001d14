// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>

#include "engines/extraction/pdf_for_tests.hpp"
#include "features/issuers/issuers.hpp"
#include "features/messages/messages.hpp"
#include "features/minutes/minutes.hpp"
#include "features/rights/requests.hpp"
#include "kernel/base/crypto.hpp"
#include "kernel/base/text.hpp"
#include "tests/world/world.hpp"

// Every route, asked by every role for what is its own group's, for what is a closed group's and
// for what is not there. tests/access.txt is the table that a person has read;
// SAMSKAP_WRITE_ACCESS=1 writes it anew, so that a change shows as a difference to be judged.
namespace samskap::tests {
namespace {

constexpr std::array<std::string_view, 12> k_roles{
    "visitor",   "other-member", "participant",   "companion", "member",    "other-secretary",
    "secretary", "coordinator",  "administrator", "steward",   "archivist", "manager"};

constexpr const char* k_notes = R"(Möte den 3 september 2026, kl. 10.00-12.00

Deltagare: Amira Haddadi, Nils Åkerholm, Maja Lindhe (antecknar)

Fritidsbank
Arbetet med fritidsbanken har bromsat in. Amira pratar med cheferna om pengar till 1 oktober.
Vem har nycklarna?

Lokalen
Gruppen beslutar att föreningarna får låna lokalen.
)";

using Ids = std::map<std::string, std::string, std::less<>>;  // part of a pattern → what to ask

struct Asked {
    int status = 0;
    std::string shape;  // of the answer, without the ids asked for
    std::uint64_t statements = 0;
};

// A world where both groups have minutes in review and published ones, and somebody for each role.
class Prepared {
public:
    Prepared() {
        // One service outside, which does not answer.
        issuers::begin({{.key = "tjanst-1",
                         .name = "Sundhamns kommun",
                         .address = "https://inloggning.sundhamn.example",
                         .client = "samskap",
                         .algorithms = {"RS256"}}},
                       [](const issuers::Asking&) { return std::nullopt; });
        m_world.database().in_transaction(m_world.clock.time(), [](db::Writer& db) {
            sign_in::begin(db, "https://samskap.sundhamn.example");
        });
        m_own = fill("Utvecklingsgruppen", "maja");
        m_closed = fill("Stödgruppen", "petra");
        m_own["party"] = to_text(m_world.party("Amira Haddadi"));
        m_closed["party"] = to_text(m_world.party("Petra Ek"));
        m_own["role"] = role_of("Ulrika Sand", people::Role::manager);
        m_own["emergency"] = opened_in_emergency();
        m_own["belonging"] = belonging_of("Amira Haddadi");
        m_own["account"] = account_in(m_world.party("Utvecklingsgruppen"));
        m_own["board"] = to_text(m_world.board());
        // There is none of another: an administrator looks after all of them.
        for (const auto* part : {"role", "emergency", "belonging", "account", "board"})
            m_closed[part] = m_closed["group"];
        for (const auto role : k_roles) m_sessions[std::string(role)] = session_of(role);
    }

    [[nodiscard]] Ids own() const { return m_own; }
    [[nodiscard]] Ids closed() const { return m_closed; }
    // Beside the closed ones, and nowhere in the database.
    [[nodiscard]] Ids missing() const {
        Ids ids = m_closed;
        for (auto& [part, id] : ids) {
            if (part == "person" || part == "topic" || part == "page" || part == "issuer") continue;
            id = to_text(web::PartyId{parse_id<web::PartyTag>(id).value().value + 1});
        }
        return ids;
    }
    [[nodiscard]] Ids malformed() const {
        Ids ids = m_closed;
        for (auto& [part, id] : ids) id = "x" + id;
        return ids;
    }
    const std::vector<web::Route>& routes() { return m_world.house().router().routes(); }

    Asked ask(std::string_view role, const web::Route& route, const Ids& ids) {
        web::RawRequest request{.method = route.method, .target = filled(route.pattern, ids)};
        request.headers = {{"Host", "sundhamn.example"}, {"Origin", "http://sundhamn.example"}};
        auto cookies = cookie_of(role);
        if (route.method == "POST") {
            const auto token = token_for(cookies);
            request.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
            request.body = "form_token=" + token;
        }
        if (!cookies.empty()) request.headers.emplace_back("Cookie", cookies);
        const auto before = m_world.database().statements_run();
        const auto answer = m_world.house().answer(request);
        return {answer.status, shape_of(answer, ids), m_world.database().statements_run() - before};
    }

private:
    Ids fill(const std::string& group_name, const std::string& secretary) {
        const auto group = m_world.party(group_name);
        const auto viewer = m_world.viewer(secretary);
        auto& database = m_world.database();
        const auto import = [&](const std::string& name, const std::string& bytes) {
            return minutes::import(database, viewer.person,
                                   {.group = group, .name = name, .bytes = bytes},
                                   m_world.clock.time())
                .reading.value();
        };
        import("paper.pdf", extraction::testing::pdf_of(
                                {{ {.text = "Nils bokar hallen till mötet." } }}));
        const auto published = import("a.txt", k_notes);
        database.in_transaction(m_world.clock.time(), [&](db::Writer& db) {
            minutes::accept_all(db, viewer, published);
            ensure(minutes::publish(db, viewer, published).has_value(),
                   "the notes can be published");
        });
        const auto waiting = import("b.txt", std::string(k_notes) + "Nils bokar hallen.\n");
        auto ids = ids_of(group, published, waiting);
        const auto name = group_name == "Stödgruppen" ? "Petra Ek" : "Maja Lindhe";
        ids["message"] = letter_to(name);
        ids["passkey"] = passkey_of(name);
        ids["identity"] = identity_of(name);
        // A service is nobody's own: there is one, and none of the other name, which no page says.
        ids["issuer"] = group_name == "Stödgruppen" ? "tjanst-9" : "tjanst-1";
        const auto scan = extraction::testing::pdf_of({{{.text = group_name}}});
        ids["intake"] = to_text(minutes::take_in(database, viewer.person,
                                                 {.group = group, .name = "c.pdf", .bytes = scan},
                                                 m_world.clock.time())
                                    .document);
        ids["request"] = asked_by(group_name == "Stödgruppen" ? "Petra Ek" : "Amira Haddadi");
        return ids;
    }

    // Something that somebody of the group asked about their own data.
    std::string asked_by(std::string_view name) {
        const auto person = m_world.party(name);
        return m_world.database().in_transaction(m_world.clock.time(), [&](db::Writer& db) {
            return to_text(rights::ask(db, person,
                                       {.person = person,
                                        .kind = rights::Asked::correct,
                                        .words = "Stava rätt.",
                                        .today = m_world.today()}));
        });
    }

    Ids ids_of(web::PartyId group, minutes::ReadingId published, minutes::ReadingId waiting) {
        auto db = m_world.database().read();
        const auto id = [](std::int64_t value) { return to_text(web::PartyId{value}); };
        return {
            {"group", to_text(group)},
            {"membership",
             id(db->count("SELECT MAX(id) AS value FROM memberships WHERE of_party = $1", group))},
            {"published", to_text(published)},
            {"reading", to_text(waiting)},
            {"person", "1"},
            {"topic", "1"},
            {"page", "1"},
            {"matter",
             id(db->count("SELECT MIN(id) AS value FROM matters WHERE of_group = $1", group))},
            {"meeting",
             id(db->count("SELECT MIN(id) AS value FROM meetings WHERE of_group = $1", group))},
            {"statement", id(db->count("SELECT MIN(s.id) AS value FROM statements s "
                                       "JOIN meetings m ON m.id = s.meeting "
                                       "WHERE m.of_group = $1 AND s.kind = 'action'",
                                       group))},
            {"document", id(db->count("SELECT MIN(id) AS value FROM documents "
                                      "WHERE of_group = $1 AND name = 'paper.pdf'",
                                      group))},
            {"finding", id(db->count("SELECT MIN(id) AS value FROM review_items "
                                     "WHERE reading = $1",
                                     waiting))}};
    }

    // Something that was stated for somebody of the group, and that is to go out on paper.
    std::string letter_to(std::string_view name) {
        const auto person = m_world.party(name);
        return m_world.database().in_transaction(m_world.clock.time(), [&](db::Writer& db) {
            messages::state(db, {.person = person, .kind = "minutes published", .subject = 1});
            const auto newest =
                db.count("SELECT MAX(id) AS value FROM messages WHERE person = $1", person);
            db.run("UPDATE messages SET state = 'to_print' WHERE id = $1", newest);
            return to_text(messages::MessageId{newest});
        });
    }

    // In an organisation.
    std::string belonging_of(std::string_view name) {
        return to_text(people::MembershipId{m_world.database().read()->count(
            "SELECT MIN(m.id) AS value FROM memberships m JOIN parties p ON p.id = m.of_party "
            "WHERE m.member = $1 AND p.kind = 'organisation'",
            m_world.party(name))});
    }

    // Of somebody who plays no other part, for it is closed and opened on the way.
    std::string account_in(web::PartyId group) {
        const auto name = "account." + std::to_string(++m_newcomers);
        return m_world.database().in_transaction(m_world.clock.time(), [&](db::Writer& db) {
            const auto person =
                people::add_party(db, {}, {.name = name, .domain = web::domain_of_group(group)});
            return to_text(people::add_account(db, person, name, "-").value());
        });
    }

    std::string passkey_of(std::string_view name) {
        const auto person = m_world.party(name);
        return m_world.database().in_transaction(m_world.clock.time(), [&](db::Writer& db) {
            const auto id = db.new_id<struct PasskeyTag>();
            db.run(R"sql(
                INSERT INTO passkeys (id, account, credential, public_key, algorithm, handle, name,
                                      counter, made_at, used_at)
                SELECT $1, id, $3, '', -7, '', 'Telefon', 0, $4, NULL FROM accounts
                 WHERE person = $2
            )sql",
                   id, person, name, db.at());
            return to_text(id);
        });
    }

    std::string identity_of(std::string_view name) {
        const auto person = m_world.party(name);
        return m_world.database().in_transaction(m_world.clock.time(), [&](db::Writer& db) {
            const auto id = db.new_id<struct IdentityTag>();
            db.run(R"sql(
                INSERT INTO issuer_identities (id, account, issuer, subject, made_at, used_at)
                SELECT $1, id, 'https://inloggning.sundhamn.example', $3, $4, NULL FROM accounts
                 WHERE person = $2
            )sql",
                   id, person, name, db.at());
            return to_text(id);
        });
    }

    std::string session_of(std::string_view role) {
        using people::MemberRole;
        if (role == "visitor") return {};
        if (role == "member") return signed_in("amira");
        if (role == "secretary") return signed_in("maja");
        if (role == "administrator") return signed_in("ulrika");
        if (role == "coordinator") return newcomer("Utvecklingsgruppen", MemberRole::coordinator);
        if (role == "participant") return newcomer("Utvecklingsgruppen", MemberRole::participant);
        if (role == "companion") return newcomer("Utvecklingsgruppen", MemberRole::companion);
        people::Role held{};
        if (people::from_text(role, held)) return holder_of(held);
        return newcomer("Brukarrådet",
                        role == "other-secretary" ? MemberRole::secretary : MemberRole::member);
    }
    std::string signed_in(const std::string& user_name) {
        return m_world.sign_in(user_name).cookie(std::string(web::k_session_cookie));
    }
    std::string holder_of(people::Role role) {
        const auto name = "role." + std::to_string(++m_newcomers);
        return m_world.database().in_transaction(m_world.clock.time(), [&](db::Writer& db) {
            const auto person = people::add_party(db, {}, {.name = name});
            ensure(people::give_role(db, {},
                                     {.person = person, .role = role, .from = day_of(2024, 1, 1)})
                       .has_value(),
                   "the role can be given");
            return people::start_session(db, people::add_account(db, person, name, "-").value());
        });
    }
    std::string role_of(std::string_view name, people::Role role) {
        const auto person = m_world.party(name);
        return m_world.database().in_transaction(m_world.clock.time(), [&](db::Writer& db) {
            return to_text(
                people::give_role(db, {}, {.person = person, .role = role, .from = m_world.today()})
                    .value());
        });
    }
    // An hour ago, so that it lets nobody in any more.
    std::string opened_in_emergency() {
        const Instant before{m_world.clock.time().seconds - people::k_emergency_seconds};
        return m_world.database().in_transaction(before, [&](db::Writer& db) {
            return to_text(people::open_in_emergency(db, m_world.party("Ulrika Sand"),
                                                     m_world.party("Utvecklingsgruppen"),
                                                     "Den som skulle ringa finns inte här.")
                               .value());
        });
    }
    std::string newcomer(std::string_view group, people::MemberRole role) {
        const auto name = "role." + std::to_string(++m_newcomers);
        return m_world.database().in_transaction(m_world.clock.time(), [&](db::Writer& db) {
            const auto person = people::add_party(db, {}, {.name = name});
            people::add_membership(db, {}, person, m_world.party(group), role, day_of(2024, 1, 1),
                                   std::nullopt, {});
            return people::start_session(db, people::add_account(db, person, name, "-").value());
        });
    }

    [[nodiscard]] std::string cookie_of(std::string_view role) const {
        const auto& session = m_sessions.find(role)->second;
        return session.empty() ? "" : std::string(web::k_session_cookie) + "=" + session;
    }
    // From a form that everybody may see; an anonymous browser gets the cookie that belongs to it.
    std::string token_for(std::string& cookies) {
        web::RawRequest request{.method = "GET", .target = "/accessibility"};
        request.headers = {{"Host", "sundhamn.example"}};
        if (!cookies.empty()) request.headers.emplace_back("Cookie", cookies);
        const auto answer = m_world.house().answer(request);
        const auto set = web::header_of(answer, "Set-Cookie");
        if (!set.empty()) cookies = set.substr(0, set.find(';'));
        auto document = parse_html(answer.body);
        for (const auto* input : document.root->all("input"))
            if (input->attribute("name") == web::k_form_token_field)
                return input->attribute("value");
        return {};
    }

    static std::string filled(std::string_view pattern, const Ids& ids) {
        std::string path;
        for (const auto part : text::split(pattern.substr(1), '/')) {
            path += '/';
            if (!part.starts_with('{')) {
                path += part;
                continue;
            }
            // Only what is published can be opened.
            const bool opens = pattern.ends_with("/opening");
            const auto name = part.substr(1, part.size() - 2);
            const auto id = ids.find(opens && name == "reading" ? "published" : name);
            path += id == ids.end() ? "none" : id->second;
        }
        return path;
    }

    // Where it leads and how long it is, with every id as one sign.
    static std::string shape_of(const web::Answer& answer, const Ids& ids) {
        auto said = std::string(web::header_of(answer, "Location")) + "\n" + answer.body;
        for (const auto& [part, id] : ids) {
            if (id.size() < 4) continue;
            for (auto at = said.find(id); at != std::string::npos; at = said.find(id, at + 1))
                said.replace(at, id.size(), "#");
        }
        const auto line = said.find('\n');
        return said.substr(0, line) + " " + std::to_string(said.size() - line);
    }

    World m_world;
    Ids m_own;
    Ids m_closed;
    std::map<std::string, std::string, std::less<>> m_sessions{};
    int m_newcomers = 0;
};

// Between a person, whatever group they are in, and the stewards: no secretary's business.
bool asks_about_own_data(const web::Route& route) { return route.pattern == "/own-data/{request}"; }
bool answers_everybody(std::string_view role, const web::Route& route) {
    return role == "steward" && asks_about_own_data(route);
}

bool names_a_thing(const web::Route& route) {
    return route.pattern.find('{') != std::string::npos && route.pattern != "/static/{file}";
}

class Walk {
public:
    // Lines of the table, in the order in which the routes were added.
    std::vector<std::string> lines() {
        const auto routes = m_prepared->routes();
        std::vector<std::string> all;
        for (const auto& route : routes) all.push_back(line_of(route));
        return all;
    }

private:
    std::string line_of(const web::Route& route) {
        auto line = fmt::format("{:<4} {:<51} {:<13}", route.method, route.pattern,
                                web::name_of(route.access));
        for (const auto role : k_roles) line += fmt::format(" {:<15}", cell(role, route));
        return line.substr(0, line.find_last_not_of(' ') + 1);
    }

    std::string cell(std::string_view role, const web::Route& route) {
        if (!names_a_thing(route)) return std::to_string(ask(role, route, {}).status);
        CAPTURE(route.method);
        CAPTURE(route.pattern);
        CAPTURE(role);
        const auto missing = ask(role, route, m_prepared->missing());
        CHECK(ask(role, route, m_prepared->malformed()).status == missing.status);
        const auto closed = ask(role, route, m_prepared->closed());
        const auto own = ask(role, route, m_prepared->own());
        if (answers_everybody(role, route))
            CHECK(closed.status == own.status);
        else
            expect_same(closed, missing);
        if (own.status == 404) expect_same(own, missing);
        // Else nothing was asked for that is there.
        if (role == "secretary" && !asks_about_own_data(route)) CHECK(own.status != 404);
        return fmt::format("{}/{}/{}", own.status, closed.status, missing.status);
    }

    // Who may not see a thing learns no more of it than of a thing that never was.
    static void expect_same(const Asked& hidden, const Asked& missing) {
        CHECK(hidden.status == missing.status);
        CHECK(hidden.shape == missing.shape);
        CHECK(hidden.statements == missing.statements);
    }

    // What a POST changed must not be there for the next one.
    Asked ask(std::string_view role, const web::Route& route, const Ids& ids) {
        auto asked = m_prepared->ask(role, route, ids);
        CHECK(asked.status < 500);
        if (route.method == "POST" && asked.status < 400) m_prepared = std::make_unique<Prepared>();
        return asked;
    }

    std::unique_ptr<Prepared> m_prepared = std::make_unique<Prepared>();
};

std::string head() {
    std::string head =
        "# Who may come in where. Each cell: what is their own group's / a closed group's / "
        "nowhere.\n"
        "# 303: led to sign in, or done; 422: let in, and the empty form refused.\n"
        "# Written by test_features with SAMSKAP_WRITE_ACCESS=1; read the difference before you\n"
        "# keep it.\n";
    auto line = fmt::format("# {:<2} {:<51} {:<13}", "", "", "rule");
    for (const auto role : k_roles) line += fmt::format(" {:<15}", role);
    return head + line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
}

}  // namespace

TEST_CASE("every route lets in whom the table says, and hides what is not theirs") {
    const std::string path = std::string(SAMSKAP_SOURCE) + "/tests/access.txt";
    const auto top = head();
    const auto lines = Walk().lines();
    issuers::begin({});
    const auto* write = std::getenv("SAMSKAP_WRITE_ACCESS");
    if (write != nullptr && std::string_view(write) == "1") {
        std::ofstream file(path);
        file << top;
        for (const auto& line : lines) file << line << '\n';
        return;
    }
    std::ifstream file(path);
    const std::string table{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    REQUIRE_FALSE(table.empty());
    CHECK(table.starts_with(top));
    for (const auto& line : lines) {
        CAPTURE(line);
        const bool is_in_table = table.find("\n" + line + "\n") != std::string::npos;
        CHECK(is_in_table);
    }
    const auto whole =
        static_cast<std::ptrdiff_t>(lines.size()) + std::count(top.begin(), top.end(), '\n');
    CHECK(std::count(table.begin(), table.end(), '\n') == whole);
}

}  // namespace samskap::tests
