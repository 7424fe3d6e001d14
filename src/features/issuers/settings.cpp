// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <charconv>

#include "features/groups/groups.hpp"
#include "features/issuers/issuers.hpp"
#include "features/issuers/token.hpp"
#include "kernel/base/private_file.hpp"
#include "kernel/base/text.hpp"

namespace samskap::issuers {
namespace {

using Fault = std::optional<std::string>;

struct Two {
    std::string first;
    std::string rest;
};
std::optional<Two> two_in(std::string_view value) {
    const auto parted = value.find_first_of(" \t");
    if (parted == std::string_view::npos) return std::nullopt;
    return Two{std::string(value.substr(0, parted)), std::string(text::trim(value.substr(parted)))};
}

std::vector<std::string> words_of(std::string_view value) {
    std::vector<std::string> words;
    const auto squeezed = text::squeeze(value);
    for (const auto word : text::split(squeezed, ' ')) words.emplace_back(word);
    return words;
}

Fault take_grant(Issuer& issuer, std::string_view value, const GroupNamed& group_named) {
    const auto named = two_in(value);
    const auto given = named ? two_in(named->rest) : std::nullopt;
    if (!given) return "grant needs a group of the issuer, a role and a group of ours";
    people::MemberRole role{};
    // Who looks after the installation is appointed on the terminal alone.
    if (!people::from_text(given->first, role)) return "there is no such role";
    const auto group = group_named(given->rest);
    if (!group) return "there is no such group";
    issuer.grants.push_back({named->first, role, *group});
    return std::nullopt;
}

std::optional<int> level_in(std::string_view text) {
    int level = 0;
    const auto* end = text.data() + text.size();
    const bool is_one = std::from_chars(text.data(), end, level).ptr == end && !text.empty();
    return is_one && level >= 1 && level <= 4 ? std::optional(level) : std::nullopt;
}

Fault take_needs(Issuer& issuer, std::string_view value) {
    const auto two = two_in(value);
    const auto level = two ? level_in(two->rest) : std::nullopt;
    people::MemberRole role{};
    if (!level || !people::from_text(two->first, role))
        return "needs is a role and a level from 1 to 4";
    issuer.needs[role] = *level;
    return std::nullopt;
}

Fault take_level(Issuer& issuer, std::string_view value) {
    const auto two = two_in(value);
    const auto level = two ? level_in(two->first) : std::nullopt;
    if (!level) return "level needs a number from 1 to 4 and an acr";
    issuer.levels[two->rest] = *level;
    return std::nullopt;
}

Fault take_setting(Issuer& issuer, const SettingLine& line, const GroupNamed& group_named) {
    const auto [name, value] = line;
    if (name == "grant") return take_grant(issuer, value, group_named);
    if (name == "level") return take_level(issuer, value);
    if (name == "needs") return take_needs(issuer, value);
    if (name == "algorithms" || name == "hosts") {
        (name == "hosts" ? issuer.hosts : issuer.algorithms) = words_of(value);
        return std::nullopt;
    }
    if (name == "account") {
        const auto two = two_in(value);
        if (!two) return "account needs a subject and a user name";
        issuer.accounts[two->first] = two->rest;
        return std::nullopt;
    }
    const std::map<std::string_view, std::string*> words{{"name", &issuer.name},
                                                         {"issuer", &issuer.address},
                                                         {"client-id", &issuer.client},
                                                         {"client-secret", &issuer.secret},
                                                         {"scope", &issuer.scope},
                                                         {"acr", &issuer.acr},
                                                         {"groups-claim", &issuer.groups_claim},
                                                         {"groups-url", &issuer.groups_url}};
    const auto found = words.find(name);
    if (found == words.end()) return "there is no such setting";
    *found->second = value;
    return std::nullopt;
}

bool is_key(std::string_view key) {
    return !key.empty() && key.size() <= 40 &&
           key.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

Fault what_lacks(const Issuer& issuer) {
    if (!is_key(issuer.key)) return "a section is called by small letters, digits and -";
    if (issuer.name.empty()) return "name is what people read on the button";
    if (!is_safe_url(issuer.address)) return "issuer begins with https://";
    if (issuer.client.empty()) return "client-id is missing";
    for (const auto& one : issuer.algorithms)
        if (!is_algorithm(one)) return "algorithms are RS256, RS384, RS512, PS256, ES256 or ES384";
    if ((" " + issuer.scope + " ").find(" openid ") == std::string::npos)
        return "scope must hold openid";
    if (!issuer.groups_url.empty() && !is_safe_url(issuer.groups_url))
        return "groups-url begins with https://";
    return std::nullopt;
}

}  // namespace

Expected<std::vector<Issuer>, std::string> issuers_of(std::string_view settings,
                                                      const GroupNamed& group_named) {
    std::vector<Issuer> all;
    int number = 0;
    for (const auto whole : text::lines(settings)) {
        ++number;
        const auto line = text::trim(whole);
        if (line.empty() || line.starts_with('#')) continue;
        if (line.starts_with('[') && line.ends_with(']')) {
            all.emplace_back().key = line.substr(1, line.size() - 2);
            continue;
        }
        const auto setting = setting_line(line);
        if (!setting || all.empty())
            return unexpected(fmt::format("line {}: neither [issuer] nor name = value", number));
        if (const auto fault = take_setting(all.back(), *setting, group_named))
            return unexpected(fmt::format("line {}: {}", number, *fault));
    }
    std::map<std::string, int> keys;
    for (auto& issuer : all) {
        if (issuer.algorithms.empty()) issuer.algorithms = {"RS256"};
        if (const auto lack = what_lacks(issuer)) return unexpected(*lack);
        if (++keys[issuer.key] > 1) return unexpected(std::string("a section stands twice"));
    }
    return all;
}

Expected<std::vector<Issuer>, std::string> issuers_in(db::Reader& db, const std::string& file) {
    const auto settings = private_text(file);
    if (!settings) return unexpected(settings.error());
    return issuers_of(*settings,
                      [&](std::string_view name) { return groups::group_named(db, name); });
}

}  // namespace samskap::issuers
