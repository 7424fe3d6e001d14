// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/db/all_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <set>
#include <vector>

#include "kernel/db/connection.hpp"

namespace samskap::db {
namespace {

// Kept statements are known by the address of their text: these live as long as the program, and
// there are no more of them than tables.
std::string_view kept_text(std::string text) {
    static std::mutex mutex;
    static std::set<std::string, std::less<>> texts;
    const std::lock_guard lock(mutex);
    return *texts.insert(std::move(text)).first;
}

// How the database itself calls a row.
std::string address(Kind kind) { return kind == Kind::sqlite ? "rowid" : "CAST(ctid AS TEXT)"; }
std::string addressed(Kind kind, std::size_t argument) {
    return kind == Kind::sqlite ? fmt::format("rowid = CAST(${} AS INTEGER)", argument)
                                : fmt::format("ctid = CAST(${} AS TID)", argument);
}

class Table {
public:
    Table(Connection& connection, std::string name)
        : m_connection(connection),
          m_name(std::move(name)),
          m_columns(connection.columns(m_name)) {}

    void each(const std::function<void(const Cursor&, const std::string& address)>& use) {
        const auto sql =
            fmt::format("SELECT CAST({} AS TEXT) AS row_address, \"{}\" FROM \"{}\"",
                        address(m_connection.kind()), fmt::join(m_columns, "\", \""), m_name);
        m_connection.stream(
            [&](const Row& row) {
                const auto& cursor = row.cursor();
                use(cursor, std::string(cursor.text(0)));
                return true;
            },
            sql, {});
    }

    [[nodiscard]] Place place(const Cursor& cursor, std::size_t column) const {
        return {.table = m_name, .column = m_columns[column], .row = row_number(cursor)};
    }
    [[nodiscard]] std::size_t size() const { return m_columns.size(); }

    void remove(const std::string& row) {
        const auto sql = kept_text(
            fmt::format("DELETE FROM \"{}\" WHERE {}", m_name, addressed(m_connection.kind(), 1)));
        const std::vector<Value> values{Value(row)};
        m_connection.change(sql, values);
    }
    void replace(const std::string& row, const std::vector<std::optional<std::string>>& texts) {
        std::string set;
        std::vector<Value> values;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            if (!texts[i]) continue;
            values.emplace_back(*texts[i]);
            set +=
                fmt::format("{}\"{}\" = ${}", set.empty() ? "" : ", ", m_columns[i], values.size());
        }
        values.emplace_back(row);
        const auto sql = kept_text(fmt::format("UPDATE \"{}\" SET {} WHERE {}", m_name, set,
                                               addressed(m_connection.kind(), values.size())));
        m_connection.change(sql, values);
    }

private:
    [[nodiscard]] std::int64_t row_number(const Cursor& cursor) const {
        std::optional<std::int64_t> first;
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const auto column = static_cast<int>(i + 1);
            if (cursor.kind(column) != Value::Kind::integer) continue;
            if (m_columns[i] == "id") return cursor.integer(column);
            if (!first) first = cursor.integer(column);
        }
        return first.value_or(0);
    }

    Connection& m_connection;
    std::string m_name;
    std::vector<std::string> m_columns;
};

struct Change {
    std::string row;
    bool is_gone = false;
    std::vector<std::optional<std::string>> texts = {};
};

std::optional<Change> change_of(
    const Table& table, const Cursor& cursor, const std::string& row,
    const std::function<NewText(const Place&, std::string_view)>& rewrite) {
    Change change{.row = row, .texts = std::vector<std::optional<std::string>>(table.size())};
    bool is_changed = false;
    for (std::size_t i = 0; i < table.size(); ++i) {
        const auto column = static_cast<int>(i + 1);
        if (cursor.kind(column) != Value::Kind::text) continue;
        auto made = rewrite(table.place(cursor, i), cursor.text(column));
        change.is_gone = change.is_gone || made.kind == NewText::Kind::remove_row;
        if (made.kind == NewText::Kind::replace) change.texts[i] = std::move(made.text);
        is_changed = is_changed || made.kind != NewText::Kind::keep;
    }
    return is_changed ? std::optional(std::move(change)) : std::nullopt;
}

}  // namespace

void each_value(Reader& db, const std::function<void(const Seen&)>& use) {
    auto& connection = db.connection();
    for (const auto& name : connection.tables()) {
        Table table(connection, name);
        table.each([&](const Cursor& cursor, const std::string&) {
            for (std::size_t i = 0; i < table.size(); ++i) {
                const auto column = static_cast<int>(i + 1);
                const auto place = table.place(cursor, i);
                const auto kind = cursor.kind(column);
                if (kind == Value::Kind::integer)
                    use({.place = place, .number = cursor.integer(column)});
                if (kind == Value::Kind::text) use({.place = place, .words = cursor.text(column)});
                if (kind == Value::Kind::bytes)
                    use({.place = place, .words = cursor.bytes(column)});
            }
        });
    }
}

std::int64_t rewrite_texts(Writer& db,
                           const std::function<NewText(const Place&, std::string_view)>& rewrite) {
    auto& connection = db.connection();
    std::int64_t count = 0;
    for (const auto& name : connection.tables()) {
        Table table(connection, name);
        std::vector<Change> changes;
        table.each([&](const Cursor& cursor, const std::string& row) {
            if (auto change = change_of(table, cursor, row, rewrite))
                changes.push_back(*std::move(change));
        });
        for (const auto& change : changes) {
            if (change.is_gone)
                table.remove(change.row);
            else
                table.replace(change.row, change.texts);
        }
        count += static_cast<std::int64_t>(changes.size());
    }
    return count;
}

}  // namespace samskap::db
