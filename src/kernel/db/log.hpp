// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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
    std::string content = {};  // JSON: what before, what after
};
void append_log(Writer& db, const LogEntry& entry);

struct ChainReport {
    std::int64_t entries = 0;
    std::string head;                       // hash of the newest entry; empty for an empty log
    std::optional<std::int64_t> broken_at;  // number of the first entry that does not hold
    std::string why;                        // "content changed", "entry missing", …
};
// `known_head` is a head that was written down earlier, elsewhere: nothing else can tell that the
// newest entries are gone, or that the whole chain was made anew.
ChainReport verify_log(Reader& db, std::string_view known_head = {});
// Erases the content behind the entries of an object and writes it in the ledger of erasures; the
// chain still holds. Harmless when repeated. Database::scrub() then clears the files.
void erase_log_content(Writer& db, std::string_view kind, std::int64_t object);

// What has been erased so far: after a restore each feature erases its own part again.
struct Erasure {
    std::string kind;
    std::int64_t object = 0;
};
std::vector<Erasure> erasures(Reader& db);

}  // namespace samskap::db
