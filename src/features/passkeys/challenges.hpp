// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>

#include "features/passkeys/passkeys.hpp"

// A question that a key signs. It carries its time and a mark that only this installation can make,
// so that asking writes nothing; once answered it is kept as spent.
namespace samskap::passkeys {

inline constexpr std::int64_t k_challenge_seconds = 300;

// `purpose` says who is asked, and what for; an answer counts for the same purpose alone.
std::string new_challenge(const web::Request& request, std::string_view purpose);
// Whether it is one of ours, for this purpose, and young enough.
bool is_challenge(const web::Request& request, std::string_view challenge,
                  std::string_view purpose);
// True the first time.
bool spend_challenge(db::Writer& db, std::string_view challenge);

}  // namespace samskap::passkeys
