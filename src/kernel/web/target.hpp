// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace samskap::web {

// What a request line asks for, cut but not decoded. Borrows from the text it was read from.
struct Target {
    std::string_view path;   // begins with '/'
    std::string_view query;  // without '?'

    // The first value with that name: decoded, cleaned, trimmed; empty when it is not there.
    [[nodiscard]] std::string value(std::string_view name) const;
};

// Takes "/path?query", and "http://host/path?query" as a proxy may write it. Refuses all else.
// Browsers leave some characters bare that RFC 3986 forbids; those are let through.
std::optional<Target> parse_target(std::string_view text);
// A part of a path or query that a person wrote: decoded and cleaned.
std::string decode_part(std::string_view part);

}  // namespace samskap::web
