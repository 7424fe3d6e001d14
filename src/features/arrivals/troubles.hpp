// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>

#include "features/arrivals/arrivals.hpp"

// A folder or a mailbox that cannot be reached, until it can.
namespace samskap::arrivals {

// Writes only when it was not known.
void tell_trouble(db::Database& database, PartyId group, std::string_view way, Instant at);
void forget_trouble(db::Database& database, PartyId group, std::string_view way, Instant at);

}  // namespace samskap::arrivals
