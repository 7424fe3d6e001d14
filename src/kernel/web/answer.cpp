// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/web/answer.hpp"

#include <algorithm>

#include "kernel/base/text.hpp"
#include "kernel/web/encoding.hpp"

namespace samskap::web {
namespace {

// For programs that know no UTF-8 names: other letters become '_'.
std::string plain_name(std::string_view name) {
    std::string plain;
    for (std::size_t at = 0; at < name.size();) {
        const char32_t c = text::decode(name, at);
        const bool safe = c >= 0x20 && c < 0x7F && c != '"' && c != '\\' && c != '/' && c != '%';
        plain += safe ? static_cast<char>(c) : '_';
    }
    return plain;
}

std::string_view life_words(CookieLife life) {
    switch (life) {
        case CookieLife::session: return "";
        case CookieLife::year: return "; Max-Age=31536000";
        case CookieLife::gone: return "; Max-Age=0";
    }
    return "";
}

}  // namespace

Answer see_other(const Url& to) {
    Answer answer{.status = 303, .content_type = {}, .body = {}, .keep = Keep::nothing};
    answer.headers.emplace_back("Location", to.text());
    return answer;
}

Answer plain_text(int status, std::string text) {
    return {.status = status,
            .content_type = "text/plain; charset=utf-8",
            .body = std::move(text),
            .keep = Keep::nothing};
}

Answer attachment(std::string bytes, std::string_view content_type, std::string_view file_name) {
    Answer answer{.status = 200,
                  .content_type = std::string(content_type),
                  .body = std::move(bytes),
                  .keep = Keep::revalidate};
    const auto name = text::clean(file_name);
    answer.headers.emplace_back("Content-Disposition",
                                "attachment; filename=\"" + plain_name(name) +
                                    "\"; filename*=UTF-8''" + percent_encode(name));
    return answer;
}

// The House adds `__Host-` and Secure, which it alone can know about.
void set_cookie(Answer& answer, std::string_view name, std::string_view value, CookieLife life) {
    std::string line(name);
    line += '=';
    line += percent_encode(value);
    line += "; Path=/; HttpOnly; SameSite=Lax";
    line += life_words(life);
    answer.headers.emplace_back("Set-Cookie", std::move(line));
}

std::string_view header_of(const Answer& answer, std::string_view name) {
    const auto found = std::find_if(answer.headers.begin(), answer.headers.end(), [&](auto& pair) {
        return same_ignoring_case(pair.first, name);
    });
    return found == answer.headers.end() ? std::string_view() : found->second;
}

}  // namespace samskap::web
