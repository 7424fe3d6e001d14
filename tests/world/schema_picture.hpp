// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "kernel/db/database.hpp"

namespace samskap::tests {

// Everything that a schema is (tables, columns, keys, checks, indexes) as text, a line each, in an
// order of its own: two databases with one picture have one schema.
inline std::string picture_of(db::Reader& db) {
    std::string lines;
    const auto add = [&](const db::Row& row) { lines.append(row["value"].text()) += '\n'; };
    if (db.kind() == db::Kind::sqlite) {
        db.each(add,
                "SELECT type || ' ' || name || ': ' || COALESCE(sql, 'of itself') AS value"
                " FROM sqlite_schema ORDER BY type, name");
        return lines;
    }
    db.each(add, R"sql(
        SELECT c.relname::text || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
               || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
               || COALESCE(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '') AS value
          FROM pg_class c
          JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
          LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
         WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
         ORDER BY 1
    )sql");
    db.each(add, R"sql(
        SELECT conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid)
               AS value
          FROM pg_constraint WHERE connamespace = current_schema()::regnamespace ORDER BY 1
    )sql");
    db.each(add,
            "SELECT indexdef AS value FROM pg_indexes WHERE schemaname = current_schema()"
            " ORDER BY 1");
    return lines;
}

}  // namespace samskap::tests
