// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "features/issuers/token.hpp"
#include "kernel/base/errors.hpp"
#include "kernel/base/time.hpp"

// What a token must say to be for us, now (OpenID Connect Core §3.1.3.7, Back-Channel Logout §2.6).
namespace samskap::issuers {

// Clocks differ by a little.
inline constexpr std::int64_t k_skew_seconds = 120;

enum class TokenRefusal {
    malformed,
    algorithm,    // not one of those that were agreed on
    unknown_key,  // no key of the issuer has that name
    signature,
    issuer,
    audience,
    time,  // too old, or from a time to come
    nonce,
};

struct Wanted {
    std::string issuer;
    std::string client;
    Instant at;
};
std::optional<TokenRefusal> why_not_for_us(const boost::json::object& claims, const Wanted& wanted);
// An ID token answers this very question.
std::optional<TokenRefusal> why_no_id_token(const boost::json::object& claims, const Wanted& wanted,
                                            std::string_view nonce);
// Ends sign-ins of a subject, of a visit, or both.
std::optional<TokenRefusal> why_no_logout_token(const boost::json::object& claims,
                                                const Wanted& wanted);

}  // namespace samskap::issuers
