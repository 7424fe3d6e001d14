// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/json.hpp>

#include "engines/swedish/order.hpp"
#include "features/people/belonging.hpp"
#include "features/people/closing.hpp"
#include "features/people/consents.hpp"
#include "features/people/people.hpp"
#include "features/people/personal_data.hpp"
#include "features/people/schema.hpp"
#include "features/people/views.hpp"
#include "kernel/base/text.hpp"
#include "kernel/db/log.hpp"
#include "kernel/ui/layout.hpp"
#include "kernel/ui/revision.hpp"
#include "kernel/web/house.hpp"

namespace samskap::people {
namespace {

using web::Access;
using web::Answer;
using web::Request;
using web::Submission;

Answer show_people(const Request& request) {
    const auto page = request.page();
    return ui::page(
        request,
        people_page(
            request, visible_parties(request.db(), request.viewer(), PartyKind::person, page),
            visible_parties(request.db(), request.viewer(), PartyKind::organisation, page)));
}

Answer show_party(const Request& request) {
    const auto party =
        visible_party(request.db(), request.viewer(), request.path<PartyId>("party"));
    if (party.kind == PartyKind::group) return web::see_other(web::url("/groups/{}", party.id));
    return ui::page(request, party_page(request, party_view(request.db(), request, party)));
}

PartyForm read_form(const web::Form& form) {
    return {.name = samskap::text::squeeze(form.value("name")),
            .title = samskap::text::squeeze(form.value("title")),
            .kind = form.value("kind"),
            .spelling = form.value("spelling"),
            .is_protected = form.has("protected"),
            .agreed = form.has("agreed"),
            .is_another = form.has("another")};
}

NewParty party_in(const PartyForm& form) {
    NewParty party{.name = form.name,
                   .title = form.title,
                   .is_protected = form.is_protected,
                   .agreed_to_be_named = form.agreed};
    if (form.kind == "person" || form.kind.empty()) return party;
    party.kind = PartyKind::organisation;
    if (!from_text(form.kind, party.organisation_kind))
        party.organisation_kind = OrganisationKind::other;
    return party;
}

void tell(const std::vector<NamesChanged>& others, const Submission& submission, PartyId person) {
    for (const auto& other : others) other(submission.db(), submission.viewer().person, person);
}

// Two of one name are two persons only when somebody says so. Of those the viewer may not find
// nothing is told.
bool is_known_name(const Request& request, std::string_view name) {
    auto& db = request.db();
    for (const auto& one : persons_called(db, name)) try {
            if (may_know(db, request.viewer(), visible_party(db, request.viewer(), one.person)))
                return true;
        } catch (const NotFound&) {
            continue;
        }
    return false;
}

Answer add_new_party(const Submission& submission, const std::vector<NamesChanged>& others) {
    auto form = read_form(submission.form());
    form.was_sent = true;
    form.is_known = !form.is_another && is_known_name(submission, form.name);
    if (form.name.empty() || form.is_known)
        return ui::unprocessable(submission, new_party_page(submission, form));
    const auto id = add_party(submission.db(), submission.viewer().person, party_in(form));
    // The name may stand in minutes that are published already.
    if (form.is_protected) tell(others, submission, id);
    return web::see_other(web::url("/people/{}", id));
}

Answer show_new_party(const Request& request) {
    return ui::page(request, new_party_page(request, {}));
}

void store(const Submission& submission, const Party& party, const PartyForm& form) {
    auto& db = submission.db();
    db.run(R"sql(
        UPDATE parties
           SET name = $2, sort_key = $3, title = $4, is_protected = $5, revision = revision + 1
         WHERE id = $1
    )sql",
           party.id, form.name, swedish::sort_key(form.name), form.title, form.is_protected);
    const auto actor = submission.viewer().person;
    if (party.kind == PartyKind::person && form.agreed && !party.agreed_to_be_named)
        give_consent(db, actor, party.id, ConsentTo::named, ConsentWay::spoken);
    if (!form.agreed && party.agreed_to_be_named)
        withdraw_consent(db, actor, party.id, ConsentTo::named);
    add_spelling(db, actor, party.id, form.name, {});
    if (!form.spelling.empty()) add_spelling(db, actor, party.id, form.spelling, {});
    const boost::json::object content{{"before", party.name}, {"after", form.name}};
    db::append_log(db, {.actor = actor.value,
                        .verb = "edit",
                        .kind = "party",
                        .object = party.id.value,
                        .content = boost::json::serialize(content)});
}

// Whoever is named to fewer people than before; a new spelling of a protected name too.
bool may_be_named_less(const Party& before, const PartyForm& after) {
    return before.is_protected || after.is_protected ||
           (before.agreed_to_be_named && !after.agreed);
}

Answer edit_party(const Submission& submission, const std::vector<NamesChanged>& others) {
    const auto party =
        visible_party(submission.db(), submission.viewer(), submission.path<PartyId>("party"));
    if (party.kind == PartyKind::group) throw NotFound();
    if (!may_edit(submission, party)) throw Forbidden();
    auto form = read_form(submission.form());
    form.was_sent = true;
    if (form.name.empty()) {
        auto view = party_view(submission.db(), submission, party);
        view.form = form;
        return ui::unprocessable(submission, party_page(submission, view));
    }
    const auto address = web::url("/people/{}", party.id);
    if (!ui::is_current(submission, party.revision))
        return ui::merge_page(submission, address, merging(submission, form, party),
                              party.revision);
    store(submission, party, form);
    if (may_be_named_less(party, form)) tell(others, submission, party.id);
    return web::see_other(address);
}

// Only for a group that one keeps; for others nothing happens, whether or not there is such a
// doubt.
Answer take_back_doubt(const Submission& submission) {
    auto& db = submission.db();
    const auto& viewer = submission.viewer();
    const auto party = visible_party(db, viewer, submission.path<PartyId>("party"));
    const auto& form = submission.form();
    const auto group = parse_id<web::PartyTag>(form.value("group"));
    if (group && viewer.is_secretary_of(*group))
        trust_name(db, viewer.person, party.id, *group, form.value("written"));
    return web::see_other(web::url("/people/{}", party.id));
}

Answer take_spelling_away(const Submission& submission) {
    auto& db = submission.db();
    const auto party = visible_party(db, submission.viewer(), submission.path<PartyId>("party"));
    if (party.kind == PartyKind::group) throw NotFound();
    if (!may_edit(submission, party)) throw Forbidden();
    withdraw_spelling(db, submission.viewer().person, party.id,
                      submission.form().value("spelling"));
    return web::see_other(web::url("/people/{}", party.id));
}

void routes(web::Router& router) {
    router.get("/people", Access::signed_in, show_people);
    router.get("/new-person", Access::secretary, show_new_party);
    router.get("/people/{party}", Access::signed_in, show_party);
    router.post("/people/{party}/doubts/removal", Access::secretary, take_back_doubt);
    belonging_routes(router);
    account_routes(router);
    router.post("/people/{party}/spellings/removal", Access::signed_in, take_spelling_away);
}

std::optional<SearchResult> found_party(db::Reader& db, const Request& request, std::int64_t id) {
    const auto party = db.maybe([](const db::Row&) { return true; },
                                "SELECT id FROM parties WHERE id = $1 AND domain IN LIST($2)", id,
                                request.viewer().domains);
    if (!party) return std::nullopt;
    const ui::Texts texts(request);
    const auto seen = visible_party(db, request.viewer(), {id});
    if (seen.is_protected) return std::nullopt;
    return SearchResult{.url = web::url("/people/{}", seen.id),
                        .title = seen.name,
                        .text = seen.name,
                        .where = kind_words(seen, texts)};
}

}  // namespace

void add_edit_routes(web::Router& router, std::vector<NamesChanged> others) {
    router.post("/people", Access::secretary, [others](const Submission& submission) {
        return add_new_party(submission, others);
    });
    // The page itself says who may change whom.
    router.post("/people/{party}", Access::signed_in,
                [others = std::move(others)](const Submission& submission) {
                    return edit_party(submission, others);
                });
}

const Feature& feature() {
    static const Feature people{
        .name = "people",
        .routes = routes,
        .migrations = schema(),
        .searchable = {{.kind = "party", .result = found_party, .index_all = nullptr}},
        .personal_data = personal_data(),
        .holdings = holdings()};
    return people;
}

}  // namespace samskap::people
