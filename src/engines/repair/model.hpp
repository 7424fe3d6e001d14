// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "engines/repair/format.hpp"

namespace samskap::repair {

// What is known of Swedish: its words, how they follow each other, how machines misread them. Made
// when the program is built; read where it lies, so it costs no time to have and threads may share
// it. Costs are -ln of a chance. Words are in one byte a letter and in lower case.
class Model {
public:
    // The bytes must stay as long as the model. Throws Fault when they are no model.
    explicit Model(std::span<const std::byte> bytes);

    // The model that is part of the program.
    static const Model& built_in();

    [[nodiscard]] std::uint32_t size() const { return m_header.words; }
    [[nodiscard]] std::uint32_t start() const { return m_header.words; }
    [[nodiscard]] std::uint32_t number() const { return m_header.words + 1; }
    [[nodiscard]] std::uint32_t unknown() const { return m_header.words + 2; }

    // The number of a word, or of the beginning of compounds; k_no_word when it is none.
    [[nodiscard]] std::uint32_t find(std::string_view word) const;
    [[nodiscard]] const WordEntry& entry(std::uint32_t word) const { return m_words[word]; }
    [[nodiscard]] std::span<const Edge> edges() const { return m_edges; }

    // The cost of a word after two others.
    [[nodiscard]] float cost(std::uint32_t first, std::uint32_t second, std::uint32_t third) const;
    // The same in steps, for those who ask of many words after the same two.
    struct Before {
        std::uint32_t first;
        std::uint32_t second;
        float back_off;
        bool is_seen;  // the two stood beside each other somewhere
    };
    struct After {
        float cost;
        bool is_seen;  // else the classes of all three have a say
    };
    [[nodiscard]] Before before(std::uint32_t first, std::uint32_t second) const;
    [[nodiscard]] After after(std::uint32_t second, std::uint32_t third) const;
    [[nodiscard]] float cost(const Before& before, const After& after, std::uint32_t third) const;
    // The cost of the letters of a word nobody knows.
    [[nodiscard]] float letters_cost(std::string_view word) const;
    // The cost of a word in the likeliest of some other languages; the highest when it is in none.
    [[nodiscard]] float foreign_cost(std::string_view word) const;
    [[nodiscard]] std::string_view channel() const { return m_channel; }

private:
    template <class T>
    [[nodiscard]] std::span<const T> section(Section section) const;
    [[nodiscard]] const Bigram* bigram(std::uint32_t first, std::uint32_t second) const;
    [[nodiscard]] int trigram(std::uint32_t first, std::uint32_t second, std::uint32_t third) const;

    std::span<const std::byte> m_bytes;
    Header m_header{};
    std::span<const Edge> m_edges;
    std::span<const WordEntry> m_words;
    std::span<const Bigram> m_bigrams;
    std::span<const std::uint32_t> m_trigrams;
    std::span<const std::uint8_t> m_classes;
    std::span<const std::uint8_t> m_letters;
    std::span<const std::uint32_t> m_foreign;
    std::string_view m_channel;
};

}  // namespace samskap::repair
