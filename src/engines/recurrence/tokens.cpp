// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/recurrence/tokens.hpp"

#include <array>

namespace samskap::recurrence {
namespace {

enum class Class : std::uint8_t { letter, digit, blank, line, dash, sign };
struct Piece {
    Class kind = Class::sign;
    std::size_t length = 1;
};

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

Piece ascii_piece(unsigned char c) {
    const auto letter = static_cast<unsigned char>(c | 0x20U);
    if (letter >= 'a' && letter <= 'z') return {Class::letter, 1};
    if (c >= '0' && c <= '9') return {Class::digit, 1};
    if (c == '\n') return {Class::line, 1};
    if (c == ' ' || c == '\t' || c == '\r') return {Class::blank, 1};
    return {c == '-' ? Class::dash : Class::sign, 1};
}

// Three bytes: the dashes and the blanks of General Punctuation, the minus sign; letters beyond
// Greek and Cyrillic don't occur in dates, but they are letters to what stands beside them.
Piece three_byte_piece(std::string_view rest) {
    const auto three = rest.substr(0, 3);
    if (three >= "\xE2\x80\x90" && three <= "\xE2\x80\x95") return {Class::dash, 3};
    if (three == "\xE2\x88\x92") return {Class::dash, 3};
    if (three >= "\xE2\x80\x80" && three <= "\xE2\x80\x8A") return {Class::blank, 3};
    if (three == "\xE2\x80\xAF") return {Class::blank, 3};
    return {three >= "\xE2\x80\x80" && three < "\xE3" ? Class::sign : Class::letter, 3};
}

Piece wide_piece(std::string_view rest) {
    const auto lead = static_cast<unsigned char>(rest[0]);
    const auto has = [&](std::size_t count) {
        if (rest.size() < count) return false;
        for (std::size_t i = 1; i < count; ++i)
            if (!continues(rest[i])) return false;
        return true;
    };
    if (lead >= 0xC2 && lead <= 0xDF && has(2)) {
        if (lead == 0xC2) return {rest[1] == '\xA0' ? Class::blank : Class::sign, 2};
        const bool sum = lead == 0xC3 && (rest[1] == '\x97' || rest[1] == '\xB7');
        return {sum ? Class::sign : Class::letter, 2};
    }
    if (lead >= 0xE0 && lead <= 0xEF && has(3)) return three_byte_piece(rest);
    if (lead >= 0xF0 && lead <= 0xF4 && has(4)) return {Class::sign, 4};
    return {Class::sign, 1};
}

Piece piece_at(std::string_view text, std::size_t at) {
    const auto c = static_cast<unsigned char>(text[at]);
    return c < 0x80 ? ascii_piece(c) : wide_piece(text.substr(at));
}

constexpr std::size_t longest_word = 24;

// Lower case of ASCII and of Latin-1's letters, which is all that the words of dates have.
Meaning look_up(std::string_view word) {
    if (word.size() > longest_word) return {};
    std::array<char, longest_word> lower{};
    for (std::size_t i = 0; i < word.size(); ++i) {
        const auto c = static_cast<unsigned char>(word[i]);
        const bool ascii = c >= 'A' && c <= 'Z';
        const bool latin = i > 0 && word[i - 1] == '\xC3' && c >= 0x80 && c <= 0x9E;
        lower[i] = static_cast<char>(ascii || latin ? c + 0x20 : c);
    }
    return meaning_of({lower.data(), word.size()});
}

void read_word(Token& token, std::string_view word) {
    token.sort = Sort::word;
    const auto first = static_cast<unsigned char>(word[0]);
    token.capital = (first >= 'A' && first <= 'Z') ||
                    (first == 0xC3 && static_cast<unsigned char>(word[1]) <= 0x9E);
    const auto meaning = look_up(word);
    token.word = meaning.word;
    token.value = meaning.value;
    token.form = meaning.form;
}

void read_number(Token& token, std::string_view digits) {
    token.sort = Sort::number;
    token.digits = static_cast<std::uint8_t>(digits.size() < 255 ? digits.size() : 255);
    if (digits.size() > 8) return;
    token.number = 0;
    for (const char c : digits) token.number = token.number * 10 + (c - '0');
}

}  // namespace

Tokens::Tokens(std::string_view text) : m_text(text) {
    m_tokens.reserve(text.size() / 5 + 4);
    m_end.begin = m_end.end = text.size();
    Gap gap = Gap::none;
    int lines = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto piece = piece_at(text, at);
        if (piece.kind == Class::blank || piece.kind == Class::line) {
            lines += piece.kind == Class::line ? 1 : 0;
            gap = lines > 1 ? Gap::paragraph : Gap::blank;
            at += piece.length;
            continue;
        }
        Token token;
        token.begin = at;
        token.gap = gap;
        at += piece.length;
        if (piece.kind == Class::letter || piece.kind == Class::digit) {
            while (at < text.size()) {
                const auto next = piece_at(text, at);
                if (next.kind != piece.kind) break;
                at += next.length;
            }
        }
        token.end = at;
        const auto written = text.substr(token.begin, at - token.begin);
        if (piece.kind == Class::letter) read_word(token, written);
        if (piece.kind == Class::digit) read_number(token, written);
        if (piece.kind == Class::dash) token.sort = Sort::dash;
        if (piece.kind == Class::sign) {
            token.sort = Sort::sign;
            token.sign = written.size() == 1 ? written[0] : '\0';
        }
        m_tokens.push_back(token);
        gap = Gap::none;
        lines = 0;
    }
}

}  // namespace samskap::recurrence
