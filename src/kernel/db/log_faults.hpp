// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "kernel/db/database.hpp"

namespace samskap::db {

// One place at which the log does not hold.
struct LogFault {
    std::int64_t number = 0;  // of the entry; of the first one missing, where some are
    std::string why;
};
struct LogFaults {
    std::int64_t entries = 0;
    std::string head;  // hash of the newest entry; empty for an empty log
    std::vector<LogFault> faults;
};
// Every place at which the log does not hold, not just the first; no more than `most`.
LogFaults log_faults(Reader& db, std::size_t most = 100);

}  // namespace samskap::db
