// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/db/connection.hpp"

namespace samskap::db {

std::unique_ptr<Connection> open_postgres(const std::string&, Role) {
    throw Fault("PostgreSQL is not spoken yet");
}

}  // namespace samskap::db
