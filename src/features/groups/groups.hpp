// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "features/people/people.hpp"

// Boards (nämnder) that answer for what is written, and the groups that they own.
namespace samskap::groups {

using people::PartyId;
using web::DomainId;
using web::Viewer;
using BoardId = Id<struct BoardTag>;

const Feature& feature();

struct Board {
    BoardId id;
    std::string name;
};
BoardId add_board(db::Writer& db, PartyId actor, std::string_view name);
std::vector<Board> boards(db::Reader& db);

struct Group {
    PartyId id;
    std::string name;
    std::string purpose;
    BoardId board;
    std::string board_name;
    bool is_closed = false;         // outside, not even its name is known
    int silent_after_meetings = 2;  // a matter with an open promise is silent after so many
    std::int64_t revision = 1;
    [[nodiscard]] DomainId domain() const { return web::domain_of_group(id); }
};
struct NewGroup {
    std::string name;
    std::string purpose;
    BoardId board;
    bool is_closed = false;
    int silent_after_meetings = 2;
    Day from;
};
PartyId add_group(db::Writer& db, PartyId actor, const NewGroup& group);

// NotFound for a closed group that the viewer is not in.
Group visible_group(db::Reader& db, const Viewer& viewer, PartyId id);
std::vector<Group> visible_groups(db::Reader& db, const Viewer& viewer);
// Those whose secretary the viewer is: where they may import, review and publish.
std::vector<Group> groups_to_keep(db::Reader& db, const Viewer& viewer);
// The group a viewer may write for; Forbidden for those who see it but are not its secretary.
Group kept_group(db::Reader& db, const Viewer& viewer, PartyId id);
std::optional<PartyId> group_named(db::Reader& db, std::string_view name);
void add_known_groups(db::Reader& db, PartyId group, reading::Known& known);

}  // namespace samskap::groups
