// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "kernel/db/database.hpp"

// Settings of the installation: text by name ("municipality", "zone"). What a name may hold is the
// business of the feature that owns it.
namespace samskap::db {

std::optional<std::string> setting(Reader& db, std::string_view name);
void set_setting(Writer& db, std::string_view name, std::string_view value);
void remove_setting(Writer& db, std::string_view name);

}  // namespace samskap::db
