// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/reading/sentences.hpp"

#include <algorithm>
#include <array>

#include "engines/reading/characters.hpp"

namespace samskap::reading {
namespace {

// After these a full stop never ends the sentence.
constexpr auto inner = std::to_array<std::string_view>(
    {"bl.a", "t.ex",  "d.v.s", "dvs",  "s.k",        "f.d", "p.g.a", "pga",  "fr.o.m", "t.o.m",
     "kl",   "nr",    "ca",    "resp", "tel",        "jfr", "inkl",  "exkl", "max",    "min",
     "ev",   "ang",   "bil",   "dr",   "prof",       "alt", "mån",   "tis",  "ons",    "tors",
     "fre",  "lör",   "sön",   "sid",  "vol",        "tex", "bla",   "ordf", "sekr",   "adj",
     "vice", "sthlm", "gbg",   "st",   "från.o.med", "obs", "f.n",   "t.h",  "o.s.a",  "fig",
     "tab",  "kap",   "art",   "äv",   "mfl"});
// Before a number these are months cut short; "efter jul." ends a sentence.
constexpr auto months = std::to_array<std::string_view>(
    {"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "okt", "nov", "dec"});
// After these it does when a capital follows, which is so anyway where a sentence ends.
constexpr auto closing =
    std::to_array<std::string_view>({"osv", "etc", "m.m", "mm", "m.fl", "o.d", "o.dyl", "e.d", "kr",
                                     "tkr", "mkr", "milj", "h", "m", "e.m", "f.m"});

std::string_view word_before(std::string_view text, std::size_t dot) {
    auto from = dot;
    while (from > 0 && text[from - 1] != ' ' && text[from - 1] != '(' && text[from - 1] != '"')
        --from;
    return text.substr(from, dot - from);
}

template <class Words>
bool is_among(std::string_view word, const Words& words) {
    const auto low = lower_in_place(word);
    return std::any_of(words.begin(), words.end(), [&](std::string_view w) { return low == w; });
}

// "B. Ek": an initial, unless it ends "klass 5 B."
bool is_initial(std::string_view text, std::string_view word, std::size_t dot) {
    std::size_t at = 0;
    if (word.empty()) return false;
    const auto letter = text::decode(word, at);
    if (at != word.size() || !text::is_upper(letter)) return false;
    const auto start = dot - word.size();
    return start < 2 || !(is_ascii_digit(text[start - 2]));
}

// Quotes, brackets and the end of [text](link) belong to the sentence they close.
std::size_t behind_closers(std::string_view text, std::size_t at) {
    for (;;) {
        const auto rest = text.substr(at);
        if (rest.starts_with("](")) {
            const auto end = text.find(')', at);
            if (end == std::string_view::npos) return at + 1;
            at = end + 1;
        } else if (!rest.empty() &&
                   std::string_view("\")]'*_.!?").find(rest.front()) != std::string_view::npos) {
            ++at;
        } else if (rest.starts_with("”") || rest.starts_with("’") || rest.starts_with("…")) {
            at += 3;
        } else if (rest.starts_with("»")) {
            at += 2;
        } else {
            return at;
        }
    }
}

bool opens_sentence(std::string_view rest) {
    while (!rest.empty() &&
           std::string_view("\"([*_'").find(rest.front()) != std::string_view::npos)
        rest.remove_prefix(1);
    for (std::string_view quote : {"”", "“", "–", "—", "»", "«"})
        if (rest.starts_with(quote)) return true;
    return starts_upper(rest) || starts_digit(rest) || rest.starts_with('-') ||
           rest.starts_with("http") || rest.starts_with("§");
}

bool ends_here(std::string_view text, std::size_t dot, std::size_t after) {
    if (after >= text.size()) return true;
    if (text[after] != ' ') return false;
    const auto next = text.substr(after + 1);
    // Where the author begins with small letters, a small letter may begin a sentence.
    const bool small = starts_lower(text) && starts_lower(next) && after - dot == 1;
    const bool asked = text[dot] == '?' && starts_lower(next) && text[after - 1] == '?';
    if (!opens_sentence(next) && !small && !asked) return false;
    if (text[dot] != '.') return true;
    const auto word = word_before(text, dot);
    if (word.empty() || word.ends_with('.')) return !word.empty() || text[dot] != '.';
    if (is_among(word, closing)) return true;
    if (word == "v" || word == "V") return !starts_digit(text.substr(after + 1));
    if (is_among(word, months)) return !starts_digit(text.substr(after + 1));
    if (is_among(word, inner) || is_initial(text, word, dot)) return false;
    // "3. maj" has no capital; "punkt 3. Nästa" is an end.
    return true;
}

}  // namespace

std::vector<Range> sentences_of(std::string_view text) {
    std::vector<Range> result;
    std::size_t from = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool dots = text[at] == '\xE2' && text.substr(at).starts_with("…");
        if (text[at] != '.' && text[at] != '!' && text[at] != '?' && !dots) continue;
        const auto after = behind_closers(text, at + (dots ? 3 : 1));
        if (!ends_here(text, at, after)) {
            at = std::max(at, std::min(after, text.size()) - 1);
            continue;
        }
        result.push_back({from, std::min(after, text.size())});
        from = after;
        while (from < text.size() && text[from] == ' ') ++from;
        at = from - 1;
        if (from >= text.size()) break;
    }
    if (from < text.size()) result.push_back({from, text.size()});
    return result;
}

}  // namespace samskap::reading
