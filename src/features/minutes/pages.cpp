// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/minutes/pages.hpp"

#include "features/minutes/found.hpp"
#include "features/minutes/intake.hpp"
#include "features/minutes/minutes.hpp"
#include "features/minutes/personal_data.hpp"
#include "features/minutes/schema.hpp"

namespace samskap::minutes {
namespace {

// In the order in which minutes go through the house.
void routes(web::Router& router) {
    queue_routes(router);
    review_routes(router);
    version_routes(router);
    repair_routes(router);
    finding_routes(router);
    attendance_routes(router);
    opening_routes(router);
    meeting_routes(router);
    correction_routes(router);
    answer_routes(router);
    regret_routes(router);
}

}  // namespace

const Feature& feature() {
    static const Feature minutes{.name = "minutes",
                                 .routes = routes,
                                 .migrations = schema(),
                                 .workers = {{std::string(k_intake_job), run_intake_job}},
                                 .searchable = searchable(),
                                 .personal_data = personal_data()};
    return minutes;
}

}  // namespace samskap::minutes
