// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/messages/channels.hpp"
#include "features/messages/pages.hpp"
#include "features/messages/views.hpp"

// Where people are reached: said by themselves, or by a member of staff who helps them.
namespace samskap::messages {
namespace {

using web::Access;
using web::Answer;
using web::Request;
using web::Submission;

// Whose page it is, and where it stands.
struct About {
    PartyId person;
    std::string name;  // empty: the viewer's own
    web::Url at;
};

About own(const Request& request) { return {request.viewer().person, "", web::url("/contact")}; }

About of_other(const Request& request) {
    const auto party =
        people::visible_party(request.db(), request.viewer(), request.path<PartyId>("party"));
    if (party.kind != people::PartyKind::person) throw NotFound();
    if (!people::may_edit(request, party)) throw Forbidden();
    return {party.id, party.name, web::url("/people/{}/contact", party.id)};
}

ContactView view_of(const Request& request, const About& about, const ContactForm& form) {
    auto& db = request.db();
    return {.contacts = contacts_of(db, about.person),
            .of_other = about.name,
            .at = about.at,
            .mail = has_way(db, Way::mail),
            .sms = has_way(db, Way::sms),
            .form = form};
}

Answer show(const Request& request, const About& about) {
    return ui::page(request, contact_page(request, view_of(request, about, {})));
}

Answer refuse(const Submission& submission, const About& about, const ContactForm& form) {
    return ui::unprocessable(submission,
                             contact_page(submission, view_of(submission, about, form)));
}

Answer add(const Submission& submission, const About& about) {
    ContactForm form{.way = submission.form().value("way")};
    form.address = submission.form().value(form.way);
    Way way{};
    const bool known = from_text(form.way, way);
    const auto address = known ? tidy_address(way, form.address) : std::nullopt;
    form.is_malformed = !address;
    if (!address) return refuse(submission, about, form);
    const auto added = add_contact(submission.db(), submission.viewer().person,
                                   {.person = about.person,
                                    .way = way,
                                    .address = *address,
                                    .look = submission.preferences()});
    form.is_too_many = !added;
    if (!added) return refuse(submission, about, form);
    return web::see_other(way == Way::letter ? about.at : about.at.with("asked", "1"));
}

// Two may look at one page: the person, and whoever helps them. Nothing is chosen or taken away of
// what has become another thing meanwhile; the page shows what stands now.
Answer show_change(const Submission& submission, const About& about) {
    auto view = view_of(submission, about, {});
    view.was_changed = true;
    return ui::page(submission, contact_page(submission, view));
}

Answer change(const Submission& submission, const About& about) {
    auto& db = submission.db();
    const auto id = parse_id<ChannelTag>(submission.form().value("channel"));
    if (!id) return web::see_other(about.at);
    if (!ui::stands_as_begun(submission, listed(contacts_of(db, about.person))))
        return show_change(submission, about);
    const auto contact = contact_of(db, about.person, *id);
    const auto act = submission.form().value("act");
    if (act == "choose") choose(db, about.person, contact.id);
    if (act == "remove") remove_contact(db, submission.viewer().person, about.person, contact);
    if (act != "confirm" || contact.way == Way::letter) return web::see_other(about.at);
    if (!send_confirmation(db, about.person, contact.id)) {
        const ContactForm form{.way = std::string(name_of(contact.way)), .is_too_many = true};
        return refuse(submission, about, form);
    }
    return web::see_other(about.at.with("asked", "1"));
}

// Opening the page uses nothing up: programs that look for danger in mail open every link.
Answer show_confirmation(const Request& request) {
    const auto code = request.query("code");
    const auto key = find_key(request.db(), k_confirmation, code, request.at());
    return ui::page(request,
                    confirmation_page(request, key ? Confirming::asked : Confirming::over, code));
}

Answer confirm_contact(const Submission& submission) {
    auto& db = submission.db();
    const auto code = submission.form().value("code");
    const auto key = find_key(db, k_confirmation, code, submission.at());
    if (key) {
        use_key(db, code);
        confirm(db, key->person, key->channel);
    }
    return ui::page(submission,
                    confirmation_page(submission, key ? Confirming::done : Confirming::over, code));
}

}  // namespace

void contact_routes(web::Router& router) {
    router.get("/contact", Access::signed_in,
               [](const Request& request) { return show(request, own(request)); });
    router.post("/contact", Access::signed_in,
                [](const Submission& submission) { return add(submission, own(submission)); },
                {.areas = {"letter"}});
    router.post("/contact/change", Access::signed_in,
                [](const Submission& submission) { return change(submission, own(submission)); });
    router.get("/people/{party}/contact", Access::secretary,
               [](const Request& request) { return show(request, of_other(request)); });
    router.post("/people/{party}/contact", Access::secretary,
                [](const Submission& submission) { return add(submission, of_other(submission)); },
                {.areas = {"letter"}});
    router.post(
        "/people/{party}/contact/change", Access::secretary,
        [](const Submission& submission) { return change(submission, of_other(submission)); });
    router.get("/confirmation", Access::anyone, show_confirmation);
    router.post("/confirmation", Access::anyone, confirm_contact);
}

}  // namespace samskap::messages
