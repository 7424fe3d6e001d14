// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/repair/model.hpp"

#include <algorithm>
#include <cstring>

#include "kernel/base/errors.hpp"

// The embedded file: model.S.
extern "C" const std::byte samskap_repair_model;
extern "C" const std::byte samskap_repair_model_end;

namespace samskap::repair {

template <class T>
std::span<const T> Model::section(Section section) const {
    const auto i = static_cast<std::size_t>(section);
    const std::uint64_t end = std::uint64_t{m_header.offsets[i]} + m_header.sizes[i];
    if (end > m_bytes.size() || m_header.offsets[i] % alignof(T) != 0)
        throw Fault("the model of the repair is damaged");
    return {reinterpret_cast<const T*>(m_bytes.data() + m_header.offsets[i]),
            m_header.sizes[i] / sizeof(T)};
}

Model::Model(std::span<const std::byte> bytes) : m_bytes(bytes) {
    if (bytes.size() < sizeof m_header) throw Fault("the model of the repair is damaged");
    std::memcpy(&m_header, bytes.data(), sizeof m_header);
    if (m_header.magic != k_magic || m_header.format != k_format)
        throw Fault("the model of the repair is of another version");
    m_edges = section<Edge>(Section::edges);
    m_words = section<WordEntry>(Section::words);
    m_bigrams = section<Bigram>(Section::bigrams);
    m_trigrams = section<std::uint32_t>(Section::trigrams);
    m_classes = section<std::uint8_t>(Section::classes);
    m_letters = section<std::uint8_t>(Section::letters);
    m_foreign = section<std::uint32_t>(Section::foreign);
    const auto text = section<char>(Section::channel);
    m_channel = {text.data(), text.size()};
}

const Model& Model::built_in() {
    static const Model model(std::span(&samskap_repair_model, &samskap_repair_model_end));
    return model;
}

std::uint32_t Model::find(std::string_view word) const {
    std::uint32_t number = 0;
    std::uint32_t at = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
        while (m_edges[at].letter() != word[i]) {
            if (m_edges[at].is_last()) return k_no_word;
            ++at;
        }
        const auto& edge = m_edges[at];
        number += edge.skip;
        if (i + 1 == word.size()) return edge.ends_word() ? number : k_no_word;
        number += edge.ends_word() ? 1 : 0;
        at = edge.target();
        if (at == 0) return k_no_word;
    }
    return k_no_word;
}

const Bigram* Model::bigram(std::uint32_t first, std::uint32_t second) const {
    const auto key = key_of(first, second);
    const auto check = static_cast<std::uint32_t>(key >> 32U) | 1U;
    const auto mask = m_bigrams.size() - 1;
    for (auto slot = key & mask; m_bigrams[slot].check != 0; slot = (slot + 1) & mask)
        if (m_bigrams[slot].check == check) return &m_bigrams[slot];
    return nullptr;
}

// -1 when the three were never seen.
int Model::trigram(std::uint32_t first, std::uint32_t second, std::uint32_t third) const {
    const auto key = key_of(first, second, third);
    const auto check = static_cast<std::uint32_t>(key >> 40U) | 1U;
    const auto mask = m_trigrams.size() - 1;
    for (auto slot = key & mask; m_trigrams[slot] != 0; slot = (slot + 1) & mask)
        if (m_trigrams[slot] >> 8U == check) return static_cast<int>(m_trigrams[slot] & 0xffU);
    return -1;
}

Model::Before Model::before(std::uint32_t first, std::uint32_t second) const {
    const auto* pair = bigram(first, second);
    return {first, second, pair == nullptr ? 0 : unpacked_cost(pair->back_off), pair != nullptr};
}

Model::After Model::after(std::uint32_t second, std::uint32_t third) const {
    if (const auto* pair = bigram(second, third)) return {unpacked_cost(pair->cost), true};
    const auto* alone = bigram(second, k_no_word);
    const float behind = alone == nullptr ? 0 : unpacked_cost(alone->back_off);
    return {behind + unpacked_cost(m_words[third].cost), false};
}

float Model::cost(const Before& before, const After& after, std::uint32_t third) const {
    if (before.is_seen) {
        const int whole = trigram(before.first, before.second, third);
        if (whole >= 0) return unpacked_cost(static_cast<std::uint8_t>(whole));
    }
    if (after.is_seen) return before.back_off + after.cost;
    const std::size_t row =
        (std::size_t{m_words[before.first].group} * k_classes + m_words[before.second].group) *
        k_classes;
    return before.back_off + after.cost + unpacked_change(m_classes[row + m_words[third].group]);
}

float Model::cost(std::uint32_t first, std::uint32_t second, std::uint32_t third) const {
    return cost(before(first, second), after(second, third), third);
}

float Model::letters_cost(std::string_view word) const {
    float cost = 0;
    std::size_t a = k_word_edge;
    std::size_t b = k_word_edge;
    std::size_t c = k_word_edge;
    for (std::size_t i = 0; i <= word.size(); ++i) {
        const std::size_t d = i < word.size() ? letter_number(word[i]) : k_word_edge;
        cost += unpacked_cost(m_letters[((a * k_letters + b) * k_letters + c) * k_letters + d]);
        a = b;
        b = c;
        c = d;
    }
    return cost;
}

float Model::foreign_cost(std::string_view word) const {
    const auto key = key_of(word);
    const auto check = static_cast<std::uint32_t>(key >> 40U) | 1U;
    const auto mask = m_foreign.size() - 1;
    for (auto slot = key & mask; m_foreign[slot] != 0; slot = (slot + 1) & mask)
        if (m_foreign[slot] >> 8U == check)
            return unpacked_cost(static_cast<std::uint8_t>(m_foreign[slot] & 0xffU));
    return unpacked_cost(k_never);
}

}  // namespace samskap::repair
