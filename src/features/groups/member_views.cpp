// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/groups/texts.hpp"
#include "features/groups/views.hpp"
#include "kernel/ui/components.hpp"

namespace samskap::groups {
namespace {

using people::MemberRole;
using ui::Html;
using ui::markup;

struct MemberFields {
    ui::Field name;
    ui::Field role;
    ui::Field from;
    ui::Field to;
    ui::Field deputy_for;
};

MemberFields fields_of(const MemberForm& form, const ui::Texts& t) {
    return {.name = {.name = "name",
                     .label = t(text::member_name),
                     .value = form.name,
                     .hint = t(text::member_name_hint),
                     .error = form.name_error,
                     .required = true},
            .role = {.name = "role", .label = t(text::member_role), .value = form.role},
            .from = {.name = "from",
                     .label = t(text::member_from),
                     .value = form.from,
                     .error = form.from_error},
            .to = {.name = "to",
                   .label = t(text::member_to),
                   .value = form.to,
                   .hint = t(text::member_to_hint),
                   .error = form.to_error},
            .deputy_for = {.name = "deputy_for",
                           .label = t(text::member_deputy),
                           .value = form.deputy_for,
                           .hint = t(text::member_deputy_hint),
                           .error = form.deputy_error}};
}

Html add_form(const web::Request& request, const MembersView& view, const MemberFields& fields) {
    const ui::Texts t(request);
    std::vector<ui::Choice> roles;
    for (const auto role :
         {MemberRole::member, MemberRole::participant, MemberRole::companion, MemberRole::chair,
          MemberRole::coordinator, MemberRole::link_person, MemberRole::secretary})
        roles.push_back({std::string(people::name_of(role)), words_for(role, t)});
    Html inside = ui::input(fields.name);
    inside += ui::select(fields.role, roles);
    inside += ui::short_input(fields.from, ui::InputKind::date);
    inside += ui::short_input(fields.to, ui::InputKind::date);
    inside += ui::input(fields.deputy_for);
    inside += ui::buttons(ui::button({.label = t(text::take_in)}));
    return ui::form(request, web::url("/groups/{}/members", view.group.id), inside);
}

Html duty_of(const web::Request& request, const MembersView& view, const Membership& one) {
    const ui::Texts t(request);
    if (one.signed_on)
        return markup("<p>{}: {}</p>", t(text::duty),
                      t(text::signed_on, t.day_and_year(*one.signed_on)));
    // Those who meet people on behalf of the group; a member speaks for themselves.
    const bool asks = one.role != MemberRole::member && one.role != MemberRole::participant;
    if (!asks) return {};
    const auto missing = ui::only_if(one.role == MemberRole::companion,
                                     markup("<p>{}</p>", t(text::sees_nothing_yet)));
    const auto sign = ui::button(
        {.label = t(text::has_signed_duty), .kind = ui::ButtonKind::mini, .more = one.name});
    return markup(
        "{}{}", missing,
        ui::form(request, web::url("/groups/{}/members/{}/duty", view.group.id, one.id), sign));
}

Html card(const web::Request& request, const MembersView& view, const Membership& one) {
    const ui::Texts t(request);
    const auto role = words_for(one.role, t);
    const auto deputy = ui::only_if(!one.deputy_for.empty(),
                                    markup("<p>{}</p>", t(text::deputy_of, one.deputy_for)));
    const auto days = one.to ? t(text::from_to, t.day_and_year(one.from), t.day_and_year(*one.to))
                             : t(text::from_on, t.day_and_year(one.from));
    const auto end = ui::only_if(
        !one.to, ui::form(request, web::url("/groups/{}/members/{}/end", view.group.id, one.id),
                          ui::button({.label = t(text::end_membership),
                                      .kind = ui::ButtonKind::mini,
                                      .more = one.name + ", " + role})));
    return markup(
        "<li class=\"card\"><h3><a href=\"{}\">{}</a></h3><p>{} <span class=\"dim\">{}</span></p>"
        "{}{}{}</li>",
        web::url("/people/{}", one.person), one.name, role, days, deputy,
        duty_of(request, view, one), end);
}

}  // namespace

std::string words_for(MemberRole role, const ui::Texts& t) {
    switch (role) {
        case MemberRole::member: return t(text::is_member);
        case MemberRole::secretary: return t(text::is_secretary);
        case MemberRole::coordinator: return t(text::is_coordinator);
        case MemberRole::chair: return t(text::is_chair);
        case MemberRole::link_person: return t(text::is_link_person);
        case MemberRole::employee: return t(text::is_employee);
        case MemberRole::participant: return t(text::is_participant);
        case MemberRole::companion: return t(text::is_companion);
    }
    return {};
}

ui::Page members_page(const web::Request& request, const MembersView& view,
                      const MemberForm& form) {
    const ui::Texts t(request);
    const auto fields = fields_of(form, t);
    const auto cards =
        ui::each(view.members, [&](const Membership& one) { return card(request, view, one); });
    const auto fault =
        ui::only_if(!view.fault.empty(), ui::note(ui::Tone::stop, ui::paragraph(view.fault)));
    const auto& group = view.group;
    return {
        .title = t(text::members_of, group.name),
        .content = markup(
            "<h1>{}</h1><p class=\"lead\">{}</p>{}{}<h2>{}</h2>"
            "<ul class=\"plain\">{}</ul>"
            "<h2>{}</h2><p>{} {}</p>{}",
            t(text::members_of, group.name), t(text::members_lead), fault,
            ui::error_summary(request, {fields.name, fields.from, fields.to, fields.deputy_for}),
            t(text::members), cards, t(text::take_somebody_in), t(text::not_listed_yet),
            ui::link(web::url("/new-person"), t(text::enter_person)),
            add_form(request, view, fields)),
        .crumbs = {{t(text::groups), web::url("/groups")},
                   {group.name, web::url("/groups/{}", group.id)},
                   {t(text::members), std::nullopt}},
        .personal = true};
}

}  // namespace samskap::groups
