// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/web/cookies.hpp"

#include <algorithm>

#include "kernel/web/encoding.hpp"

namespace samskap::web {

std::vector<std::pair<std::string_view, std::string>> parse_cookies(std::string_view header) {
    constexpr std::size_t most = 50;
    std::vector<std::pair<std::string_view, std::string>> cookies;
    while (!header.empty() && cookies.size() < most) {
        const auto end = std::min(header.find(';'), header.size());
        const auto pair = trim_blanks(header.substr(0, end));
        header.remove_prefix(std::min(end + 1, header.size()));
        const auto equals = pair.find('=');
        if (equals == std::string_view::npos || equals == 0) continue;
        auto value = pair.substr(equals + 1);
        if (value.size() >= 2 && value.front() == '"' && value.back() == '"')
            value = value.substr(1, value.size() - 2);
        cookies.emplace_back(trim_blanks(pair.substr(0, equals)),
                             percent_decode(value, Plus::is_plus));
    }
    return cookies;
}

}  // namespace samskap::web
