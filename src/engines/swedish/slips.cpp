// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/swedish/slips.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace samskap::swedish {
namespace {

constexpr std::size_t k_least = 5;
constexpr std::size_t k_most = 40;
constexpr std::array<std::string_view, 30> k_alphabet{
    "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o",
    "p", "q", "r", "s", "t", "u", "v", "w", "x", "y", "z", "å", "ä", "ö", "é"};

using Letters = std::vector<std::string_view>;

// Empty when something in it is no letter of Swedish.
Letters letters_of(std::string_view word) {
    Letters letters;
    while (!word.empty()) {
        const auto letter = std::find_if(k_alphabet.begin(), k_alphabet.end(),
                                         [&](auto one) { return word.starts_with(one); });
        if (letter == k_alphabet.end()) return {};
        letters.push_back(*letter);
        word.remove_prefix(letter->size());
    }
    return letters;
}

std::string joined(const Letters& letters) {
    std::string word;
    for (const auto letter : letters) word += letter;
    return word;
}

class Meant {
public:
    explicit Meant(std::string_view word)
        : m_letters(letters_of(word)), m_seen{std::string(word)} {}

    std::vector<std::string> all() {
        if (m_letters.size() < k_least || m_letters.size() > k_most) return {};
        left_out();
        swapped();
        changed();
        put_in();
        return std::move(m_words);
    }

private:
    void left_out() {
        for (std::size_t at = 0; at <= m_letters.size(); ++at) {
            auto word = m_letters;
            const auto here = word.insert(word.begin() + static_cast<std::ptrdiff_t>(at), "");
            for (const auto letter : k_alphabet) {
                *here = letter;
                take(word);
            }
        }
    }
    void swapped() {
        for (std::size_t at = 1; at < m_letters.size(); ++at) {
            auto word = m_letters;
            std::swap(word[at - 1], word[at]);
            take(word);
        }
    }
    void changed() {
        for (std::size_t at = 0; at < m_letters.size(); ++at) {
            auto word = m_letters;
            for (const auto letter : k_alphabet) {
                word[at] = letter;
                take(word);
            }
        }
    }
    void put_in() {
        for (std::size_t at = 0; at < m_letters.size(); ++at) {
            auto word = m_letters;
            word.erase(word.begin() + static_cast<std::ptrdiff_t>(at));
            take(word);
        }
    }
    void take(const Letters& letters) {
        auto word = joined(letters);
        if (m_seen.insert(word).second) m_words.push_back(std::move(word));
    }

    Letters m_letters;
    std::unordered_set<std::string> m_seen;
    std::vector<std::string> m_words;
};

}  // namespace

std::vector<std::string> meant_by(std::string_view word) { return Meant(word).all(); }

}  // namespace samskap::swedish
