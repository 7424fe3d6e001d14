// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/swedish/affixes.hpp"

#include <algorithm>
#include <cstring>
#include <optional>

#include "kernel/base/text.hpp"

namespace samskap::swedish {
namespace {

// Rules for what is written with digits, hyphens or colons tell nothing about words.
constexpr std::string_view k_unused = "rb178";
constexpr char k_forbidden = '%';
constexpr char k_only_in_compounds = 'Z';

std::uint64_t packed(std::string_view ending) {
    std::uint64_t value = 0;
    std::memcpy(&value, ending.data(), std::min<std::size_t>(ending.size(), sizeof value));
    return value;
}

std::vector<std::string_view> fields(std::string_view line) {
    std::vector<std::string_view> parts;
    for (const auto part : text::split(line, ' ')) {
        if (!part.empty()) parts.push_back(part);
    }
    return parts;
}

// "[^aeiou]ng" as sets of letters, the last letter first. "." allows everything.
auto condition_of(std::string_view written) {
    std::vector<std::pair<bool, std::u32string>> sets;
    if (written == ".") return sets;
    for (std::size_t at = 0; at < written.size();) {
        const char32_t c = text::decode(written, at);
        if (c != U'[') {
            sets.emplace_back(false, std::u32string(1, c));
            continue;
        }
        auto& [none, letters] = sets.emplace_back();
        while (at < written.size()) {
            const char32_t inner = text::decode(written, at);
            if (inner == U']') break;
            if (inner == U'^')
                none = true;
            else
                letters += inner;
        }
    }
    std::reverse(sets.begin(), sets.end());
    return sets;
}

char32_t last_of(std::string_view& word) {
    auto start = word.size() - 1;
    while (start > 0 && (static_cast<unsigned char>(word[start]) & 0xC0U) == 0x80U) --start;
    const auto whole = word;
    word = word.substr(0, start);
    return text::decode(whole, start);
}

bool ends_so(std::string_view base, const WayBack::Case& rule) {
    for (const auto& [none, letters] : rule.condition) {
        if (base.empty()) return false;
        if ((letters.find(last_of(base)) == std::u32string::npos) != none) return false;
    }
    return true;
}

}  // namespace

bool WayBack::fits(std::string_view base, Flags flags) const {
    return std::any_of(cases.begin(), cases.end(), [&](const Case& rule) {
        return (rule.flag & flags) != 0 && ends_so(base, rule);
    });
}

Affixes::Affixes(std::string_view aff) {
    for (const auto line : text::lines(aff)) {
        const auto parts = fields(line);
        // SFX flag strip add condition; the heads of the groups have four fields.
        if (parts.size() != 5 || parts[0] != "SFX" || parts[1].size() != 1) continue;
        const auto slash = parts[3].find('/');
        keep({.flag = parts[1].front(),
              .strip = parts[2] == "0" ? std::string() : std::string(parts[2]),
              .add = parts[3].substr(0, slash) == "0" ? std::string()
                                                      : std::string(parts[3].substr(0, slash)),
              .joins = slash != std::string_view::npos,
              .condition = std::string(parts[4])});
    }
}

Flags Affixes::bit_of(char flag) {
    // The same joints for the beginning and for the middle of a compound: one bit for both.
    constexpr std::string_view middle = "ghfi";
    constexpr std::string_view beginning = "zyvu";
    if (const auto at = middle.find(flag); at != std::string_view::npos) {
        const auto bit = bit_of(beginning[at]);
        m_bits[static_cast<unsigned char>(flag)] = bit;
        return bit;
    }
    auto& bit = m_bits[static_cast<unsigned char>(flag) & 127U];
    if (bit == 0 && m_next_bit < 29) bit = Flags{1} << m_next_bit++;
    return bit;
}

void Affixes::keep(const Rule& rule) {
    if (k_unused.find(rule.flag) != std::string_view::npos) return;
    if (rule.add.size() > longest_ending || rule.add.find_first_of("-:") != std::string::npos)
        return;
    // An imperative ("köp") is too short a hint of its base ("köpa"); its stem says the same.
    if (rule.add.empty() && !rule.joins) return;
    const auto bit = bit_of(rule.flag);
    if (bit == 0) return;
    auto& ways = rule.joins ? m_joints : m_inflections[packed(rule.add)];
    auto way = std::find_if(ways.begin(), ways.end(), [&](const WayBack& known) {
        return known.add == rule.add && known.strip == rule.strip;
    });
    if (way == ways.end()) way = ways.insert(ways.end(), {rule.add, rule.strip, {}});
    way->cases.push_back({bit, condition_of(rule.condition)});
}

Flags Affixes::flags_of(std::string_view written) const {
    Flags flags = k_is_word;
    for (const char flag : written) {
        if (flag == k_forbidden) return 0;
        if (flag == k_only_in_compounds)
            flags &= ~k_is_word;
        else if (flag == 'X' || flag == 'U')
            flags |= k_may_begin;
        else if (flag == 'Y')
            flags |= k_may_end;
        else if (static_cast<unsigned char>(flag) < 128)
            flags |= m_bits[static_cast<unsigned char>(flag)];
    }
    return flags;
}

const std::vector<WayBack>* Affixes::inflections(std::string_view ending) const {
    const auto found = m_inflections.find(packed(ending));
    return found == m_inflections.end() ? nullptr : &found->second;
}

}  // namespace samskap::swedish
