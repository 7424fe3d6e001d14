// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/rights/pages.hpp"
#include "features/rights/views.hpp"
#include "kernel/base/text.hpp"

namespace samskap::rights {
namespace {

using web::Access;
using web::Answer;
using web::Request;
using web::Submission;

Answer show_requests(const Request& request) {
    StewardView view{.requests = all_requests(request.db(), request.page())};
    view.more = view.requests.size() > k_requests_on_page;
    if (view.more) view.requests.pop_back();
    return ui::page(request, requests_page(request, view));
}

RequestView view_of(const Request& request) {
    auto asked = visible_request(request, request.path<RequestId>("request"));
    const bool may_answer =
        asked.outcome == Outcome::waiting && asked.person != request.viewer().person;
    return {.asked = std::move(asked),
            .may_answer = may_answer && request.viewer().steward,
            .decisions = disposal_decisions(request.db())};
}

Answer show_request(const Request& request) {
    return ui::page(request, request_page(request, view_of(request)));
}

std::optional<DisposalId> chosen(const RequestView& view) {
    for (const auto& one : view.decisions)
        if (to_text(one.id) == view.form.decision) return one.id;
    return std::nullopt;
}

Answer answer_request(const Submission& submission, const Everything& all) {
    auto view = view_of(submission);
    const auto& form = submission.form();
    view.form = {.outcome = form.value("outcome"),
                 .answer = form.value("answer"),
                 .decision = form.value("decision")};
    Outcome outcome{};
    if (!from_text(view.form.outcome, outcome)) outcome = Outcome::waiting;
    auto& db = submission.db();
    const auto steward = submission.viewer().person;
    const auto done =
        answer(db, steward, view.asked, {.outcome = outcome, .answer = view.form.answer});
    if (done && outcome == Outcome::restricted)
        restrict_person(db, all, steward, view.asked.person);
    if (done && outcome == Outcome::erased) {
        erase_person(db, all, steward, view.asked.person, chosen(view));
        return ui::page(submission, erased_page(submission, view.form.answer));
    }
    if (done) return web::see_other(web::url("/own-data/{}", view.asked.id));
    view.form.refusal = done.error();
    return ui::unprocessable(submission, request_page(submission, view));
}

Answer show_disposals(const Request& request) {
    return ui::page(request, disposal_page(request, disposal_decisions(request.db()), {}));
}

Answer add_disposal(const Submission& submission) {
    auto& db = submission.db();
    const auto& sent = submission.form();
    DisposalForm form{.name = samskap::text::squeeze(sent.value("name")),
                      .day = sent.value("day"),
                      .covers = sent.value("covers"),
                      .was_sent = true};
    const auto day = parse_day(form.day);
    if (day && !form.name.empty()) {
        if (add_disposal_decision(
                db, submission.viewer().person,
                {.id = {}, .name = form.name, .decided_on = *day, .covers = form.covers}))
            return web::see_other(web::url("/disposal-decisions"));
        form.is_taken = true;
    }
    return ui::unprocessable(submission, disposal_page(submission, disposal_decisions(db), form));
}

}  // namespace

void steward_routes(web::Router& router, const All& all) {
    router.get("/own-data", Access::steward, show_requests);
    router.get("/own-data/{request}", Access::signed_in, show_request);
    router.post("/own-data/{request}", Access::steward,
                [all](const Submission& submission) { return answer_request(submission, *all); },
                {.areas = {"answer"}});
    router.get("/disposal-decisions", Access::steward, show_disposals);
    router.post("/disposal-decisions", Access::steward, add_disposal, {.areas = {"covers"}});
}

}  // namespace samskap::rights
