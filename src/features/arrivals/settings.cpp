// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "features/arrivals/arrivals.hpp"
#include "kernel/base/private_file.hpp"
#include "kernel/base/text.hpp"

namespace samskap::arrivals {
namespace {

using Refused = Expected<bool, std::string>;

Refused misread(std::size_t line, std::string_view why) {
    return unexpected(fmt::format("line {}: {}", line, why));
}

Refused take_sender(Mailbox& mailbox, std::string_view value, std::size_t line) {
    const auto parted = value.find_first_of(" \t");
    const auto address =
        parted == std::string_view::npos ? std::string_view() : text::trim(value.substr(parted));
    if (address.find('@') == std::string_view::npos)
        return misread(line, "from needs a user name and an address");
    mailbox.senders.push_back({std::string(address), std::string(value.substr(0, parted))});
    return true;
}

Refused take_setting(Mailbox& mailbox, std::string_view name, std::string_view value,
                     std::size_t line) {
    if (name == "from") return take_sender(mailbox, value, line);
    if (name == "server" && !value.starts_with("imaps://") && !value.starts_with("imap://"))
        return misread(line, "server begins with imaps:// or imap://");
    if (name == "server")
        mailbox.server = value;
    else if (name == "user")
        mailbox.user = value;
    else if (name == "password")
        mailbox.password = value;
    else if (name == "folder")
        mailbox.folder = value;
    else if (name == "checked-by")
        mailbox.checked_by = value;
    else
        return misread(line, "no such setting");
    return true;
}

std::optional<std::string> what_lacks(const Mailbox& mailbox) {
    if (mailbox.server.empty()) return "a mailbox without server";
    if (mailbox.user.empty() || mailbox.password.empty())
        return "a mailbox without user or password";
    if (mailbox.senders.empty()) return "a mailbox without anybody it may take mail from";
    return std::nullopt;
}

}  // namespace

Expected<std::vector<Mailbox>, std::string> mailboxes_of(std::string_view settings,
                                                         const GroupNamed& group_named) {
    std::vector<Mailbox> all;
    std::size_t number = 0;
    for (const auto whole : text::lines(settings)) {
        ++number;
        const auto line = text::trim(whole);
        if (line.empty() || line.starts_with('#')) continue;
        if (line.starts_with('[') && line.ends_with(']')) {
            const auto group = group_named(line.substr(1, line.size() - 2));
            if (!group) return unexpected(fmt::format("line {}: no such group", number));
            all.push_back({.group = *group});
            continue;
        }
        const auto setting = setting_line(line);
        if (!setting || all.empty())
            return unexpected(fmt::format("line {}: neither [Group] nor name = value", number));
        const auto taken = take_setting(all.back(), setting->name, setting->value, number);
        if (!taken) return unexpected(taken.error());
    }
    for (const auto& mailbox : all)
        if (const auto lack = what_lacks(mailbox)) return unexpected(*lack);
    return all;
}

Expected<std::vector<Mailbox>, std::string> mailboxes_in(db::Reader& db, const std::string& file) {
    const auto settings = private_text(file);
    if (!settings) return unexpected(settings.error());
    return mailboxes_of(*settings,
                        [&](std::string_view name) { return groups::group_named(db, name); });
}

}  // namespace samskap::arrivals
