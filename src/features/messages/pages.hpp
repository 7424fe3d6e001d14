// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "features/messages/messages.hpp"
#include "kernel/web/router.hpp"

namespace samskap::messages {

void contact_routes(web::Router& router);

}  // namespace samskap::messages
