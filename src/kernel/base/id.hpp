// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <random>
#include <string>
#include <string_view>

#include "kernel/base/time.hpp"

namespace samskap {

// A key that cannot be mixed with keys of other things. Zero is no id.
template <class Tag>
struct Id {
    std::int64_t value = 0;
    auto operator<=>(const Id&) const = default;
    explicit operator bool() const { return value != 0; }
};

// How an id is written in an address: 13 letters and digits of Crockford's base 32, lower case.
std::string id_text(std::int64_t value);
// Refuses anything that id_text cannot have written.
std::optional<std::int64_t> parse_id_text(std::string_view text);

template <class Tag>
std::string to_text(Id<Tag> id) {
    return id_text(id.value);
}
template <class Tag>
std::optional<Id<Tag>> parse_id(std::string_view text) {
    const auto value = parse_id_text(text);
    return value ? std::optional<Id<Tag>>(Id<Tag>{*value}) : std::nullopt;
}

// Makes ids of 63 bits: 42 of milliseconds since 2020, 21 random. Not thread safe: one per writer.
// The same seed and the same instants give the same ids.
class IdMaker {
public:
    explicit IdMaker(std::uint64_t seed) : m_random(seed) {}
    template <class Tag>
    Id<Tag> next(Instant at) {
        return {next_value(at)};
    }
    // An order would tell something about an anonymous person: all 63 bits random.
    template <class Tag>
    Id<Tag> next_random() {
        return {random_value()};
    }
    std::int64_t next_value(Instant at);
    std::int64_t random_value();

private:
    std::mt19937_64 m_random;
    std::int64_t m_last = 0;
};

}  // namespace samskap

template <class Tag>
struct std::hash<samskap::Id<Tag>> {
    std::size_t operator()(samskap::Id<Tag> id) const noexcept {
        return std::hash<std::int64_t>{}(id.value);
    }
};
