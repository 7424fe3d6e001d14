// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "kernel/base/id.hpp"
#include "kernel/base/money.hpp"
#include "kernel/base/time.hpp"

namespace samskap::db {

// Bytes that are not text (a BYTEA column).
struct Bytes {
    std::string_view bytes;
};
// For `IN LIST($n)`.
struct List {
    std::vector<std::int64_t> ids;
};

// An argument on its way into a statement. Text and bytes are borrowed until the call returns.
struct Value {
    enum class Kind { null, integer, boolean, text, bytes, list };
    Kind kind = Kind::null;
    Kind meant = Kind::null;  // what a NULL would have been; PostgreSQL asks for a type
    std::int64_t integer = 0;
    std::string_view text;  // text, bytes
    std::string owned;      // text that had to be made: days, times, lists as JSON
    const List* list = nullptr;

    Value() = default;
    Value(std::nullopt_t) {}
    template <std::integral Int>
    requires(!std::same_as<Int, bool>) Value(Int value)
        : kind(Kind::integer), integer(static_cast<std::int64_t>(value)) {}
    // Not from what merely converts to bool, such as any pointer.
    template <std::same_as<bool> Bool>
    Value(Bool value) : kind(Kind::boolean), integer(value ? 1 : 0) {}
    Value(const char* value) : kind(Kind::text), text(value) {}
    Value(std::string_view value) : kind(Kind::text), text(value) {}
    Value(const std::string& value) : kind(Kind::text), text(value) {}
    Value(Bytes value) : kind(Kind::bytes), text(value.bytes) {}
    Value(const List& value) : kind(Kind::list), list(&value) {}
    template <class Tag>
    Value(Id<Tag> id) : kind(Kind::integer), integer(id.value) {}
    Value(Instant at) : kind(Kind::integer), integer(at.seconds) {}
    Value(Day day) : kind(Kind::text), owned(to_text(day)) {}
    Value(ClockTime time) : kind(Kind::text), owned(to_text(time)) {}
    Value(Money money) : kind(Kind::integer), integer(money.ore) {}
    // An enum of the domain is written by the name that `to_text(Enum)` beside it gives.
    template <class Enum>
    requires std::is_enum_v<Enum> Value(Enum value) : kind(Kind::text), owned(to_text(value)) {}
    template <class T>
    Value(const std::optional<T>& value) : Value(value ? Value(*value) : null_like(Value(T{}))) {}

    [[nodiscard]] std::string_view text_value() const { return owned.empty() ? text : owned; }

private:
    static Value null_like(const Value& example) {
        Value value;
        value.meant = example.kind;
        return value;
    }
};

}  // namespace samskap::db
