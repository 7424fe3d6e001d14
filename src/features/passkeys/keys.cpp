// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/passkeys/keys.hpp"

#include "kernel/base/base64.hpp"
#include "kernel/base/crypto.hpp"
#include "kernel/base/text.hpp"
#include "kernel/db/log.hpp"
#include "kernel/web/forgery.hpp"
#include "kernel/web/house.hpp"

namespace samskap::passkeys {
namespace {

constexpr std::size_t k_longest_name = 60;

struct Stored {
    PasskeyId id;
    AccountId account;
    PublicKey key;
    std::string handle;
};

void log_key(db::Writer& db, PartyId actor, std::string_view verb, PasskeyId key) {
    db::append_log(db,
                   {.actor = actor.value, .verb = verb, .kind = "passkey", .object = key.value});
}

PartyId holder_of(db::Reader& db, AccountId account) {
    return db.one([](const db::Row& row) -> PartyId { return row["person"]; },
                  "SELECT person FROM accounts WHERE id = $1", account);
}

Refusal refusal_of(KeyRefusal why) {
    switch (why) {
        case KeyRefusal::not_ours: return Refusal::not_ours;
        case KeyRefusal::not_verified: return Refusal::not_verified;
        case KeyRefusal::unknown_kind: return Refusal::unknown_kind;
        case KeyRefusal::malformed:
        case KeyRefusal::wrong: break;
    }
    return Refusal::wrong;
}

// The host, when the browser says that this question of ours was answered on a page of ours.
struct Asked {
    std::string host;
    std::string challenge;
};
Expected<Asked, Refusal> asked_in(const web::Request& request, std::string_view client_data,
                                  std::string_view kind, std::string_view purpose) {
    const auto site = sign_in::site_of(request);
    const auto said = client_data_in(client_data);
    if (!site || !said) return unexpected(Refusal::wrong);
    if (said->kind != kind || said->origin != site->address || said->is_inside_another)
        return unexpected(Refusal::not_ours);
    if (!is_challenge(request, said->challenge, purpose)) return unexpected(Refusal::old_question);
    return Asked{site->host, said->challenge};
}

std::optional<Stored> stored_key(db::Reader& db, const std::string& credential) {
    return db.maybe(
        [](const db::Row& row) -> Stored {
            return {
                .id = row["id"],
                .account = row["account"],
                .key = {row["algorithm"], base64::bytes_of(row["public_key"].text()).value_or("")},
                .handle = row["handle"]};
        },
        R"sql(
        SELECT k.id, k.account, k.algorithm, k.public_key, k.handle
          FROM passkeys k JOIN accounts a ON a.id = k.account JOIN parties p ON p.id = a.person
         WHERE k.credential = $1 AND a.closed_at IS NULL AND p.closed_at IS NULL
    )sql",
        credential);
}

// A key that counts must count upwards; the database decides between two at once.
bool counts_up(db::Writer& db, const Stored& stored, std::int64_t counter) {
    return db.run(R"sql(
        UPDATE passkeys SET counter = $2, used_at = $3
         WHERE id = $1 AND (counter < $2 OR (counter = 0 AND $2 = 0))
    )sql",
                  stored.id, counter, db.at()) == 1;
}

struct Checked {
    Stored stored;
    std::int64_t counter = 0;
};
Expected<Checked, Refusal> checked(const web::Request& request, const Asked& asked,
                                   const Answered& said, Holder least) {
    const auto stored = stored_key(request.db(), said.credential);
    const Assertion assertion{said.client_data, said.authenticator_data, said.signature};
    // A key that nobody has is reckoned with as one that is wrong.
    const auto counter =
        check_assertion(assertion, stored ? stored->key : PublicKey{}, asked.host, least);
    if (!counter) return unexpected(refusal_of(counter.error()));
    const auto handle = base64::bytes_of(said.user_handle);
    if (!stored || !handle || (!handle->empty() && *handle != stored->handle))
        return unexpected(Refusal::wrong);
    return Checked{*stored, *counter};
}

// In a transaction of its own, since an answer that refuses keeps nothing. `half`: what the
// password began, if it did.
Expected<AccountId, Refusal> take(const web::Submission& submission, const Asked& asked,
                                  const Checked& key, std::string_view half) {
    auto& database = submission.house().database();
    return database.in_transaction(
        submission.at(), [&](db::Writer& db) -> Expected<AccountId, Refusal> {
            if (!spend_challenge(db, asked.challenge)) return unexpected(Refusal::old_question);
            if (!counts_up(db, key.stored, key.counter)) {
                log_key(db, holder_of(db, key.stored.account), "refuse", key.stored.id);
                return unexpected(Refusal::copied);
            }
            if (!half.empty() && !people::end_half_sign_in(db, half))
                return unexpected(Refusal::old_question);
            return key.stored.account;
        });
}

