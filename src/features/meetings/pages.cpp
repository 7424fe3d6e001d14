// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "engines/recurrence/expand.hpp"
#include "engines/recurrence/holidays.hpp"
#include "engines/recurrence/rule.hpp"
#include "features/meetings/schema.hpp"
#include "features/meetings/views.hpp"

namespace samskap::meetings {
namespace {

using web::Access;
using web::Answer;
using web::Request;

constexpr int k_held_on_page = 25;
constexpr std::size_t k_points_on_agenda = 12;

Answer show_meetings(const Request& request) {
    const auto& viewer = request.viewer();
    MeetingsView view;
    if (const auto id = parse_id<web::PartyTag>(request.query("group")))
        view.group = groups::visible_group(request.db(), viewer, *id);
    const auto group = view.group ? std::optional<PartyId>(view.group->id) : std::nullopt;
    view.planned = visible_meetings(
        request.db(), viewer,
        // What was planned and never held stays in its minutes; the list looks ahead.
        {.group = group,
         .state = MeetingState::planned,
         .order = Order::soonest_first,
         .from = request.today()});
    view.held = visible_meetings(request.db(), viewer,
                                 {.group = group,
                                  .state = MeetingState::held,
                                  .page = request.page(),
                                  .size = k_held_on_page});
    view.more = view.held.size() > k_held_on_page;
    if (view.more) view.held.pop_back();
    view.series = visible_series(request.db(), viewer, group);
    return ui::page(request, meetings_page(request, view));
}

// The first day of a group's series that is not over.
NextTime next_of_series(const std::vector<Series>& series, Day today) {
    NextTime next;
    for (const auto& one : series) {
        const auto rule = recurrence::parse_rule(one.rule);
        if (!rule) continue;
        const auto day = recurrence::next_day(*rule, one.first_day.value_or(today), today);
        if (!day || (next.day && *next.day <= *day)) continue;
        next = {.meeting = {},
                .day = day,
                .start = one.start,
                .end = one.end,
                .place = {},
                .from_series = true,
                .holiday = {}};
    }
    return next;
}

NextTime next_time(const Request& request, const groups::Group& group) {
    const auto planned = next_meeting(request.db(), request.viewer(), group.id, request.today());
    NextTime next;
    if (planned)
        next = {.meeting = planned,
                .day = planned->day,
                .start = planned->start,
                .end = planned->end,
                .place = planned->place,
                .holiday = {}};
    else
        next = next_of_series(visible_series(request.db(), request.viewer(), group.id),
                              request.today());
    if (next.day)
        if (const auto holiday = recurrence::holiday_on(*next.day)) next.holiday = holiday->name;
    return next;
}

Answer show_agenda(const Request& request, const std::vector<AgendaSource>& sources) {
    auto group =
        groups::visible_group(request.db(), request.viewer(), request.path<PartyId>("group"));
    AgendaView view{.group = group, .next = next_time(request, group), .points = {}};
    for (const auto& source : sources) {
        auto more = source(request.db(), request, group.id);
        std::move(more.begin(), more.end(), std::back_inserter(view.points));
    }
    std::stable_sort(view.points.begin(), view.points.end(),
                     [](const AgendaPoint& left, const AgendaPoint& right) {
                         return left.weight > right.weight;
                     });
    if (view.points.size() > k_points_on_agenda)
        view.points.erase(view.points.begin() + k_points_on_agenda, view.points.end());
    return ui::page(request, agenda_page(request, view));
}

void routes(web::Router& router) { router.get("/meetings", Access::anyone, show_meetings); }

}  // namespace

void add_agenda_routes(web::Router& router, std::vector<AgendaSource> sources) {
    router.get("/groups/{group}/agenda", Access::anyone,
               [sources = std::move(sources)](const Request& request) {
                   return show_agenda(request, sources);
               });
}

const Feature& feature() {
    static const Feature meetings{
        .name = "meetings",
        .routes = routes,
        .migrations = schema(),
        .personal_data = {{"attendances", "party", "Att du var med på ett möte.",
                           "Lika länge som anteckningarna.", Origin::minutes, Basis::public_task,
                           k_not_held,
                           R"sql(SELECT m.day AS "Möte", p.name AS "Grupp", a.written AS "Skrivet",
                                        a.organisation AS "Från", a.role AS "Som",
                                        CASE WHEN a.is_present THEN 'ja' ELSE 'nej' END
                                            AS "Var på plats"
                                   FROM attendances a JOIN meetings m ON m.id = a.meeting
                                   JOIN parties p ON p.id = m.of_group WHERE a.party = $1
                                  ORDER BY m.day, a.meeting, a.position)sql",
                           R"sql(UPDATE attendances SET written = '', organisation = ''
                                  WHERE party = $1)sql"}}};
    return meetings;
}

}  // namespace samskap::meetings
