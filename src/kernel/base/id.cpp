// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/base/id.hpp"

#include <array>

namespace samskap {
namespace {

constexpr std::string_view k_digits = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t k_length = 13;
constexpr std::int64_t k_2020 = 1577836800;

}  // namespace

std::string id_text(std::int64_t value) {
    std::string text(k_length, '0');
    auto rest = static_cast<std::uint64_t>(value);
    for (std::size_t i = k_length; i-- > 0; rest >>= 5) text[i] = k_digits[rest & 31U];
    return text;
}

std::optional<std::int64_t> parse_id_text(std::string_view text) {
    if (text.size() != k_length) return std::nullopt;
    std::uint64_t value = 0;
    for (const char c : text) {
        const auto digit = k_digits.find(c);
        if (digit == std::string_view::npos) return std::nullopt;
        if (value >> 58U != 0) return std::nullopt;
        value = value << 5U | digit;
    }
    if (value == 0) return std::nullopt;
    return static_cast<std::int64_t>(value);
}

std::int64_t IdMaker::next_value(Instant at) {
    const auto milliseconds = (at.seconds - k_2020) * 1000;
    const auto random = static_cast<std::int64_t>(m_random() & ((1U << 21U) - 1));
    auto value = (milliseconds << 21U) + random;
    // Ids made in one go keep their order, so that lists by id are lists by making.
    if (value <= m_last && m_last - value < (std::int64_t{1} << 40U))
        value = m_last + 1 + (random & 63);
    m_last = value;
    return value;
}

std::int64_t IdMaker::random_value() {
    for (;;) {
        const auto value = static_cast<std::int64_t>(m_random() >> 1U);
        if (value != 0) return value;
    }
}

}  // namespace samskap
