// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "features/people/belonging.hpp"
#include "features/people/texts.hpp"
#include "kernel/base/text.hpp"

namespace samskap::people {
namespace {

using web::Access;
using web::Answer;
using web::Request;
using web::Submission;

BelongingView view_of(const Request& request) {
    auto& db = request.db();
    auto person = visible_party(db, request.viewer(), request.path<PartyId>("party"));
    if (person.kind != PartyKind::person) throw NotFound();
    if (!may_edit(request, person)) throw Forbidden();
    auto memberships = organisations_of(db, request.viewer(), person.id);
    return {.person = std::move(person), .memberships = std::move(memberships)};
}

Answer show(const Request& request) {
    return ui::page(request,
                    belonging_page(request, view_of(request), {.from = to_text(request.today())}));
}

// By its name or a spelling of it; nothing for a person or a group of that name.
std::optional<PartyId> organisation_called(const Request& request, const std::string& name) {
    auto& db = request.db();
    const auto found = resolve(db, {}, name);
    if (!found) return std::nullopt;
    const auto party = visible_party(db, request.viewer(), *found);
    return party.kind == PartyKind::organisation ? std::optional(party.id) : std::nullopt;
}

bool is_there(const BelongingView& view, PartyId organisation, MemberRole role) {
    return std::any_of(view.memberships.begin(), view.memberships.end(),
                       [&](const OrganisationMembership& one) {
                           return one.organisation == organisation && one.role == role && !one.to;
                       });
}

struct Belongs {
    PartyId organisation;
    MemberRole role = MemberRole::member;
    Day from;
    std::optional<Day> to;
};

// What was typed; its errors stand in the form.
std::optional<Belongs> parsed(const Submission& submission, const BelongingView& view,
                              BelongingForm& form) {
    const ui::Texts t(submission);
    MemberRole role = MemberRole::member;
    const bool is_role = from_text(form.role, role);
    const bool is_of_organisations = role == MemberRole::member || role == MemberRole::employee ||
                                     role == MemberRole::link_person;
    if (!is_role || !is_of_organisations) role = MemberRole::member;
    const auto organisation = organisation_called(submission, form.name);
    if (!organisation) form.name_error = t(text::no_such_organisation);
    if (organisation && is_there(view, *organisation, role))
        form.name_error = t(text::belongs_already);
    const auto from = parse_day(form.from);
    if (!from) form.from_error = t(text::day_malformed);
    const auto to = parse_day(form.to);
    if (!form.to.empty() && !to) form.to_error = t(text::day_malformed);
    if (from && to && *to < *from) form.to_error = t(text::ends_before_it_starts);
    if (!form.name_error.empty() || !form.from_error.empty() || !form.to_error.empty())
        return std::nullopt;
    return Belongs{*organisation, role, *from, to};
}

Answer add(const Submission& submission) {
    const auto view = view_of(submission);
    const auto& sent = submission.form();
    BelongingForm form{.name = samskap::text::squeeze(sent.value("organisation")),
                       .role = sent.value("role"),
                       .from = sent.value("from"),
                       .to = sent.value("to")};
    const auto belongs = parsed(submission, view, form);
    if (!belongs) return ui::unprocessable(submission, belonging_page(submission, view, form));
    add_membership(submission.db(), submission.viewer().person, view.person.id,
                   belongs->organisation, belongs->role, belongs->from, belongs->to, {});
    return web::see_other(web::url("/people/{}/organisations", view.person.id));
}

std::string fault_in_end(const OrganisationMembership& one, std::optional<Day> last,
                         const ui::Texts& t) {
    if (one.to) return t(text::ended_already, t.day_and_year(*one.to));
    if (!last) return t(text::day_malformed);
    return *last < one.from ? t(text::ends_before_it_starts) : std::string();
}

Answer end(const Submission& submission) {
    auto view = view_of(submission);
    const auto id = submission.path<MembershipId>("belonging");
    const auto one = std::find_if(view.memberships.begin(), view.memberships.end(),
                                  [&](const OrganisationMembership& m) { return m.id == id; });
    if (one == view.memberships.end()) throw NotFound();
    const auto last = parse_day(submission.form().value("to-" + to_text(id)));
    view.fault = fault_in_end(*one, last, ui::Texts(submission));
    if (!view.fault.empty())
        return ui::unprocessable(
            submission, belonging_page(submission, view, {.from = to_text(submission.today())}));
    end_membership(submission.db(), submission.viewer().person, id, *last);
    return web::see_other(web::url("/people/{}/organisations", view.person.id));
}

}  // namespace

std::vector<OrganisationMembership> organisations_of(db::Reader& db, const Viewer& viewer,
                                                     PartyId person) {
    return db.all(
        [](const db::Row& row) -> OrganisationMembership {
            return {.id = row["id"],
                    .organisation = row["of_party"],
                    .name = row["name"],
                    .role = row["role"],
                    .from = row["from_day"],
                    .to = row.optional("to_day")};
        },
        R"sql(
        SELECT m.id, m.of_party, p.name, m.role, m.from_day, m.to_day
          FROM memberships m JOIN parties p ON p.id = m.of_party
         WHERE m.member = $1 AND p.kind = 'organisation' AND p.domain IN LIST($2)
         ORDER BY m.to_day IS NOT NULL, p.sort_key, m.from_day, m.id LIMIT 200
    )sql",
        person, viewer.domains);
}

// The page itself says who may change whom.
void belonging_routes(web::Router& router) {
    router.get("/people/{party}/organisations", Access::signed_in, show);
    router.post("/people/{party}/organisations", Access::signed_in, add);
    router.post("/people/{party}/organisations/{belonging}/end", Access::signed_in, end);
}

}  // namespace samskap::people
