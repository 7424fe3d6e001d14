// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <map>

#include "engines/extraction/formats.hpp"
#include "engines/extraction/pdf_layout.hpp"
#include "engines/extraction/places.hpp"
#include "engines/extraction/sections.hpp"
#include "kernel/base/text.hpp"

namespace samskap::extraction {
namespace {

// Heights measured in a picture differ by a little from line to line. Those this near to a height
// that many lines have are that height.
constexpr double same_height = 0.12;

// What most of the print in the pictures is set in, then what most of the rest is, and so on.
std::vector<double> usual_heights(const std::vector<PaperPage>& pages) {
    std::map<int, std::size_t> letters;  // by half points
    for (const auto& page : pages)
        if (page.origin == Origin::scan)
            for (const auto& word : page.words)
                letters[static_cast<int>(std::lround(word.size * 2))] += word.text.size();
    std::vector<double> heights;
    while (!letters.empty()) {
        const auto most = std::max_element(
            letters.begin(), letters.end(),
            [](const auto& left, const auto& right) { return left.second < right.second; });
        const double height = most->first / 2.0;
        heights.push_back(height);
        std::erase_if(letters, [&](const auto& other) {
            return std::abs(other.first / 2.0 - height) <= same_height * height + 0.01;
        });
    }
    return heights;
}

void settle_heights(std::vector<PaperPage>& pages) {
    const auto heights = usual_heights(pages);
    for (auto& page : pages) {
        if (page.origin != Origin::scan) continue;
        for (auto& word : page.words)
            for (const double height : heights)
                if (std::abs(word.size - height) <= (same_height + 0.02) * height + 0.26) {
                    word.size = height;
                    break;
                }
    }
}

Sheet sheet_of(const PaperPage& page) {
    return {page.number, page.shown_width, page.shown_height,
            page.turned, page.origin,      page.refusal};
}

// Why there is no text at all: the reason of the first page that has one.
Refusal reason_of(const std::vector<PaperPage>& pages) {
    for (const auto& page : pages)
        if (page.refusal) return *page.refusal;
    return Refusal::no_text;
}

// Words that a machine saw in a picture that nobody can read; letters that stood in the file are
// somebody's, whatever they are.
bool is_guessed(const PaperPage& page) {
    return page.refusal == Refusal::illegible && page.origin == Origin::scan;
}

std::vector<int> silent_among(const std::vector<PaperPage>& pages) {
    std::vector<int> silent;
    for (const auto& page : pages)
        if (page.refusal || letters_on(page) < letters_of_a_stamp) silent.push_back(page.number);
    return silent;
}

}  // namespace

std::size_t letters_on(const PaperPage& page) {
    std::size_t letters = 0;
    for (const auto& word : page.words)
        for (std::size_t at = 0; at < word.text.size();)
            letters += text::is_letter(text::decode(word.text, at)) ? 1 : 0;
    return letters;
}

Expected<Extracted, Refusal> compose(Format format, std::vector<PaperPage> pages) {
    std::sort(pages.begin(), pages.end(), [](const PaperPage& left, const PaperPage& right) {
        return left.number < right.number;
    });
    const auto silent = silent_among(pages);
    for (auto& page : pages)
        if (is_guessed(page)) page.words.clear();
    const bool has_words = std::any_of(pages.begin(), pages.end(), [](const PaperPage& page) {
        return letters_on(page) >= letters_of_a_stamp;
    });
    if (!has_words) return unexpected(reason_of(pages));
    settle_heights(pages);
    std::vector<PrintLine> lines;
    for (const auto& page : pages)
        for (auto& line : lines_of(page)) lines.push_back(std::move(line));
    share_the_edge(lines, pages);
    lines = without_furniture(std::move(lines), pages);
    mend_sections(lines, pages);
    auto extracted = flow_of(lines).take(format);
    extracted.silent_pages = silent;
    for (const auto& page : pages) extracted.sheets.push_back(sheet_of(page));
    extracted.places = places_of(lines, extracted.text, pages);
    return extracted;
}

}  // namespace samskap::extraction
