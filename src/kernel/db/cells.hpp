// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "kernel/db/database.hpp"

namespace samskap::db {

// A row as it is, each column with its name, for those who tell what is stored and do not know the
// columns beforehand. SQLite knows no yes and no: a statement says them in words.
struct Cell {
    enum class Kind { none, number, text };
    std::string name;
    Kind kind = Kind::none;
    std::int64_t number = 0;
    std::string text = {};
};
std::vector<Cell> cells_of(const Row& row);

}  // namespace samskap::db
