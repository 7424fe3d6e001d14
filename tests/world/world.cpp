// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/world/world.hpp"

#include "app/features.hpp"
#include "kernel/base/crypto.hpp"

namespace samskap::tests {
namespace {

const std::vector<db::Migration>& migrations() {
    static const auto all = app::migrations();
    return all;
}

Instant noon() { return Zone().instant({day_of(2026, 11, 22), ClockTime{12 * 60}}); }

Day before_all() { return day_of(2024, 1, 1); }

}  // namespace

World::World()
    : clock(noon()),
      m_place(kind_of_this_run(), template_of(kind_of_this_run(), migrations())),
      m_installation(m_place.where(), clock, 1) {
    database().in_transaction(clock.time(), [&](db::Writer& db) { populate(db); });
}

web::PartyId World::person(db::Writer& db, const people::NewParty& party,
                           const std::string& user_name) {
    const auto id = people::add_party(db, {}, party);
    m_parties[party.name] = id;
    if (user_name.empty()) return id;
    // The least that the library has: how passwords are hashed is tested elsewhere.
    static const auto hash = crypto::hash_password("långt lösenord", crypto::Cost::cheap);
    const auto account = people::add_account(db, id, user_name, hash);
    ensure(account.has_value(), "the world's own user names are free");
    m_accounts[user_name] = *account;
    return id;
}

void World::populate(db::Writer& db) {
    using people::MemberRole;
    m_board = groups::add_board(db, {}, "Socialnämnden");
    const auto group = [&](const std::string& name, const std::string& purpose, bool is_closed) {
        return m_parties[name] = groups::add_group(db, {},
                                                   {.name = name,
                                                    .purpose = purpose,
                                                    .board = m_board,
                                                    .is_closed = is_closed,
                                                    .from = before_all()});
    };
    const auto join = [&](web::PartyId who, web::PartyId where, MemberRole role) {
        people::add_membership(db, {}, who, where, role, before_all(), std::nullopt, {});
    };
    const auto development = group("Utvecklingsgruppen", "Utvecklar socialtjänsten.", false);
    const auto council = group("Brukarrådet", "Brukare och chefer.", false);
    const auto closed = group("Stödgruppen", "Stöd för anhöriga.", true);
    const auto kajen =
        people::add_party(db, {},
                          {.kind = people::PartyKind::organisation,
                           .name = "Kajen",
                           .organisation_kind = people::OrganisationKind::user_organisation});
    m_parties["Kajen"] = kajen;
    const auto maja =
        person(db, {.name = "Maja Lindhe", .title = "utvecklingssekreterare"}, "maja");
    const auto amira = person(db, {.name = "Amira Haddadi"}, "amira");
    const auto nils = person(db, {.name = "Nils Åkerholm"}, "nils");
    const auto petra =
        person(db, {.name = "Petra Ek", .domain = web::domain_of_group(closed)}, "petra");
    const auto ulrika = person(db, {.name = "Ulrika Sand"}, "ulrika");
    person(db, {.name = "Mikaela Sandin", .is_protected = true}, "");
    join(maja, development, MemberRole::secretary);
    join(maja, council, MemberRole::secretary);
    join(amira, development, MemberRole::member);
    join(nils, development, MemberRole::member);
    join(amira, kajen, MemberRole::member);
    join(nils, kajen, MemberRole::member);
    join(petra, closed, MemberRole::secretary);
    people::make_administrator(db, ulrika, before_all());
}

std::string World::session_of(const std::string& user_name) {
    const auto account = m_accounts.find(user_name);
    ensure(account != m_accounts.end(), "nobody in the world has that user name");
    return database().in_transaction(
        clock.time(), [&](db::Writer& db) { return people::start_session(db, account->second); });
}

Browser World::sign_in(const std::string& user_name) {
    Browser browser(house());
    browser.set_cookie(std::string(web::k_session_cookie), session_of(user_name));
    return browser;
}

Browser World::visitor() { return Browser(house()); }

web::PartyId World::party(std::string_view name) const {
    const auto found = m_parties.find(name);
    ensure(found != m_parties.end(), "nobody in the world has that name");
    return found->second;
}

int World::run_jobs() {
    int ran = 0;
    while (db::run_one_job(database(), app::workers(), clock.time())) ++ran;
    return ran;
}

web::Viewer World::viewer(const std::string& user_name) {
    return people::viewer_of_session(*database().read(), session_of(user_name), clock.time(),
                                     house().zone());
}

}  // namespace samskap::tests
