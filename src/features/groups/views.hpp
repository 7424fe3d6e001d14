// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "features/groups/groups.hpp"
#include "kernel/ui/layout.hpp"
#include "kernel/ui/revision.hpp"

namespace samskap::groups {

struct GroupForm {
    std::string name = {};
    std::string purpose = {};
    std::string board = {};
    bool is_closed = false;
    bool was_sent = false;
    bool is_taken = false;  // another group has the name
};
struct Member {
    PartyId person;
    std::string name;
    people::MemberRole role;
};
// Who is, was and will be in a group, for its secretary.
struct Membership {
    people::MembershipId id;
    PartyId person;
    std::string name;
    people::MemberRole role;
    Day from;
    std::optional<Day> to;
    std::string deputy_for;        // empty: in their own right
    std::optional<Day> signed_on;  // the duty of confidentiality
};
// What was typed to take somebody in, and what is wrong with it.
struct MemberForm {
    std::string name = {};
    std::string role = "member";
    std::string from = {};
    std::string to = {};
    std::string deputy_for = {};
    std::string name_error = {};
    std::string from_error = {};
    std::string to_error = {};
    std::string deputy_error = {};
};
struct MembersView {
    Group group;
    std::vector<Membership> members;
    std::string fault;  // of a button: why nothing happened
};
std::string words_for(people::MemberRole role, const ui::Texts& t);
ui::Page members_page(const web::Request& request, const MembersView& view, const MemberForm& form);
ui::Page groups_page(const web::Request& request, const std::vector<Group>& groups);
ui::Page group_page(const web::Request& request, const Group& group,
                    const std::vector<Member>& members);
ui::Page new_group_page(const web::Request& request, const GroupForm& form,
                        const std::vector<Board>& boards);

}  // namespace samskap::groups
