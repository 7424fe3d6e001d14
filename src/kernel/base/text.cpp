// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/base/text.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "kernel/base/errors.hpp"

namespace samskap::text {
namespace {

const icu::Normalizer2& nfc() {
    UErrorCode error = U_ZERO_ERROR;
    const auto* normalizer = icu::Normalizer2::getNFCInstance(error);
    ensure(U_SUCCESS(error), "ICU has no NFC data");
    return *normalizer;
}

std::string normalised(std::string utf8) {
    UErrorCode error = U_ZERO_ERROR;
    if (nfc().isNormalizedUTF8(utf8, error)) return utf8;
    const auto wide = icu::UnicodeString::fromUTF8(utf8);
    std::string result;
    nfc().normalize(wide, error).toUTF8String(result);
    return result;
}

// Swedish and its neighbours, the whole of what names here are made of; ICU for the rest.
char32_t without_mark(char32_t c) {
    if (c < 0xC0) return c;
    UErrorCode error = U_ZERO_ERROR;
    icu::UnicodeString parts;
    if (!icu::Normalizer2::getNFDInstance(error)->getDecomposition(static_cast<UChar32>(c), parts))
        return c == U'ø' ? U'o' : c;
    return static_cast<char32_t>(parts.char32At(0));
}

template <class Change>
std::string each(std::string_view text, Change change) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) append(result, change(decode(text, at)));
    return result;
}

char32_t lowered(char32_t c) { return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))); }
char32_t raised(char32_t c) { return static_cast<char32_t>(u_toupper(static_cast<UChar32>(c))); }

template <class Change>
std::string first_changed(std::string_view text, Change change) {
    if (text.empty()) return {};
    std::size_t at = 0;
    std::string result;
    append(result, change(decode(text, at)));
    return result.append(text.substr(at));
}

}  // namespace

char32_t decode(std::string_view text, std::size_t& at) {
    const auto first = static_cast<unsigned char>(text[at++]);
    if (first < 0x80) return first;
    const unsigned more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
    if (first < 0xC2 || first > 0xF4 || at + more > text.size()) return 0xFFFD;
    char32_t c = first & (0x3FU >> more);
    for (unsigned i = 0; i < more; ++i) {
        const auto next = static_cast<unsigned char>(text[at + i]);
        if ((next & 0xC0U) != 0x80) return 0xFFFD;
        c = c << 6U | (next & 0x3FU);
    }
    // Refuse longer forms than needed, halves of UTF-16 pairs, and what lies past Unicode.
    const char32_t least = more == 3 ? 0x10000 : more == 2 ? 0x800 : 0x80;
    if (c < least || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return 0xFFFD;
    at += more;
    return c;
}

void append(std::string& to, char32_t c) {
    if (c < 0x80) {
        to += static_cast<char>(c);
    } else if (c < 0x800) {
        to += static_cast<char>(0xC0U | (c >> 6U));
        to += static_cast<char>(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        to += static_cast<char>(0xE0U | (c >> 12U));
        to += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
        to += static_cast<char>(0x80U | (c & 0x3FU));
    } else {
        to += static_cast<char>(0xF0U | (c >> 18U));
        to += static_cast<char>(0x80U | ((c >> 12U) & 0x3FU));
        to += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
        to += static_cast<char>(0x80U | (c & 0x3FU));
    }
}

bool is_valid_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto before = at;
        if (decode(text, at) == 0xFFFD && at - before == 1) return false;
    }
    return true;
}

std::string clean(std::string_view raw) {
    std::string result;
    result.reserve(raw.size());
    for (std::size_t at = 0; at < raw.size();) {
        const auto from = at;
        while (at < raw.size() && raw[at] >= 0x20 && raw[at] < 0x7F) ++at;
        result.append(raw, from, at - from);
        if (at >= raw.size()) break;
        const char32_t c = decode(raw, at);
        if (c == U'\r') {
            if (at >= raw.size() || raw[at] != '\n') result += '\n';
        } else if (c == U'\n' || c == U'\t' || (c >= 0x20 && (c < 0x7F || c > 0x9F))) {
            append(result, c);
        }
    }
    return normalised(std::move(result));
}

bool is_letter(char32_t c) {
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return u_isalpha(static_cast<UChar32>(c)) != 0;
}
bool is_upper(char32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z';
    return u_isUUppercase(static_cast<UChar32>(c)) != 0;
}
bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_space(char32_t c) {
    return c == ' ' || (c >= 9 && c <= 13) || c == 0xA0 || c == 0xFEFF ||
           (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0x3000;
}

namespace {

// Where the last code point of [from, to) begins; the last byte when it belongs to none.
std::size_t last_begin(std::string_view text, std::size_t from, std::size_t to) {
    auto begin = to - 1;
    while (begin > from && to - begin < 4 &&
           (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U)
        --begin;
    auto next = begin;
    decode(text, next);
    return next == to ? begin : to - 1;
}

}  // namespace

std::string_view trim(std::string_view text) {
    std::size_t start = 0;
    while (start < text.size()) {
        auto next = start;
        if (!is_space(decode(text, next))) break;
        start = next;
    }
    std::size_t end = text.size();
    while (end > start) {
        const auto begin = last_begin(text, start, end);
        auto next = begin;
        if (!is_space(decode(text, next))) break;
        end = begin;
    }
    return text.substr(start, end - start);
}

std::string squeeze(std::string_view text) {
    std::string result;
    bool gap = false;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = decode(text, at);
        if (is_space(c)) {
            gap = !result.empty();
            continue;
        }
        if (gap) result += ' ';
        gap = false;
        append(result, c);
    }
    return result;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const auto end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

std::vector<std::string_view> lines(std::string_view text) { return split(text, '\n'); }

std::string join(const std::vector<std::string>& parts, std::string_view between) {
    std::string result;
    for (const auto& part : parts) {
        if (!result.empty()) result += between;
        result += part;
    }
    return result;
}

std::string lower(std::string_view text) { return each(text, lowered); }
std::string upper_first(std::string_view text) { return first_changed(text, raised); }
std::string lower_first(std::string_view text) { return first_changed(text, lowered); }
std::string fold(std::string_view text) {
    return each(text, [](char32_t c) { return without_mark(lowered(c)); });
}

std::size_t code_points(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    return count;
}

}  // namespace samskap::text
