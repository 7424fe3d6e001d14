// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "features/groups/groups.hpp"
#include "kernel/ui/layout.hpp"

namespace samskap::groups {

struct GroupForm {
    std::string name = {};
    std::string purpose = {};
    std::string board = {};
    bool is_closed = false;
    bool was_sent = false;
};
struct Member {
    PartyId person;
    std::string name;
    people::MemberRole role;
};
ui::Page groups_page(const web::Request& request, const std::vector<Group>& groups);
ui::Page group_page(const web::Request& request, const Group& group,
                    const std::vector<Member>& members);
ui::Page new_group_page(const web::Request& request, const GroupForm& form,
                        const std::vector<Board>& boards);

}  // namespace samskap::groups
