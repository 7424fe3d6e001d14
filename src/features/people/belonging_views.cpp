// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/people/belonging.hpp"
#include "features/people/texts.hpp"
#include "kernel/ui/components.hpp"

namespace samskap::people {
namespace {

using ui::Html;
using ui::markup;

std::string role_words(MemberRole role, const ui::Texts& t) {
    switch (role) {
        case MemberRole::employee: return t(text::role_employee);
        case MemberRole::link_person: return t(text::role_link_person);
        case MemberRole::chair: return t(text::role_chair);
        case MemberRole::coordinator: return t(text::role_coordinator);
        case MemberRole::secretary: return t(text::role_secretary);
        case MemberRole::participant: return t(text::role_participant);
        case MemberRole::companion: return t(text::role_companion);
        case MemberRole::member: break;
    }
    return t(text::role_member);
}

struct Fields {
    ui::Field name;
    ui::Field role;
    ui::Field from;
    ui::Field to;
};

Fields fields_of(const BelongingForm& form, const ui::Texts& t) {
    return {.name = {.name = "organisation",
                     .label = t(text::organisation),
                     .value = form.name,
                     .hint = t(text::organisation_hint),
                     .error = form.name_error,
                     .required = true},
            .role = {.name = "role", .label = t(text::role_there), .value = form.role},
            .from = {.name = "from",
                     .label = t(text::first_day),
                     .value = form.from,
                     .error = form.from_error},
            .to = {.name = "to",
                   .label = t(text::last_day),
                   .value = form.to,
                   .hint = t(text::last_day_hint),
                   .error = form.to_error}};
}

Html end_form(const web::Request& request, const BelongingView& view,
              const OrganisationMembership& one) {
    if (one.to) return {};
    const ui::Texts t(request);
    // Each form of the list has fields of its own.
    Html inside = ui::short_input({.name = "to-" + to_text(one.id),
                                   .label = t(text::last_day_in, one.name),
                                   .value = to_text(request.today())},
                                  ui::InputKind::date);
    inside += ui::buttons(ui::button(
        {.label = t(text::end_belonging), .kind = ui::ButtonKind::mini, .more = one.name}));
    return ui::form(request, web::url("/people/{}/organisations/{}/end", view.person.id, one.id),
                    inside);
}

Html card(const web::Request& request, const BelongingView& view,
          const OrganisationMembership& one) {
    const ui::Texts t(request);
    const auto when = one.to
                          ? t(text::from_until, t.day_and_year(one.from), t.day_and_year(*one.to))
                          : t(text::since, t.day_and_year(one.from));
    return markup(
        "<li class=\"card\"><h3><a href=\"{}\">{}</a></h3><p>{}</p>"
        "<p class=\"dim\">{}</p>{}</li>",
        web::url("/people/{}", one.organisation), one.name, role_words(one.role, t), when,
        end_form(request, view, one));
}

Html add_form(const web::Request& request, const BelongingView& view, const Fields& fields) {
    const ui::Texts t(request);
    std::vector<ui::Choice> roles;
    for (const auto role : {MemberRole::member, MemberRole::employee, MemberRole::link_person})
        roles.push_back({std::string(name_of(role)), role_words(role, t)});
    Html inside = ui::input(fields.name);
    inside += ui::select(fields.role, roles);
    inside += ui::short_input(fields.from, ui::InputKind::date);
    inside += ui::short_input(fields.to, ui::InputKind::date);
    inside += ui::buttons(ui::button({.label = t(text::add_belonging)}));
    return ui::form(request, web::url("/people/{}/organisations", view.person.id), inside);
}

}  // namespace

ui::Page belonging_page(const web::Request& request, const BelongingView& view,
                        const BelongingForm& form) {
    const ui::Texts t(request);
    const auto fields = fields_of(form, t);
    const auto fault =
        ui::only_if(!view.fault.empty(), ui::note(ui::Tone::stop, ui::paragraph(view.fault)));
    const auto cards = ui::each(view.memberships, [&](const OrganisationMembership& one) {
        return card(request, view, one);
    });
    const auto list = cards.empty() ? ui::paragraph(t(text::belongs_nowhere))
                                    : markup("<ul class=\"plain\">{}</ul>", cards);
    const auto title = t(text::organisations_of, view.person.name);
    return {.title = title,
            .content = markup(
                "<h1>{}</h1>{}{}<section><h2>{}</h2>{}</section><section><h2>{}</h2>{}</section>",
                title, fault,
                ui::error_summary(request, {fields.name, fields.role, fields.from, fields.to}),
                t(text::belongs_to), list, t(text::add_belonging), add_form(request, view, fields)),
            .crumbs = {{t(text::people), web::url("/people")},
                       {view.person.name, web::url("/people/{}", view.person.id)},
                       {t(text::organisations), std::nullopt}},
            .personal = true};
}

}  // namespace samskap::people
