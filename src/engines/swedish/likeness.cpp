// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/swedish/likeness.hpp"

#include <algorithm>
#include <numeric>

#include "engines/swedish/word_lists.hpp"
#include "engines/swedish/words.hpp"
#include "kernel/base/text.hpp"

namespace samskap::swedish {
namespace {

using Item = Wording::Item;

// What it is worth that two words meet in this way. A compound's part says less than the word.
struct Meeting {
    double worth = 0.0;
    Reason reason = Reason::none;
};

bool share(const std::vector<std::string>& left, const std::vector<std::string>& right) {
    return std::any_of(left.begin(), left.end(), [&](const std::string& stem) {
        return std::find(right.begin(), right.end(), stem) != right.end();
    });
}
// Do they share a part that means something, and not only "projekt" or "grupp"?
bool share_part(const std::vector<std::string>& left, const std::vector<std::string>& right) {
    return std::any_of(left.begin(), left.end(), [&](const std::string& stem) {
        return !is_pale_stem(stem) && std::find(right.begin(), right.end(), stem) != right.end();
    });
}

Meeting meeting_of(const Item& left, const Item& right) {
    if (left.weight == 0.0 || right.weight == 0.0) return {};
    if (left.written == right.written) return {1.0, Reason::name};
    if (share(left.whole, right.whole)) return {0.95, Reason::stem};
    if (share_part(left.whole, right.parts) || share_part(left.parts, right.whole)) {
        return {0.7, Reason::compound_part};
    }
    if (share_part(left.parts, right.parts)) return {0.5, Reason::compound_part};
    if (!left.known && !right.known && near_spelling(left.written, right.written)) {
        return {0.6, Reason::near_spelling};
    }
    return {};
}

Meeting best_meeting(const Item& item, const Wording& text) {
    Meeting best;
    for (const auto& other : text.items) {
        if (const auto met = meeting_of(item, other); met.worth > best.worth) best = met;
    }
    return best;
}

double weight_of(const Wording& text) {
    return std::accumulate(text.items.begin(), text.items.end(), 0.0,
                           [](double sum, const Item& item) { return sum + item.weight; });
}

double covered(const Wording& text, const Wording& by) {
    double sum = 0.0;
    for (const auto& item : text.items) sum += item.weight * best_meeting(item, by).worth;
    return sum;
}

double weight_of_word(std::string_view word, const Stems& stems) {
    constexpr double pale = 0.25;
    if (is_function_word(word) || text::code_points(word) < 2) return 0.0;
    const bool is_pale = std::any_of(stems.whole.begin(), stems.whole.end(),
                                     [](const std::string& stem) { return is_pale_stem(stem); });
    return is_pale || text::is_digit(static_cast<unsigned char>(word.front())) ? pale : 1.0;
}

// The distance of Levenshtein with neighbours changed round as one step, in letters.
std::size_t distance(const std::u32string& left, const std::u32string& right) {
    std::vector<std::size_t> before_last(right.size() + 1);
    std::vector<std::size_t> last(right.size() + 1);
    std::vector<std::size_t> row(right.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= left.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= right.size(); ++j) {
            const bool equal = left[i - 1] == right[j - 1];
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (equal ? 0U : 1U)});
            const bool swapped =
                i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
            if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
        std::swap(before_last, last);
        std::swap(last, row);
    }
    return last[right.size()];
}

std::u32string letters_of(std::string_view word) {
    std::u32string letters;
    for (std::size_t at = 0; at < word.size();) letters += text::decode(word, at);
    return letters;
}

}  // namespace

bool near_spelling(std::string_view left, std::string_view right) {
    constexpr std::size_t least = 5;
    constexpr std::size_t longest = 40;
    const auto a = letters_of(left);
    const auto b = letters_of(right);
    const auto shorter = std::min(a.size(), b.size());
    const auto longer = std::max(a.size(), b.size());
    if (shorter < least || longer > longest || a.substr(0, 2) != b.substr(0, 2)) return false;
    // One slip in five letters, and one more for each three further: curiosity and curiocity one,
    // "curiosity" and "curiocty" two.
    const auto allowed = 1 + (shorter - least) / 3;
    if (longer - shorter > allowed) return false;
    return distance(a, b) <= allowed;
}

Wording wording_of(std::string_view text, const Lexicon& lexicon) {
    Wording wording;
    for (const auto& span : words_in(text)) {
        Item item;
        item.written = text::lower(text.substr(span.start, span.end - span.start));
        if (const auto cut = item.written.find(':'); cut != std::string::npos)
            item.written.resize(cut);
        auto stems = stems_of(item.written, lexicon);
        item.weight = weight_of_word(item.written, stems);
        item.known = !stems.parts.empty() || !lexicon.bases(item.written).empty();
        item.whole = std::move(stems.whole);
        item.parts = std::move(stems.parts);
        const bool there =
            std::any_of(wording.items.begin(), wording.items.end(),
                        [&](const Item& known) { return known.written == item.written; });
        if (!there) wording.items.push_back(std::move(item));
    }
    return wording;
}

double likeness(const Wording& left, const Wording& right) {
    const auto all = weight_of(left) + weight_of(right);
    if (all == 0.0) return 0.0;
    return (covered(left, right) + covered(right, left)) / all;
}

Mention mention(const Wording& name, const Wording& text) {
    const auto all = weight_of(name);
    if (all == 0.0) return {};
    double sum = 0.0;
    auto weakest = Reason::name;
    for (const auto& item : name.items) {
        const auto met = best_meeting(item, text);
        sum += item.weight * met.worth;
        if (met.reason != Reason::none && item.weight > 0.0)
            weakest = std::min(weakest, met.reason);
    }
    if (sum == 0.0) return {};
    return {sum / all, weakest};
}

}  // namespace samskap::swedish
