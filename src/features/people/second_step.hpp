// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/people/sign_in.hpp"
#include "kernel/ui/html.hpp"
#include "kernel/ui/layout.hpp"

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
enum class RecoveryCodes { keep, remove };
void end_second_step(db::Writer& db, AccountId account, RecoveryCodes codes);
// Eight new ones, seen this once; those before end.
std::vector<std::string> new_recovery_codes(db::Writer& db, AccountId account);
void end_recovery_codes(db::Writer& db, AccountId account);
ui::Page recovery_page(const web::Request& request, const std::vector<std::string>& codes);

// After a right password: what the next page sends back with the code.
std::string begin_half_sign_in(db::Writer& db, AccountId account);
std::optional<AccountId> half_signed_in(db::Reader& db, std::string_view half, Instant at);
// Once: false when another was quicker.
bool end_half_sign_in(db::Writer& db, std::string_view half);
// The account, when the code is right: one of this half minute, the one before or the one after,
// that was not used yet; or a recovery code, once. Wrong ones make whoever tries wait.
Expected<AccountId, SignInRefusal> finish_sign_in(db::Database& database, std::string_view half,
                                                  std::string_view code, Instant at);

// The password was right, and the second step waits.
struct HalfSignIn {
    std::string half;
    std::string back = {};
    bool is_shared = false;
};
// What later features add to signing in; `app` joins them.
struct OtherWays {
    // On the page to sign in: ways in that need no password.
    std::function<ui::Html(const web::Request&, std::string_view back)> in = {};
    // Below those, for whoever has no password: what this installation can offer.
    std::function<ui::Html(const web::Request&)> without_password = {};
    // A second step of theirs, asked for after the password beside the code of an app.
    std::function<bool(db::Reader&, AccountId)> asks_step = {};
    std::function<ui::Html(const web::Request&, AccountId, const HalfSignIn&)> step = {};
    // On the page where one sees where one is signed in.
    std::function<ui::Html(const web::Request&)> own = {};
};
void add_sign_in_routes(web::Router& router, const OtherWays& others);
// Lets somebody in whose password was right, or asks for the second step if they have one.
web::Answer after_password(const web::Submission& submission, AccountId account, HalfSignIn half,
                           const OtherWays& others);
void add_second_step_routes(web::Router& router, const OtherWays& others);

}  // namespace samskap::people
