// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/db/connection.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "kernel/base/text.hpp"

namespace samskap::db {
namespace {

constexpr std::size_t k_largest = 500'000'000;  // half of what either database can hold

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Both databases would answer differently (or cut the text): neither is asked.
void refuse_bad_text(std::string_view text) {
    if (text.empty()) return;
    if (std::memchr(text.data(), 0, text.size()) != nullptr)
        throw Fault("text with a NUL in it cannot be stored");
    if (!is_ascii(text) && !text::is_valid_utf8(text))
        throw Fault("text that is not UTF-8 cannot be stored");
}

}  // namespace

int Cursor::column(std::string_view name) const {
    if (m_next < m_columns.size() && m_columns[m_next] == name) return static_cast<int>(m_next++);
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (m_columns[i] != name) continue;
        m_next = i + 1;
        return static_cast<int>(i);
    }
    throw Fault(fmt::format("a row has no column '{}'", name));
}

void Cursor::wrong_kind(int column, const char* wanted) const {
    throw Fault(fmt::format("column '{}' does not hold {}",
                            m_columns[static_cast<std::size_t>(column)], wanted));
}

void Connection::begin() {
    m_spoiled = false;
    do_begin();
}

void Connection::commit() {
    ensure(!m_spoiled, "a statement of this transaction failed: nothing of it can be kept");
    do_commit();
}

void Connection::rollback() noexcept {
    try {
        do_rollback();
    } catch (...) {
        m_spoiled = true;
    }
}

void Connection::before_statement(Values values) {
    ensure(!m_spoiled, "an earlier statement of this transaction failed");
    for (const auto& value : values) {
        if (value.kind == Value::Kind::text) refuse_bad_text(value.text_value());
        if (value.text.size() > k_largest)
            throw Fault("too large for one value: store it in parts");
    }
    m_statements.fetch_add(1, std::memory_order_relaxed);
}

void Connection::query(const UseRow& use, std::string_view sql, Values values) {
    before_statement(values);
    do_query(use, sql, values);
}

std::int64_t Connection::change(std::string_view sql, Values values) {
    before_statement(values);
    return do_change(sql, values);
}

void Connection::stream(const UseRow& use, const std::string& sql, Values values) {
    before_statement(values);
    do_stream(use, sql, values);
}

bool is_postgres_url(std::string_view where) {
    return where.starts_with("postgresql://") || where.starts_with("postgres://");
}

void refuse_equal_names(const std::vector<std::string>& columns, std::string_view sql) {
    for (std::size_t i = 1; i < columns.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (columns[i] == columns[j])
                throw Fault(fmt::format("two columns are named '{}' in: {}", columns[i], sql));
}

// ---- what the callers hold -------------------------------------------------------------------

std::int64_t Field::integer() const { return m_cursor.integer(m_column); }
bool Field::boolean() const { return m_cursor.boolean(m_column); }
std::string_view Field::text() const { return m_cursor.text(m_column); }
std::string Field::bytes() const { return std::string(m_cursor.bytes(m_column)); }

Field::operator int() const {
    const auto value = integer();
    ensure(value >= INT32_MIN && value <= INT32_MAX, "a number in the database is too large");
    return static_cast<int>(value);
}
Field::operator Day() const {
    const auto day = parse_day(text());
    ensure(day.has_value(), "a day in the database that is none");
    return *day;
}
Field::operator ClockTime() const {
    const auto time = parse_clock_time(text());
    ensure(time.has_value(), "a time in the database that is none");
    return *time;
}

Field Row::operator[](std::string_view column) const { return {m_cursor, m_cursor.column(column)}; }
OptionalField Row::optional(std::string_view column) const {
    const auto place = m_cursor.column(column);
    return {{m_cursor, place}, m_cursor.kind(place) == Value::Kind::null};
}

Connection& Reader::connection() const {
    ensure(m_connection != nullptr, "the transaction is over");
    return *m_connection;
}
std::uint64_t Reader::statements_run() const { return connection().statements_run(); }
Kind Reader::kind() const { return connection().kind(); }

void Reader::query(const UseRow& use, std::string_view sql, std::initializer_list<Value> values) {
    connection().query(use, sql, values);
}
std::int64_t Reader::change(std::string_view sql, std::initializer_list<Value> values) {
    return connection().change(sql, values);
}
void Reader::portions(const UseRow& use, std::string_view sql,
                      std::initializer_list<Value> values) {
    connection().stream(use, std::string(sql), values);
}

}  // namespace samskap::db
