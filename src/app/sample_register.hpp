// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <string>

#include "app/json_fields.hpp"
#include "features/groups/groups.hpp"

namespace samskap::app {

// Who and what the sample knows before the first file is read, by name.
struct SampleRegister {
    std::map<std::string, groups::BoardId> boards;
    std::map<std::string, people::PartyId> groups;
    std::map<std::string, people::PartyId> parties;      // organisations, roles, people
    std::map<std::string, people::PartyId> secretaries;  // by user name
    std::map<std::string, Json> matters;                 // by title, made when first named
};
// Writes boards, groups, organisations, roles, people, memberships and accounts.
SampleRegister load_register(db::Writer& db, const Json& sundhamn, Day first_day);

}  // namespace samskap::app
