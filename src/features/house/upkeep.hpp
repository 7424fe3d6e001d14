// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <optional>

#include "kernel/base/time.hpp"
#include "kernel/db/database.hpp"
#include "kernel/ui/html.hpp"
#include "kernel/web/router.hpp"

// What the administrator sees of copies: when the last one was made, and whether it could be laid
// back when somebody tried.
namespace samskap::house {

struct Drill {
    Instant at;
    bool went_well = false;
    std::int64_t rows = 0;  // that were laid back
};
std::optional<Drill> last_drill(db::Reader& db);
std::optional<Instant> last_backup(db::Reader& db);

// GET /upkeep.
void upkeep_routes(web::Router& router);
// For the administrator's start page: a warning when there is reason for one, else nothing.
ui::Html upkeep_warning(const web::Request& request);

}  // namespace samskap::house
