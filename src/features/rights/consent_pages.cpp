// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/rights/pages.hpp"
#include "features/rights/views.hpp"

namespace samskap::rights {
namespace {

using web::Access;
using web::Answer;
using web::Request;
using web::Submission;

people::Party helped(const Request& request) {
    const auto party =
        people::visible_party(request.db(), request.viewer(), request.path<PartyId>("party"));
    if (party.kind != people::PartyKind::person) throw NotFound();
    if (!people::may_edit(request, party)) throw Forbidden();
    return party;
}

Answer show_consents(const Request& request) {
    const auto person = helped(request);
    return ui::page(request,
                    consent_page(request, {person, people::consents_of(request.db(), person.id)}));
}

Answer change_consent(const Submission& submission, const Everything& all) {
    auto& db = submission.db();
    const auto person = helped(submission);
    const auto actor = submission.viewer().person;
    const auto& form = submission.form();
    people::ConsentTo purpose{};
    const auto to = web::url("/people/{}/consents", person.id);
    if (!people::from_text(form.value("purpose"), purpose)) return web::see_other(to);
    if (form.value("act") == "give") {
        const auto way = form.value("way-" + form.value("purpose"));
        people::give_consent(
            db, actor, person.id, purpose,
            way == "spoken" ? people::ConsentWay::spoken : people::ConsentWay::paper);
    }
    if (form.value("act") == "withdraw")
        withdraw_everywhere(db, all, actor, person.id, form.value("purpose"));
    return web::see_other(to);
}

}  // namespace

void withdraw_everywhere(db::Writer& db, const Everything& all, PartyId actor, PartyId person,
                         std::string_view purpose) {
    people::ConsentTo which{};
    if (!people::from_text(purpose, which)) return;
    if (!people::withdraw_consent(db, actor, person, which)) return;
    for (const auto& other : all.names_changed) other(db, actor, person);
}

void consent_routes(web::Router& router, const All& all) {
    router.get("/people/{party}/consents", Access::secretary, show_consents);
    router.post("/people/{party}/consents", Access::secretary,
                [all](const Submission& submission) { return change_consent(submission, *all); });
}

}  // namespace samskap::rights
