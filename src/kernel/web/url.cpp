// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/web/url.hpp"

#include <algorithm>

#include "kernel/base/errors.hpp"
#include "kernel/web/encoding.hpp"

namespace samskap::web {
namespace {

constexpr std::size_t k_longest_own_path = 4000;

bool is_place(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-';
    });
}

// Browsers read '\' as '/' and leave out control characters, so either could make "//elsewhere"
// of what looks like a path.
bool is_own(std::string_view text) {
    if (text.empty() || text[0] != '/' || text.size() > k_longest_own_path) return false;
    if (text.size() > 1 && text[1] == '/') return false;
    return std::none_of(text.begin(), text.end(), [](char c) {
        return c == '\\' || static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
    });
}

}  // namespace

Url make_url(std::string_view pattern, const std::vector<std::string>& parts) {
    std::string text;
    auto part = parts.begin();
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != '{' || i + 1 >= pattern.size() || pattern[i + 1] != '}') {
            text += pattern[i];
            continue;
        }
        ensure(part != parts.end(), "an address has more holes than parts");
        text += percent_encode(*part++);
        ++i;
    }
    return Url(std::move(text));
}

Url Url::with(std::string_view name, std::string_view value) const {
    const auto hash = m_text.find('#');
    auto text = m_text.substr(0, hash);
    text += text.find('?') == std::string::npos ? '?' : '&';
    text += percent_encode(name) + '=' + percent_encode(value);
    if (hash != std::string::npos) text += m_text.substr(hash);
    return Url(std::move(text));
}

Url Url::at(std::string_view place) const {
    ensure(is_place(place), "a place in a page is letters, digits and '-'");
    return Url(m_text.substr(0, m_text.find('#')) + '#' + std::string(place));
}

Url Url::own_path(std::string_view text) {
    if (!is_own(text)) return Url("/");
    std::string safe;
    for (const char c : text) {
        const bool bare = c > ' ' && c < 0x7F && c != '"' && c != '<' && c != '>' && c != '\'';
        if (bare)
            safe += c;
        else
            safe += percent_encode({&c, 1});
    }
    return Url(std::move(safe));
}

}  // namespace samskap::web
