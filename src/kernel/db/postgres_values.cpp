// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/db/postgres_values.hpp"

#include <fmt/format.h>

#include <optional>

namespace samskap::db {
namespace {

// The numbers of the types in every PostgreSQL (pg_type.dat).
constexpr Oid k_boolean = 16;
constexpr Oid k_bytes = 17;
constexpr Oid k_name = 19;
constexpr Oid k_int8 = 20;
constexpr Oid k_int2 = 21;
constexpr Oid k_int4 = 23;
constexpr Oid k_text = 25;
constexpr Oid k_oid = 26;
constexpr Oid k_unknown = 705;
constexpr Oid k_int8_list = 1016;
constexpr Oid k_bpchar = 1042;
constexpr Oid k_varchar = 1043;
constexpr Oid k_numeric = 1700;

Oid type_of(Value::Kind kind) {
    switch (kind) {
        case Value::Kind::null: return 0;
        case Value::Kind::integer: return k_int8;
        case Value::Kind::boolean: return k_boolean;
        case Value::Kind::text: return k_text;
        case Value::Kind::bytes: return k_bytes;
        case Value::Kind::list: return k_int8_list;
    }
    return 0;
}

Value::Kind kind_of(Oid type) {
    switch (type) {
        case k_boolean: return Value::Kind::boolean;
        case k_bytes: return Value::Kind::bytes;
        case k_int2:
        case k_int4:
        case k_int8:
        case k_oid:
        case k_numeric: return Value::Kind::integer;
        case k_text:
        case k_varchar:
        case k_bpchar:
        case k_name:
        case k_unknown: return Value::Kind::text;
        default: return Value::Kind::null;
    }
}

std::array<char, 8> big_endian(std::int64_t value) {
    std::array<char, 8> bytes{};
    auto rest = static_cast<std::uint64_t>(value);
    for (std::size_t i = 8; i-- > 0; rest >>= 8U) bytes[i] = static_cast<char>(rest & 0xffU);
    return bytes;
}

// Signed, of as many bytes as there are.
std::int64_t from_big_endian(std::string_view bytes) {
    std::uint64_t value = (bytes.front() & 0x80) != 0 ? ~std::uint64_t{0} : 0;
    for (const char byte : bytes) value = value << 8U | static_cast<unsigned char>(byte);
    return static_cast<std::int64_t>(value);
}

// A sum of BIGINT is a NUMERIC: digits of base 10,000, the first worth 10,000^weight.
std::optional<std::int64_t> whole_numeric(std::string_view bytes) {
    const auto number = [&](std::size_t n) { return from_big_endian(bytes.substr(2 * n, 2)); };
    const auto digits = number(0);
    const auto weight = number(1);
    const auto sign = number(2);
    if (sign != 0 && sign != 0x4000) return std::nullopt;
    std::int64_t sum = 0;
    for (std::int64_t i = 0; i < std::max(digits, weight + 1); ++i) {
        auto digit = i < digits ? number(static_cast<std::size_t>(i) + 4) : 0;
        if (i > weight && digit != 0) return std::nullopt;  // a fraction
        if (i > weight) continue;
        if (sign != 0) digit = -digit;
        if (__builtin_mul_overflow(sum, std::int64_t{10'000}, &sum)) return std::nullopt;
        if (__builtin_add_overflow(sum, digit, &sum)) return std::nullopt;
    }
    return sum;
}

}  // namespace

PgArguments::PgArguments(Values values)
    : m_types(values.size()),
      m_starts(values.size()),
      m_lengths(values.size()),
      m_formats(values.size(), 1),
      m_numbers(values.size()) {
    m_lists.reserve(values.size());  // what is pointed at must not move
    for (std::size_t n = 0; n < values.size(); ++n) add(values[n], n);
}

void PgArguments::add(const Value& value, std::size_t n) {
    m_types[n] = type_of(value.kind == Value::Kind::null ? value.meant : value.kind);
    const auto point_at = [&](std::string_view bytes) {
        m_starts[n] = bytes.empty() ? "" : bytes.data();  // a null pointer would be NULL
        m_lengths[n] = static_cast<int>(bytes.size());
    };
    switch (value.kind) {
        case Value::Kind::null: break;
        case Value::Kind::boolean:
            m_numbers[n][0] = static_cast<char>(value.integer);
            point_at({m_numbers[n].data(), 1});
            break;
        case Value::Kind::integer:
            m_numbers[n] = big_endian(value.integer);
            point_at({m_numbers[n].data(), 8});
            break;
        case Value::Kind::text: point_at(value.text_value()); break;
        case Value::Kind::bytes: point_at(value.text); break;
        case Value::Kind::list:
            m_formats[n] = 0;
            m_lists.push_back(fmt::format("{{{}}}", fmt::join(value.list->ids, ",")));
            point_at(m_lists.back());
            break;
    }
}

std::string_view PgCursor::raw(int column) const {
    return {PQgetvalue(m_result, m_row, column),
            static_cast<std::size_t>(PQgetlength(m_result, m_row, column))};
}

Value::Kind PgCursor::kind(int column) const {
    if (PQgetisnull(m_result, m_row, column) != 0) return Value::Kind::null;
    const auto kind = kind_of(PQftype(m_result, column));
    if (kind == Value::Kind::null) wrong_kind(column, "a whole number, yes or no, text or bytes");
    return kind;
}

std::int64_t PgCursor::integer(int column) const {
    const auto found = kind(column);
    if (found != Value::Kind::integer && found != Value::Kind::boolean)
        wrong_kind(column, "a whole number");
    const auto type = PQftype(m_result, column);
    if (type == k_oid) return from_big_endian(raw(column)) & 0xffff'ffff;
    if (type != k_numeric) return from_big_endian(raw(column));
    const auto value = whole_numeric(raw(column));
    if (!value) wrong_kind(column, "a whole number of 64 bits");
    return *value;
}

bool PgCursor::boolean(int column) const {
    const auto value = integer(column);
    if (value != 0 && value != 1) wrong_kind(column, "yes or no");
    return value == 1;
}

std::string_view PgCursor::text(int column) const {
    if (kind(column) != Value::Kind::text) wrong_kind(column, "text");
    return raw(column);
}

std::string_view PgCursor::bytes(int column) const {
    if (kind(column) != Value::Kind::bytes) wrong_kind(column, "bytes");
    return raw(column);
}

std::vector<std::string> column_names(const PGresult* result) {
    std::vector<std::string> names;
    for (int i = 0; i < PQnfields(result); ++i) names.emplace_back(PQfname(result, i));
    return names;
}

}  // namespace samskap::db
