// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/web/wire.hpp"

#include <fmt/format.h>

#include <array>
#include <iterator>

namespace samskap::web {
namespace {

std::string_view reason(int status) {
    switch (status) {
        case 200: return "OK";
        case 303: return "See Other";
        case 304: return "Not Modified";
        case 400: return "Bad Request";
        case 403: return "Forbidden";
        case 404: return "Not Found";
        case 405: return "Method Not Allowed";
        case 408: return "Request Timeout";
        case 409: return "Conflict";
        case 413: return "Content Too Large";
        case 415: return "Unsupported Media Type";
        case 422: return "Unprocessable Content";
        case 429: return "Too Many Requests";
        case 431: return "Request Header Fields Too Large";
        case 500: return "Internal Server Error";
        case 503: return "Service Unavailable";
        case 507: return "Insufficient Storage";
        default: return "Status";
    }
}

bool has_body(int status) { return status != 204 && status != 304 && status >= 200; }

// A line break in a value would begin a header of somebody else's making.
bool is_one_line(std::string_view text) {
    return text.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
}

}  // namespace

std::string http_date(Instant at) {
    constexpr std::array weekdays{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const Day day{static_cast<std::int32_t>(at.seconds / 86400)};
    const auto rest = at.seconds % 86400;
    const auto date = date_of(day);
    return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT",
                       weekdays[static_cast<std::size_t>(weekday_of(day))], date.day,
                       months[static_cast<std::size_t>(date.month - 1)], date.year, rest / 3600,
                       rest / 60 % 60, rest % 60);
}

std::string head_on_wire(const Answer& answer, const Wire& wire) {
    std::string head;
    head.reserve(1024);
    fmt::format_to(std::back_inserter(head), "HTTP/1.1 {} {}\r\nDate: {}\r\n", answer.status,
                   reason(answer.status), http_date(wire.at));
    if (!answer.content_type.empty() && answer.status != 304)
        head.append("Content-Type: ").append(answer.content_type).append("\r\n");
    for (const auto& [name, value] : answer.headers)
        if (is_one_line(name) && is_one_line(value))
            head.append(name).append(": ").append(value).append("\r\n");
    if (has_body(answer.status) && header_of(answer, "Content-Length").empty())
        fmt::format_to(std::back_inserter(head), "Content-Length: {}\r\n", answer.body.size());
    if (!wire.keep_alive)
        head += "Connection: close\r\n";
    else if (wire.http_1_0)
        head += "Connection: keep-alive\r\n";
    return head += "\r\n";
}

}  // namespace samskap::web
