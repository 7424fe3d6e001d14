// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/extraction/decode.hpp"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "engines/extraction/flow.hpp"
#include "kernel/base/text.hpp"

namespace samskap::extraction {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view little_mark = "\xFF\xFE";
constexpr std::string_view big_mark = "\xFE\xFF";

bool is_high(char byte) { return (static_cast<unsigned char>(byte) & 0x80U) != 0; }
bool is_ascii_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}
// The bytes that never stand in text: control signs, except tab, line ends, form feed and escape.
bool is_rubbish(char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return (value < 0x20 && value != '\t' && value != '\n' && value != '\r' && value != '\f' &&
            value != 0x1B) ||
           value == 0x7F;
}

// One byte, one letter: the 256 letters of an encoding, from ICU's tables.
class ByteTable {
public:
    explicit ByteTable(const char* encoding) {
        UErrorCode error = U_ZERO_ERROR;
        const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
            ucnv_open(encoding, &error), &ucnv_close);
        ensure(U_SUCCESS(error), "ICU lacks an encoding");
        for (unsigned i = 0; i < m_letters.size(); ++i) {
            const char byte = static_cast<char>(i);
            const icu::UnicodeString letter(&byte, 1, converter.get(), error);
            m_letters.at(i) = static_cast<char32_t>(letter.char32At(0));
        }
    }
    [[nodiscard]] char32_t operator[](char byte) const {
        return m_letters.at(static_cast<unsigned char>(byte));
    }

private:
    std::array<char32_t, 256> m_letters{};
};

const std::array<ByteTable, 3>& old_encodings() {
    static const std::array<ByteTable, 3> tables = {ByteTable("windows-1252"), ByteTable("ibm-850"),
                                                    ByteTable("macintosh")};
    return tables;
}

bool is_western_letter(char32_t c) {
    static constexpr std::u32string_view letters = U"åäöÅÄÖéÉèàáüÜæøÆØñçëíóúêôöšžŠŽ";
    return letters.find(c) != std::u32string_view::npos;
}
bool is_swedish_letter(char32_t c) {
    static constexpr std::u32string_view letters = U"åäöÅÄÖéÉ";
    return letters.find(c) != std::u32string_view::npos;
}

// How well an encoding explains the high bytes: inside and at the edge of words stand letters.
struct Fit {
    int score = 0;
    int strange = 0;  // high bytes inside a word that would be no western letter
    int inside = 0;
};

Fit fit(std::string_view bytes, const ByteTable& table) {
    Fit result;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (!is_high(bytes[i])) continue;
        const bool left = i > 0 && (is_ascii_letter(bytes[i - 1]));
        const bool right = i + 1 < bytes.size() && is_ascii_letter(bytes[i + 1]);
        if (!left && !right) continue;
        const auto letter = table[bytes[i]];
        if (is_swedish_letter(letter)) result.score += left && right ? 3 : 2;
        if (!left || !right) continue;
        ++result.inside;
        if (is_western_letter(letter)) continue;
        ++result.strange;
        result.score -= 2;
    }
    return result;
}

// How many bytes of the text are proper UTF-8 pairs and more, and how many are not.
struct Utf8Count {
    std::size_t good = 0;
    std::size_t bad = 0;
};
Utf8Count count_utf8(std::string_view bytes) {
    Utf8Count result;
    for (std::size_t at = 0; at < bytes.size();) {
        const auto before = at;
        const auto c = text::decode(bytes, at);
        if (c == 0xFFFD && at - before == 1)
            ++result.bad;
        else if (c >= 0x80)
            ++result.good;
    }
    return result;
}

std::string by_table(std::string_view bytes, const ByteTable& table) {
    std::string result;
    for (const char byte : bytes) text::append(result, table[byte]);
    return result;
}

// Proper UTF-8 stays; every byte that is not goes through the table.
std::string by_table_where_broken(std::string_view bytes, const ByteTable& table) {
    std::string result;
    for (std::size_t at = 0; at < bytes.size();) {
        const auto before = at;
        const auto c = text::decode(bytes, at);
        const bool broken = c == 0xFFFD && at - before == 1;
        text::append(result, broken ? table[bytes[before]] : c);
    }
    return result;
}

// Windows-1252 wins a draw: it is first.
const ByteTable& best_table(std::string_view bytes) {
    const auto& tables = old_encodings();
    const ByteTable* best = tables.data();
    for (const auto& table : tables)
        if (fit(bytes, table).score > fit(bytes, *best).score) best = &table;
    return *best;
}

bool is_foreign(std::string_view bytes, const ByteTable& table) {
    const auto found = fit(bytes, table);
    std::size_t high = 0;
    std::size_t letters = 0;
    for (const char byte : bytes) {
        high += is_high(byte) ? 1 : 0;
        letters += is_ascii_letter(byte) ? 1 : 0;
    }
    // Swedish has about five letters in a hundred beyond a to z; a text of å and ä alone is none.
    return (found.inside >= 3 && found.strange * 2 > found.inside) ||
           (high >= 12 && high > letters);
}

