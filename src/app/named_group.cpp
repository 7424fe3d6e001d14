// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/named_group.hpp"

#include <fmt/format.h>

namespace samskap::app {

Expected<groups::PartyId, std::string> group_called(db::Reader& db, const std::string& name) {
    const auto groups =
        db.all([](const db::Row& row) -> groups::PartyId { return row["party"]; }, R"sql(
        SELECT g.party FROM groups g JOIN parties p ON p.id = g.party WHERE p.name = $1 LIMIT 2
    )sql",
               name);
    if (groups.empty()) return unexpected(fmt::format("There is no group called “{}”.", name));
    if (groups.size() > 1)
        return unexpected(fmt::format(
            "More than one group is called “{}”; give one of them another name first.", name));
    return groups.front();
}

}  // namespace samskap::app
