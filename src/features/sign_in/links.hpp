// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>

#include "features/sign_in/sign_in.hpp"

namespace samskap::sign_in {

inline constexpr std::string_view k_link = "sign in";
inline constexpr std::string_view k_link_job = "look up a link";

// Asks for a link. The same is done and said whether or not anybody has the address: who has it is
// looked up by a job. An address gets no more links at a time than k_links_at_once that are still
// good, so that whoever asks for others' can neither flood nor shut out anybody.
inline constexpr std::int64_t k_links_at_once = 4;
inline constexpr std::int64_t k_link_seconds = 3600;
void ask_for_link(db::Writer& db, messages::Way way, std::string_view address);
void look_up_link(db::Database& database, const db::Job& job, Instant at);

// The account that a link opens; nothing when it is used or its time is over. Asking uses nothing
// up.
std::optional<AccountId> account_of_link(db::Reader& db, std::string_view secret, Instant at);
// Once.
std::optional<AccountId> use_link(db::Writer& db, std::string_view secret);

// Whether this machine has asked too often: `about` is hashed. Counts the asking.
enum class Knock { come_in, wait };
Knock knock(db::Writer& db, std::string_view about);

}  // namespace samskap::sign_in
