// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "features/groups/groups.hpp"
#include "kernel/ui/components.hpp"
#include "kernel/ui/layout.hpp"

namespace samskap::trust {

using people::PartyId;

// What was typed to give a role, and what is wrong with it.
struct RoleForm {
    std::string name = {};
    std::string role = {};
    std::string board = {};
    std::string from = {};
    std::string to = {};
    std::string deputy_for = {};
    std::string name_error = {};
    std::string role_error = {};
    std::string from_error = {};
    std::string to_error = {};
    std::string deputy_error = {};
};
struct RoleRow {
    people::HeldRole held;
    std::string person;
    std::string board;       // empty: the whole house
    std::string deputy_for;  // empty: in their own right
};
struct RolesView {
    std::vector<RoleRow> roles;
    std::vector<groups::Board> boards;
    std::string fault;  // a role that could not be ended: why
};
std::string words_for(people::Role role, const ui::Texts& t);
ui::Page roles_page(const web::Request& request, const RolesView& view, const RoleForm& form);

struct EmergencyForm {
    std::string group = {};
    std::string reason = {};
    std::string group_error = {};
    std::string reason_error = {};
};
struct EmergencyRow {
    people::Emergency emergency;
    std::string person;
    std::string group;
    std::string reviewer;  // empty: nobody yet
};
ui::Page emergencies_page(const web::Request& request, const std::vector<EmergencyRow>& rows,
                          const EmergencyForm& form);
ui::Page emergency_page(const web::Request& request, const EmergencyRow& row,
                        const std::vector<people::EmergencyReading>& readings);

}  // namespace samskap::trust
