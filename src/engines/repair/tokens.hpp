// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace samskap::repair {

enum class TokenKind : std::uint8_t {
    word,     // letters, and signs that a machine reads for letters: "för", "&r", "6ver", "|"
    number,   // 17, 10:30, 4.500
    bullet,   // a sign before an item of a list; never made by tokens_in
    section,  // a § before its number, read as something else; never made by tokens_in
    end,      // of a sentence or a paragraph; has no text
};

// One word of a text. A sign between letters that is no letter parts words: "AMF-ruset" is two.
struct Token {
    TokenKind kind = TokenKind::word;
    std::size_t start = 0;  // bytes
    std::size_t end = 0;
    std::string written = {};  // in one byte a letter
    bool is_first = false;     // of its sentence or line, so a capital says nothing
    bool is_whole = true;      // false: a hyphen ties it to a neighbour
    bool opens_line = false;   // only blanks stand before it on its line
};

// Addresses on the web, mail addresses, paths, code-like words are not tokens at all.
std::vector<Token> tokens_in(std::string_view text);

}  // namespace samskap::repair
