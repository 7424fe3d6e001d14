// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/web/target.hpp"

#include <algorithm>

#include "kernel/base/text.hpp"
#include "kernel/web/encoding.hpp"

namespace samskap::web {
namespace {

std::string_view without_authority(std::string_view text) {
    const auto scheme = text.find("://");
    if (scheme == std::string_view::npos || text.starts_with('/')) return text;
    const auto path = text.find('/', scheme + 3);
    return path == std::string_view::npos ? "/" : text.substr(path);
}

}  // namespace

std::optional<Target> parse_target(std::string_view text) {
    text = without_authority(text);
    if (!text.starts_with('/')) return std::nullopt;
    const bool clean = std::none_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F;
    });
    if (!clean) return std::nullopt;
    text = text.substr(0, text.find('#'));
    const auto mark = text.find('?');
    if (mark == std::string_view::npos) return Target{text, {}};
    return Target{text.substr(0, mark), text.substr(mark + 1)};
}

std::string Target::value(std::string_view name) const {
    for (auto rest = query; !rest.empty();) {
        const auto end = std::min(rest.find('&'), rest.size());
        const auto pair = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const auto equals = std::min(pair.find('='), pair.size());
        if (percent_decode(pair.substr(0, equals), Plus::is_space) != name) continue;
        const auto raw = pair.substr(std::min(equals + 1, pair.size()));
        const auto cleaned = text::clean(percent_decode(raw, Plus::is_space));
        return std::string(text::trim(cleaned));
    }
    return {};
}

std::string decode_part(std::string_view part) {
    return text::clean(percent_decode(part, Plus::is_plus));
}

}  // namespace samskap::web
