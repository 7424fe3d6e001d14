// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>

#include "kernel/base/text.hpp"

// Small questions about characters that every part of the reading asks.
namespace samskap::reading {

// Lower case with the same number of bytes, so that places stay places. Latin-1 letters only.
inline std::string lower_in_place(std::string_view text) {
    std::string result(text);
    for (std::size_t i = 0; i < result.size(); ++i) {
        const auto c = static_cast<unsigned char>(result[i]);
        if (c >= 'A' && c <= 'Z') {
            result[i] = static_cast<char>(c + 32);
        } else if (c == 0xC3 && i + 1 < result.size()) {
            const auto next = static_cast<unsigned char>(result[i + 1]);
            if (next >= 0x80 && next <= 0x9E && next != 0x97)
                result[i + 1] = static_cast<char>(next + 32);
            ++i;
        }
    }
    return result;
}

inline char32_t first_of(std::string_view text) {
    if (text.empty()) return U'\0';
    if (const auto byte = static_cast<unsigned char>(text[0]); byte < 0x80) return byte;
    std::size_t at = 0;
    return text::decode(text, at);
}
inline bool starts_upper(std::string_view text) { return text::is_upper(first_of(text)); }
inline bool starts_lower(std::string_view text) {
    const auto c = first_of(text);
    return text::is_letter(c) && !text::is_upper(c);
}
inline bool starts_digit(std::string_view text) {
    return !text.empty() && text.front() >= '0' && text.front() <= '9';
}
inline bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
// The length in bytes of the letter or digit at `at`; 0 when another sign stands there.
inline std::size_t word_length(std::string_view text, std::size_t at) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c < 0x80)
        return is_ascii_digit(text[at]) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? 1 : 0;
    const auto start = at;
    const auto letter = text::decode(text, at);
    return letter != 0xFFFD && (text::is_letter(letter) || text::is_digit(letter)) ? at - start : 0;
}
inline bool ends_with_any(std::string_view text, std::string_view characters) {
    if (text.empty()) return false;
    for (const char c : characters)
        if (c == text.back()) return true;
    return false;
}
// Ends a sentence: . ! ? … also before closing quotes and brackets.
inline bool ends_sentence(std::string_view text) {
    for (;;) {
        if (text.ends_with("”") || text.ends_with("’") || text.ends_with("»")) {
            text.remove_suffix(text.ends_with("»") ? 2 : 3);
        } else if (ends_with_any(text, "\"')]*_ ")) {
            text.remove_suffix(1);
        } else {
            break;
        }
    }
    return ends_with_any(text, ".!?") || text.ends_with("…");
}

}  // namespace samskap::reading
