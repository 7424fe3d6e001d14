// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "app/commands.hpp"

namespace samskap::app {

struct VerifyOptions {
    Where where;
    std::string sign = {};   // a private key: the head is signed when everything holds
    std::string heads = {};  // heads written down so far; they must be in the log
    std::string chain = {};  // the chain without its contents, for an outsider
};
int verify(const VerifyOptions& options);

// What a whole check of an installation comes to, a sentence each.
struct Findings {
    std::vector<std::string> faults;
    std::vector<std::string> remarks;
    std::int64_t entries = 0;
    std::string head;
};
Findings findings(db::Database& database, Instant at);

}  // namespace samskap::app
