// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/groups/members.hpp"

#include <algorithm>

#include "features/groups/texts.hpp"
#include "features/groups/views.hpp"
#include "kernel/base/text.hpp"

namespace samskap::groups {
namespace {

using people::MemberRole;
using people::MembershipId;
using web::Access;
using web::Answer;
using web::Request;
using web::Submission;

// Those who are in the group now or will be, and whoever left in the last year.
std::vector<Membership> memberships(const Request& request, const Group& group) {
    constexpr int days_of_a_year = 365;
    struct Row {
        Membership membership;
        PartyId deputy_for;
    };
    auto rows = request.db().all(
        [](const db::Row& row) -> Row {
            const std::optional<PartyId> deputy_for = row.optional("deputy_for");
            return {{.id = row["id"],
                     .person = row["member"],
                     .name = {},
                     .role = row["role"],
                     .from = row["from_day"],
                     .to = row.optional("to_day"),
                     .deputy_for = {},
                     .signed_on = row.optional("signed")},
                    deputy_for.value_or(PartyId{})};
        },
        R"sql(
        SELECT m.id, m.member, m.role, m.from_day, m.to_day, m.deputy_for, u.signed
          FROM memberships m JOIN parties p ON p.id = m.member
          LEFT JOIN undertakings u ON u.person = m.member AND u.of_party = m.of_party
         WHERE m.of_party = $1 AND (m.to_day IS NULL OR m.to_day >= $2)
         ORDER BY p.sort_key, m.role, m.id LIMIT 500
    )sql",
        group.id, request.today() + -days_of_a_year);
    const ui::Texts t(request);
    people::Names names(request.db(), t);
    std::vector<Membership> list;
    for (auto& row : rows) {
        row.membership.name = names.of(row.membership.person, people::Face::secretary);
        if (row.deputy_for.value != 0)
            row.membership.deputy_for = names.of(row.deputy_for, people::Face::secretary);
        list.push_back(std::move(row.membership));
    }
    return list;
}

MembersView members_view(const Request& request) {
    const auto group = kept_group(request.db(), request.viewer(), request.path<PartyId>("group"));
    return {.group = group, .members = memberships(request, group), .fault = {}};
}

Answer show_members(const Request& request) {
    return ui::page(
        request, members_page(request, members_view(request), {.from = to_text(request.today())}));
}

bool has_fault(const MemberForm& form) {
    return !form.name_error.empty() || !form.from_error.empty() || !form.to_error.empty() ||
           !form.deputy_error.empty();
}

Answer take_in(const Submission& submission) {
    auto& db = submission.db();
    const auto view = members_view(submission);
    const ui::Texts t(submission);
    const auto& sent = submission.form();
    MemberForm form{.name = samskap::text::squeeze(sent.value("name")),
                    .role = sent.value("role"),
                    .from = sent.value("from"),
                    .to = sent.value("to"),
                    .deputy_for = samskap::text::squeeze(sent.value("deputy_for"))};
    MemberRole role = MemberRole::member;
    if (!people::from_text(form.role, role)) role = MemberRole::member;
    const auto person = people::resolve(db, view.group.id, form.name);
    if (!person) form.name_error = t(text::nobody_called);
    const auto from = parse_day(form.from);
    if (!from) form.from_error = t(text::day_malformed);
    const auto to = parse_day(form.to);
    if (!form.to.empty() && !to) form.to_error = t(text::day_malformed);
    if (from && to && *to < *from) form.to_error = t(text::ends_before_start);
    const auto deputy_for = people::resolve(db, view.group.id, form.deputy_for);
    if (!form.deputy_for.empty() && !deputy_for) form.deputy_error = t(text::nobody_called);
    if (deputy_for && !to && form.to_error.empty()) form.to_error = t(text::deputy_needs_end);
    const bool is_in =
        person && std::any_of(view.members.begin(), view.members.end(), [&](const Membership& one) {
            return one.person == *person && one.role == role && !one.to;
        });
    if (is_in) form.name_error = t(text::is_in_already);
    if (has_fault(form)) return ui::unprocessable(submission, members_page(submission, view, form));
    const auto made = people::add_membership(db, submission.viewer().person, *person, view.group.id,
                                             role, *from, to, {});
    if (deputy_for) people::make_deputy(db, made, *deputy_for);
    return web::see_other(web::url("/groups/{}/members", view.group.id));
}

const Membership& one_in(const Submission& submission, const MembersView& view) {
    const auto id = submission.path<MembershipId>("membership");
    const auto found = std::find_if(view.members.begin(), view.members.end(),
                                    [&](const Membership& one) { return one.id == id; });
    if (found == view.members.end()) throw NotFound();
    return *found;
}

// A group without a secretary is a group that nobody can write for.
bool is_last_secretary(const MembersView& view, const Membership& leaving) {
    return leaving.role == MemberRole::secretary &&
           std::none_of(view.members.begin(), view.members.end(), [&](const Membership& one) {
               return one.id != leaving.id && one.role == MemberRole::secretary && !one.to;
           });
}

Answer end_one(const Submission& submission) {
    auto view = members_view(submission);
    const auto& leaving = one_in(submission, view);
    if (is_last_secretary(view, leaving)) {
        view.fault = ui::Texts(submission)(text::last_secretary);
        return ui::unprocessable(
            submission, members_page(submission, view, {.from = to_text(submission.today())}));
    }
    people::end_membership(submission.db(), submission.viewer().person, leaving.id,
                           submission.today());
    return web::see_other(web::url("/groups/{}/members", view.group.id));
}

Answer note_duty(const Submission& submission) {
    const auto view = members_view(submission);
    people::record_undertaking(submission.db(), submission.viewer().person,
                               one_in(submission, view).person, view.group.id, submission.today());
    return web::see_other(web::url("/groups/{}/members", view.group.id));
}

}  // namespace

void member_routes(web::Router& router) {
    router.get("/groups/{group}/members", Access::secretary, show_members);
    router.post("/groups/{group}/members", Access::secretary, take_in);
    router.post("/groups/{group}/members/{membership}/end", Access::secretary, end_one);
    router.post("/groups/{group}/members/{membership}/duty", Access::secretary, note_duty);
}

}  // namespace samskap::groups
