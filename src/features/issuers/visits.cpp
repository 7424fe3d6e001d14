// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/issuers/visits.hpp"

#include <algorithm>
#include <set>

#include "kernel/base/crypto.hpp"
#include "kernel/base/text.hpp"
#include "kernel/db/log.hpp"

namespace samskap::issuers {
namespace {

constexpr std::int64_t k_kept_seconds = std::int64_t{2} * 86'400;

PartyId holder_of(db::Reader& db, AccountId account) {
    return db.one([](const db::Row& row) -> PartyId { return row["person"]; },
                  "SELECT person FROM accounts WHERE id = $1", account);
}

void log_identity(db::Writer& db, AccountId account, std::string_view verb, std::int64_t object,
                  std::string content = {}) {
    db::append_log(db, {.actor = holder_of(db, account).value,
                        .verb = verb,
                        .kind = "issuer identity",
                        .object = object,
                        .content = std::move(content)});
}

std::optional<AccountId> bound_account(db::Reader& db, const Issuer& issuer,
                                       std::string_view subject) {
    return db.maybe([](const db::Row& row) -> AccountId { return row["account"]; }, R"sql(
        SELECT i.account FROM issuer_identities i
          JOIN accounts a ON a.id = i.account JOIN parties p ON p.id = a.person
         WHERE i.issuer = $1 AND i.subject = $2 AND a.closed_at IS NULL AND p.closed_at IS NULL
    )sql",
                    issuer.address, subject);
}

// The account that the operator's settings name.
std::optional<AccountId> named_account(db::Reader& db, const Issuer& issuer,
                                       const std::string& subject) {
    const auto named = issuer.accounts.find(subject);
    if (named == issuer.accounts.end()) return std::nullopt;
    return db.maybe([](const db::Row& row) -> AccountId { return row["id"]; }, R"sql(
        SELECT id FROM accounts WHERE user_name = $1 AND closed_at IS NULL
    )sql",
                    text::lower(named->second));
}

struct Derived {
    people::MembershipId id;
    PartyId group;
    people::MemberRole role = people::MemberRole::member;
};
std::vector<Derived> derived(db::Reader& db, AccountId account, std::string_view issuer) {
    return db.all(
        [](const db::Row& row) -> Derived {
            Derived one{.id = row["id"], .group = row["of_party"]};
            people::from_text(row["role"].text(), one.role);
            return one;
        },
        R"sql(
        SELECT m.id, m.of_party, m.role
          FROM issuer_memberships d JOIN memberships m ON m.id = d.membership
         WHERE d.account = $1 AND d.issuer = $2 AND m.to_day IS NULL
    )sql",
        account, issuer);
}

bool is_granted(const std::vector<Grant>& grants, const Derived& one) {
    return std::any_of(grants.begin(), grants.end(), [&](const Grant& grant) {
        return grant.group == one.group && grant.role == one.role;
    });
}

// It ends at once: its last day was yesterday.
void end_derived(db::Writer& db, PartyId person, const Derived& one, Day today) {
    people::end_membership(db, person, one.id, today + -1);
    db.run("DELETE FROM issuer_memberships WHERE membership = $1", one.id);
}

void follow(db::Writer& db, AccountId account, const Issuer& issuer,
            const std::vector<Grant>& grants, Day today) {
    const auto person = holder_of(db, account);
    const auto before = derived(db, account, issuer.address);
    for (const auto& one : before)
        if (!is_granted(grants, one)) end_derived(db, person, one, today);
    for (const auto& grant : grants) {
        const bool has = std::any_of(before.begin(), before.end(), [&](const Derived& one) {
            return one.group == grant.group && one.role == grant.role;
        });
        // Who has the role by somebody's hand keeps it, whatever the issuer says later.
        if (has || db.any(R"sql(
                SELECT 1 AS value FROM memberships WHERE member = $1 AND of_party = $2
                   AND role = $3 AND (to_day IS NULL OR to_day >= $4)
            )sql",
                          person, grant.group, people::name_of(grant.role), today))
            continue;
        const auto made = people::add_membership(db, person, person, grant.group, grant.role, today,
                                                 std::nullopt, {});
        db.run(R"sql(
            INSERT INTO issuer_memberships (membership, account, issuer) VALUES ($1, $2, $3)
        )sql",
               made, account, issuer.address);
    }
}

}  // namespace

