// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "kernel/web/router.hpp"

namespace samskap::groups {

// /boards, for an administrator: the boards that setting up asked for once, more of them, and
// another name for one.
void board_routes(web::Router& router);

}  // namespace samskap::groups
