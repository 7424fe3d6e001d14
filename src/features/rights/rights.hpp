// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <vector>

#include "features/minutes/minutes.hpp"
#include "kernel/ui/personal_data.hpp"

// What a person may ask about what is stored of them: to see it all, take it along, have it
// corrected, object, pause, take back a yes, be forgotten; and how somebody leaves without anything
// falling to the floor.
namespace samskap::rights {

using people::PartyId;

const Feature& feature();
messages::Kinds notice_kinds();

// What every feature gives; these pages show it all, and include none.
struct Everything {
    std::vector<PersonalData> personal_data;
    std::vector<Holding> holdings;
    std::vector<people::NamesChanged> names_changed;
    // The same data, later features first: what points at others before what it points at.
    std::vector<PersonalData> last_first;
};
void add_routes(web::Router& router, const Everything& everything);

}  // namespace samskap::rights
