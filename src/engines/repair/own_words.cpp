// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/repair/own_words.hpp"

#include <algorithm>

#include "engines/repair/latin.hpp"
#include "engines/repair/tokens.hpp"

namespace samskap::repair {
namespace {

// A name in the register is worth having been read so often.
constexpr double k_name_count = 5;

bool is_of_letters(std::string_view word) {
    return !word.empty() && std::all_of(word.begin(), word.end(), is_letter);
}

}  // namespace

void OwnWords::add(const std::string& word, double count) {
    auto& known = m_words[lower_case(word)];
    // A capital may only be where a sentence begins; lower case says more.
    if (known.text.empty() || (is_upper(known.text[0]) && !is_upper(word[0]))) known.text = word;
    known.count += count;
}

void OwnWords::add_text(std::string_view text) {
    for (const auto& token : tokens_in(text))
        if (token.kind == TokenKind::word && is_of_letters(token.written)) add(token.written, 1);
}

void OwnWords::add_name(std::string_view name) {
    for (const auto& token : tokens_in(name))
        if (token.kind == TokenKind::word && is_of_letters(token.written))
            add(token.written, k_name_count);
}

void OwnWords::add_correction(std::string_view read, std::string_view written) {
    const auto made = to_latin(written);
    auto& all = m_corrections[to_latin(read)];
    const auto same =
        std::find_if(all.begin(), all.end(), [&](const Word& word) { return word.text == made; });
    if (same != all.end())
        same->count += 1;
    else
        all.push_back({made, 1});
}

}  // namespace samskap::repair
