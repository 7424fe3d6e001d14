// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/world/world.hpp"

namespace samskap::tests {

// Amira Haddadi gets a row in every table that leads to people. A new table that is registered and
// not filled here fails the tests that use it.
void put_rows_everywhere(db::Writer& db, const World& world);

}  // namespace samskap::tests
