// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/people/second_step.hpp"
#include "features/sign_in/sign_in.hpp"

// Signing in with a key that a phone, a computer or a stick keeps, by itself or after the password.
namespace samskap::passkeys {

using people::AccountId;
using people::PartyId;
using PasskeyId = Id<struct PasskeyTag>;

const Feature& feature();
// For people's pages; `app` connects them.
people::OtherWays other_ways();

}  // namespace samskap::passkeys
