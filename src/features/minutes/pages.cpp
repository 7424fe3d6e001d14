// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/minutes/pages.hpp"

#include "features/minutes/found.hpp"
#include "features/minutes/intake.hpp"
#include "features/minutes/minutes.hpp"
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
    static const Feature minutes{
        .name = "minutes",
        .routes = routes,
        .migrations = schema(),
        .workers = {{std::string(k_intake_job), run_intake_job}},
        .searchable = searchable(),
        .personal_data = {
            {"review_attendances", "party",
             "Vem som var med på ett möte, innan anteckningarna är granskade.",
             "Lika länge som inläsningen."},
            {"review_items", "owner", "Vem som lovade något, innan anteckningarna är granskade.",
             "Lika länge som inläsningen."},
            {"reading_versions", "decided_by", "Vem som sade vilken fil som är den slutliga.",
             "Lika länge som anteckningarna."},
            {"files_set_aside", "set_aside_by", "Vem som tog bort en oläslig fil ur kön.",
             "Lika länge som filen."},
            {"intakes", "asked_by", "Vem som lämnade in en fil vars sidor läses just nu.",
             "Tills sidorna är lästa."},
            {"readings", "made_by", "Vem som läste in anteckningar.",
             "Lika länge som anteckningarna."},
            {"readings", "opened_by", "Vem som lät alla läsa dem.",
             "Lika länge som anteckningarna."},
            {"readings", "published_by", "Vem som granskade och publicerade.",
             "Lika länge som anteckningarna."}}};
    return minutes;
}

}  // namespace samskap::minutes
