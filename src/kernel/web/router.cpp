// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/web/router.hpp"

#include <algorithm>

#include "kernel/base/errors.hpp"
#include "kernel/base/text.hpp"
#include "kernel/web/target.hpp"

namespace samskap::web {
namespace {

std::vector<std::string_view> parts_of(std::string_view path) {
    if (path.starts_with('/')) path.remove_prefix(1);
    return text::split(path, '/');
}

bool is_hole(std::string_view part) { return part.starts_with('{') && part.ends_with('}'); }

bool part_fits(std::string_view wanted, std::string_view given) {
    if (is_hole(wanted)) return !given.empty();
    return wanted == given ||
           (given.find('%') != std::string_view::npos && decode_part(given) == wanted);
}

bool fits(std::string_view pattern, const std::vector<std::string_view>& given) {
    const auto wanted = parts_of(pattern);
    return std::equal(wanted.begin(), wanted.end(), given.begin(), given.end(), part_fits);
}

// Whether some path fits both.
bool could_clash(std::string_view left, std::string_view right) {
    const auto a = parts_of(left);
    const auto b = parts_of(right);
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](auto x, auto y) { return is_hole(x) || is_hole(y) || x == y; });
}

void check_pattern(std::string_view pattern) {
    ensure(pattern.starts_with('/'), "a route begins with /");
    for (const auto part : parts_of(pattern)) {
        const bool braces = part.find_first_of("{}") != std::string_view::npos;
        ensure(!braces || (is_hole(part) && part.find_first_of("{}", 1) == part.size() - 1),
               "a part of a route is a word or one {name}");
        ensure(!is_hole(part) || part.size() > 2, "a {part} of a route needs a name");
    }
}

}  // namespace

std::string_view name_of(Access access) {
    switch (access) {
        case Access::anyone: return "anyone";
        case Access::signed_in: return "signed in";
        case Access::secretary: return "secretary";
        case Access::administrator: return "administrator";
        case Access::steward: return "steward";
        case Access::archivist: return "archivist";
        case Access::overseer: return "overseer";
        case Access::set_up: return "set up";
    }
    return "";
}

void Router::add(Route route) {
    check_pattern(route.pattern);
    const auto length = parts_of(route.pattern).size();
    const auto [first, last] = m_by_length.equal_range(length);
    for (auto it = first; it != last; ++it) {
        const auto& other = m_routes[it->second];
        if (other.method == route.method && could_clash(other.pattern, route.pattern))
            throw Fault("two routes fit the same path: " + other.pattern + " and " + route.pattern);
    }
    m_by_length.emplace(length, m_routes.size());
    m_routes.push_back(std::move(route));
}

void Router::get(std::string_view pattern, Access access, Show show) {
    add({"GET", std::string(pattern), access, std::move(show), nullptr, {}});
}

void Router::post(std::string_view pattern, Access access, Change change, LongFields fields) {
    add({"POST", std::string(pattern), access, nullptr, std::move(change), std::move(fields)});
}

Router::Match Router::find(std::string_view method, std::string_view path) const {
    if (method == "HEAD") method = "GET";
    const auto given = parts_of(path);
    const auto [first, last] = m_by_length.equal_range(given.size());
    for (auto it = first; it != last; ++it) {
        const auto& route = m_routes[it->second];
        if (route.method != method || !fits(route.pattern, given)) continue;
        Match match{&route};
        const auto wanted = parts_of(route.pattern);
        for (std::size_t i = 0; i < wanted.size(); ++i)
            if (is_hole(wanted[i]))
                match.parts.emplace_back(wanted[i].substr(1, wanted[i].size() - 2),
                                         decode_part(given[i]));
        return match;
    }
    return {};
}

std::vector<std::string> Router::methods_at(std::string_view path) const {
    std::vector<std::string> methods;
    const auto given = parts_of(path);
    const auto [first, last] = m_by_length.equal_range(given.size());
    for (auto it = first; it != last; ++it) {
        const auto& route = m_routes[it->second];
        if (!fits(route.pattern, given)) continue;
        methods.push_back(route.method);
        if (route.method == "GET") methods.emplace_back("HEAD");
    }
    std::sort(methods.begin(), methods.end());
    return methods;
}

}  // namespace samskap::web