std::string tidy_name(std::string_view typed, std::size_t many) {
    auto name = text::squeeze(typed);
    if (name.empty()) name = "Passnyckel " + std::to_string(many + 1);
    while (text::code_points(name) > k_longest_name) {
        do name.pop_back();
        while (!text::is_valid_utf8(name));
    }
    return name;
}

}  // namespace

std::string purpose_of_new_key(AccountId account) { return "new key " + to_text(account); }
std::string purpose_of_step(std::string_view half) { return "step " + std::string(half); }

std::vector<Passkey> passkeys_of(db::Reader& db, AccountId account) {
    return db.all(
        [](const db::Row& row) -> Passkey {
            return {.id = row["id"],
                    .name = row["name"],
                    .credential = row["credential"],
                    .made_at = row["made_at"],
                    .used_at = row.optional("used_at")};
        },
        R"sql(
        SELECT id, name, credential, made_at, used_at FROM passkeys
         WHERE account = $1 ORDER BY made_at, id LIMIT 50
    )sql",
        account);
}

std::string handle_of(const web::Request& request, AccountId account) {
    const auto held =
        request.db().maybe([](const db::Row& row) -> std::string { return row["handle"]; },
                           "SELECT handle FROM passkeys WHERE account = $1 LIMIT 1", account);
    if (held) return *held;
    return crypto::sha256(web::session_form_token(request.house().form_key(),
                                                  "passkey handle " + to_text(account)))
        .substr(0, 32);
}

Expected<PasskeyId, Refusal> add_passkey(const web::Submission& submission,
                                         const Registered& said) {
    const AccountId account{submission.viewer().account};
    const auto asked =
        asked_in(submission, said.client_data, "webauthn.create", purpose_of_new_key(account));
    if (!asked) return unexpected(asked.error());
    const auto made = new_key_in(said.attestation, asked->host);
    if (!made) return unexpected(refusal_of(made.error()));
    const auto handle = handle_of(submission, account);
    auto& db = submission.db();
    if (!spend_challenge(db, asked->challenge)) return unexpected(Refusal::old_question);
    const auto many = passkeys_of(db, account).size();
    if (many >= k_most_keys) return unexpected(Refusal::too_many);
    const auto id = db.new_id<PasskeyTag>();
    const auto name = tidy_name(said.name, many);
    const auto added =
        db.run(R"sql(
        INSERT INTO passkeys (id, account, credential, public_key, algorithm, handle, name, counter,
                              made_at, used_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, NULL) ON CONFLICT DO NOTHING
    )sql",
               id, account, base64::text_of(made->credential), base64::text_of(made->key.bytes),
               made->key.algorithm, handle, name, made->counter, db.at());
    if (added == 0) return unexpected(Refusal::known);
    log_key(db, submission.viewer().person, "add", id);
    return id;
}

bool remove_passkey(db::Writer& db, AccountId account, PasskeyId key) {
    if (db.run("DELETE FROM passkeys WHERE id = $1 AND account = $2", key, account) == 0)
        return false;
    log_key(db, holder_of(db, account), "remove", key);
    if (passkeys_of(db, account).empty()) end_step(db, account);
    return true;
}

bool asks_step(db::Reader& db, AccountId account) {
    return db.any("SELECT 1 AS value FROM passkey_steps WHERE account = $1", account);
}

bool begin_step(db::Writer& db, AccountId account) {
    if (passkeys_of(db, account).empty()) return false;
    const auto made = db.run(R"sql(
        INSERT INTO passkey_steps (account, made_at) VALUES ($1, $2) ON CONFLICT DO NOTHING
    )sql",
                             account, db.at());
    return made == 1;
}

void end_step(db::Writer& db, AccountId account) {
    db.run("DELETE FROM passkey_steps WHERE account = $1", account);
    if (people::second_step_of(db, account) != people::SecondStep::on)
        people::end_recovery_codes(db, account);
}

Expected<AccountId, Refusal> account_of_key(const web::Submission& submission,
                                            const Answered& said) {
    const auto asked = asked_in(submission, said.client_data, "webauthn.get", k_purpose_of_sign_in);
    if (!asked) return unexpected(asked.error());
    const auto key = checked(submission, *asked, said, Holder::verified);
    if (!key) return unexpected(key.error());
    return take(submission, *asked, *key, {});
}

Expected<AccountId, Refusal> account_of_step(const web::Submission& submission,
                                             std::string_view half, const Answered& said) {
    const auto asked =
        asked_in(submission, said.client_data, "webauthn.get", purpose_of_step(half));
    if (!asked) return unexpected(asked.error());
    const web::Request& reading = submission;
    const auto account = people::half_signed_in(reading.db(), half, submission.at());
    if (!account) return unexpected(Refusal::old_question);
    const auto key = checked(submission, *asked, said, Holder::present);
    if (!key) return unexpected(key.error());
    if (key->stored.account != *account) return unexpected(Refusal::wrong);
    return take(submission, *asked, *key, half);
}

}  // namespace samskap::passkeys
