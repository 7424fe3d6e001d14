// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/people/sign_in.hpp"

// A second step after the password, if the person wants one: six digits that an app makes anew each
// half minute (RFC 6238, HMAC-SHA-1), or a recovery code.
namespace samskap::people {

// The six digits of a key for a half minute, and which half minute it is.
std::int64_t totp_step(Instant at);
std::string totp_digits(std::string_view key, std::int64_t step);
// A key as apps take it (RFC 4648, base 32), and back; empty when it is none.
std::string base32(std::string_view bytes);
std::string bytes_of_base32(std::string_view text);

enum class SecondStep { off, being_set_up, on };
// Letters in groups, as people read them out and type them.
std::string grouped(std::string_view letters, std::size_t size);

SecondStep second_step_of(db::Reader& db, AccountId account);

// A new key, that counts once a code of it was typed; until then nothing has changed.
void begin_second_step(db::Writer& db, AccountId account);
// The key that is being set up, in groups of four.
std::string key_to_type(db::Reader& db, AccountId account);
// Turns it on: the recovery codes, seen this once. Nothing when the code is wrong.
std::optional<std::vector<std::string>> confirm_second_step(db::Writer& db, AccountId account,
                                                            std::string_view code);
void end_second_step(db::Writer& db, AccountId account);

// After a right password: what the next page sends back with the code.
std::string begin_half_sign_in(db::Writer& db, AccountId account);
// The account, when the code is right: one of this half minute, the one before or the one after,
// that was not used yet; or a recovery code, once. Wrong ones make whoever tries wait.
Expected<AccountId, SignInRefusal> finish_sign_in(db::Database& database, std::string_view half,
                                                  std::string_view code, Instant at);

}  // namespace samskap::people
