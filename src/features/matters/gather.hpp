// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <vector>

#include "features/matters/views.hpp"

// From rows to what the pages show: names as this viewer may read them.
namespace samskap::matters {

std::vector<Shown> shown(const web::Request& request, std::vector<Statement> statements);
MatterView gather(const web::Request& request, const Matter& matter);
// For Feature::agenda: what stands still, what is late, what has no owner, oldest first.
std::vector<AgendaPoint> agenda_points(db::Reader& db, const web::Request& request, PartyId group);

}  // namespace samskap::matters
