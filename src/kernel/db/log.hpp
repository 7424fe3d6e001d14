// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "kernel/db/database.hpp"

// The log of the house: every change is an entry, chained by hash, and nothing in it is ever
// rewritten. The entry keeps SHA-256(salt ‖ content); salt and content lie in a table of their
// own that can be erased without breaking the chain.
namespace samskap::db {

struct LogEntry {
    std::int64_t actor = 0;         // the party who did it; 0 is the program itself
    std::int64_t on_behalf_of = 0;  // 0: on their own behalf
    std::string_view verb;          // "publish", "correct", "sign in": English, present tense
    std::string_view kind;          // of object: "matter", "statement"
    std::int64_t object = 0;
    std::string content = {};       // JSON: what before, what after
};
void append_log(Writer& db, const LogEntry& entry);

struct ChainReport {
    std::int64_t entries = 0;
    std::string head;                      // hash of the newest entry
    std::optional<std::int64_t> broken_at; // number of the first entry that does not hold
    std::string why;                       // "content changed", "entry missing", …
};
ChainReport verify_log(Reader& db);
// Erases the content behind the entries of an object; the chain still holds.
void erase_log_content(Writer& db, std::string_view kind, std::int64_t object);

}  // namespace samskap::db
