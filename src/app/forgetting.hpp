// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "app/commands.hpp"
#include "kernel/db/database.hpp"

namespace samskap::app {

// Reads names, addresses and ids, one a line, and says where each is found still, and why.
int erased(const Where& where);
// Prints the ledger: ids and kinds, to be kept apart from the backups.
int erasures(const Where& where);
// Lines that `samskap erasures` printed, into the ledger of an installation before its restore.
void take_ledger(db::Writer& db, const std::string& file);
// After a restore: whoever the ledger names is forgotten once more, in the files too.
void forget_again(db::Database& database, Instant at);

}  // namespace samskap::app
