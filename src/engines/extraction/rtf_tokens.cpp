// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/extraction/rtf_tokens.hpp"

#include <algorithm>
#include <charconv>

namespace samskap::extraction {
namespace {

bool is_small_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

RtfToken RtfTokens::take(RtfToken::Kind kind, std::size_t count) {
    const RtfToken token{kind, m_rest.substr(0, count), {}};
    m_rest.remove_prefix(std::min(count, m_rest.size()));
    return token;
}

RtfToken RtfTokens::control_word() {
    std::size_t letters = 0;
    while (letters < m_rest.size() && is_small_letter(m_rest[letters])) ++letters;
    auto token = take(RtfToken::Kind::word, letters);
    std::size_t digits = m_rest.starts_with('-') ? 1 : 0;
    while (digits < m_rest.size() && is_digit(m_rest[digits])) ++digits;
    int value = 0;
    const auto [end, error] = std::from_chars(m_rest.data(), m_rest.data() + digits, value);
    if (error == std::errc{}) {
        token.number = value;
        m_rest.remove_prefix(static_cast<std::size_t>(end - m_rest.data()));
    }
    if (m_rest.starts_with(' ')) m_rest.remove_prefix(1);
    // What follows \bin is as many bytes of a picture, whatever they look like.
    if (token.text == "bin" && token.number && *token.number > 0)
        m_rest.remove_prefix(std::min(m_rest.size(), static_cast<std::size_t>(*token.number)));
    return token;
}

RtfToken RtfTokens::byte_by_number() {
    auto token = take(RtfToken::Kind::symbol, 1);
    unsigned byte = 0;
    const auto two = m_rest.substr(0, 2);
    const auto [end, error] = std::from_chars(two.data(), two.data() + two.size(), byte, 16);
    if (error == std::errc{} && end == two.data() + 2) {
        token.number = static_cast<int>(byte);
        m_rest.remove_prefix(2);
    }
    return token;
}

RtfToken RtfTokens::control() {
    m_rest.remove_prefix(1);
    if (m_rest.empty()) return take(RtfToken::Kind::symbol, 0);
    if (is_small_letter(m_rest.front())) return control_word();
    return m_rest.front() == '\'' ? byte_by_number() : take(RtfToken::Kind::symbol, 1);
}

std::optional<RtfToken> RtfTokens::next() {
    while (m_rest.starts_with('\n') || m_rest.starts_with('\r')) m_rest.remove_prefix(1);
    if (m_rest.empty()) return std::nullopt;
    switch (m_rest.front()) {
        case '{': return take(RtfToken::Kind::open, 1);
        case '}': return take(RtfToken::Kind::close, 1);
        case '\\': return control();
        default: break;
    }
    return take(RtfToken::Kind::letters, std::min(m_rest.find_first_of("{}\\\r\n"), m_rest.size()));
}

}  // namespace samskap::extraction
