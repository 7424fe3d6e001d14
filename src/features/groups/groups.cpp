// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/groups/groups.hpp"

#include "engines/swedish/order.hpp"
#include "kernel/db/log.hpp"

namespace samskap::groups {
namespace {

Group read_group(const db::Row& row) {
    return {.id = row["party"],
            .name = row["name"],
            .purpose = row["purpose"],
            .board = row["board"],
            .board_name = row["board_name"],
            .is_closed = row["is_closed"],
            .silent_after_meetings = row["silent_after_meetings"],
            .revision = row["revision"]};
}

}  // namespace

BoardId add_board(db::Writer& db, PartyId actor, std::string_view name) {
    const auto id = db.new_id<BoardTag>();
    const auto made = db.maybe([](const db::Row& row) -> BoardId { return row["id"]; }, R"sql(
        INSERT INTO boards (id, name, sort_key, made_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT DO NOTHING RETURNING id
    )sql",
                               id, name, swedish::sort_key(name), db.at());
    if (!made)
        return db.one([](const db::Row& row) -> BoardId { return row["id"]; },
                      "SELECT id FROM boards WHERE name = $1", name);
    db::append_log(db, {.actor = actor.value,
                        .verb = "add",
                        .kind = "board",
                        .object = id.value,
                        .content = std::string(name)});
    return id;
}

std::vector<Board> boards(db::Reader& db) {
    return db.all(
        [](const db::Row& row) -> Board {
            return {row["id"], row["name"]};
        },
        "SELECT id, name FROM boards WHERE closed_at IS NULL ORDER BY sort_key LIMIT 200");
}

PartyId add_group(db::Writer& db, PartyId actor, const NewGroup& group) {
    // A closed group is a party that only its own members may find.
    const auto id = people::add_party(
        db, actor, {.kind = people::PartyKind::group, .name = group.name, .domain = web::k_open});
    if (group.is_closed) db.run("UPDATE parties SET domain = $1 WHERE id = $1", id);
    db.run(R"sql(
        INSERT INTO groups (party, board, purpose, is_closed, silent_after_meetings, revision,
                            from_day)
        VALUES ($1, $2, $3, $4, $5, 1, $6)
    )sql",
           id, group.board, group.purpose, group.is_closed, group.silent_after_meetings,
           group.from);
    return id;
}

Group visible_group(db::Reader& db, const Viewer& viewer, PartyId id) {
    return db.one(read_group, R"sql(
        SELECT g.party, p.name, g.purpose, g.board, b.name AS board_name, g.is_closed,
               g.silent_after_meetings, g.revision
          FROM groups g JOIN parties p ON p.id = g.party JOIN boards b ON b.id = g.board
         WHERE g.party = $1 AND p.domain IN LIST($2)
    )sql",
                  id, viewer.domains);
}

std::vector<Group> visible_groups(db::Reader& db, const Viewer& viewer) {
    return db.all(read_group, R"sql(
        SELECT g.party, p.name, g.purpose, g.board, b.name AS board_name, g.is_closed,
               g.silent_after_meetings, g.revision
          FROM groups g JOIN parties p ON p.id = g.party JOIN boards b ON b.id = g.board
         WHERE p.domain IN LIST($1) AND p.closed_at IS NULL
         ORDER BY p.sort_key, p.id
         LIMIT 500
    )sql",
                  viewer.domains);
}

std::vector<Group> groups_to_keep(db::Reader& db, const Viewer& viewer) {
    auto groups = visible_groups(db, viewer);
    std::erase_if(groups, [&](const Group& group) { return !viewer.is_secretary_of(group.id); });
    return groups;
}

Group kept_group(db::Reader& db, const Viewer& viewer, PartyId id) {
    auto group = visible_group(db, viewer, id);
    if (!viewer.is_secretary_of(group.id)) throw Forbidden();
    return group;
}

// By its name, or by one that it had before.
std::optional<PartyId> group_named(db::Reader& db, std::string_view name) {
    return db.maybe([](const db::Row& row) -> PartyId { return row["party"]; }, R"sql(
        SELECT g.party FROM groups g JOIN parties p ON p.id = g.party
          JOIN spellings s ON s.party = g.party
         WHERE s.spelling = $1 AND s.withdrawn_at IS NULL
         ORDER BY p.name <> $1, g.party LIMIT 1
    )sql",
                    name);
}

void add_known_groups(db::Reader& db, PartyId group, reading::Known& known) {
    const db::List domains{{web::k_open.value, web::k_organisations.value, group.value}};
    PartyId last;
    db.each(
        [&](const db::Row& row) {
            const PartyId one = row["id"];
            if (one != last) known.groups.push_back({row["name"], {}});
            last = one;
            auto& named = known.groups.back();
            if (row["spelling"].text() != named.name) named.spellings.push_back(row["spelling"]);
        },
        R"sql(
        SELECT p.id, p.name, s.spelling
          FROM groups g JOIN parties p ON p.id = g.party JOIN spellings s ON s.party = p.id
         WHERE p.domain IN LIST($1) AND s.withdrawn_at IS NULL
         ORDER BY p.id, s.spelling
    )sql",
        domains);
}

}  // namespace samskap::groups
