// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>

#include "features/rights/rights.hpp"

namespace samskap::rights {

using All = std::shared_ptr<const Everything>;

void me_routes(web::Router& router, const All& all);
void consent_routes(web::Router& router, const All& all);
void leave_routes(web::Router& router, const All& all);
void steward_routes(web::Router& router, const All& all);

// Withdrawn and gone from what others keep, in the same transaction.
void withdraw_everywhere(db::Writer& db, const Everything& all, PartyId actor, PartyId person,
                         std::string_view purpose);

}  // namespace samskap::rights
