// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <string_view>
#include <utility>

#include "kernel/base/errors.hpp"

namespace samskap {

// The names that an enum has in the database and in addresses: English, snake_case.
template <class Enum, std::size_t count>
using EnumNames = std::array<std::pair<Enum, std::string_view>, count>;

template <class Enum, std::size_t count>
std::string_view name_in(const EnumNames<Enum, count>& names, Enum value) {
    for (const auto& [known, name] : names)
        if (known == value) return name;
    throw Fault("an enum value without a name");
}

template <class Enum, std::size_t count>
bool value_in(const EnumNames<Enum, count>& names, std::string_view text, Enum& value) {
    for (const auto& [known, name] : names) {
        if (name != text) continue;
        value = known;
        return true;
    }
    return false;
}

}  // namespace samskap
