// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>

namespace samskap::web {

// The cookie that says that others use this computer too: the browser keeps no page. It ends with
// the session, and lets nobody in.
inline constexpr std::string_view k_shared_cookie = "shared";

}  // namespace samskap::web
