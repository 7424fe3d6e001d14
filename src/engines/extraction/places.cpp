// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/extraction/places.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "kernel/base/text.hpp"

namespace samskap::extraction {
namespace {

// What the text has between words that no word of the page has: marks of headings, bullets, cells
// and pages are a few bytes. A word that is not found this near is not in the text.
constexpr std::size_t farthest = 60;

struct Found {
    std::size_t begin = 0;
    std::size_t end = 0;
};

// Goes through the text once, from word to word.
class Cursor {
public:
    explicit Cursor(std::string_view text) : m_text(text) {}

    std::optional<Found> find(std::string_view word) {
        if (auto whole = find_nearby(word)) return whole;
        for (const std::string_view hyphen : {"-", "\xC2\xAD", "\xE2\x80\x90"})
            if (word.ends_with(hyphen))
                return find_nearby(word.substr(0, word.size() - hyphen.size()));
        return std::nullopt;
    }
    // Of the place where the last word was found.
    std::size_t line() {
        m_lines += static_cast<std::size_t>(
            std::count(m_text.begin() + static_cast<std::ptrdiff_t>(m_counted),
                       m_text.begin() + static_cast<std::ptrdiff_t>(m_at), '\n'));
        m_counted = m_at;
        return m_lines;
    }

private:
    std::optional<Found> find_nearby(std::string_view word) {
        if (word.empty()) return std::nullopt;
        const auto window = m_text.substr(m_at, word.size() + farthest);
        const auto found = window.find(word);
        if (found == window.npos) return std::nullopt;
        const auto begin = m_at + found;
        m_at = begin + word.size();
        return Found{begin, m_at};
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_counted = 0;
    std::size_t m_lines = 1;
};

Box around(const Box& left, const Box& right) {
    return {std::min(left.left, right.left), std::min(left.top, right.top),
            std::max(left.right, right.right), std::max(left.bottom, right.bottom)};
}

}  // namespace

std::vector<PlacedLine> places_of(const std::vector<PrintLine>& lines, std::string_view text,
                                  const std::vector<PaperPage>& pages) {
    std::map<int, const PaperPage*> papers;
    for (const auto& page : pages) papers[page.number] = &page;
    std::vector<PlacedLine> places;
    Cursor cursor(text);
    for (const auto& line : lines) {
        PlacedLine placed{line.page, 1, {}, {}};
        for (const auto& word : line.words) {
            const auto found = cursor.find(word.text);
            if (!found) continue;
            const auto box = papers.at(line.page)->straightening.on_paper(
                {word.left, word.top, word.right, word.bottom});
            placed.box = placed.words.empty() ? box : around(placed.box, box);
            if (placed.words.empty()) placed.line = cursor.line();
            placed.words.push_back({found->begin, found->end, box, word.confidence});
        }
        if (!placed.words.empty()) places.push_back(std::move(placed));
    }
    return places;
}

}  // namespace samskap::extraction
