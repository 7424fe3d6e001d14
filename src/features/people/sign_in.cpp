// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/people/sign_in.hpp"

#include "kernel/base/crypto.hpp"
#include "kernel/base/text.hpp"
#include "kernel/db/log.hpp"

namespace samskap::people {
namespace {

constexpr std::int64_t k_window_seconds = 600;
constexpr std::int64_t k_failures_allowed = 10;

struct Stored {
    AccountId id;
    std::string hash;
};

// Checked when there is no such account, so that a wrong name costs as much as a wrong password.
const std::string& hash_of_nobody() {
    static const std::string hash =
        crypto::hash_password(crypto::random_token(16), crypto::Cost::interactive);
    return hash;
}

}  // namespace

Expected<AccountId, SignInRefusal> check_password(db::Database& database,
                                                  std::string_view user_name,
                                                  std::string_view password, std::string_view peer,
                                                  Instant at) {
    const auto name = text::lower(text::trim(user_name));
    const auto about = crypto::sha256(name + "\n" + std::string(peer));
    std::optional<Stored> account;
    std::int64_t failures = 0;
    {
        auto reading = database.read();
        failures = reading->count(
            "SELECT COUNT(*) AS value FROM sign_in_failures WHERE about = $1 AND at > $2", about,
            Instant{at.seconds - k_window_seconds});
        account = reading->maybe(
            [](const db::Row& row) -> Stored {
                return {row["id"], row["password_hash"]};
            },
            "SELECT id, password_hash FROM accounts WHERE user_name = $1 AND closed_at IS NULL",
            name);
    }
    if (failures >= k_failures_allowed) return unexpected(SignInRefusal::wait);
    const bool right =
        crypto::password_matches(password, account ? account->hash : hash_of_nobody());
    if (account && right) return account->id;
    database.in_transaction(at, [&](db::Writer& db) {
        db.run("INSERT INTO sign_in_failures (about, at) VALUES ($1, $2)", about, at);
        db.run("DELETE FROM sign_in_failures WHERE at < $1",
               Instant{at.seconds - k_window_seconds});
    });
    return unexpected(SignInRefusal::wrong);
}

}  // namespace samskap::people
