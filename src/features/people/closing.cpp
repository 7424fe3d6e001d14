// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/people/closing.hpp"

#include "kernel/db/log.hpp"

namespace samskap::people {
namespace {

struct Held {
    PartyId person;
    bool is_closed;
};

Held held(db::Reader& db, AccountId account) {
    return db.one(
        [](const db::Row& row) -> Held {
            return {row["person"], row["is_closed"]};
        },
        R"sql(
        SELECT a.person, a.closed_at IS NOT NULL AS is_closed
          FROM accounts a JOIN parties p ON p.id = a.person
         WHERE a.id = $1 AND p.closed_at IS NULL
    )sql",
        account);
}

// In their own right and without a last day, as a house must have one.
bool is_lasting_administrator(db::Reader& db, PartyId person) {
    return db.any(R"sql(
        SELECT 1 AS value FROM roles_held
         WHERE person = $1 AND role = 'administrator' AND to_day IS NULL AND deputy_for IS NULL
    )sql",
                  person);
}

bool another_can_come_in(db::Reader& db, PartyId but) {
    return db.any(R"sql(
        SELECT 1 AS value FROM roles_held h JOIN accounts a ON a.person = h.person
         WHERE h.role = 'administrator' AND h.to_day IS NULL AND h.deputy_for IS NULL
           AND h.person <> $1 AND a.closed_at IS NULL
    )sql",
                  but);
}

void log(db::Writer& db, PartyId actor, PartyId person, AccountId account, std::string_view verb) {
    db::append_log(db, {.actor = actor.value,
                        .on_behalf_of = person.value,
                        .verb = verb,
                        .kind = "account",
                        .object = account.value});
}

}  // namespace

std::vector<KnownAccount> known_accounts(db::Reader& db, const Viewer& viewer, int page) {
    // Who gives the roles of the house knows whoever is in the work, without being in it.
    auto known = viewer.domains;
    known.ids.push_back(web::k_organisations.value);
    return db.all(
        [](const db::Row& row) -> KnownAccount {
            return {.id = row["id"],
                    .person = row["person"],
                    .user_name = row["user_name"],
                    .name = row["name"],
                    .is_hidden = row["is_hidden"],
                    .made_at = row["made_at"],
                    .closed_at = row.optional("closed_at")};
        },
        R"sql(
        SELECT f.id, f.person, f.user_name, f.name, f.is_hidden, f.made_at, f.closed_at
          FROM (SELECT a.id, a.person, a.user_name, p.name, p.sort_key, a.made_at, a.closed_at,
                       (p.is_protected OR p.domain NOT IN LIST($1)) AS is_hidden
                  FROM accounts a JOIN parties p ON p.id = a.person
                 WHERE p.closed_at IS NULL) f
         ORDER BY f.is_hidden, CASE WHEN f.is_hidden THEN '' ELSE f.sort_key END, f.id
         LIMIT $2 OFFSET $3
    )sql",
        known, k_page_size + 1, (page - 1) * k_page_size);
}

Expected<bool, ClosingRefusal> close_account(db::Writer& db, PartyId actor, AccountId account) {
    const auto of = held(db, account);
    if (of.person == actor) return unexpected(ClosingRefusal::own);
    if (is_lasting_administrator(db, of.person) && !another_can_come_in(db, of.person))
        return unexpected(ClosingRefusal::last_administrator);
    if (of.is_closed) return false;
    db.run("UPDATE accounts SET closed_at = $2 WHERE id = $1", account, db.at());
    db.run("UPDATE sessions SET ended_at = $2 WHERE account = $1 AND ended_at IS NULL", account,
           db.at());
    db.run("DELETE FROM half_sign_ins WHERE account = $1", account);
    log(db, actor, of.person, account, "close");
    return true;
}

Expected<bool, ClosingRefusal> reopen_account(db::Writer& db, PartyId actor, AccountId account) {
    const auto of = held(db, account);
    if (!of.is_closed) return false;
    if (account_of(db, of.person)) return unexpected(ClosingRefusal::has_another);
    db.run("UPDATE accounts SET closed_at = NULL WHERE id = $1", account);
    log(db, actor, of.person, account, "reopen");
    return true;
}

}  // namespace samskap::people
