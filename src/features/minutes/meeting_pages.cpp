// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/minutes/meeting_views.hpp"
#include "features/minutes/out.hpp"
#include "features/minutes/pages.hpp"

namespace samskap::minutes {
namespace {

using web::Access;
using web::Answer;
using web::Request;

Answer show_meeting(const Request& request) {
    const auto minutes = visible_minutes(request, request.path<MeetingId>("meeting"));
    return ui::page(request, meeting_page(request, minutes,
                                          parse_id<matters::TopicTag>(request.query("topic"))));
}

// A file for the registry, in the face of who asks; minutes that hold nothing are no file.
Answer file_of(const Request& request, Shape shape) {
    const auto minutes = visible_minutes(request, request.path<MeetingId>("meeting"));
    if (minutes.statements.empty()) throw NotFound();
    auto answer = web::attachment(set_in_type(request, minutes, shape), media_type(shape),
                                  file_name(request, minutes, shape));
    if (request.viewer().signed_in()) answer.keep = web::Keep::nothing;
    return answer;
}

}  // namespace

void meeting_routes(web::Router& router) {
    router.get("/meetings/{meeting}", Access::anyone, show_meeting);
    router.get("/meetings/{meeting}/minutes.txt", Access::anyone,
               [](const Request& request) { return file_of(request, Shape::text); });
    router.get("/meetings/{meeting}/minutes.docx", Access::anyone,
               [](const Request& request) { return file_of(request, Shape::docx); });
    router.get("/meetings/{meeting}/minutes.pdf", Access::anyone,
               [](const Request& request) { return file_of(request, Shape::pdf); });
}

}  // namespace samskap::minutes
