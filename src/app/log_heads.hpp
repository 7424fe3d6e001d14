// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/base/errors.hpp"
#include "kernel/base/signing.hpp"
#include "kernel/base/time.hpp"
#include "kernel/db/database.hpp"

// Heads of the log, written down outside the database, one a line:
//   ENTRIES HASH TIME SIGNATURE
// where "samskap log ENTRIES HASH TIME" is what was signed with Ed25519. A head that others hold
// shows whether an entry up to it was changed since, even by somebody who has made the whole chain
// anew. docs/check_log.py is how an outsider looks.
namespace samskap::app {

struct LogHead {
    std::int64_t entries = 0;
    std::string hash;
    std::string at;
    std::string signature;
};

LogHead signed_head(std::int64_t entries, std::string_view hash, Instant at,
                    const crypto::Signer& signer);
bool is_signed_by(const LogHead& head, std::string_view public_pem);
std::string line_of(const LogHead& head);
// The heads in a file; none where there is no file. Refuses, in words, a line that is no head.
[[nodiscard]] Expected<std::vector<LogHead>, std::string> heads_in(const std::string& file);
// The first head that the log does not have at its number, if any.
std::optional<LogHead> first_missing(db::Reader& db, const std::vector<LogHead>& heads);
// The chain without its contents, an entry a line, as an outsider needs it: number, time, actor, on
// whose behalf, verb, kind, object, hash of the content, hash before, hash; tabs between them.
void write_chain(db::Reader& db, const std::string& file);

}  // namespace samskap::app
