// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <utility>

#include "engines/comparison/comparison.hpp"
#include "kernel/base/text.hpp"

namespace samskap::comparison {
namespace {

using Replacement = std::pair<std::string_view, std::string_view>;

// Quote marks and soft hyphens mean nothing; dashes and ligatures have one form.
constexpr std::array<Replacement, 26> k_typography{{
    {"\u201c", ""},   {"\u201d", ""},  {"\u201e", ""},  {"\u201f", ""},  {"\u00ab", ""},
    {"\u00bb", ""},   {"\u2018", ""},  {"\u2019", ""},  {"\u201a", ""},  {"\u00b4", ""},
    {"\u2032", ""},   {"\u2033", ""},  {"\u00ad", ""},  {"\u200b", ""},  {"\ufeff", ""},
    {"\"", ""},       {"'", ""},       {"`", ""},       {"\u2010", "-"}, {"\u2011", "-"},
    {"\u2012", "-"},  {"\u2013", "-"}, {"\u2014", "-"}, {"\u2212", "-"}, {"\ufb01", "fi"},
    {"\ufb02", "fl"},
}};

std::string key_of(std::string_view written) {
    std::string key;
    while (!written.empty()) {
        const auto found =
            std::find_if(k_typography.begin(), k_typography.end(),
                         [&](const auto& one) { return written.starts_with(one.first); });
        if (found == k_typography.end()) {
            key += written.front();
            written.remove_prefix(1);
        } else {
            key += found->second;
            written.remove_prefix(found->first.size());
        }
    }
    return key;
}

bool is_letter_or_digit(unsigned char c) {
    return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Bullets and ruling, also those beyond ASCII.
bool is_ornament(std::string_view key) {
    constexpr std::array<std::string_view, 8> ornaments{"\u2022", "\u00b7", "\u25cf", "\u25aa",
                                                        "\u25e6", "\u25a0", "\u2023", "\uf0b7"};
    if (std::find(ornaments.begin(), ornaments.end(), key) != ornaments.end()) return true;
    return std::none_of(key.begin(), key.end(),
                        [](char c) { return is_letter_or_digit(static_cast<unsigned char>(c)); });
}

bool begins_small(std::string_view word) {
    return !word.empty() && text::lower_first(word) == word &&
           is_letter_or_digit(static_cast<unsigned char>(word.front())) &&
           !(word.front() >= '0' && word.front() <= '9');
}

// "frivillig-" at a line's end, and "organisationer" on the next.
bool is_parted(const Word& word, int line, std::string_view next) {
    return line == word.line + 1 && word.key.size() > 2 && word.key.ends_with('-') &&
           begins_small(next);
}

void join(Word& word, std::string_view rest) {
    word.written += rest;
    word.key.pop_back();
    word.key += key_of(rest);
}

}  // namespace

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    int number = 0;
    for (const auto line : text::lines(text)) {
        ++number;
        bool is_first = true;
        const auto squeezed = text::squeeze(line);
        for (const auto one : text::split(squeezed, ' ')) {
            if (is_first && !words.empty() && is_parted(words.back(), number, one)) {
                join(words.back(), one);
                is_first = false;
                continue;
            }
            auto key = key_of(one);
            if (key.empty() || is_ornament(key)) continue;
            is_first = false;
            words.push_back({std::string(one), std::move(key), number});
        }
    }
    return words;
}

}  // namespace samskap::comparison
