// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/trust/texts.hpp"
#include "features/trust/views.hpp"

namespace samskap::trust {
namespace {

using ui::Html;
using ui::markup;

struct RoleFields {
    ui::Field name;
    ui::Field role;
    ui::Field board;
    ui::Field from;
    ui::Field to;
    ui::Field deputy_for;
};

RoleFields fields_of(const RoleForm& form, const ui::Texts& t) {
    return {.name = {.name = "name",
                     .label = t(text::who),
                     .value = form.name,
                     .hint = t(text::who_hint),
                     .error = form.name_error,
                     .required = true},
            .role = {.name = "role",
                     .label = t(text::which_role),
                     .value = form.role,
                     .error = form.role_error},
            .board = {.name = "board", .label = t(text::where), .value = form.board},
            .from = {.name = "from",
                     .label = t(text::from_day),
                     .value = form.from,
                     .error = form.from_error},
            .to = {.name = "to",
                   .label = t(text::to_day),
                   .value = form.to,
                   .hint = t(text::to_day_hint),
                   .error = form.to_error},
            .deputy_for = {.name = "deputy_for",
                           .label = t(text::deputy_for),
                           .value = form.deputy_for,
                           .hint = t(text::deputy_hint),
                           .error = form.deputy_error}};
}

Html give_form(const web::Request& request, const RolesView& view, const RoleFields& fields) {
    const ui::Texts t(request);
    std::vector<ui::Choice> roles{{"", t(text::choose_role)}};
    for (const auto role : {people::Role::administrator, people::Role::steward,
                            people::Role::archivist, people::Role::manager})
        roles.push_back({std::string(people::name_of(role)), words_for(role, t)});
    std::vector<ui::Choice> boards{{"", t(text::whole_house)}};
    for (const auto& board : view.boards) boards.push_back({to_text(board.id), board.name});
    Html inside = ui::input(fields.name);
    inside += ui::select(fields.role, roles);
    inside += ui::select(fields.board, boards);
    inside += ui::short_input(fields.from, ui::InputKind::date);
    inside += ui::short_input(fields.to, ui::InputKind::date);
    inside += ui::input(fields.deputy_for);
    inside += ui::buttons(ui::button({.label = t(text::give_role)}));
    return ui::form(request, web::url("/roles"), inside);
}

Html card(const web::Request& request, const RoleRow& row) {
    const ui::Texts t(request);
    const auto& held = row.held;
    const auto until = held.to ? t(text::until, t.day_and_year(*held.to)) : t(text::no_end);
    const auto days = t(text::since, t.day_and_year(held.from)) + " " + until;
    const auto role = words_for(held.role, t);
    const auto deputy = ui::only_if(!row.deputy_for.empty(),
                                    markup("<p>{}</p>", t(text::is_deputy_for, row.deputy_for)));
    const auto end =
        ui::only_if(!held.to, ui::form(request, web::url("/roles/{}/end", held.id),
                                       ui::button({.label = t(text::end_role),
                                                   .kind = ui::ButtonKind::mini,
                                                   .more = row.person + ", " + role})));
    return markup("<li class=\"card\"><h3>{}</h3><p>{}, {}</p>{}<p class=\"dim\">{}</p>{}</li>",
                  row.person, role, row.board.empty() ? t(text::whole_house) : row.board, deputy,
                  days, end);
}

// The other pages of whoever looks after the installation.
Html also_yours(const ui::Texts& t) {
    Html links = ui::link_button(web::url("/accounts"), t(text::accounts), ui::ButtonKind::second);
    links += ui::link_button(web::url("/municipality"), t(text::about_municipality),
                             ui::ButtonKind::second);
    links += ui::link_button(web::url("/boards"), t(text::boards), ui::ButtonKind::second);
    links += ui::link_button(web::url("/upkeep"), t(text::upkeep), ui::ButtonKind::second);
    return markup("<nav aria-labelledby=\"also-yours\"><h2 id=\"also-yours\">{}</h2>{}</nav>",
                  t(text::also_yours), ui::buttons(links));
}

}  // namespace

std::string words_for(people::Role role, const ui::Texts& t) {
    switch (role) {
        case people::Role::administrator: return t(text::administrator);
        case people::Role::steward: return t(text::steward);
        case people::Role::archivist: return t(text::archivist);
        case people::Role::manager: return t(text::manager);
    }
    return {};
}

ui::Page roles_page(const web::Request& request, const RolesView& view, const RoleForm& form) {
    const ui::Texts t(request);
    const auto fields = fields_of(form, t);
    const auto cards = ui::each(view.roles, [&](const RoleRow& row) { return card(request, row); });
    const auto fault =
        ui::only_if(!view.fault.empty(), ui::note(ui::Tone::stop, ui::paragraph(view.fault)));
    return {.title = t(text::roles),
            .content = markup("<h1>{}</h1><p class=\"lead\">{}</p>{}{}<h2>{}</h2>"
                              "<ul class=\"plain\">{}</ul><h2>{}</h2>{}{}",
                              t(text::roles), t(text::roles_lead), fault,
                              ui::error_summary(request, {fields.name, fields.role, fields.from,
                                                          fields.to, fields.deputy_for}),
                              t(text::roles_now), cards, t(text::give_role),
                              give_form(request, view, fields), also_yours(t)),
            .crumbs = {},
            .personal = true};
}

}  // namespace samskap::trust
