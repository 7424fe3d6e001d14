// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "features/people/people.hpp"
#include "kernel/ui/layout.hpp"
#include "kernel/web/router.hpp"

// Which organisations a person belongs to, from one day to another. Groups have pages of their own,
// where their secretary takes people in.
namespace samskap::people {

struct OrganisationMembership {
    MembershipId id;
    PartyId organisation;
    std::string name;
    MemberRole role;
    Day from;
    std::optional<Day> to;
};
// Those the viewer may see, the open ones first.
std::vector<OrganisationMembership> organisations_of(db::Reader& db, const Viewer& viewer,
                                                     PartyId person);

// What was typed, and what is wrong with it.
struct BelongingForm {
    std::string name = {};
    std::string role = "member";
    std::string from = {};
    std::string to = {};
    std::string name_error = {};
    std::string from_error = {};
    std::string to_error = {};
};
struct BelongingView {
    Party person;
    std::vector<OrganisationMembership> memberships;
    std::string fault = {};  // of a button: why nothing happened
};
ui::Page belonging_page(const web::Request& request, const BelongingView& view,
                        const BelongingForm& form);
void belonging_routes(web::Router& router);

}  // namespace samskap::people
