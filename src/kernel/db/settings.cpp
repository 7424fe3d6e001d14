// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/db/settings.hpp"

namespace samskap::db {

std::optional<std::string> setting(Reader& db, std::string_view name) {
    return db.maybe([](const Row& row) -> std::string { return row["value"]; },
                    "SELECT value FROM settings WHERE name = $1", name);
}

void set_setting(Writer& db, std::string_view name, std::string_view value) {
    db.run(
        "INSERT INTO settings (name, value) VALUES ($1, $2)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        name, value);
}

void remove_setting(Writer& db, std::string_view name) {
    db.run("DELETE FROM settings WHERE name = $1", name);
}

}  // namespace samskap::db
