// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "features/people/people.hpp"
#include "kernel/ui/components.hpp"
#include "kernel/web/router.hpp"

// Who has an account, and whether it is open. Who is in the work stays there; only the way in is
// closed.
namespace samskap::people {

struct KnownAccount {
    AccountId id;
    PartyId person;
    std::string user_name;
    std::string name;
    // A protected identity, or somebody whom only a closed group knows: who looks after accounts
    // sees neither name nor user name, and tells them by the account's number, which the person's
    // own secretary sees.
    bool is_hidden = false;
    Instant made_at;
    std::optional<Instant> closed_at;
};
// A page of them, by name; hidden ones last.
std::vector<KnownAccount> known_accounts(db::Reader& db, const Viewer& viewer, int page);

enum class ClosingRefusal {
    own,                 // nobody locks themselves out
    last_administrator,  // somebody must look after the installation
    has_another,         // of reopening: the person got another account meanwhile
};
// Its sessions end at once. NotFound when there is no such account; one that is closed stays so.
[[nodiscard]] Expected<bool, ClosingRefusal> close_account(db::Writer& db, PartyId actor,
                                                           AccountId account);
[[nodiscard]] Expected<bool, ClosingRefusal> reopen_account(db::Writer& db, PartyId actor,
                                                            AccountId account);

// On a person's page, for whoever may change it; nothing for who has no account.
std::vector<ui::Fact> account_facts(const web::Request& request, PartyId person);
void account_routes(web::Router& router);

}  // namespace samskap::people
