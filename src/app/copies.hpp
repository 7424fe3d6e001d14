// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "app/commands.hpp"

namespace samskap::app {

int back_up(const Where& where, const std::string& file);
// `ledger`: what `erasures` printed, of erasures that are newer than the copy; may be empty.
int restore(const Where& where, const std::string& file, const std::string& ledger = "");

// Restores a backup into a scratch place, checks all of it, and compares it with what `where` has
// now. How it went stands on the administrator's page.
struct DrillOptions {
    Where where;
    std::string file;
    std::string scratch = {};  // a folder; else the system's for temporary files
};
int drill(const DrillOptions& options);

// A whole installation into a new one, on the same or the other kind of database, while nobody
// serves it. The old one is left as it is.
int move(const Where& from, const Where& to);

}  // namespace samskap::app
