// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/issuers/claims.hpp"

#include <algorithm>

#include "kernel/base/crypto.hpp"

namespace samskap::issuers {
namespace {

// An answer comes within minutes of being made.
constexpr std::int64_t k_oldest_seconds = 600;
constexpr std::string_view k_logout_event = "http://schemas.openid.net/event/backchannel-logout";

bool is_logout(const boost::json::object& claims) {
    const auto* events = claims.if_contains("events");
    if (events == nullptr || !events->is_object()) return false;
    const auto* event = events->get_object().if_contains(k_logout_event);
    return event != nullptr && event->is_object();
}

}  // namespace

std::optional<TokenRefusal> why_not_for_us(const boost::json::object& claims,
                                           const Wanted& wanted) {
    if (word_in(claims, "iss") != wanted.issuer) return TokenRefusal::issuer;
    const auto audience = words_in(claims, "aud");
    if (std::find(audience.begin(), audience.end(), wanted.client) == audience.end())
        return TokenRefusal::audience;
    // Of several, the one it was made for must be us.
    const auto party = word_in(claims, "azp");
    if ((audience.size() > 1 || claims.contains("azp")) && party != wanted.client)
        return TokenRefusal::audience;
    const auto made = number_in(claims, "iat");
    const auto until = number_in(claims, "exp");
    const auto from = number_in(claims, "nbf").value_or(0);
    const auto at = wanted.at.seconds;
    if (!made || *made > at + k_skew_seconds || from > at + k_skew_seconds)
        return TokenRefusal::time;
    if (*made < at - k_oldest_seconds - k_skew_seconds) return TokenRefusal::time;
    if (until && *until <= at - k_skew_seconds) return TokenRefusal::time;
    return std::nullopt;
}

std::optional<TokenRefusal> why_no_id_token(const boost::json::object& claims, const Wanted& wanted,
                                            std::string_view nonce) {
    if (const auto why = why_not_for_us(claims, wanted)) return why;
    if (!number_in(claims, "exp")) return TokenRefusal::time;
    if (nonce.empty() || !crypto::equal(word_in(claims, "nonce"), nonce))
        return TokenRefusal::nonce;
    const auto subject = word_in(claims, "sub");
    if (subject.empty() || subject.size() > 255) return TokenRefusal::malformed;
    // What ends sign-ins never begins one.
    return claims.contains("events") ? std::optional(TokenRefusal::malformed) : std::nullopt;
}

std::optional<TokenRefusal> why_no_logout_token(const boost::json::object& claims,
                                                const Wanted& wanted) {
    if (const auto why = why_not_for_us(claims, wanted)) return why;
    if (claims.contains("nonce") || !is_logout(claims)) return TokenRefusal::malformed;
    const bool names_somebody = !word_in(claims, "sub").empty() || !word_in(claims, "sid").empty();
    if (!names_somebody || word_in(claims, "jti").empty()) return TokenRefusal::malformed;
    return std::nullopt;
}

}  // namespace samskap::issuers
