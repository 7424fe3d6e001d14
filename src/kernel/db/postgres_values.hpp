// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <libpq-fe.h>

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "kernel/db/connection.hpp"

// Values on their way to PostgreSQL and back, in its binary form. For this folder only.
namespace samskap::db {

struct ClearResult {
    void operator()(PGresult* result) const { PQclear(result); }
};
using PgResult = std::unique_ptr<PGresult, ClearResult>;

// Arguments as libpq wants them. Borrows from the values.
class PgArguments {
public:
    explicit PgArguments(Values values);
    [[nodiscard]] int count() const { return static_cast<int>(m_starts.size()); }
    [[nodiscard]] const char* const* starts() const { return m_starts.data(); }
    [[nodiscard]] const int* lengths() const { return m_lengths.data(); }
    [[nodiscard]] const int* formats() const { return m_formats.data(); }
    // 0 for a NULL of which nothing is known.
    [[nodiscard]] const std::vector<Oid>& types() const { return m_types; }

private:
    void add(const Value& value, std::size_t n);

    std::vector<Oid> m_types;
    std::vector<const char*> m_starts;
    std::vector<int> m_lengths;
    std::vector<int> m_formats;
    std::vector<std::array<char, 8>> m_numbers;
    std::vector<std::string> m_lists;
};

class PgCursor final : public Cursor {
public:
    PgCursor(const std::vector<std::string>& columns, const PGresult* result)
        : Cursor(columns), m_result(result) {}
    void stand_at(int row) { m_row = row; }

    [[nodiscard]] Value::Kind kind(int column) const override;
    [[nodiscard]] std::int64_t integer(int column) const override;
    [[nodiscard]] bool boolean(int column) const override;
    [[nodiscard]] std::string_view text(int column) const override;
    [[nodiscard]] std::string_view bytes(int column) const override;

private:
    [[nodiscard]] std::string_view raw(int column) const;

    const PGresult* m_result;
    int m_row = 0;
};

std::vector<std::string> column_names(const PGresult* result);

}  // namespace samskap::db
