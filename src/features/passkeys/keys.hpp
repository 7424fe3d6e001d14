// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "features/passkeys/challenges.hpp"
#include "features/passkeys/webauthn.hpp"

namespace samskap::passkeys {

inline constexpr std::size_t k_most_keys = 20;

struct Passkey {
    PasskeyId id;
    std::string name;
    std::string credential;  // base 64
    Instant made_at;
    std::optional<Instant> used_at;
};
// Of one account, the oldest first.
std::vector<Passkey> passkeys_of(db::Reader& db, AccountId account);
// What keys call the account: it says nothing of who it is.
std::string handle_of(const web::Request& request, AccountId account);

using sign_in::may_change;
using sign_in::MayChange;

enum class Refusal {
    old_question,
    not_ours,
    not_verified,
    unknown_kind,
    wrong,
    known,
    copied,
    too_many,
};
struct Registered {
    std::string name;
    std::string client_data;
    std::string attestation;
};
// In the session of this submission, as may_change() allows it.
Expected<PasskeyId, Refusal> add_passkey(const web::Submission& submission, const Registered& said);
// False when this account has no such key. The last one takes the step after the password with it.
bool remove_passkey(db::Writer& db, AccountId account, PasskeyId key);

// Whether a key is asked for after the password.
bool asks_step(db::Reader& db, AccountId account);
// True when it had none.
bool begin_step(db::Writer& db, AccountId account);
void end_step(db::Writer& db, AccountId account);

struct Answered {
    std::string client_data;
    std::string credential;  // base 64
    std::string authenticator_data;
    std::string signature;
    std::string user_handle;  // base 64; may be empty
};
// The account that a key without a user name opens; its holder must have shown who they are. The
// same statements run for a key that nobody has and for a wrong signature.
Expected<AccountId, Refusal> account_of_key(const web::Submission& submission,
                                            const Answered& said);
// After the password: a key of that account. Ends the half sign-in.
Expected<AccountId, Refusal> account_of_step(const web::Submission& submission,
                                             std::string_view half, const Answered& said);

// What a question is for.
std::string purpose_of_new_key(AccountId account);
inline constexpr std::string_view k_purpose_of_sign_in = "sign in";
std::string purpose_of_step(std::string_view half);

}  // namespace samskap::passkeys
