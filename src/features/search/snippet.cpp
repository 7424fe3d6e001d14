// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/search/snippet.hpp"

#include <algorithm>

namespace samskap::search {
namespace {

constexpr std::string_view k_left_out = "… ";

// The beginning of the word that stands at `at`, or of the text.
std::size_t word_start(std::string_view text, std::size_t at) {
    const auto blank = at == 0 ? std::string_view::npos : text.find_last_of(" \n\t", at - 1);
    return blank == std::string_view::npos ? 0 : blank + 1;
}
std::size_t word_end(std::string_view text, std::size_t at) {
    return std::min(text.find_first_of(" \n\t", at), text.size());
}

}  // namespace

Snippet snippet_of(std::string_view text, const std::vector<swedish::Span>& marks,
                   std::size_t length) {
    if (text.size() <= length) return {std::string(text), marks};
    const auto first_mark = marks.empty() ? 0 : marks.front().start;
    // A third of the room goes to what leads up to the mark.
    const auto before = first_mark > length / 3 ? first_mark - length / 3 : 0;
    const auto start = word_start(text, std::min(before, text.size() - length));
    const auto end = word_end(text, std::min(start + length, text.size()));

    Snippet snippet;
    if (start > 0) snippet.text = k_left_out;
    const auto shift = snippet.text.size();
    snippet.text += text.substr(start, end - start);
    if (end < text.size()) snippet.text += " …";
    for (const auto& mark : marks) {
        if (mark.start < start || mark.end > end) continue;
        snippet.marks.push_back({mark.start - start + shift, mark.end - start + shift});
    }
    return snippet;
}

}  // namespace samskap::search
