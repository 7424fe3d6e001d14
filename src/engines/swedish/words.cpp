// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/swedish/words.hpp"

#include <algorithm>

#include "engines/swedish/snowball.hpp"
#include "kernel/base/text.hpp"

namespace samskap::swedish {
namespace {

bool is_word_letter(char32_t c) { return text::is_letter(c) || text::is_digit(c); }
bool joins_letters(char32_t c) { return c == U':' || c == U'\'' || c == U'’'; }

void add_once(std::vector<std::string>& to, std::string_view text) {
    if (std::find(to.begin(), to.end(), text) == to.end()) to.emplace_back(text);
}

void add_parts(Stems& stems, const Compound& compound, const Lexicon& lexicon) {
    for (const auto& part : compound.parts) {
        add_once(stems.parts, snowball_stem(part));
        for (const auto& inner : lexicon.known_compound(part).parts) {
            add_once(stems.parts, snowball_stem(inner));
        }
    }
}

}  // namespace

std::vector<Span> words_in(std::string_view text) {
    std::vector<Span> words;
    bool inside = false;
    bool after_letter = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto start = at;
        const char32_t c = text::decode(text, at);
        if (is_word_letter(c)) {
            if (!inside) words.push_back({start, at});
            words.back().end = at;
            inside = true;
            after_letter = text::is_letter(c);
            continue;
        }
        auto next = at;
        const bool stays = inside && after_letter && joins_letters(c) && at < text.size() &&
                           text::is_letter(text::decode(text, next));
        inside = stays;
    }
    return words;
}

std::string plain_stem(std::string_view word) {
    constexpr std::size_t least = 4;
    auto stem = snowball_stem(word);
    for (const std::string_view ending : {"an", "et"}) {
        if (!stem.ends_with(ending)) continue;
        if (text::code_points(stem) >= least + ending.size()) stem.remove_suffix(ending.size());
        break;
    }
    return std::string(stem);
}

Stems stems_of(std::string_view word, const Lexicon& lexicon) {
    Stems stems;
    for (const auto& base : lexicon.bases(word)) add_once(stems.whole, snowball_stem(base));
    if (!stems.whole.empty()) {
        add_parts(stems, lexicon.known_compound(word), lexicon);
    } else if (const auto compound = lexicon.compound(word); !compound.parts.empty()) {
        stems.whole.emplace_back(snowball_stem(compound.base));
        add_parts(stems, compound, lexicon);
    } else {
        stems.whole.push_back(plain_stem(word));
    }
    return stems;
}

}  // namespace samskap::swedish
