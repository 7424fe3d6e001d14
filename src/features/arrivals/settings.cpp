// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <sys/stat.h>

#include <fstream>
#include <iterator>

#include "features/arrivals/arrivals.hpp"
#include "kernel/base/text.hpp"

namespace samskap::arrivals {
namespace {

using Refused = Expected<bool, std::string>;

Refused misread(std::size_t line, std::string_view why) {
    return unexpected(fmt::format("line {}: {}", line, why));
}

std::string_view trimmed(std::string_view words) {
    while (!words.empty() && (words.front() == ' ' || words.front() == '\t'))
        words.remove_prefix(1);
    while (!words.empty() && (words.back() == ' ' || words.back() == '\t' || words.back() == '\r'))
        words.remove_suffix(1);
    return words;
}

Refused take_sender(Mailbox& mailbox, std::string_view value, std::size_t line) {
    const auto parted = value.find_first_of(" \t");
    const auto address =
        parted == std::string_view::npos ? std::string_view() : trimmed(value.substr(parted));
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
        const auto line = trimmed(whole);
        if (line.empty() || line.starts_with('#')) continue;
        if (line.starts_with('[') && line.ends_with(']')) {
            const auto group = group_named(line.substr(1, line.size() - 2));
            if (!group) return unexpected(fmt::format("line {}: no such group", number));
            all.push_back({.group = *group});
            continue;
        }
        const auto equals = line.find('=');
        if (equals == std::string_view::npos || all.empty())
            return unexpected(fmt::format("line {}: neither [Group] nor name = value", number));
        const auto taken = take_setting(all.back(), trimmed(line.substr(0, equals)),
                                        trimmed(line.substr(equals + 1)), number);
        if (!taken) return unexpected(taken.error());
    }
    for (const auto& mailbox : all)
        if (const auto lack = what_lacks(mailbox)) return unexpected(*lack);
    return all;
}

Expected<std::vector<Mailbox>, std::string> mailboxes_in(db::Reader& db, const std::string& file) {
    struct stat found {};
    if (::stat(file.c_str(), &found) != 0) return unexpected(std::string("there is no such file"));
    if ((found.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return unexpected(std::string("others may read it: chmod 600"));
    std::ifstream stream(file, std::ios::binary);
    const std::string settings{std::istreambuf_iterator<char>(stream),
                               std::istreambuf_iterator<char>()};
    if (!stream) return unexpected(std::string("it cannot be read"));
    return mailboxes_of(settings,
                        [&](std::string_view name) { return groups::group_named(db, name); });
}

}  // namespace samskap::arrivals
