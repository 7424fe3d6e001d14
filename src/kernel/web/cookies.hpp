// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace samskap::web {

// Name and value of each cookie in a Cookie header, values decoded. What is no cookie is left out.
std::vector<std::pair<std::string_view, std::string>> parse_cookies(std::string_view header);

}  // namespace samskap::web
