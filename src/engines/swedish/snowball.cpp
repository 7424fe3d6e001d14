// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/swedish/snowball.hpp"

#include <algorithm>
#include <array>

#include "kernel/base/text.hpp"

namespace samskap::swedish {
namespace {

using namespace std::string_view_literals;

bool is_vowel(char32_t c) {
    switch (c) {
        case U'a':
        case U'e':
        case U'i':
        case U'o':
        case U'u':
        case U'y':
        case U'å':
        case U'ä':
        case U'ö': return true;
        default: return false;
    }
}

// Where the region begins in which endings may be taken off: after the first consonant that follows
// a vowel, but never before the fourth letter. Words of fewer than three letters have none.
std::size_t region_of(std::string_view word) {
    std::size_t at = 0;
    std::size_t third = word.size();
    bool vowel = false;
    std::size_t start = word.size();
    for (std::size_t letters = 0; at < word.size();) {
        const char32_t c = text::decode(word, at);
        if (++letters == 3) third = at;
        if (start == word.size() && vowel && !is_vowel(c)) start = at;
        vowel = vowel || is_vowel(c);
    }
    return std::max(start, third);
}

constexpr std::array k_endings = {
    "heterna"sv, "hetens"sv, "anden"sv, "andes"sv, "andet"sv, "arens"sv, "arnas"sv, "ernas"sv,
    "heten"sv,   "heter"sv,  "ornas"sv, "ades"sv,  "ande"sv,  "aren"sv,  "arna"sv,  "arne"sv,
    "aste"sv,    "erna"sv,   "erns"sv,  "orna"sv,  "ade"sv,   "are"sv,   "ast"sv,   "ens"sv,
    "ern"sv,     "het"sv,    "ad"sv,    "ar"sv,    "as"sv,    "at"sv,    "en"sv,    "er"sv,
    "es"sv,      "or"sv,     "a"sv,     "e"sv};

std::string_view without_ending(std::string_view word, std::size_t region) {
    const auto tail = word.substr(region);
    for (const auto ending : k_endings) {
        if (tail.ends_with(ending)) return word.substr(0, word.size() - ending.size());
    }
    if (!tail.ends_with('s') || word.size() < 2) return word;
    const bool valid = "bcdfghjklmnoprtvy"sv.find(word[word.size() - 2]) != std::string_view::npos;
    return valid ? word.substr(0, word.size() - 1) : word;
}

std::string_view without_double(std::string_view word, std::size_t region) {
    if (word.size() < region) return word;
    const auto tail = word.substr(region);
    for (const auto pair : {"dd"sv, "gd"sv, "nn"sv, "dt"sv, "gt"sv, "kt"sv, "tt"sv}) {
        if (tail.ends_with(pair)) return word.substr(0, word.size() - 1);
    }
    return word;
}

std::string_view without_derivation(std::string_view word, std::size_t region) {
    if (word.size() < region) return word;
    const auto tail = word.substr(region);
    if (tail.ends_with("fullt"sv) || tail.ends_with("löst"sv))
        return word.substr(0, word.size() - 1);
    if (tail.ends_with("lig"sv) || tail.ends_with("els"sv)) return word.substr(0, word.size() - 3);
    if (tail.ends_with("ig"sv)) return word.substr(0, word.size() - 2);
    return word;
}

}  // namespace

std::string_view snowball_stem(std::string_view word) {
    const auto region = region_of(word);
    if (region >= word.size()) return word;
    return without_derivation(without_double(without_ending(word, region), region), region);
}

}  // namespace samskap::swedish
