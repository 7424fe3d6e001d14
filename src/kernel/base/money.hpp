// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <compare>
#include <cstdint>
#include <string>

namespace samskap {

enum class Rounding { down, half_up, half_even };

// Whole öre. Whatever divides says how it rounds. Overflow is a broken invariant, never silent.
struct Money {
    std::int64_t ore = 0;
    auto operator<=>(const Money&) const = default;
    Money operator+(Money other) const;
    Money operator-(Money other) const;
    // The share numerator/denominator of this sum; denominator > 0.
    [[nodiscard]] Money share(std::int64_t numerator, std::int64_t denominator, Rounding how) const;
};
std::string to_text(Money sum);  // 1 234,50 kr, with no-break spaces; −300 kr for a minus

}  // namespace samskap