std::vector<Identity> identities_of(db::Reader& db, AccountId account) {
    return db.all(
        [](const db::Row& row) -> Identity {
            return {.id = row["id"],
                    .issuer = row["issuer"],
                    .made_at = row["made_at"],
                    .used_at = row.optional("used_at"),
                    .lacks = row["lacks"]};
        },
        R"sql(
        SELECT id, issuer, made_at, used_at, lacks FROM issuer_identities
         WHERE account = $1 ORDER BY made_at, id LIMIT 50
    )sql",
        account);
}

bool bind_subject(db::Writer& db, AccountId account, const Issuer& issuer,
                  std::string_view subject) {
    const auto id = db.new_id<IdentityTag>();
    const auto made = db.run(R"sql(
        INSERT INTO issuer_identities (id, account, issuer, subject, made_at, used_at)
        VALUES ($1, $2, $3, $4, $5, NULL) ON CONFLICT DO NOTHING
    )sql",
                             id, account, issuer.address, subject, db.at());
    if (made == 0) return bound_account(db, issuer, subject) == account;
    log_identity(db, account, "add", id.value);
    return true;
}

std::optional<AccountId> account_of(db::Writer& db, const Issuer& issuer, const Visitor& visitor) {
    if (const auto bound = bound_account(db, issuer, visitor.subject)) return bound;
    const auto named = named_account(db, issuer, visitor.subject);
    return named && bind_subject(db, *named, issuer, visitor.subject) ? named : std::nullopt;
}

bool unbind(db::Writer& db, AccountId account, IdentityId identity, Day today) {
    const auto issuer = db.maybe(
        [](const db::Row& row) -> std::string { return row["issuer"]; },
        "SELECT issuer FROM issuer_identities WHERE id = $1 AND account = $2", identity, account);
    if (!issuer) return false;
    const auto person = holder_of(db, account);
    for (const auto& one : derived(db, account, *issuer)) end_derived(db, person, one, today);
    db.run("DELETE FROM issuer_identities WHERE id = $1", identity);
    db.run("DELETE FROM issuer_visits WHERE account = $1 AND issuer = $2", account, *issuer);
    log_identity(db, account, "remove", identity.value);
    return true;
}

void note_visit(db::Writer& db, AccountId account, const Issuer& issuer, const Visitor& visitor,
                Day today) {
    follow(db, account, issuer, visitor.grants, today);
    const std::string_view lacks = visitor.groups_unknown  ? "groups"
                                   : visitor.level_too_low ? "level"
                                                           : "";
    db.run(R"sql(
        UPDATE issuer_identities SET used_at = $3, lacks = $4 WHERE issuer = $1 AND subject = $2
    )sql",
           issuer.address, visitor.subject, db.at(), lacks);
    if (!lacks.empty()) log_identity(db, account, "refuse", account.value, std::string(lacks));
    db.run("DELETE FROM issuer_visits WHERE made_at < $1",
           Instant{db.at().seconds - k_kept_seconds});
    if (visitor.sid.empty()) return;
    db.run("INSERT INTO issuer_visits (issuer, sid, account, made_at) VALUES ($1, $2, $3, $4)",
           issuer.address, visitor.sid, account, db.at());
}

bool spend(db::Writer& db, std::string_view what) {
    db.run("DELETE FROM spent_answers WHERE made_at < $1",
           Instant{db.at().seconds - k_kept_seconds});
    return db.run(R"sql(
        INSERT INTO spent_answers (hash, made_at) VALUES ($1, $2) ON CONFLICT DO NOTHING
    )sql",
                  crypto::sha256(what), db.at()) == 1;
}

int end_visits(db::Writer& db, const Issuer& issuer, const boost::json::object& claims) {
    if (!spend(db, "logout " + issuer.address + "\n" + word_in(claims, "jti"))) return 0;
    const auto accounts = db.all([](const db::Row& row) -> AccountId { return row["account"]; },
                                 R"sql(
        SELECT account FROM issuer_identities WHERE issuer = $1 AND subject = $2 AND $2 <> ''
        UNION
        SELECT account FROM issuer_visits WHERE issuer = $1 AND sid = $3 AND $3 <> ''
    )sql",
                                 issuer.address, word_in(claims, "sub"), word_in(claims, "sid"));
    for (const auto account : accounts) {
        people::end_other_sessions(db, account, {});
        log_identity(db, account, "sign out", account.value);
    }
    return static_cast<int>(accounts.size());
}

}  // namespace samskap::issuers
