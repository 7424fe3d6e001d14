// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/people/sign_in.hpp"

#include "features/people/pauses.hpp"
#include "kernel/base/crypto.hpp"
#include "kernel/base/text.hpp"
#include "kernel/db/log.hpp"

namespace samskap::people {
namespace {

// One person mistypes a few times; behind one address may sit a whole library.
constexpr std::int64_t k_free_for_name = 5;
constexpr std::int64_t k_free_for_peer = 40;

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
    const auto about_name = crypto::sha256(name + "\n" + std::string(peer));
    const auto about_peer = crypto::sha256(peer);
    std::optional<Stored> account;
    bool wait = false;
    {
        auto reading = database.read();
        const auto of_name = failures_of(*reading, about_name, at);
        const auto of_peer = failures_of(*reading, about_peer, at);
        wait = must_wait(of_name, k_free_for_name, at) || must_wait(of_peer, k_free_for_peer, at);
        account = reading->maybe(
            [](const db::Row& row) -> Stored {
                return {row["id"], row["password_hash"]};
            },
            "SELECT id, password_hash FROM accounts WHERE user_name = $1 AND closed_at IS NULL",
            name);
    }
    if (wait) return unexpected(SignInRefusal::wait);
    const bool has_password = account && !account->hash.empty();
    const bool right =
        crypto::password_matches(password, has_password ? account->hash : hash_of_nobody());
    if (has_password && right) return account->id;
    database.in_transaction(at, [&](db::Writer& db) {
        note_failures(db, {about_name, about_peer});
    });
    return unexpected(SignInRefusal::wrong);
}

}  // namespace samskap::people
