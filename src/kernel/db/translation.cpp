// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>
#include <string_view>

#include "kernel/db/connection.hpp"

namespace samskap::db {
namespace {

void replace_all(std::string& text, std::string_view what, std::string_view with) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}

// The marks at the head of a statement, e.g. "-- only sqlite".
bool is_for(std::string_view statement, Kind kind) {
    constexpr std::string_view mark = "-- only ";
    while (!statement.empty()) {
        const auto end = std::min(statement.find('\n'), statement.size());
        const auto line = statement.substr(0, end);
        if (line.starts_with(mark))
            return line.substr(mark.size()) == (kind == Kind::sqlite ? "sqlite" : "postgresql");
        if (!line.empty() && !line.starts_with("--")) return true;
        statement.remove_prefix(std::min(end + 1, statement.size()));
    }
    return true;
}

}  // namespace

std::string translated(std::string_view sql, Kind kind) {
    constexpr std::string_view list = "IN LIST($";
    std::string out;
    for (auto at = sql.find(list); at != std::string_view::npos; at = sql.find(list)) {
        const auto close = sql.find(')', at);
        ensure(close != std::string_view::npos, "IN LIST($n) is not closed");
        const auto argument = sql.substr(at + list.size() - 1, close - at - list.size() + 1);
        auto before = sql.substr(0, at);
        const bool negative = before.ends_with("NOT ");
        if (negative && kind == Kind::postgresql) before.remove_suffix(4);
        out += before;
        if (kind == Kind::sqlite)
            out.append("IN (SELECT value FROM json_each(").append(argument).append("))");
        else
            out.append(negative ? "<> ALL(" : "= ANY(").append(argument).append("::bigint[])");
        sql.remove_prefix(close + 1);
    }
    return out.append(sql);
}

std::string translated_migration(std::string_view sql, Kind kind) {
    std::string out;
    while (!sql.empty()) {
        const auto end = sql.find(";\n");
        const auto size = end == std::string_view::npos ? sql.size() : end + 2;
        if (is_for(sql.substr(0, size), kind)) out += sql.substr(0, size);
        sql.remove_prefix(size);
    }
    // So SQLite keeps the row in the tree of its key, instead of a second tree beside it.
    if (kind == Kind::sqlite) {
        replace_all(out, "BIGINT PRIMARY KEY", "INTEGER PRIMARY KEY");
        replace_all(out, "BIGINT NOT NULL PRIMARY KEY", "INTEGER NOT NULL PRIMARY KEY");
    }
    return out;
}

}  // namespace samskap::db
