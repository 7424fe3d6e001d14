// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

// Words inside this engine have one byte a letter, as in Latin-1: an automaton of bytes is small,
// and a letter with a ring is one step. What has no place there becomes k_strange, which is part
// of no word.
namespace samskap::repair {

constexpr char k_strange = '\x1a';

constexpr bool is_letter(char c) {
    const auto b = static_cast<unsigned char>(c);
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') ||
           (b >= 0xc0 && b != 0xd7 && b != 0xf7);
}
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_upper(char c) {
    const auto b = static_cast<unsigned char>(c);
    return (b >= 'A' && b <= 'Z') || (b >= 0xc0 && b <= 0xde && b != 0xd7);
}
constexpr char lower(char c) {
    return is_upper(c) ? static_cast<char>(static_cast<unsigned char>(c) + 32) : c;
}
constexpr char upper(char c) {
    const auto b = static_cast<unsigned char>(c);
    const bool small = is_letter(c) && !is_upper(c) && b != 0xdf && b != 0xff;
    return small ? static_cast<char>(b - 32) : c;
}

std::string to_latin(std::string_view utf8);
std::string to_utf8(std::string_view latin);
std::string lower_case(std::string_view latin);

// One character of UTF-8 from `at`, and where the next begins. A byte that is no UTF-8 is
// a character by itself, 0xfffd.
struct Letter {
    char32_t code = 0;
    std::size_t next = 0;
};
Letter letter_at(std::string_view utf8, std::size_t at);

}  // namespace samskap::repair
