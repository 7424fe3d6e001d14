// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace samskap::reading {

// Words with a value each, made once and asked for every word of every text: open addressing, at
// most half full.
template <class Value>
class WordTable {
public:
    // The value kept for the word, made when it is new.
    Value& operator[](std::string_view word) {
        if ((m_count + 1) * 2 > m_slots.size()) grow();
        auto& slot = m_slots[place_of(word)];
        if (slot.word.empty()) {
            slot.word = word;
            ++m_count;
        }
        return slot.value;
    }
    // None for a word that is not there.
    [[nodiscard]] const Value* find(std::string_view word) const {
        if (m_slots.empty() || word.empty()) return nullptr;
        const auto& slot = m_slots[place_of(word)];
        return slot.word.empty() ? nullptr : &slot.value;
    }
    [[nodiscard]] bool contains(std::string_view word) const { return find(word) != nullptr; }

private:
    struct Slot {
        std::string word;
        Value value{};
    };
    static std::uint32_t hash(std::string_view word) {
        std::uint32_t value = 2166136261U;  // FNV-1a
        for (const char c : word) value = (value ^ static_cast<unsigned char>(c)) * 16777619U;
        return value ^ (value >> 15U);
    }
    // Where the word stands, or the free place where it would.
    [[nodiscard]] std::size_t place_of(std::string_view word) const {
        const auto mask = m_slots.size() - 1;  // the size is a power of two
        auto at = hash(word) & mask;
        while (!m_slots[at].word.empty() && m_slots[at].word != word) at = (at + 1) & mask;
        return at;
    }
    void grow() {
        auto old = std::move(m_slots);
        m_slots = std::vector<Slot>(old.empty() ? 64 : old.size() * 2);
        for (auto& slot : old)
            if (!slot.word.empty()) m_slots[place_of(slot.word)] = std::move(slot);
    }

    std::vector<Slot> m_slots;
    std::size_t m_count = 0;
};

// Most words end like none of a list: its last two bytes tell so without comparing.
template <std::size_t count>
class EndingList {
public:
    constexpr explicit EndingList(const std::array<std::string_view, count>& endings)
        : m_endings(endings) {
        for (const auto ending : endings) m_seen.at(place_of(ending)) = true;
    }
    [[nodiscard]] constexpr bool ends(std::string_view word) const {
        if (word.size() < 2 || !m_seen[place_of(word)]) return false;
        for (const auto ending : m_endings)
            if (word.ends_with(ending)) return true;
        return false;
    }

private:
    static constexpr std::size_t place_of(std::string_view word) {
        const auto last = static_cast<unsigned char>(word[word.size() - 1]);
        const auto before = static_cast<unsigned char>(word[word.size() - 2]);
        return (last * 31U + before) % 512U;
    }
    std::array<std::string_view, count> m_endings;
    std::array<bool, 512> m_seen{};
};

struct Nothing {};
using WordSet = WordTable<Nothing>;
// Words parted by blanks.
WordSet word_set(std::string_view list);

}  // namespace samskap::reading
