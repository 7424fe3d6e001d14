// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "kernel/web/router.hpp"

namespace samskap::documents {

// Pages of a file as they look.
void page_routes(web::Router& router);

}  // namespace samskap::documents
