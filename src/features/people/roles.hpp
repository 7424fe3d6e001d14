// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "kernel/base/errors.hpp"
#include "kernel/db/database.hpp"
#include "kernel/web/viewer.hpp"

// Who looks after the house or a board: held by persons, from one day to another.
namespace samskap::people {

using web::PartyId;
using MembershipId = Id<struct MembershipTag>;
using RoleId = Id<struct RoleTag>;
using BoardNumber = std::int64_t;  // of a board in `groups`; 0: the whole house

enum class Role {
    administrator,  // of the installation: accounts, roles, groups; reads nothing private by it
    steward,        // of personal data: answers who asks about theirs, looks at emergencies
    archivist,      // and registrar: public records
    manager,        // who a question can be lifted to
};
std::string_view name_of(Role role);
bool from_text(std::string_view text, Role& role);

struct HeldRole {
    RoleId id{};
    PartyId person;
    Role role = Role::administrator;
    BoardNumber board = 0;
    PartyId deputy_for{};  // 0: holds it in their own right
    Day from;
    std::optional<Day> to{};
};
enum class RoleRefusal {
    to_oneself,          // who gives roles may not make themselves steward or archivist
    deputy_without_end,  // a deputy's last day is known
    ends_before_start,
    held_already,
    last_administrator,  // somebody must look after the installation
};
// `held.id` is made here. The actor 0 is the operator at the terminal.
[[nodiscard]] Expected<RoleId, RoleRefusal> give_role(db::Writer& db, PartyId actor,
                                                      const HeldRole& held);
// `last_day` is the last day on which it is held.
[[nodiscard]] Expected<bool, RoleRefusal> end_role(db::Writer& db, PartyId actor, RoleId role,
                                                   Day last_day);
// Those that hold on that day or will, by role, then by person.
std::vector<HeldRole> roles_from(db::Reader& db, Day day);
std::vector<PartyId> holders_of(db::Reader& db, Role role, Day day);

// Who stands in for somebody else in a group.
void make_deputy(db::Writer& db, MembershipId membership, PartyId deputy_for);

// The duty of confidentiality (offentlighets- och sekretesslagen) that somebody has signed for a
// group: who goes with others, speaks for them or recruits sees nothing of it before.
void record_undertaking(db::Writer& db, PartyId actor, PartyId person, PartyId group,
                        Day signed_on);

}  // namespace samskap::people
