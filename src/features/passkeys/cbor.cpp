// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/passkeys/cbor.hpp"

#include <cstdint>

namespace samskap::passkeys::cbor {
namespace {

constexpr int k_deepest = 8;
enum Major : unsigned { number = 0, negative = 1, bytes_of = 2, words = 3, list = 4, map = 5 };

struct Head {
    unsigned major = 0;
    std::uint64_t value = 0;
    std::size_t size = 0;
};

std::optional<Head> head_of(std::string_view bytes) {
    if (bytes.empty()) return std::nullopt;
    const unsigned first = static_cast<unsigned char>(bytes[0]);
    const unsigned low = first & 0x1fU;
    if (low > 27) return std::nullopt;  // reserved, or of no definite length
    Head head{.major = first >> 5U, .value = low, .size = 1};
    if (low < 24) return head;
    const std::size_t more = std::size_t{1} << (low - 24);
    if (bytes.size() < 1 + more) return std::nullopt;
    head.value = 0;
    for (std::size_t i = 1; i <= more; ++i)
        head.value = (head.value << 8U) | static_cast<unsigned char>(bytes[i]);
    head.size += more;
    return head;
}

std::optional<std::size_t> length_within(std::string_view bytes, int depth);

// The length of so many items, one after the other.
std::optional<std::size_t> length_of_many(std::string_view bytes, std::uint64_t many, int depth) {
    // Each takes a byte at least.
    if (many > bytes.size()) return std::nullopt;
    std::size_t all = 0;
    for (std::uint64_t i = 0; i < many; ++i) {
        const auto one = length_within(bytes.substr(all), depth);
        if (!one) return std::nullopt;
        all += *one;
    }
    return all;
}

std::optional<std::size_t> length_within(std::string_view bytes, int depth) {
    const auto head = head_of(bytes);
    if (!head || depth > k_deepest) return std::nullopt;
    const auto rest = bytes.substr(head->size);
    switch (head->major) {
        case number:
        case negative: return head->size;
        case bytes_of:
        case words:
            if (head->value > rest.size()) return std::nullopt;
            return head->size + static_cast<std::size_t>(head->value);
        case list:
        case map: {
            if (head->value > rest.size()) return std::nullopt;
            const auto many = head->major == map ? 2 * head->value : head->value;
            const auto inside = length_of_many(rest, many, depth + 1);
            return inside ? std::optional(head->size + *inside) : std::nullopt;
        }
        default:
            // Tags are not used; of the simple values only false, true and null.
            return head->major == 7 && head->size == 1 && head->value >= 20 && head->value <= 22
                       ? std::optional(head->size)
                       : std::nullopt;
    }
}

}  // namespace

std::optional<std::size_t> length_of_item(std::string_view bytes) {
    return length_within(bytes, 1);
}

std::optional<std::string_view> bytes_in_map(std::string_view bytes, std::string_view word) {
    if (length_of_item(bytes) != bytes.size()) return std::nullopt;
    const auto head = head_of(bytes);
    if (!head || head->major != map) return std::nullopt;
    std::optional<std::string_view> found;
    bytes.remove_prefix(head->size);
    for (std::uint64_t i = 0; i < head->value; ++i) {
        const auto key = bytes.substr(0, length_of_item(bytes).value_or(0));
        const auto value = bytes.substr(key.size());
        const auto named = head_of(key);
        const auto held = head_of(value);
        const auto size = length_of_item(value).value_or(0);
        if (named && held && named->major == words && key.substr(named->size) == word) {
            // Twice the same word could be read in two ways.
            if (found || held->major != bytes_of) return std::nullopt;
            found = value.substr(held->size, size - held->size);
        }
        bytes.remove_prefix(key.size() + size);
    }
    return found;
}

}  // namespace samskap::passkeys::cbor
