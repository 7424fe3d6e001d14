// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/ocr/words.hpp"

#include <memory>
#include <string_view>
#include <vector>

#include "kernel/base/text.hpp"

namespace samskap::bench {
namespace {

bool is_of_a_word(char32_t c) { return text::is_letter(c) || text::is_digit(c); }

// Without the signs around it; empty when there is nothing else.
std::string core_of(std::string_view word) {
    std::size_t first = word.size();
    std::size_t last = 0;
    for (std::size_t at = 0; at < word.size();) {
        const auto here = at;
        if (!is_of_a_word(text::decode(word, at))) continue;
        first = std::min(first, here);
        last = at;
    }
    return first < last ? std::string(word.substr(first, last - first)) : std::string{};
}

std::vector<std::string> words_in(const std::string& text) {
    std::vector<std::string> words;
    for (const auto word : text::split(text::squeeze(text), ' '))
        if (auto core = core_of(word); !core.empty()) words.push_back(std::move(core));
    return words;
}

std::size_t edits(const std::vector<std::string>& right, const std::vector<std::string>& read) {
    std::vector<std::size_t> row(read.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= right.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= read.size(); ++j) {
            const auto change = diagonal + (right[i - 1] == read[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

}  // namespace

void Tally::add(const std::string& right, const std::string& read) {
    const auto expected = words_in(right);
    words += expected.size();
    wrong += edits(expected, words_in(read));
}

std::string plainly(tesseract::TessBaseAPI& tesseract, const extraction::Picture& picture) {
    tesseract.SetImage(picture.get());
    const std::unique_ptr<char[]> words(tesseract.GetUTF8Text());
    return words ? words.get() : "";
}

}  // namespace samskap::bench
