// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>

// A POST whose pattern ends so comes from another server, not from a browser on a page of ours: it
// carries no form token, no cookie of it counts, and what it says must prove itself.
namespace samskap::web {

constexpr bool is_from_servers(std::string_view pattern) {
    return pattern.ends_with("/from-servers");
}

}  // namespace samskap::web
