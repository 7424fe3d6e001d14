// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>

#include "app/installation.hpp"
#include "kernel/base/text.hpp"
#include "tests/world/world.hpp"

// What protects a reader's browser stands on every answer of every route, to whoever asks.
namespace samskap::tests {
namespace {

std::vector<std::string_view> all_of(const web::Answer& answer, std::string_view name) {
    std::vector<std::string_view> values;
    for (const auto& [known, value] : answer.headers)
        if (known == name) values.emplace_back(value);
    return values;
}

void check_policy(const web::Answer& answer) {
    const auto one = [&](std::string_view name) -> std::string {
        const auto values = all_of(answer, name);
        CAPTURE(name);
        CHECK(values.size() == 1);
        return values.empty() ? std::string() : std::string(values.front());
    };
    const auto policy = one("Content-Security-Policy");
    for (const auto* part : {"default-src 'none'", "script-src 'self'", "style-src 'self'",
                             "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"})
        CHECK(policy.find(part) != std::string::npos);
    for (const auto* part : {"unsafe", "data:", "*", "http:", "https:"})
        CHECK(policy.find(part) == std::string::npos);
    CHECK(one("X-Content-Type-Options") == "nosniff");
    CHECK(one("Referrer-Policy") == "same-origin");
    CHECK(one("Cross-Origin-Opener-Policy") == "same-origin");
    const auto permissions = one("Permissions-Policy");
    for (const auto* power :
         {"camera=()", "geolocation=()", "microphone=()", "payment=()", "usb=()"})
        CHECK(permissions.find(power) != std::string::npos);
}

void check_cookies(const web::Answer& answer, bool plain) {
    for (const auto cookie : all_of(answer, "Set-Cookie")) {
        CAPTURE(std::string(cookie));
        CHECK(cookie.starts_with("__Host-") == !plain);
        CHECK((cookie.find("; Secure") != std::string_view::npos) == !plain);
        CHECK(cookie.find("; HttpOnly") != std::string_view::npos);
        CHECK(cookie.find("; SameSite=") != std::string_view::npos);
        CHECK(cookie.find("; Path=/") != std::string_view::npos);
        CHECK(cookie.find("Domain") == std::string_view::npos);
    }
}

std::string with_no_ids(std::string_view pattern) {
    std::string path;
    for (const auto part : text::split(pattern.substr(1), '/'))
        path += "/" + (part.starts_with('{') ? std::string("none") : std::string(part));
    return path;
}

web::Answer ask(web::House& house, const web::Route& route, const std::string& session) {
    web::RawRequest request{.method = route.method, .target = with_no_ids(route.pattern)};
    request.headers = {{"Host", "sundhamn.example"}};
    if (!session.empty())
        request.headers.emplace_back("Cookie", std::string(web::k_session_cookie) + "=" + session);
    return house.answer(request);
}

}  // namespace

TEST_CASE("every route's answer carries the headers that protect a browser") {
    World world;
    auto& house = world.house();
    std::vector<std::string> sessions{""};
    for (const auto* name : {"maja", "ulrika"})
        sessions.push_back(world.sign_in(name).cookie(std::string(web::k_session_cookie)));
    REQUIRE_FALSE(sessions.back().empty());
    std::size_t asked = 0;
    for (const auto& route : house.router().routes())
        for (const auto& session : sessions) {
            CAPTURE(route.method);
            CAPTURE(route.pattern);
            const auto answer = ask(house, route, session);
            check_policy(answer);
            check_cookies(answer, true);
            ++asked;
        }
    CHECK(asked == 3 * house.router().routes().size());
    for (const int status : {400, 404, 408, 413, 431, 503})
        check_policy(house.refusal({.method = "GET", .target = "/"}, status));
}

TEST_CASE("behind TLS every cookie is __Host- and Secure, and the browser is told to stay there") {
    const Place place(kind_of_this_run());
    const SetClock clock({1'793'880'000});
    web::Options options;
    options.plain_http = false;
    app::Installation installation(place.where(), clock, 1, options);
    std::size_t cookies = 0;
    for (const auto& route : installation.house().router().routes()) {
        const auto answer = ask(installation.house(), route, "");
        CAPTURE(route.pattern);
        check_cookies(answer, false);
        cookies += all_of(answer, "Set-Cookie").size();
        CHECK(all_of(answer, "Strict-Transport-Security").size() == 1);
    }
    CHECK(cookies > 3);
}

}  // namespace samskap::tests
