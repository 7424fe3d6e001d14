// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "engines/swedish/names.hpp"
#include "features/people/sign_in.hpp"
#include "kernel/base/crypto.hpp"
#include "kernel/base/text.hpp"
#include "kernel/db/log.hpp"

namespace samskap::people {
namespace {

bool is_user_name(std::string_view name) {
    const bool letters = std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
    });
    return letters && name.size() >= 2 && name.size() <= 64;
}

// With `within`, only the groups that this other person is the secretary of, and no role in them.
void read_memberships(db::Reader& db, Viewer& viewer, Day today,
                      std::optional<PartyId> within = {}) {
    bool takes_part = false;
    db.each(
        [&](const db::Row& row) {
            const auto role = row["role"].text();
            if (role == "companion" && !row["has_signed"]) return;
            takes_part = true;
            const std::int64_t of = row["of_party"];
            if (row["kind"].text() != "group" || role == "participant") return;
            if (!viewer.sees({of})) viewer.domains.ids.push_back(of);
            if (role == "secretary" && !within) viewer.secretary_of.ids.push_back(of);
            if (role == "coordinator" && !within) viewer.coordinator_of.ids.push_back(of);
        },
        R"sql(
        SELECT m.of_party, m.role, p.kind,
               EXISTS (SELECT 1 FROM undertakings u
                        WHERE u.person = m.member AND u.of_party = m.of_party
                          AND u.signed <= $2) AS has_signed
          FROM memberships m JOIN parties p ON p.id = m.of_party
         WHERE m.member = $1 AND m.from_day <= $2 AND (m.to_day IS NULL OR m.to_day >= $2)
           AND p.closed_at IS NULL
           AND ($3 = 0 OR EXISTS (SELECT 1 FROM memberships s
                                   WHERE s.member = $3 AND s.of_party = m.of_party
                                     AND s.role = 'secretary' AND s.from_day <= $2
                                     AND (s.to_day IS NULL OR s.to_day >= $2)))
    )sql",
        viewer.person, today, within.value_or(PartyId{}));
    if (takes_part) viewer.domains.ids.push_back(web::k_organisations.value);
}

void add_role(Viewer& viewer, Role role, BoardNumber board) {
    switch (role) {
        case Role::administrator: viewer.administrator = true; break;
        case Role::steward: viewer.steward = true; break;
        case Role::archivist:
            if (board == 0) viewer.archivist = true;
            if (board != 0) viewer.archivist_of.ids.push_back(board);
            break;
        case Role::manager: viewer.manager_of.ids.push_back(board); break;
    }
}

void read_emergencies(db::Reader& db, Viewer& viewer, Instant at) {
    for (const auto group : open_emergencies(db, viewer.person, at)) {
        if (viewer.sees(web::domain_of_group(group))) continue;
        viewer.domains.ids.push_back(group.value);
        viewer.emergencies.ids.push_back(group.value);
    }
}

}  // namespace

Expected<AccountId, AccountRefusal> add_account(db::Writer& db, PartyId person,
                                                std::string_view user_name,
                                                std::string_view password_hash) {
    const auto name = text::lower(text::trim(user_name));
    if (!is_user_name(name)) return unexpected(AccountRefusal::name_malformed);
    const auto id = db.new_id<AccountTag>();
    const auto made = db.maybe([](const db::Row& row) -> AccountId { return row["id"]; }, R"sql(
        INSERT INTO accounts (id, person, user_name, password_hash, made_at)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT DO NOTHING RETURNING id
    )sql",
                               id, person, name, password_hash, db.at());
    if (!made) return unexpected(AccountRefusal::name_taken);
    db::append_log(db,
                   {.actor = person.value, .verb = "add", .kind = "account", .object = id.value});
    return id;
}

namespace {

Namesake read_namesake(const db::Row& row) {
    return {.person = row["id"], .name = row["name"], .user_name = row["user_name"]};
}

}  // namespace

std::vector<Namesake> persons_called(db::Reader& db, std::string_view name) {
    return db.all(read_namesake, R"sql(
        SELECT p.id, p.name,
               COALESCE((SELECT MIN(a.user_name) FROM accounts a
                          WHERE a.person = p.id AND a.closed_at IS NULL), '') AS user_name
          FROM parties p
         WHERE p.kind = 'person' AND p.closed_at IS NULL
           AND EXISTS (SELECT 1 FROM spellings s
                        WHERE s.party = p.id AND s.name_key = $1 AND s.withdrawn_at IS NULL)
         ORDER BY p.id LIMIT 20
    )sql",
                  swedish::name_key(text::squeeze(name)));
}

