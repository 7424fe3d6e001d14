// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/people/people.hpp"

namespace samskap::people {

// The account whose user name and password these are. The same statements run, and the same work is
// done, whether or not there is such an account. After five failures for one name from one address,
// or forty from that address, comes a pause that grows with each, ten minutes at most. Other
// addresses are not held up: nobody can be locked out from elsewhere.
enum class SignInRefusal { wrong, wait };
[[nodiscard]] Expected<AccountId, SignInRefusal> check_password(db::Database& database,
                                                                std::string_view user_name,
                                                                std::string_view password,
                                                                std::string_view peer, Instant at);
void end_session(db::Writer& db, std::string_view token);

// That a session is used, once in a few minutes: it ends by itself when nobody uses it. Opens a
// transaction of its own; `db` is what the request reads.
void note_use(db::Database& database, db::Reader& db, std::string_view token, Instant at);

// The sessions of an account that are open, the one last used first.
struct OpenSession {
    std::string reference;  // ends it, and opens nothing
    std::string device;
    Instant made_at;
    Instant seen_at;
    bool is_shared = false;
    bool is_this = false;
};
std::vector<OpenSession> open_sessions(db::Reader& db, AccountId account, std::string_view token,
                                       Instant at);
// Only of this account; nothing happens for others.
void end_session_of(db::Writer& db, AccountId account, std::string_view reference);
void end_other_sessions(db::Writer& db, AccountId account, std::string_view token);

// Since when a session must have been made, and used, to be open.
struct Limits {
    Instant made;
    Instant seen;
};
Limits limits_of(Computer computer, Instant at);

}  // namespace samskap::people
