// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <algorithm>
#include <cstdint>
#include <string>

#include "kernel/base/id.hpp"
#include "kernel/db/value.hpp"

namespace samskap::web {

// A person, an organisation, a group or a role.
using PartyId = Id<struct PartyTag>;

// What a thing's visibility is: everyone; the organisations that take part in the work; a group
// (the domain's number is the group's party id); named persons (a number of its own). Every list
// and every fetch asks `domain IN LIST($n)` with the viewer's domains; there is no default.
using DomainId = Id<struct DomainTag>;
inline constexpr DomainId k_open{1};
inline constexpr DomainId k_organisations{2};
inline DomainId domain_of_group(PartyId group) { return {group.value}; }

// Who looks, and what they may. Made anew for each request from the session, by the feature
// `people`; without a session it is somebody who sees what is open.
struct Viewer {
    PartyId person;  // 0: not signed in
    std::int64_t account = 0;
    std::string name;  // for "signed in as"
    db::List domains{{k_open.value}};
    db::List secretary_of{};  // groups
    db::List coordinator_of{};
    bool administrator = false;
    bool steward = false;     // of personal data
    bool archivist = false;   // of the whole house
    db::List archivist_of{};  // boards
    db::List manager_of{};    // boards
    // Groups that are open to this person for an hour in an emergency: to be read, never changed,
    // and each reading is written down before the answer is given. They are among `domains` too.
    db::List emergencies{};

    [[nodiscard]] bool signed_in() const { return person.value != 0; }
    [[nodiscard]] bool sees(DomainId domain) const { return holds(domains, domain.value); }
    [[nodiscard]] bool is_secretary_of(PartyId group) const {
        return holds(secretary_of, group.value);
    }
    [[nodiscard]] bool is_archivist_of(std::int64_t board) const {
        return archivist || holds(archivist_of, board);
    }
    [[nodiscard]] bool is_archivist() const { return archivist || !archivist_of.ids.empty(); }
    [[nodiscard]] bool is_overseer() const {
        return administrator || steward || !manager_of.ids.empty();
    }
    [[nodiscard]] bool is_secretary() const { return !secretary_of.ids.empty(); }

private:
    static bool holds(const db::List& list, std::int64_t id) {
        return std::find(list.ids.begin(), list.ids.end(), id) != list.ids.end();
    }
};

}  // namespace samskap::web
