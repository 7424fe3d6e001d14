// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "features/issuers/exchange.hpp"

// What an issuer's word opens and closes here.
namespace samskap::issuers {

using IdentityId = Id<struct IdentityTag>;

struct Identity {
    IdentityId id;
    std::string issuer;  // its address
    Instant made_at;
    std::optional<Instant> used_at;
    std::string lacks;  // "", "level" or "groups": why a role was not given the last time
};
std::vector<Identity> identities_of(db::Reader& db, AccountId account);

// The open account that a subject was bound to: by its own person, or by the operator's settings,
// which binds it now. Never by a name or an address that the issuer tells.
std::optional<AccountId> account_of(db::Writer& db, const Issuer& issuer, const Visitor& visitor);
// False when the subject belongs to somebody else.
bool bind_subject(db::Writer& db, AccountId account, const Issuer& issuer,
                  std::string_view subject);
// False when this account has no such identity. Memberships that came by it end.
bool unbind(db::Writer& db, AccountId account, IdentityId identity, Day today);

// What a sign-in changes: memberships follow the groups that the issuer named, and the visit is
// noted so that the issuer can end it.
void note_visit(db::Writer& db, AccountId account, const Issuer& issuer, const Visitor& visitor,
                Day today);

// True the first time.
bool spend(db::Writer& db, std::string_view what);
// Ends every session of the people whom a logout token means; answers how many people. Once for
// each token.
int end_visits(db::Writer& db, const Issuer& issuer, const boost::json::object& claims);

}  // namespace samskap::issuers