Expected<std::string, Refusal> decode_old(std::string_view bytes) {
    const auto whole = count_utf8(bytes);
    const bool mostly_utf8 = whole.good > whole.bad;
    std::string broken_lines;
    for (const auto line : text::split(bytes, '\n'))
        if (!text::is_valid_utf8(line)) broken_lines.append(line).append("\n");
    const auto& table = best_table(broken_lines);
    if (!mostly_utf8 && is_foreign(broken_lines, table)) return unexpected(Refusal::wrong_encoding);
    std::string result;
    for (const auto line : text::split(bytes, '\n')) {
        if (text::is_valid_utf8(line))
            result.append(line);
        else
            result += mostly_utf8 ? by_table_where_broken(line, table) : by_table(line, table);
        result += '\n';
    }
    result.pop_back();
    return result;
}

// UTF-8 that somebody took for Windows-1252 and wrote as UTF-8 once more ("fÃ¶r" for "för"). Line
// by line, and only where every sign of the line can be taken back and the result is valid.
std::string undone_once(std::string_view line) {
    if (line.find("\xC3\x83") == std::string_view::npos) return std::string(line);
    const auto& table = old_encodings().front();
    std::string bytes;
    for (std::size_t at = 0; at < line.size();) {
        const auto c = text::decode(line, at);
        int found = c < 0x80 ? static_cast<int>(c) : -1;
        for (int i = 0x80; i < 0x100 && found < 0; ++i)
            if (table[static_cast<char>(i)] == c) found = i;
        if (found < 0) return std::string(line);
        bytes += static_cast<char>(found);
    }
    return text::is_valid_utf8(bytes) ? bytes : std::string(line);
}

std::string undone(std::string_view text) {
    std::string result;
    for (const auto line : text::split(text, '\n')) result.append(undone_once(line)).append("\n");
    result.pop_back();
    return result;
}

enum class Order { little, big };

std::string from_utf16(std::string_view bytes, Order order) {
    std::string result;
    const auto unit = [&](std::size_t at) {
        const auto first = static_cast<unsigned char>(bytes[at]);
        const auto second = static_cast<unsigned char>(bytes[at + 1]);
        return static_cast<char32_t>(order == Order::little ? first | second << 8U
                                                            : first << 8U | second);
    };
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        char32_t c = unit(at);
        const bool opens = c >= 0xD800 && c < 0xDC00 && at + 3 < bytes.size();
        if (opens && unit(at + 2) >= 0xDC00 && unit(at + 2) < 0xE000) {
            c = 0x10000 + ((c - 0xD800) << 10U) + (unit(at + 2) - 0xDC00);
            at += 2;
        } else if (c >= 0xD800 && c < 0xE000) {
            c = 0xFFFD;
        }
        text::append(result, c);
    }
    return result;
}

// UTF-16 without a mark: every other byte is zero, always the same one.
std::optional<Order> unmarked_utf16(std::string_view bytes) {
    std::array<std::size_t, 2> zeros{};
    const auto seen = std::min<std::size_t>(bytes.size(), 4096) & ~std::size_t{1};
    if (seen < 4) return std::nullopt;
    for (std::size_t i = 0; i < seen; ++i) zeros.at(i % 2) += bytes[i] == '\0' ? 1 : 0;
    if (zeros[1] * 10 > seen * 3 && zeros[0] * 20 < seen) return Order::little;
    if (zeros[0] * 10 > seen * 3 && zeros[1] * 20 < seen) return Order::big;
    return std::nullopt;
}

bool is_binary(std::string_view bytes) {
    std::size_t rubbish = 0;
    for (const char byte : bytes) rubbish += is_rubbish(byte) ? 1 : 0;
    return rubbish * 100 > bytes.size();
}

Expected<std::string, Refusal> checked(std::string_view decoded) {
    auto text = clean_lines(decoded);
    std::size_t unknown = 0;
    std::size_t letters = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto c = text::decode(text, at);
        unknown += c == 0xFFFD ? 1 : 0;
        letters += text::is_letter(c) || text::is_digit(c) ? 1 : 0;
    }
    if (unknown * 20 > letters) return unexpected(Refusal::binary);
    if (letters == 0) return unexpected(Refusal::empty);
    return text;
}

}  // namespace

Expected<std::string, Refusal> decode(std::string_view bytes) {
    if (bytes.empty()) return unexpected(Refusal::empty);
    if (bytes.starts_with(little_mark)) return checked(from_utf16(bytes.substr(2), Order::little));
    if (bytes.starts_with(big_mark)) return checked(from_utf16(bytes.substr(2), Order::big));
    if (const auto order = unmarked_utf16(bytes)) return checked(from_utf16(bytes, *order));
    if (bytes.starts_with(utf8_mark)) bytes.remove_prefix(utf8_mark.size());
    if (is_binary(bytes)) return unexpected(Refusal::binary);
    if (text::is_valid_utf8(bytes)) return checked(undone(bytes));
    return decode_old(bytes).and_then([](const std::string& text) { return checked(text); });
}

}  // namespace samskap::extraction
