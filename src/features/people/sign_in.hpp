// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "features/people/people.hpp"

namespace samskap::people {

// The account whose user name and password these are. The same statements run, and the same work is
// done, whether or not there is such an account. After many failures for one name from one address
// the answer is slow to come and then "wait", so that nobody can be locked out from elsewhere.
enum class SignInRefusal { wrong, wait };
[[nodiscard]] Expected<AccountId, SignInRefusal> check_password(db::Database& database,
                                                                std::string_view user_name,
                                                                std::string_view password,
                                                                std::string_view peer, Instant at);
void end_session(db::Writer& db, std::string_view token);

}  // namespace samskap::people
