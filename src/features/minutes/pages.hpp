// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "kernel/web/router.hpp"

// The routes of this feature, one file for each part of the way.
namespace samskap::minutes {

void queue_routes(web::Router& router);
void review_routes(web::Router& router);
void version_routes(web::Router& router);
void repair_routes(web::Router& router);
void finding_routes(web::Router& router);
void attendance_routes(web::Router& router);
void opening_routes(web::Router& router);
void meeting_routes(web::Router& router);
void correction_routes(web::Router& router);
void answer_routes(web::Router& router);
void regret_routes(web::Router& router);

}  // namespace samskap::minutes
