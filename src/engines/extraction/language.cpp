// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include "engines/extraction/extraction.hpp"
#include "engines/swedish/lexicon.hpp"
#include "engines/swedish/words.hpp"
#include "kernel/base/text.hpp"

namespace samskap::extraction {
namespace {

bool is_wordlike(std::string_view word) {
    std::size_t letters = 0;
    for (std::size_t at = 0; at < word.size();) {
        if (!text::is_letter(text::decode(word, at))) return false;
        ++letters;
    }
    return letters >= 2;
}

bool is_known(const swedish::Lexicon& lexicon, std::string_view word) {
    const auto lower = text::lower(word);
    return !lexicon.bases(lower).empty() || !lexicon.compound(lower).parts.empty();
}

// A name is in no dictionary and says nothing of whether the text is clean, unless it begins a
// sentence like any other word.
bool is_name(std::string_view word) {
    std::size_t at = 0;
    return text::is_upper(text::decode(word, at));
}

double known_share(const swedish::Lexicon& lexicon, std::string_view words) {
    double known = 0;
    double asked = 0;
    for (const auto& span : swedish::words_in(words)) {
        const auto word = words.substr(span.start, span.end - span.start);
        const bool sound = is_wordlike(word);
        if (!sound && text::code_points(word) == 1) continue;
        const bool all_digits = word.find_first_not_of("0123456789") == word.npos;
        if (all_digits) continue;
        if (sound && is_known(lexicon, word)) {
            known += 1;
            asked += 1;
        } else if (!sound || !is_name(word)) {
            asked += 1;
        }
    }
    // A handful of words proves little against a text.
    constexpr double trust = 3;
    return text::trim(words).empty() ? 0 : (known + trust) / (asked + trust);
}

}  // namespace

LanguageScore dictionary_score() {
    const auto lexicon = std::make_shared<const swedish::Lexicon>(swedish::installed_lexicon());
    return [lexicon](std::string_view words) { return known_share(*lexicon, words); };
}

}  // namespace samskap::extraction
