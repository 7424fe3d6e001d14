// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/sign_in/sign_in.hpp"
#include "kernel/base/crypto.hpp"

namespace samskap::sign_in {
namespace {

// As long as it takes to find a key and name it.
constexpr std::int64_t k_young_seconds = 900;

}  // namespace

MayChange may_change(const web::Request& request) {
    struct Opened {
        Instant made_at;
        bool by_paper = false;
    };
    auto& db = request.db();
    const auto opened = db.maybe(
        [](const db::Row& row) -> Opened {
            return {row["made_at"], row["by_paper"]};
        },
        R"sql(
        SELECT made_at, opened_by IS NOT NULL AS by_paper FROM sessions WHERE token_hash = $1
    )sql",
        crypto::sha256(request.cookie(web::k_session_cookie)));
    if (opened && opened->by_paper) return MayChange::not_by_paper;
    if (!opened || opened->made_at.seconds + k_young_seconds < request.at().seconds)
        return MayChange::sign_in_again;
    return MayChange::yes;
}

}  // namespace samskap::sign_in
