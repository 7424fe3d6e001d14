// SPDX-License-Identifier: GPL-3.0-or-later
// fails with: Access access, Show show
#include "kernel/web/router.hpp"

using namespace samskap::web;

Answer show_room(const Request& request) { return see_other(request.url()); }

// There is no default for who may come in.
void routes(Router& router) { router.get("/rooms/{room}", show_room); }
