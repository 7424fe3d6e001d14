// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

#include <filesystem>
#include <iostream>

#include "app/commands.hpp"
#include "app/installation.hpp"
#include "app/read_command.hpp"
#include "features/groups/groups.hpp"
#include "features/minutes/minutes.hpp"
#include "features/people/people.hpp"
#include "kernel/base/crypto.hpp"

namespace samskap::app {
namespace {

int refuse(std::string_view why) {
    fmt::print(stderr, "samskap: {}\n", why);
    return 2;
}

// Does not show what is typed while it lives.
class Hidden {
public:
    Hidden() {
        m_is_terminal = tcgetattr(STDIN_FILENO, &m_before) == 0;
        if (!m_is_terminal) return;
        auto quiet = m_before;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
        fmt::print("Password: ");
        std::fflush(stdout);
    }
    ~Hidden() {
        if (!m_is_terminal) return;
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
        fmt::print("\n");
    }
    Hidden(const Hidden&) = delete;
    Hidden& operator=(const Hidden&) = delete;

private:
    termios m_before{};
    bool m_is_terminal = false;
};

std::string read_password() {
    const Hidden hidden;
    std::string password;
    std::getline(std::cin, password);
    return password;
}

people::MemberRole role_named(const std::string& name) {
    people::MemberRole role{};
    ensure(people::from_text(name, role), "the command line lets only roles through");
    return role;
}

}  // namespace

int add_user(const UserOptions& options) {
    const SystemClock clock;
    Installation installation(options.where.address(), clock, crypto::random_seed());
    const auto password = read_password();
    if (password.size() < people::k_password_least)
        return refuse(fmt::format("The password must have at least {} characters.",
                                  people::k_password_least));
    const auto hash = crypto::hash_password(password, crypto::Cost::interactive);
    const auto today = installation.house().zone().day(clock.time());
    auto writing = installation.database().write(clock.time());
    std::optional<people::PartyId> group;
    if (!options.group.empty()) {
        group = groups::group_named(*writing, options.group);
        if (!group) return refuse(fmt::format("There is no group called “{}”.", options.group));
    }
    // Who is only in a closed group is known in that group alone.
    const bool is_closed =
        group && writing->any("SELECT party FROM groups WHERE party = $1 AND is_closed", *group);
    const auto person = people::add_party(
        *writing, {},
        {.name = options.name,
         .domain = is_closed ? web::domain_of_group(*group) : web::k_organisations});
    const auto account = people::add_account(*writing, person, options.user_name, hash);
    if (!account)
        return refuse(account.error() == people::AccountRefusal::name_taken
                          ? "Somebody has that user name already."
                          : "A user name has a–z, 0–9, full stop and hyphen, 2 to 64 of them.");
    if (group)
        people::add_membership(*writing, {}, person, *group, role_named(options.role), today,
                               std::nullopt, {});
    if (options.administrator) people::make_administrator(*writing, person, today);
    writing.keep();
    fmt::print("{} can sign in as {}.\n", options.name, options.user_name);
    return 0;
}

int import(const ImportOptions& options) {
    const SystemClock clock;
    Installation installation(options.where.address(), clock, crypto::random_seed());
    auto& database = installation.database();
    const auto group = groups::group_named(*database.read(), options.group);
    if (!group) return refuse(fmt::format("There is no group called “{}”.", options.group));
    int code = 0;
    for (const auto& path : options.files) {
        auto file = bytes_of_file(path);
        if (!file.refusal.empty()) {
            code = refuse(path + ": " + file.refusal);
            continue;
        }
        const auto name = std::filesystem::path(path).filename().string();
        const auto imported = minutes::import(
            database, {}, {.group = *group, .name = name, .bytes = std::move(file.bytes)},
            clock.time());
        if (!imported.refusal.empty())
            code = refuse(path + ": kept, but it could not be read (" + imported.refusal + ").");
        else
            fmt::print("{}: {}\n", path,
                       imported.was_there ? "was there already" : "waits for review");
    }
    return code;
}

}  // namespace samskap::app
