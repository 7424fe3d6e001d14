// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <vector>

#include "features/messages/messages.hpp"
#include "features/rights/rights.hpp"
#include "kernel/ui/feature.hpp"

namespace samskap::app {

// Every feature of the house, in the order of src/features/ORDER. A new feature is one line here.
const std::vector<const Feature*>& features();

// The migrations of the kernel and of every feature, in the order of their numbers.
std::vector<db::Migration> migrations();
std::map<std::string, db::Worker, std::less<>> workers();
std::vector<PersonalData> personal_data();
// What people hold and others must take over when they leave.
std::vector<Holding> holdings();
std::vector<people::NamesChanged> names_changed();
rights::Everything everything();
// What every feature's notices say.
messages::Kinds notice_kinds();

// Every route of the house.
void add_routes(web::Router& router);

}  // namespace samskap::app
