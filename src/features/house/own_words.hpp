// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "kernel/web/router.hpp"

namespace samskap::house {

// GET and POST /municipality: what header and footer say of the installation, which setting up
// asked for once. For an administrator.
void own_words_routes(web::Router& router);

}  // namespace samskap::house
