// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/db/cells.hpp"

#include "kernel/db/connection.hpp"

namespace samskap::db {
namespace {

Cell cell_of(const Cursor& cursor, int column, const std::string& name) {
    Cell cell{.name = name};
    switch (cursor.kind(column)) {
        case Value::Kind::integer:
            cell.kind = Cell::Kind::number;
            cell.number = cursor.integer(column);
            break;
        case Value::Kind::text:
            cell.kind = Cell::Kind::text;
            cell.text = cursor.text(column);
            break;
        default: break;  // nothing there, or bytes
    }
    return cell;
}

}  // namespace

std::vector<Cell> cells_of(const Row& row) {
    const auto& cursor = row.cursor();
    std::vector<Cell> cells;
    int column = 0;
    for (const auto& name : cursor.columns()) cells.push_back(cell_of(cursor, column++, name));
    return cells;
}

}  // namespace samskap::db
