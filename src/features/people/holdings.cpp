// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "features/people/people.hpp"
#include "features/people/personal_data.hpp"
#include "kernel/db/log.hpp"

namespace samskap::people {
namespace {

struct Duty {
    PartyId group;
    MemberRole role = MemberRole::member;
};

void hand_over_duty(db::Writer& db, const TakeOver& what) {
    const auto duty = db.maybe(
        [](const db::Row& row) -> Duty {
            return {row["of_party"], row["role"]};
        },
        "SELECT of_party, role FROM memberships WHERE id = $1", what.object);
    if (!duty) return;
    const PartyId actor{what.actor};
    end_membership(db, actor, {what.object}, what.from + -1);
    const bool has_it = what.to && db.any(R"sql(
            SELECT id FROM memberships
             WHERE member = $1 AND of_party = $2 AND role = $3 AND to_day IS NULL
        )sql",
                                          *what.to, duty->group, name_of(duty->role));
    if (what.to && !has_it)
        add_membership(db, actor, {*what.to}, duty->group, duty->role, what.from, std::nullopt, {});
}

// Given before it is taken: what may not be given (nobody makes themselves a steward) stays where
// it is, and the last administrator stays one.
void hand_over_house(db::Writer& db, const TakeOver& what) {
    const auto held = db.maybe(
        [](const db::Row& row) -> HeldRole {
            const std::optional<BoardNumber> board = row.optional("board");
            return {.id = row["id"],
                    .person = row["person"],
                    .role = row["role"],
                    .board = board.value_or(0),
                    .from = row["from_day"]};
        },
        "SELECT id, person, role, board, from_day FROM roles_held WHERE id = $1", what.object);
    if (!held) return;
    if (what.to) {
        const auto given = give_role(db, {what.actor},
                                     {.id = {},
                                      .person = {*what.to},
                                      .role = held->role,
                                      .board = held->board,
                                      .from = what.from});
        if (!given && given.error() != RoleRefusal::held_already) return;
    }
    const auto last_day = std::max(what.from + -1, held->from);
    const auto ended = end_role(db, {what.actor}, held->id, last_day);
    ensure(ended || ended.error() == RoleRefusal::last_administrator, "a role that is held ends");
}

}  // namespace

std::vector<Holding> holdings() {
    return {{.kind = "group duty",
             .words = "Uppdrag i en grupp",
             .held = R"sql(
                 SELECT m.id AS object, m.of_party AS of_group,
                        CASE m.role WHEN 'secretary' THEN 'Sekreterare'
                             WHEN 'coordinator' THEN 'Samordnare' WHEN 'chair' THEN 'Ordförande'
                             ELSE 'Länkperson' END || ', ' || p.name AS title
                   FROM memberships m JOIN parties p ON p.id = m.of_party
                  WHERE m.member = $1 AND m.to_day IS NULL
                    AND m.role IN ('secretary', 'coordinator', 'chair', 'link_person')
                  ORDER BY p.sort_key, m.id)sql",
             .hand_over = hand_over_duty},
            {.kind = "house role",
             .words = "Uppdrag för hela Samskap",
             .held = R"sql(
                 SELECT r.id AS object, 0 AS of_group,
                        CASE r.role WHEN 'administrator' THEN 'Sköter installationen'
                             WHEN 'steward' THEN 'Personuppgiftsombud'
                             WHEN 'archivist' THEN 'Arkivarie' ELSE 'Chef' END AS title
                   FROM roles_held r WHERE r.person = $1 AND r.to_day IS NULL
                  ORDER BY r.role, r.id)sql",
             .hand_over = hand_over_house}};
}

}  // namespace samskap::people
