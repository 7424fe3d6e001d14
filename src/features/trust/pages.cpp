// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "features/trust/texts.hpp"
#include "features/trust/trust.hpp"
#include "features/trust/views.hpp"
#include "kernel/base/text.hpp"

namespace samskap::trust {
namespace {

using people::Role;
using web::Access;
using web::Answer;
using web::Request;
using web::Submission;

constexpr std::string_view k_opened = "emergency_opened";

RolesView roles_view(const Request& request) {
    auto& db = request.db();
    const ui::Texts t(request);
    RolesView view{.roles = {}, .boards = groups::boards(db), .fault = {}};
    people::Names names(db, t);
    for (auto& held : people::roles_from(db, request.today())) {
        const auto board =
            std::find_if(view.boards.begin(), view.boards.end(),
                         [&](const groups::Board& one) { return one.id.value == held.board; });
        view.roles.push_back({.held = held,
                              .person = names.of(held.person, people::Face::group),
                              .board = board == view.boards.end() ? std::string() : board->name,
                              .deputy_for = held.deputy_for.value == 0
                                                ? std::string()
                                                : names.of(held.deputy_for, people::Face::group)});
    }
    return view;
}

Answer show_roles(const Request& request) {
    return ui::page(request,
                    roles_page(request, roles_view(request), {.from = to_text(request.today())}));
}

// By their name, or where two have it, by the user name of their account.
std::optional<PartyId> person_in(db::Reader& db, const std::string& typed) {
    const auto all = people::persons_called(db, typed);
    if (all.size() == 1) return all.front().person;
    return people::person_of_user_name(db, samskap::text::lower(typed));
}

std::string error_for(people::RoleRefusal why, const ui::Texts& t) {
    using people::RoleRefusal;
    switch (why) {
        case RoleRefusal::to_oneself: return t(text::not_to_oneself);
        case RoleRefusal::deputy_without_end: return t(text::deputy_needs_end);
        case RoleRefusal::ends_before_start: return t(text::ends_before_start);
        case RoleRefusal::held_already: return t(text::held_already);
        case RoleRefusal::last_administrator: return t(text::last_administrator);
    }
    return {};
}

void place_error(people::RoleRefusal why, RoleForm& form, const ui::Texts& t) {
    using people::RoleRefusal;
    const bool about_end =
        why == RoleRefusal::deputy_without_end || why == RoleRefusal::ends_before_start;
    (about_end ? form.to_error : form.name_error) = error_for(why, t);
}

// What was typed, as a role; its errors stand in the form.
std::optional<people::HeldRole> parsed(const Submission& submission, RoleForm& form,
                                       const std::vector<groups::Board>& boards) {
    const ui::Texts t(submission);
    people::HeldRole held;
    const auto person = person_in(submission.db(), form.name);
    if (!person) form.name_error = t(text::nobody_called);
    if (!people::from_text(form.role, held.role)) form.role_error = t(text::role_missing);
    const auto from = parse_day(form.from);
    if (!from) form.from_error = t(text::day_missing);
    const auto to = parse_day(form.to);
    if (!form.to.empty() && !to) form.to_error = t(text::day_missing);
    if (!form.deputy_for.empty()) {
        const auto whom = person_in(submission.db(), form.deputy_for);
        if (!whom) form.deputy_error = t(text::nobody_called);
        held.deputy_for = whom.value_or(PartyId{});
    }
    for (const auto* error :
         {&form.name_error, &form.role_error, &form.from_error, &form.to_error, &form.deputy_error})
        if (!error->empty()) return std::nullopt;
    for (const auto& board : boards)
        if (to_text(board.id) == form.board) held.board = board.id.value;
    held.person = *person;
    held.from = *from;
    held.to = to;
    return held;
}

Answer give(const Submission& submission) {
    const auto& sent = submission.form();
    RoleForm form{.name = samskap::text::squeeze(sent.value("name")),
                  .role = sent.value("role"),
                  .board = sent.value("board"),
                  .from = sent.value("from"),
                  .to = sent.value("to"),
                  .deputy_for = samskap::text::squeeze(sent.value("deputy_for"))};
    const auto held = parsed(submission, form, groups::boards(submission.db()));
    if (held) {
        const auto given = people::give_role(submission.db(), submission.viewer().person, *held);
        if (given) return web::see_other(web::url("/roles"));
        place_error(given.error(), form, ui::Texts(submission));
    }
    return ui::unprocessable(submission, roles_page(submission, roles_view(submission), form));
}

Answer end(const Submission& submission) {
    const auto ended =
        people::end_role(submission.db(), submission.viewer().person,
                         submission.path<people::RoleId>("role"), submission.today());
    if (ended) return web::see_other(web::url("/roles"));
    auto view = roles_view(submission);
    view.fault = error_for(ended.error(), ui::Texts(submission));
    return ui::unprocessable(submission,
                             roles_page(submission, view, {.from = to_text(submission.today())}));
}

std::vector<EmergencyRow> rows_of(const Request& request,
                                  const std::vector<people::Emergency>& emergencies) {
    const ui::Texts t(request);
    people::Names names(request.db(), t);
    std::vector<EmergencyRow> rows;
    for (const auto& one : emergencies) {
        if (one.person != request.viewer().person && !request.viewer().steward) continue;
        rows.push_back({.emergency = one,
                        .person = names.of(one.person, people::Face::group),
                        .group = names.of(one.group, people::Face::group),
                        .reviewer = one.reviewed_by.value == 0
                                        ? std::string()
                                        : names.of(one.reviewed_by, people::Face::group)});
    }
    return rows;
}

ui::Page emergencies_view(const Request& request, const EmergencyForm& form) {
    return emergencies_page(request, rows_of(request, people::emergencies(request.db())), form);
}

Answer show_emergencies(const Request& request) {
    return ui::page(request, emergencies_view(request, {}));
}

Answer open_group(const Submission& submission) {
    auto& db = submission.db();
    const ui::Texts t(submission);
    EmergencyForm form{.group = samskap::text::squeeze(submission.form().value("group")),
                       .reason = submission.form().value("reason")};
    const auto group = groups::group_named(db, form.group);
    if (!group) form.group_error = t(text::no_such_group);
    const auto length = samskap::text::code_points(samskap::text::squeeze(form.reason));
    if (length < people::k_emergency_reason_least) form.reason_error = t(text::reason_short);
    if (!form.group_error.empty() || !form.reason_error.empty())
        return ui::unprocessable(submission, emergencies_view(submission, form));
    const auto opened =
        people::open_in_emergency(db, submission.viewer().person, *group, form.reason);
    ensure(opened.has_value(), "the reason is long enough");
    for (const auto steward : people::holders_of(db, Role::steward, submission.today()))
        if (steward != submission.viewer().person)
            messages::state(db, {.person = steward, .kind = k_opened, .subject = opened->value});
    return web::see_other(web::url("/groups/{}", *group));
}

Answer end_now(const Submission& submission) {
    people::end_emergencies(submission.db(), submission.viewer().person);
    return web::see_other(web::url("/emergencies"));
}

EmergencyRow one_in(const Request& request) {
    const auto id = request.path<people::EmergencyId>("emergency");
    const auto rows = rows_of(request, {people::emergency(request.db(), id)});
    if (rows.empty()) throw NotFound();
    return rows.front();
}

Answer show_emergency(const Request& request) {
    const auto row = one_in(request);
    return ui::page(
        request, emergency_page(request, row, people::readings_of(request.db(), row.emergency.id)));
}

Answer review(const Submission& submission) {
    const auto row = one_in(submission);
    people::review_emergency(submission.db(), submission.viewer().person, row.emergency.id,
                             samskap::text::squeeze(submission.form().value("remark")));
    return web::see_other(web::url("/emergencies"));
}

void routes(web::Router& router) {
    router.get("/roles", Access::administrator, show_roles);
    router.post("/roles", Access::administrator, give);
    router.post("/roles/{role}/end", Access::administrator, end);
    router.get("/emergencies", Access::overseer, show_emergencies);
    router.post("/emergencies", Access::overseer, open_group, {.areas = {"reason"}});
    router.post("/emergencies/end", Access::overseer, end_now);
    router.get("/emergencies/{emergency}", Access::overseer, show_emergency);
    router.post("/emergencies/{emergency}/review", Access::steward, review, {.areas = {"remark"}});
}

std::optional<messages::Words> of_opened(const messages::Composing& what) {
    if (!what.viewer.steward) return std::nullopt;
    return messages::Words{.title = what.texts(text::opened_title),
                           .text = what.texts(text::opened_text),
                           .where = web::url("/emergencies/{}", people::EmergencyId{what.subject})};
}

}  // namespace

messages::Kinds notice_kinds() { return {{std::string(k_opened), of_opened}}; }

const Feature& feature() {
    static const Feature trust{.name = "trust", .routes = routes};
    return trust;
}

}  // namespace samskap::trust
