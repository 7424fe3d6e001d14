// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kernel/web/url.hpp"

namespace samskap::web {

// May it be kept by the browser, by anybody on the way, and how long?
enum class Keep {
    nothing,     // no-store: pages with anything personal
    revalidate,  // private, no-cache with an ETag: pages
    for_ever,    // immutable, fingerprinted: the stylesheet
};

struct Answer {
    int status = 200;
    std::string content_type = "text/html; charset=utf-8";
    std::string body;
    Keep keep = Keep::revalidate;
    std::vector<std::pair<std::string, std::string>> headers{};  // Set-Cookie, Location, …

    // For the log and the figures; set by the House.
    std::string_view route{};  // the pattern that answered; empty: none did
    std::uint64_t number = 0;  // of the request, in this process
};

// The first header with that name; empty when there is none.
std::string_view header_of(const Answer& answer, std::string_view name);

// 303 after every POST that went well.
Answer see_other(const Url& to);
Answer plain_text(int status, std::string text);
// A file to save, never shown in the page: Content-Disposition: attachment, name in RFC 6266 form.
Answer attachment(std::string bytes, std::string_view content_type, std::string_view file_name);
// Adds a cookie: HttpOnly, SameSite=Lax, Path=/, `__Host-` and Secure unless on plain loopback.
enum class CookieLife { session, year, gone };
void set_cookie(Answer& answer, std::string_view name, std::string_view value, CookieLife life);

}  // namespace samskap::web
