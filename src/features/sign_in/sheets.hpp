// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "features/sign_in/sign_in.hpp"

// Codes on paper for somebody without mail and phone, printed by a member of staff who helps them.
namespace samskap::sign_in {

inline constexpr int k_codes = 8;
inline constexpr std::int64_t k_sheet_seconds = std::int64_t{180} * 86'400;

struct Sheet {
    Instant made_at;
    Instant until;
    std::int64_t codes_left = 0;
};
std::optional<Sheet> sheet_of(db::Reader& db, PartyId person, Instant at);

// Whether staff may print codes for this person. Never for an account that has a password, or a
// channel that somebody confirmed, or that may do more than a member may: whoever prints the codes
// could use them.
bool may_have_sheet(db::Reader& db, PartyId person, Day today);
// Makes the account if there is none; the sheet before ends. The codes are seen this once.
std::vector<std::string> make_sheet(db::Writer& db, PartyId actor, PartyId person);
void end_sheets(db::Writer& db, AccountId account);

// However it was typed: "K7M2-9XPQ …", with O for 0 and l for 1.
std::string tidy_code(std::string_view typed);
// Opens once. Nothing for a code that is none, is used, or is on a sheet that has ended.
struct Opened {
    AccountId account;
    PartyId printed_by;
};
std::optional<Opened> use_code(db::Writer& db, std::string_view code);

}  // namespace samskap::sign_in
