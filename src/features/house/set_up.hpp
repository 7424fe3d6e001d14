// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>

#include "kernel/web/router.hpp"

namespace samskap::house {

// GET and POST /set-up: the municipality, its boards, the first administrator.
void set_up_routes(web::Router& router);

}  // namespace samskap::house
