// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "kernel/db/connection.hpp"

namespace samskap::db {
namespace {

Value value_at(const Cursor& cursor, int column) {
    switch (cursor.kind(column)) {
        case Value::Kind::integer: return Value(cursor.integer(column));
        case Value::Kind::boolean: return Value(cursor.boolean(column));
        case Value::Kind::text: return Value(cursor.text(column));
        case Value::Kind::bytes: return Value(Bytes{cursor.bytes(column)});
        default: return {};
    }
}

void copy_table(Connection& from, Connection& to, const std::string& table) {
    const auto columns = from.columns(table);
    auto theirs = to.columns(table);
    auto ours = columns;
    std::sort(ours.begin(), ours.end());
    std::sort(theirs.begin(), theirs.end());
    if (ours != theirs) throw Fault(fmt::format("the columns of {} differ", table));
    const auto loader = to.loader(table, columns);
    std::vector<Value> values(columns.size());
    from.stream(
        [&](const Row& row) {
            for (std::size_t i = 0; i < values.size(); ++i)
                values[i] = value_at(row.cursor(), static_cast<int>(i));
            loader->add(values);
            return true;
        },
        fmt::format("SELECT \"{}\" FROM \"{}\"", fmt::join(columns, "\", \""), table), {});
    loader->finish();
}

}  // namespace

void copy_rows(Connection& from, Connection& to) {
    const auto theirs = to.tables();
    to.loosen_foreign_keys();
    for (const auto& table : theirs) to.execute(fmt::format("DELETE FROM \"{}\"", table));
    for (const auto& table : from.tables())
        if (std::binary_search(theirs.begin(), theirs.end(), table)) copy_table(from, to, table);
    to.fasten_foreign_keys();
}

}  // namespace samskap::db
