// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/base/money.hpp"

#include <fmt/format.h>

#include "kernel/base/errors.hpp"

namespace samskap {

Money Money::operator+(Money other) const {
    Money sum;
    ensure(!__builtin_add_overflow(ore, other.ore, &sum.ore), "money overflows");
    return sum;
}

Money Money::operator-(Money other) const {
    Money rest;
    ensure(!__builtin_sub_overflow(ore, other.ore, &rest.ore), "money overflows");
    return rest;
}

Money Money::share(std::int64_t numerator, std::int64_t denominator, Rounding how) const {
    ensure(denominator > 0, "a share needs a positive denominator");
    std::int64_t product = 0;
    ensure(!__builtin_mul_overflow(ore, numerator, &product), "money overflows");
    auto whole = product / denominator;
    auto rest = product % denominator;
    if (rest < 0) {
        rest += denominator;
        --whole;
    }
    const bool beyond_half = rest > denominator - rest;
    const bool at_half = rest == denominator - rest;
    const bool up = how == Rounding::half_up     ? beyond_half || at_half
                    : how == Rounding::half_even ? beyond_half || (at_half && whole % 2 != 0)
                                                 : false;
    return {whole + (up ? 1 : 0)};
}

std::string to_text(Money sum) {
    const bool minus = sum.ore < 0;
    const auto size =
        minus ? 0 - static_cast<std::uint64_t>(sum.ore) : static_cast<std::uint64_t>(sum.ore);
    auto digits = std::to_string(size / 100);
    for (auto at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, "\u00A0");
    const auto ore = size % 100;
    return fmt::format("{}{}{}\u00A0kr", minus ? "\u2212" : "", digits,
                       ore == 0 ? "" : fmt::format(",{:02}", ore));
}

}  // namespace samskap
