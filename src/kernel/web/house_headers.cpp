// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/web/etag.hpp"
#include "kernel/web/forgery.hpp"
#include "kernel/web/house.hpp"
#include "kernel/web/shared_computer.hpp"
#include "kernel/web/state.hpp"

// What every answer carries, whatever made it.
namespace samskap::web {
namespace {

std::string_view cache_control(Keep keep) {
    switch (keep) {
        case Keep::nothing: return "no-store";
        case Keep::revalidate: return "private, no-cache";
        case Keep::for_ever: return "public, max-age=31536000, immutable";
    }
    return "no-store";
}

}  // namespace

void House::finish(RequestState& state, Answer& answer) {
    answer.number = state.number;
    if (state.match.route != nullptr) answer.route = state.match.route->pattern;
    if (!state.new_anonymous.empty() && !state.masked_token.empty())
        set_cookie(answer, k_anonymous_cookie, state.new_anonymous, CookieLife::session);
    add_policy(answer);
    const bool is_static = answer.keep == Keep::for_ever;
    if (!is_static && !state.cookie(k_shared_cookie).empty()) answer.keep = Keep::nothing;
    answer.headers.emplace_back("Cache-Control", cache_control(answer.keep));
    add_etag(state, answer);
    if (state.raw.method != "HEAD") return;
    if (answer.status != 304)
        answer.headers.emplace_back("Content-Length", std::to_string(answer.body.size()));
    answer.body.clear();
}

void House::add_policy(Answer& answer) const {
    constexpr std::string_view content_policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    auto& headers = answer.headers;
    headers.emplace_back("Content-Security-Policy", content_policy);
    headers.emplace_back("X-Content-Type-Options", "nosniff");
    headers.emplace_back("Referrer-Policy", "same-origin");
    // Nothing here uses any of them, so nothing that slips in may either.
    constexpr std::string_view permissions =
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), "
        "fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), "
        "payment=(), usb=()";
    headers.emplace_back("Permissions-Policy", permissions);
    headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
    headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
    if (m_options.plain_http) return;
    headers.emplace_back("Strict-Transport-Security", "max-age=31536000");
    // A browser takes a cookie with this prefix only over TLS, from this very host.
    for (auto& [name, value] : headers)
        if (name == "Set-Cookie") value = "__Host-" + value + "; Secure";
}

void House::add_etag(RequestState& state, Answer& answer) const {
    const bool page = answer.status == 200 && state.raw.method != "POST";
    if (!page || answer.keep == Keep::nothing) return;
    auto etag = std::string(header_of(answer, "ETag"));
    if (etag.empty()) {
        const bool has_form = !state.masked_token.empty();
        etag = make_etag({.body = answer.body,
                          .masked_token = state.masked_token,
                          .bare_token = has_form ? state.bare_form_token() : std::string_view(),
                          .key = m_form_key});
        answer.headers.emplace_back("ETag", etag);
    }
    if (!etag_matches(header_of(state.raw, "If-None-Match"), etag)) return;
    answer.status = 304;
    answer.body.clear();
}

}  // namespace samskap::web
