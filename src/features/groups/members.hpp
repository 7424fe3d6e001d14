// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "kernel/web/router.hpp"

namespace samskap::groups {

// The page on which a group's secretary takes people in, ends what they do there, and notes that
// they have signed the duty of confidentiality.
void member_routes(web::Router& router);

}  // namespace samskap::groups
