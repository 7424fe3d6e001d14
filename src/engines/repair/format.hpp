// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>

// How the model lies in memory. The builder writes it, the engine reads it where it lies.
namespace samskap::repair {

enum class Section : std::uint8_t {
    edges,     // Edge[]: the automaton of all words; its first node is at 0
    words,     // WordEntry[], by the number the automaton gives; start, number, unknown after
    bigrams,   // Bigram[]: open addressing, a power of two
    trigrams,  // std::uint32_t[]: 24 bits of the hash, 8 of cost
    classes,   // std::uint8_t[k_classes³]: change of cost of the third class after two
    letters,   // std::uint8_t[k_letters⁴]: cost of the fourth letter after three
    foreign,   // std::uint32_t[]: words of other languages, 24 bits of the hash, 8 of cost
    channel,   // text: rules of the channel
    count
};
constexpr std::size_t k_sections = static_cast<std::size_t>(Section::count);

struct Header {
    std::array<char, 8> magic;
    std::uint32_t format;
    std::uint32_t words;
    std::array<std::uint32_t, k_sections> offsets;
    std::array<std::uint32_t, k_sections> sizes;
};
constexpr std::array<char, 8> k_magic = {'S', 'a', 'm', 's', 'k', 'a', 'p', 'R'};
constexpr std::uint32_t k_format = 1;

// A step of the automaton. Edges of one node lie beside each other.
struct Edge {
    std::uint32_t bits;  // 8 letter, 1 last of its node, 1 a word ends here, 22 target (0: none)
    std::uint32_t skip;  // words that end in or beyond the edges before this one in its node
    [[nodiscard]] char letter() const { return static_cast<char>(bits & 0xffU); }
    [[nodiscard]] bool is_last() const { return (bits & 0x100U) != 0; }
    [[nodiscard]] bool ends_word() const { return (bits & 0x200U) != 0; }
    [[nodiscard]] std::uint32_t target() const { return bits >> 10U; }
};

// Costs are -ln p, kept in a byte as multiples of k_step; k_never is "not at all".
constexpr float k_step = 0.0875F;
constexpr std::uint8_t k_never = 255;
inline std::uint8_t packed_cost(double cost) {
    const double steps = std::round(cost / static_cast<double>(k_step));
    return static_cast<std::uint8_t>(steps < 0 ? 0 : steps > 254 ? 254 : steps);
}
constexpr float unpacked_cost(std::uint8_t packed) { return static_cast<float>(packed) * k_step; }

// A change of a cost, down or up.
constexpr float k_most_change = 8;
inline std::uint8_t packed_change(double change) {
    return packed_cost(change + static_cast<double>(k_most_change));
}
constexpr float unpacked_change(std::uint8_t packed) {
    return unpacked_cost(packed) - k_most_change;
}

constexpr std::uint8_t k_is_word = 1;  // else it is only the beginning of compounds
constexpr std::uint8_t k_is_name = 2;  // written with a capital
constexpr std::uint8_t k_is_sure = 4;  // from a dictionary, not from a list of what was found

struct WordEntry {
    std::uint8_t cost;   // as a word by itself
    std::uint8_t head;   // as the beginning of a compound
    std::uint8_t tail;   // as the end of one
    std::uint8_t group;  // the class
    std::uint8_t flags;
};

// The back-off of a single word stands under the pair of it and k_no_word.
constexpr std::uint32_t k_no_word = 0xffffffffU;
struct Bigram {
    std::uint32_t check;  // 0: the slot is free
    std::uint8_t cost;
    std::uint8_t back_off;
    std::uint16_t unused;
};

constexpr std::size_t k_classes = 128;
constexpr std::uint8_t k_start_class = 0;  // before a sentence
constexpr std::uint8_t k_number_class = 1;
constexpr std::uint8_t k_unknown_class = 2;  // a word nobody knows
constexpr std::size_t k_letters = 32;

// a–z 0–25, å ä ö é 26–29, anything else 30, before and after a word 31.
constexpr std::uint8_t letter_number(char c) {
    if (c >= 'a' && c <= 'z') return static_cast<std::uint8_t>(c - 'a');
    switch (static_cast<unsigned char>(c)) {
        case 0xe5: return 26;
        case 0xe4: return 27;
        case 0xf6: return 28;
        case 0xe9: return 29;
        default: return 30;
    }
}
constexpr std::uint8_t k_word_edge = 31;

constexpr std::uint64_t mixed(std::uint64_t x) {
    x ^= x >> 31U;
    x *= 0x9e3779b97f4a7c15ULL;
    x ^= x >> 29U;
    x *= 0xbf58476d1ce4e5b9ULL;
    return x ^ (x >> 32U);
}
constexpr std::uint64_t key_of(std::uint32_t first, std::uint32_t second) {
    return mixed((std::uint64_t{first} << 32U) | second);
}
constexpr std::uint64_t key_of(std::uint32_t first, std::uint32_t second, std::uint32_t third) {
    return mixed(key_of(first, second) + third);
}

constexpr std::uint64_t key_of(std::string_view word) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return mixed(hash);
}

}  // namespace samskap::repair
