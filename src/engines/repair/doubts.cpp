// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/repair/doubts.hpp"

#include <algorithm>
#include <optional>

#include "engines/repair/latin.hpp"

namespace samskap::repair {
namespace {

constexpr double k_sure_enough = 0.6;
constexpr std::size_t k_least_letters = 3;

// The letters of what was read, without the stops around them. Nothing where it is no word, or
// has more than one sign within: that is an address, a number, words tied by hyphens.
std::optional<Token> word_in(std::string_view text, const Doubt& doubt) {
    Token token;
    std::size_t signs = 0;
    std::size_t signs_before_end = 0;
    for (auto at = doubt.start; at < doubt.end;) {
        const auto letter = letter_at(text, at);
        const auto written = to_latin(text.substr(at, letter.next - at));
        if (written.size() == 1 && is_letter(written[0])) {
            if (token.written.empty()) token.start = at;
            signs_before_end = token.written.empty() ? 0 : signs;
            token.written += written;
            token.end = letter.next;
        } else if (!token.written.empty()) {
            const bool ties = written == "-" || written == "/" || written == "@";
            signs += ties || (written.size() == 1 && is_digit(written[0])) ? 2 : 1;
        }
        at = letter.next;
    }
    if (token.written.size() < k_least_letters || signs_before_end > 1) return std::nullopt;
    return token;
}

// Puts the word in the place of what stands there.
void put(std::vector<Token>& tokens, Token word) {
    const auto first = std::partition_point(
        tokens.begin(), tokens.end(), [&](const Token& token) { return token.start < word.start; });
    auto last = first;
    while (last != tokens.end() && last->end <= word.end && last->kind != TokenKind::end) ++last;
    if (first == last) {
        tokens.insert(first, std::move(word));
        return;
    }
    word.is_first = first->is_first;
    word.opens_line = first->opens_line;
    *first = std::move(word);
    tokens.erase(first + 1, last);
}

}  // namespace

std::vector<bool> doubted(std::vector<Token>& tokens, std::string_view text,
                          const std::vector<Doubt>& doubts) {
    std::vector<std::size_t> starts;
    for (const auto& doubt : doubts) {
        if (doubt.confidence >= k_sure_enough || doubt.end > text.size()) continue;
        auto word = word_in(text, doubt);
        if (!word) continue;
        starts.push_back(word->start);
        put(tokens, *std::move(word));
    }
    std::vector<bool> result(tokens.size());
    for (std::size_t i = 0; i < tokens.size(); ++i)
        result[i] = tokens[i].kind == TokenKind::word &&
                    std::binary_search(starts.begin(), starts.end(), tokens[i].start);
    return result;
}

}  // namespace samskap::repair
