// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// Text is UTF-8, cleaned when it enters. Places in text are bytes unless the name says otherwise.
namespace samskap::text {

// Valid UTF-8 in NFC, without control characters (line feed and tab stay), CRLF as LF.
// Broken bytes become U+FFFD.
std::string clean(std::string_view raw);
bool is_valid_utf8(std::string_view text);

// Without white space (also no-break space) at both ends.
std::string_view trim(std::string_view text);
// Runs of white space as one blank, trimmed.
std::string squeeze(std::string_view text);
std::vector<std::string_view> lines(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view between);

// Case folding of Latin letters with å, ä, ö, é and their kin kept apart: "Åsa" → "åsa".
std::string lower(std::string_view text);
std::string upper_first(std::string_view text);
std::string lower_first(std::string_view text);
// lower(), then diacritics taken off: "Åsa" → "asa". For forgiving comparison only.
std::string fold(std::string_view text);

// One code point at a time. decode() reads the one at `at` and moves `at` past it; broken bytes
// give U+FFFD and move by one.
char32_t decode(std::string_view text, std::size_t& at);
void append(std::string& to, char32_t code_point);
std::size_t code_points(std::string_view text);
bool is_letter(char32_t c);
bool is_upper(char32_t c);
bool is_digit(char32_t c);
bool is_space(char32_t c);

}  // namespace samskap::text
