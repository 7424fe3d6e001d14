// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "features/rights/leave_views.hpp"
#include "features/rights/pages.hpp"
#include "kernel/base/text.hpp"

namespace samskap::rights {
namespace {

using web::Access;
using web::Answer;
using web::Request;
using web::Submission;

// Who looks after the house may hand its duties on, also of people whose work they do not see.
std::optional<people::Party> with_house_role(const Request& request, PartyId person) {
    if (!request.viewer().administrator) return std::nullopt;
    return request.db().maybe(
        [](const db::Row& row) {
            return people::Party{.id = row["id"], .name = row["name"], .title = {}};
        },
        R"sql(
        SELECT p.id, p.name FROM parties p
         WHERE p.id = $1 AND EXISTS (SELECT 1 FROM roles_held h
                                      WHERE h.person = p.id AND h.to_day IS NULL)
    )sql",
        person);
}

people::Party leaver(const Request& request) {
    const auto id = request.path<PartyId>("party");
    if (auto party = with_house_role(request, id)) return *std::move(party);
    auto party = people::visible_party(request.db(), request.viewer(), id);
    if (party.kind != people::PartyKind::person) throw NotFound();
    if (!people::may_edit(request, party)) throw Forbidden();
    return party;
}

bool may_decide(const web::Viewer& viewer, const Held& held) {
    return held.group ? viewer.is_secretary_of(held.group) : viewer.administrator;
}

LeaveView view_of(const Request& request, const Everything& all) {
    auto& db = request.db();
    LeaveView view{.person = leaver(request), .leave = {}, .things = {}};
    view.leave = leave_of(db, view.person.id);
    if (!view.leave || view.leave->is_closed) return view;
    for (auto& held : held_by(db, all, *view.leave)) {
        HeldView thing{.held = std::move(held)};
        thing.may_decide = may_decide(request.viewer(), thing.held);
        if (thing.may_decide)
            thing.may_take_over = may_take_over(db, *view.leave, thing.held.group, request.today());
        if (thing.held.decided) thing.typed = *thing.held.decided;
        view.things.push_back(std::move(thing));
    }
    return view;
}

Answer show_leaving(const Request& request, const Everything& all) {
    return ui::page(request, leave_page(request, view_of(request, all)));
}

Answer begin(const Submission& submission, const Everything& all) {
    auto view = view_of(submission, all);
    const auto day = parse_day(submission.form().value("day"));
    view.day_is_missing = !day;
    if (!day) return ui::unprocessable(submission, leave_page(submission, view));
    begin_leave(submission.db(), submission.viewer().person, all, view.person.id, *day);
    return web::see_other(web::url("/people/{}/leaving", view.person.id));
}

std::string sent(const web::Form& form, const Held& held, std::string_view what) {
    std::string name = std::string(what) + "-" + held.kind + "-" + std::to_string(held.object);
    std::replace(name.begin(), name.end(), ' ', '-');
    return form.value(name);
}

Decision decision_in(const web::Form& form, const Held& held) {
    Decision decision;
    if (!from_text(sent(form, held, "way"), decision.way)) decision.way = HandoverWay::to_new;
    decision.to = parse_id<web::PartyTag>(sent(form, held, "to"));
    decision.review_day = parse_day(sent(form, held, "day"));
    decision.reason = std::string(samskap::text::trim(sent(form, held, "reason")));
    return decision;
}

Answer decide_one(const Submission& submission, const Everything& all) {
    auto view = view_of(submission, all);
    const auto& form = submission.form();
    const auto back = web::url("/people/{}/leaving", view.person.id);
    for (auto& thing : view.things) {
        if (!thing.may_decide || thing.held.kind != form.value("kind") ||
            std::to_string(thing.held.object) != form.value("object"))
            continue;
        thing.typed = decision_in(form, thing.held);
        const auto done = decide(submission.db(), submission.viewer().person, *view.leave,
                                 thing.held, thing.typed, submission.today());
        if (done) return web::see_other(back);
        thing.refusal = done.error();
        return ui::unprocessable(submission, leave_page(submission, view));
    }
    return web::see_other(back);
}

Answer close(const Submission& submission, const Everything& all) {
    auto view = view_of(submission, all);
    const auto back = web::url("/people/{}/leaving", view.person.id);
    if (!view.leave || view.leave->is_closed) return web::see_other(back);
    const auto done = close_leave(submission.db(), submission.viewer().person, all, *view.leave);
    if (done) return web::see_other(back);
    view.is_refused = true;
    return ui::unprocessable(submission, leave_page(submission, view));
}

}  // namespace

void leave_routes(web::Router& router, const All& all) {
    router.get("/people/{party}/leaving", Access::signed_in,
               [all](const Request& request) { return show_leaving(request, *all); });
    router.post("/people/{party}/leaving", Access::signed_in,
                [all](const Submission& submission) { return begin(submission, *all); });
    router.post("/people/{party}/leaving/decisions", Access::signed_in,
                [all](const Submission& submission) { return decide_one(submission, *all); });
    router.post("/people/{party}/leaving/closure", Access::signed_in,
                [all](const Submission& submission) { return close(submission, *all); });
}

}  // namespace samskap::rights
