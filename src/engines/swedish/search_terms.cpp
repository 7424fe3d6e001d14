// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/swedish/search_terms.hpp"

#include <algorithm>

#include "engines/swedish/snowball.hpp"
#include "engines/swedish/word_lists.hpp"
#include "kernel/base/text.hpp"

namespace samskap::swedish {
namespace {

// More is an address, a key, an encoded file: nothing anybody searches for.
constexpr std::size_t k_longest_word = 80;

bool is_ascii(std::string_view word) {
    return std::none_of(word.begin(), word.end(),
                        [](char c) { return static_cast<unsigned char>(c) >= 128; });
}

void add_once(std::vector<std::string>& to, std::string text) {
    if (std::find(to.begin(), to.end(), text) == to.end()) to.push_back(std::move(text));
}

// A word as it is looked up: lower case, without an ending after a colon ("EU:s" → eu).
void lower_word(std::string_view written, std::string& word) {
    word.clear();
    for (std::size_t at = 0; at < written.size();) {
        const char c = written[at];
        if (static_cast<unsigned char>(c) >= 128) {
            word = text::lower(written);
            break;
        }
        word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        ++at;
    }
    if (const auto cut = word.find(':'); cut != std::string::npos) word.resize(cut);
    if (!is_ascii(word)) {
        for (auto cut = word.find("’"); cut != std::string::npos; cut = word.find("’"))
            word.erase(cut, 3);
    }
    std::erase(word, '\'');
}

bool is_left_as_it_is(std::string_view word) {
    return word.size() < 3 || text::is_digit(static_cast<unsigned char>(word.front())) ||
           is_function_word(word);
}

// Calls `take` with each stem, whole or part.
template <class Take>
void each_stem(const std::string& word, const Lexicon& lexicon, Take take) {
    if (is_left_as_it_is(word)) {
        take(word);
        return;
    }
    const auto stems = stems_of(word, lexicon);
    for (const auto& stem : stems.whole) take(stem);
    for (const auto& stem : stems.parts) {
        if (std::find(stems.whole.begin(), stems.whole.end(), stem) == stems.whole.end())
            take(stem);
    }
}

template <class Take>
void each_term(const std::string& word, const Lexicon& lexicon, Take take) {
    each_stem(word, lexicon, [&](const std::string& stem) {
        take(stem);
        if (is_ascii(stem)) return;
        if (auto folded = text::fold(stem); folded != stem) take("~" + folded);
    });
}

void add_forgiving(QueryWord& word, std::string_view stem) {
    const auto folded = text::fold(stem);
    add_once(word.forgiving, "~" + folded);
    add_once(word.forgiving, folded);
}

QueryWord query_word(std::string written, const Lexicon& lexicon) {
    QueryWord word{.written = std::move(written), .alternatives = {}, .forgiving = {}};
    if (is_left_as_it_is(word.written)) {
        word.alternatives.push_back(word.written);
    } else {
        word.alternatives = stems_of(word.written, lexicon).whole;
        // A word with a slip in it is unknown, or known as another: its plain stem may still hit.
        add_forgiving(word, plain_stem(word.written));
        add_forgiving(word, snowball_stem(word.written));
        for (const std::string_view ending : {"et", "an"}) {
            if (!word.written.ends_with(ending) || word.written.size() < 5) continue;
            add_forgiving(word, snowball_stem(word.written.substr(0, word.written.size() - 2)));
        }
    }
    for (const auto& stem : word.alternatives) add_forgiving(word, stem);
    return word;
}

}  // namespace

std::vector<std::string> terms_of(std::string_view text, const Lexicon& lexicon) {
    std::vector<std::string> terms;
    std::string word;
    for (const auto& span : words_in(text)) {
        if (span.end - span.start > k_longest_word) continue;
        lower_word(text.substr(span.start, span.end - span.start), word);
        each_term(word, lexicon, [&](std::string term) { terms.push_back(std::move(term)); });
    }
    return terms;
}

Query query_of(std::string_view text, const Lexicon& lexicon) {
    Query query;
    std::string word;
    for (const auto& span : words_in(text)) {
        if (span.end - span.start > k_longest_word) continue;
        if (query.words.size() == Query::most_words) break;
        lower_word(text.substr(span.start, span.end - span.start), word);
        const bool asked =
            std::any_of(query.words.begin(), query.words.end(),
                        [&](const QueryWord& known) { return known.written == word; });
        if (!asked) query.words.push_back(query_word(word, lexicon));
    }
    const auto says_nothing = [](const QueryWord& w) { return is_function_word(w.written); };
    if (!std::all_of(query.words.begin(), query.words.end(), says_nothing)) {
        std::erase_if(query.words, says_nothing);
    }
    return query;
}

std::vector<Span> mark(std::string_view text, const Query& query, const Lexicon& lexicon,
                       Precision precision) {
    std::vector<Span> marks;
    std::string word;
    const auto answers = [&](const std::string& term) {
        return std::any_of(query.words.begin(), query.words.end(), [&](const QueryWord& asked) {
            const auto& wanted =
                precision == Precision::exact ? asked.alternatives : asked.forgiving;
            return std::find(wanted.begin(), wanted.end(), term) != wanted.end();
        });
    };
    for (const auto& span : words_in(text)) {
        if (span.end - span.start > k_longest_word) continue;
        lower_word(text.substr(span.start, span.end - span.start), word);
        bool hit = false;
        each_term(word, lexicon, [&](const std::string& term) { hit = hit || answers(term); });
        if (hit) marks.push_back(span);
    }
    return marks;
}

}  // namespace samskap::swedish
