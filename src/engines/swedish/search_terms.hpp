// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "engines/swedish/lexicon.hpp"
#include "engines/swedish/words.hpp"

// What is stored so that a text can be found, and what is asked to find it. A term holds letters
// and digits only (lower case), or `~` followed by them: a forgiving term, diacritics taken off,
// which finds "hälsa" when somebody wrote "halsa" and is asked only when the exact ones find
// nothing.
namespace samskap::swedish {

// Stored terms, in the order of the text and as often as they occur: stems, compounds whole and by
// their parts, and forgiving terms where they differ from the exact one.
std::vector<std::string> terms_of(std::string_view text, const Lexicon& lexicon);

// One word of a query: a text matches when it has any of the alternatives.
struct QueryWord {
    std::string written;  // lower case
    std::vector<std::string> alternatives;
    std::vector<std::string> forgiving;
};
// A text matches when every word of the query matches. Words that are everywhere (och, att, som)
// are left out when others remain. At most `most_words` words; the rest is not asked.
struct Query {
    static constexpr std::size_t most_words = 12;
    std::vector<QueryWord> words;
};
Query query_of(std::string_view text, const Lexicon& lexicon);

enum class Precision { exact, forgiving };
// The words of `text` that answer the query, in order, whole words.
std::vector<Span> mark(std::string_view text, const Query& query, const Lexicon& lexicon,
                       Precision precision = Precision::exact);

}  // namespace samskap::swedish
