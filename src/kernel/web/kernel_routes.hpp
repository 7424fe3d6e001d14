// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "kernel/web/router.hpp"

namespace samskap::web {

// /static/{file}, /health and /metrics.
void add_kernel_routes(Router& router);

}  // namespace samskap::web
