// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <string>
#include <string_view>

#include "app/installation.hpp"
#include "features/groups/groups.hpp"
#include "tests/world/databases.hpp"
#include "tests/world/page.hpp"

namespace samskap::tests {

// One small municipality that every test knows, at noon on 22 November 2026.
//
//   Socialnämnden owns   Utvecklingsgruppen  Maja Lindhe (secretary), Amira Haddadi, Nils Åkerholm
//                        Brukarrådet         Maja Lindhe (secretary)
//                        Stödgruppen         closed: Petra Ek (secretary)
//   maja, amira, nils and petra sign in by first name; ulrika is the administrator, of no group.
//   Amira and Nils belong to Kajen, a user organisation; Maja is utvecklingssekreterare on open
//   pages; Mikaela Sandin, of no account, has a protected identity.
//
// On SQLite; on PostgreSQL with SAMSKAP_TEST_ON=postgresql (databases.hpp).
class World {
public:
    World();
    // A browser in which they are signed in.
    Browser sign_in(const std::string& user_name);
    // Somebody without an account.
    Browser visitor();

    // By the name above: "Utvecklingsgruppen", "Amira Haddadi", "Kajen".
    [[nodiscard]] web::PartyId party(std::string_view name) const;
    [[nodiscard]] groups::BoardId board() const { return m_board; }
    web::Viewer viewer(const std::string& user_name);
    // Runs the jobs that are due, as a server does; answers how many there were.
    int run_jobs();
    db::Database& database() { return m_installation.database(); }
    web::House& house() { return m_installation.house(); }
    [[nodiscard]] Day today() const { return day_of(2026, 11, 22); }

    SetClock clock;

private:
    void populate(db::Writer& db);
    web::PartyId person(db::Writer& db, const people::NewParty& party,
                        const std::string& user_name);
    std::string session_of(const std::string& user_name);

    Place m_place;
    app::Installation m_installation;
    groups::BoardId m_board;
    std::map<std::string, web::PartyId, std::less<>> m_parties{};
    std::map<std::string, people::AccountId, std::less<>> m_accounts{};
};

}  // namespace samskap::tests
