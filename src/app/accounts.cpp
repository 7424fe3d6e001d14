// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

#include <iostream>

#include "app/commands.hpp"
#include "app/installation.hpp"
#include "app/named_group.hpp"
#include "features/people/people.hpp"
#include "kernel/base/crypto.hpp"
#include "kernel/base/text.hpp"

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

// "71 (amira)", "72": for the operator to choose among.
std::string listed(const std::vector<people::Namesake>& persons) {
    std::string list;
    for (const auto& one : persons) {
        if (!list.empty()) list += ", ";
        list += to_text(one.person);
        if (!one.user_name.empty()) list += " (" + one.user_name + ")";
    }
    return list;
}

// Who stands in the register, or nobody for a new person; a refusal when it is not clear.
Expected<std::optional<people::Namesake>, std::string> meant(db::Reader& db,
                                                             const UserOptions& options) {
    if (!options.person.empty()) {
        auto person = people::person_numbered(db, options.person);
        if (!person)
            return unexpected(fmt::format("There is no person with number {}.", options.person));
        return person;
    }
    if (text::trim(options.name).empty())
        return unexpected(std::string("Say who it is: --name or --person."));
    if (options.is_new) return std::nullopt;
    auto found = people::persons_called(db, options.name);
    if (found.empty()) return std::nullopt;
    if (found.size() == 1) return found.front();
    return unexpected(
        fmt::format("{} persons are called “{}”: {}. Say which with --person NUMBER, or --new for "
                    "somebody else.",
                    found.size(), options.name, listed(found)));
}

// Who is only in a closed group is known in that group alone.
people::PartyId new_person(db::Writer& db, const UserOptions& options,
                           std::optional<people::PartyId> group) {
    const bool is_closed =
        group && db.any("SELECT party FROM groups WHERE party = $1 AND is_closed", *group);
    return people::add_party(
        db, {},
        {.name = text::squeeze(options.name),
         .domain = is_closed ? web::domain_of_group(*group) : web::k_organisations});
}

void join(db::Writer& db, people::PartyId person, people::PartyId group, const UserOptions& options,
          Day today) {
    if (db.any(R"sql(
            SELECT id FROM memberships
             WHERE member = $1 AND of_party = $2 AND role = $3
               AND from_day <= $4 AND (to_day IS NULL OR to_day >= $4)
        )sql",
               person, group, options.role, today))
        return;
    people::add_membership(db, {}, person, group, role_named(options.role), today, std::nullopt,
                           {});
}

}  // namespace

Expected<std::string, std::string> give_account(db::Writer& db, const UserOptions& options,
                                                std::string_view password_hash, Day today) {
    std::optional<people::PartyId> group;
    if (!options.group.empty()) {
        const auto found = group_called(db, options.group);
        if (!found) return unexpected(found.error());
        group = *found;
    }
    const auto known = meant(db, options);
    if (!known) return unexpected(known.error());
    if (*known && !(*known)->user_name.empty())
        return unexpected(
            fmt::format("{} signs in as {} already; --new is for somebody else of "
                        "that name.",
                        (*known)->name, (*known)->user_name));
    const auto person = *known ? (*known)->person : new_person(db, options, group);
    const auto account = people::add_account(db, person, options.user_name, password_hash);
    if (!account)
        return unexpected(
            std::string(account.error() == people::AccountRefusal::name_taken
                            ? "Somebody has that user name already."
                            : "A user name has a–z, 0–9, full stop and hyphen, 2 to 64 of them."));
    if (group) join(db, person, *group, options, today);
    if (options.administrator) people::make_administrator(db, person, today);
    if (!*known)
        return fmt::format("{} can sign in as {}.", text::squeeze(options.name), options.user_name);
    return fmt::format("{}, who stood in the register (number {}), can sign in as {}.",
                       (*known)->name, to_text(person), options.user_name);
}

int add_user(const UserOptions& options) {
    const SystemClock clock;
    Installation installation(options.where.existing(), clock, crypto::random_seed());
    const auto password = read_password();
    if (password.size() < people::k_password_least)
        return refuse(fmt::format("The password must have at least {} characters.",
                                  people::k_password_least));
    const auto hash = crypto::hash_password(password, crypto::Cost::interactive);
    const auto today = installation.house().zone().day(clock.time());
    auto writing = installation.database().write(clock.time());
    const auto given = give_account(*writing, options, hash, today);
    if (!given) return refuse(given.error());
    writing.keep();
    fmt::print("{}\n", *given);
    return 0;
}

}  // namespace samskap::app
