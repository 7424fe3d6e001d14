// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>

#include "kernel/ui/html.hpp"

namespace samskap::ui {

// The address that makes one choice of look and comes back to `here`.
// `choice` is a word of the cookie: "easy", "plain", "sv", "en", "light", "dark", "device".
web::Url look_url(std::string_view choice, const web::Url& here);

}  // namespace samskap::ui