std::optional<PartyId> person_of_user_name(db::Reader& db, std::string_view user_name) {
    return db.maybe([](const db::Row& row) -> PartyId { return row["person"]; },
                    "SELECT person FROM accounts WHERE user_name = $1 AND closed_at IS NULL",
                    user_name);
}

std::optional<Namesake> person_numbered(db::Reader& db, std::string_view id) {
    const auto person = parse_id<web::PartyTag>(id);
    if (!person) return std::nullopt;
    return db.maybe(read_namesake, R"sql(
        SELECT p.id, p.name,
               COALESCE((SELECT MIN(a.user_name) FROM accounts a
                          WHERE a.person = p.id AND a.closed_at IS NULL), '') AS user_name
          FROM parties p WHERE p.id = $1 AND p.kind = 'person' AND p.closed_at IS NULL
    )sql",
                    *person);
}

void make_administrator(db::Writer& db, PartyId person, Day from) {
    // Who is one already stays one.
    static_cast<void>(give_role(
        db, person,
        {.id = {}, .person = person, .deputy_for = {}, .from = from, .to = std::nullopt}));
}

bool has_administrator(db::Reader& db) {
    return db.any("SELECT person FROM roles_held WHERE role = 'administrator'");
}

Viewer viewer_of_person(db::Reader& db, PartyId person, Day today) {
    Viewer viewer;
    viewer.person = person;
    for (const auto& held : roles_from(db, today))
        if (held.person == person && held.from <= today) add_role(viewer, held.role, held.board);
    read_memberships(db, viewer, today);
    return viewer;
}

std::optional<AccountId> account_of(db::Reader& db, PartyId person) {
    return db.maybe([](const db::Row& row) -> AccountId { return row["id"]; }, R"sql(
        SELECT id FROM accounts WHERE person = $1 AND closed_at IS NULL ORDER BY id LIMIT 1
    )sql",
                    person);
}

AccountId add_account_without_password(db::Writer& db, PartyId actor, PartyId person) {
    const auto id = db.new_id<AccountTag>();
    // No user name that somebody types has these letters before it, and no password this hash.
    db.run(R"sql(
        INSERT INTO accounts (id, person, user_name, password_hash, made_at)
        VALUES ($1, $2, $3, '', $4)
    )sql",
           id, person, "@" + to_text(id), db.at());
    db::append_log(db, {.actor = actor.value,
                        .on_behalf_of = person.value,
                        .verb = "add",
                        .kind = "account",
                        .object = id.value});
    return id;
}

Viewer viewer_of_session(db::Reader& db, std::string_view token, Instant at, const Zone& zone) {
    Viewer viewer;
    if (token.empty()) return viewer;
    const Day today = zone.day(at);
    const auto own = limits_of(Computer::own, at);
    const auto shared = limits_of(Computer::shared, at);
    std::optional<PartyId> opened_by;
    db.each(
        [&](const db::Row& row) {
            viewer.person = row["person"];
            viewer.account = row["account"];
            viewer.name = row["name"].text();
            opened_by = row.optional("opened_by");
            const std::optional<std::string> role = row.optional("role");
            Role held{};
            if (!role || opened_by || !from_text(*role, held)) return;
            const std::optional<BoardNumber> board = row.optional("board");
            add_role(viewer, held, board.value_or(0));
        },
        R"sql(
        SELECT a.person, s.account, p.name, s.opened_by, h.role, h.board
          FROM sessions s JOIN accounts a ON a.id = s.account JOIN parties p ON p.id = a.person
          LEFT JOIN roles_held h ON h.person = a.person AND h.from_day <= $2
                                AND (h.to_day IS NULL OR h.to_day >= $2)
         WHERE s.token_hash = $1 AND s.ended_at IS NULL AND a.closed_at IS NULL
           AND s.made_at > CASE WHEN s.is_shared THEN $5 ELSE $3 END
           AND s.seen_at > CASE WHEN s.is_shared THEN $6 ELSE $4 END
    )sql",
        crypto::sha256(token), today, own.made, own.seen, shared.made, shared.seen);
    if (viewer.signed_in()) read_memberships(db, viewer, today, opened_by);
    if (viewer.is_overseer()) read_emergencies(db, viewer, at);
    return viewer;
}

}  // namespace samskap::people
