// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/people/roles.hpp"

#include "kernel/base/enum_names.hpp"
#include "kernel/db/log.hpp"

namespace samskap::people {
namespace {

constexpr EnumNames<Role, 4> k_names{{{Role::administrator, "administrator"},
                                      {Role::steward, "steward"},
                                      {Role::archivist, "archivist"},
                                      {Role::manager, "manager"}}};

HeldRole read_role(const db::Row& row) {
    const std::optional<BoardNumber> board = row.optional("board");
    const std::optional<PartyId> deputy_for = row.optional("deputy_for");
    return {.id = row["id"],
            .person = row["person"],
            .role = row["role"],
            .board = board.value_or(0),
            .deputy_for = deputy_for.value_or(PartyId{}),
            .from = row["from_day"],
            .to = row.optional("to_day")};
}

std::optional<std::int64_t> known(std::int64_t number) {
    return number == 0 ? std::nullopt : std::optional(number);
}

bool is_held(db::Reader& db, const HeldRole& held) {
    return db.any(R"sql(
        SELECT 1 AS value FROM roles_held
         WHERE person = $1 AND role = $2 AND COALESCE(board, 0) = $3
           AND (to_day IS NULL OR to_day >= $4)
    )sql",
                  held.person, name_of(held.role), held.board, held.from);
}

// Whether somebody in their own right has no last day: a house without an administrator cannot be
// given one but at the terminal.
bool has_other_administrator(db::Reader& db, RoleId but) {
    return db.any(R"sql(
        SELECT 1 AS value FROM roles_held
         WHERE role = 'administrator' AND id <> $1 AND to_day IS NULL AND deputy_for IS NULL
    )sql",
                  but);
}

}  // namespace

std::string_view name_of(Role role) { return name_in(k_names, role); }
bool from_text(std::string_view text, Role& role) { return value_in(k_names, text, role); }

Expected<RoleId, RoleRefusal> give_role(db::Writer& db, PartyId actor, const HeldRole& held) {
    const bool of_oneself = actor == held.person && actor.value != 0;
    if (of_oneself && (held.role == Role::steward || held.role == Role::archivist))
        return unexpected(RoleRefusal::to_oneself);
    if (held.deputy_for.value != 0 && !held.to) return unexpected(RoleRefusal::deputy_without_end);
    if (held.to && *held.to < held.from) return unexpected(RoleRefusal::ends_before_start);
    if (is_held(db, held)) return unexpected(RoleRefusal::held_already);
    const auto id = db.new_id<RoleTag>();
    db.run(R"sql(
        INSERT INTO roles_held (id, person, role, board, deputy_for, from_day, to_day, made_by,
                                made_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    )sql",
           id, held.person, name_of(held.role), known(held.board), known(held.deputy_for.value),
           held.from, held.to, known(actor.value), db.at());
    db::append_log(db, {.actor = actor.value,
                        .verb = "appoint",
                        .kind = "party",
                        .object = held.person.value,
                        .content = std::string(name_of(held.role))});
    return id;
}

Expected<bool, RoleRefusal> end_role(db::Writer& db, PartyId actor, RoleId role, Day last_day) {
    const auto held = db.maybe(read_role, R"sql(
        SELECT id, person, role, board, deputy_for, from_day, to_day FROM roles_held WHERE id = $1
    )sql",
                               role);
    if (!held) throw NotFound();
    if (last_day < held->from) return unexpected(RoleRefusal::ends_before_start);
    if (held->role == Role::administrator && !has_other_administrator(db, role))
        return unexpected(RoleRefusal::last_administrator);
    db.run("UPDATE roles_held SET to_day = $2 WHERE id = $1", role, last_day);
    db::append_log(db, {.actor = actor.value,
                        .verb = "dismiss",
                        .kind = "party",
                        .object = held->person.value,
                        .content = std::string(name_of(held->role))});
    return true;
}

std::vector<HeldRole> roles_from(db::Reader& db, Day day) {
    return db.all(read_role, R"sql(
        SELECT r.id, r.person, r.role, r.board, r.deputy_for, r.from_day, r.to_day
          FROM roles_held r JOIN parties p ON p.id = r.person
         WHERE r.to_day IS NULL OR r.to_day >= $1
         ORDER BY r.role, p.sort_key, r.from_day, r.id LIMIT 500
    )sql",
                  day);
}

std::vector<PartyId> holders_of(db::Reader& db, Role role, Day day) {
    return db.all([](const db::Row& row) -> PartyId { return row["person"]; }, R"sql(
        SELECT DISTINCT person FROM roles_held
         WHERE role = $1 AND from_day <= $2 AND (to_day IS NULL OR to_day >= $2)
         ORDER BY person
    )sql",
                  name_of(role), day);
}

void make_deputy(db::Writer& db, MembershipId membership, PartyId deputy_for) {
    db.run("UPDATE memberships SET deputy_for = $2 WHERE id = $1", membership, deputy_for);
}

void record_undertaking(db::Writer& db, PartyId actor, PartyId person, PartyId group,
                        Day signed_on) {
    db.run(R"sql(
        INSERT INTO undertakings (person, of_party, signed, made_by, made_at)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (person, of_party) DO UPDATE
           SET signed = EXCLUDED.signed, made_by = EXCLUDED.made_by, made_at = EXCLUDED.made_at
    )sql",
           person, group, signed_on, actor, db.at());
    db::append_log(db, {.actor = actor.value,
                        .on_behalf_of = person.value,
                        .verb = "sign",
                        .kind = "party",
                        .object = group.value});
}

}  // namespace samskap::people
