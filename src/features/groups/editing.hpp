// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "features/groups/views.hpp"
#include "kernel/web/router.hpp"

// A group's own words: its name, what it is for, whose it is, and whether it may be known.
namespace samskap::groups {

// For its secretary, and for an administrator who may see it; not for whoever reads it in an
// emergency.
bool may_edit(const Viewer& viewer, const Group& group);

struct GroupChange {
    std::string name;
    std::string purpose;
    BoardId board;
    // Of a closed group: everyone may know it from now on. A name that everyone has known is never
    // made unknown again, so there is no way back.
    bool opens = false;
};
// What it was called before stays as a spelling, so that reading and search still find it.
void change_group(db::Writer& db, PartyId actor, const Group& group, const GroupChange& change);
// The group, if there is one but `but`, that this name would be taken for: by its name, or by one
// that it had.
bool is_called_by_another(db::Reader& db, std::string_view name, PartyId but);
std::vector<std::string> earlier_names(db::Reader& db, const Group& group);

ui::Page edit_page(const web::Request& request, const Group& group, const GroupForm& form,
                   const std::vector<Board>& boards);
std::vector<ui::Merging> merging(const web::Request& request, const GroupForm& form,
                                 const Group& group);
void edit_routes(web::Router& router);

}  // namespace samskap::groups
