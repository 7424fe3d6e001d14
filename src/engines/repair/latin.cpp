// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/repair/latin.hpp"

namespace samskap::repair {
namespace {

unsigned byte_at(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]);
}

std::size_t length_from_first(unsigned first) {
    if (first < 0x80) return 1;
    if (first >= 0xc2 && first < 0xe0) return 2;
    if (first >= 0xe0 && first < 0xf0) return 3;
    if (first >= 0xf0 && first < 0xf5) return 4;
    return 0;
}

}  // namespace

Letter letter_at(std::string_view utf8, std::size_t at) {
    const unsigned first = byte_at(utf8, at);
    if (first < 0x80) return {first, at + 1};
    const auto length = length_from_first(first);
    if (length == 0 || at + length > utf8.size()) return {0xfffd, at + 1};
    char32_t code = first & (0x7fU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        const unsigned byte = byte_at(utf8, at + i);
        if ((byte & 0xc0U) != 0x80) return {0xfffd, at + 1};
        code = (code << 6U) | (byte & 0x3fU);
    }
    return {code, at + length};
}

std::string to_latin(std::string_view utf8) {
    std::string latin;
    latin.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        const auto letter = letter_at(utf8, at);
        latin += letter.code < 0x100 ? static_cast<char>(letter.code) : k_strange;
        at = letter.next;
    }
    return latin;
}

std::string to_utf8(std::string_view latin) {
    std::string utf8;
    utf8.reserve(latin.size() + 4);
    for (const char c : latin) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            utf8 += c;
        } else {
            utf8 += static_cast<char>(0xc0U | (byte >> 6U));
            utf8 += static_cast<char>(0x80U | (byte & 0x3fU));
        }
    }
    return utf8;
}

std::string lower_case(std::string_view latin) {
    std::string result(latin);
    for (char& c : result) c = lower(c);
    return result;
}

}  // namespace samskap::repair
