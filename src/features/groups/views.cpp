// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/groups/views.hpp"

#include "features/groups/editing.hpp"
#include "features/groups/texts.hpp"
#include "kernel/base/text.hpp"
#include "kernel/ui/components.hpp"

namespace samskap::groups {
namespace {

using ui::Html;
using ui::markup;

Html group_row(const Group& group, const ui::Texts& t) {
    const auto closed = ui::only_if(
        group.is_closed, ui::chip(ui::Tone::plain, ui::Icon::lock, t(text::closed_group)));
    return markup(
        "<li class=\"card\"><h2><a href=\"{}\">{}</a></h2>{}<p>{}</p>"
        "<p class=\"dim\">{}</p></li>",
        web::url("/groups/{}", group.id), group.name, closed, group.purpose,
        t(text::owned_by, group.board_name));
}

std::string role_words(people::MemberRole role, const ui::Texts& t) {
    using people::MemberRole;
    switch (role) {
        case MemberRole::secretary: return t(text::is_secretary);
        case MemberRole::coordinator: return t(text::is_coordinator);
        case MemberRole::chair: return t(text::is_chair);
        case MemberRole::link_person: return t(text::is_link_person);
        case MemberRole::member:
        case MemberRole::employee: return {};
        case MemberRole::participant: return t(text::is_participant);
        case MemberRole::companion: return t(text::is_companion);
    }
    return {};
}

Html member_list(const std::vector<Member>& members, const ui::Texts& t) {
    if (members.empty()) return {};
    const auto rows = ui::each(members, [&](const Member& member) {
        return markup("<li>{} <span class=\"dim\">{}</span></li>", member.name,
                      role_words(member.role, t));
    });
    return markup("<section><h2>{}</h2><ul>{}</ul></section>", t(text::members), rows);
}

ui::Field name_field(const GroupForm& form, const ui::Texts& t) {
    return {.name = "name",
            .label = t(text::group_name),
            .value = form.name,
            .error = form.is_taken                        ? t(text::group_name_taken)
                     : form.was_sent && form.name.empty() ? t(text::group_name_missing)
                                                          : "",
            .required = true};
}

ui::Field board_field(const GroupForm& form, const ui::Texts& t) {
    return {.name = "board",
            .label = t(text::board),
            .value = form.board,
            .hint = t(text::board_hint),
            .error = form.was_sent && form.board.empty() ? t(text::board_missing) : ""};
}

Html group_fields(const GroupForm& form, const std::vector<Board>& boards, const ui::Texts& t) {
    std::vector<ui::Choice> choices{{"", t(text::choose_board)}};
    for (const auto& board : boards) choices.push_back({to_text(board.id), board.name});
    Html fields = ui::input(name_field(form, t));
    fields +=
        ui::text_area({.name = "purpose", .label = t(text::purpose), .value = form.purpose}, 3);
    fields += ui::select(board_field(form, t), choices);
    return fields;
}

// Offered to a closed group alone.
Html opening(const Group& group, const GroupForm& form, const ui::Texts& t) {
    if (!group.is_closed) return {};
    return ui::checkbox({.name = "opens",
                         .label = t(text::opens_label),
                         .value = form.is_closed ? "" : "1",
                         .hint = t(text::opens_hint)});
}

Html named_before(const web::Request& request, const Group& group) {
    const auto names = earlier_names(request.db(), group);
    if (names.empty()) return {};
    const ui::Texts t(request);
    return ui::facts({{t(text::earlier_names), markup("{}", samskap::text::join(names, "; "))}});
}

}  // namespace

ui::Page groups_page(const web::Request& request, const std::vector<Group>& groups) {
    const ui::Texts t(request);
    const auto rows = ui::each(groups, [&](const Group& group) { return group_row(group, t); });
    const auto add =
        ui::only_if(request.viewer().administrator,
                    ui::buttons(ui::link_button(web::url("/new-group"), t(text::new_group))));
    const auto list = groups.empty() ? ui::paragraph(t(text::no_groups))
                                     : markup("<ul class=\"plain\">{}</ul>", rows);
    return {.title = t(text::groups),
            .content = markup("<h1>{}</h1><p class=\"lead\">{}</p>{}{}", t(text::groups),
                              t(text::groups_lead), add, list),
            .crumbs = {}};
}

ui::Page group_page(const web::Request& request, const Group& group,
                    const std::vector<Member>& members) {
    const ui::Texts t(request);
    Html links;
    links += ui::link_button(web::url("/work").with("group", to_text(group.id)),
                             t(text::work_of_group), ui::ButtonKind::second, ui::Icon::thread);
    links += ui::link_button(web::url("/meetings").with("group", to_text(group.id)),
                             t(text::meetings_of_group), ui::ButtonKind::second, ui::Icon::meeting);
    links += ui::link_button(web::url("/groups/{}/agenda", group.id), t(text::next_agenda),
                             ui::ButtonKind::second, ui::Icon::flag);
    if (request.viewer().is_secretary_of(group.id))
        links += ui::link_button(web::url("/groups/{}/members", group.id), t(text::keep_members),
                                 ui::ButtonKind::second, ui::Icon::group);
    if (may_edit(request.viewer(), group))
        links += ui::link_button(web::url("/groups/{}/edit", group.id), t(text::edit_group),
                                 ui::ButtonKind::second);
    return {.title = group.name,
            .content = markup("<h1>{}</h1><p class=\"lead\">{}</p><p class=\"dim\">{}</p>{}{}",
                              group.name, group.purpose, t(text::owned_by, group.board_name),
                              ui::buttons(links), member_list(members, t)),
            .crumbs = {{t(text::groups), web::url("/groups")}, {group.name, std::nullopt}},
            .personal = request.viewer().signed_in()};
}

ui::Page new_group_page(const web::Request& request, const GroupForm& form,
                        const std::vector<Board>& boards) {
    const ui::Texts t(request);
    Html fields = group_fields(form, boards, t);
    fields += ui::checkbox({.name = "closed",
                            .label = t(text::closed_label),
                            .value = form.is_closed ? "1" : "",
                            .hint = t(text::closed_hint)});
    fields += ui::buttons(ui::button({.label = t(text::form_group)}));
    return {
        .title = t(text::new_group),
        .content = markup("<h1>{}</h1>{}{}", t(text::new_group),
                          ui::error_summary(request, {name_field(form, t), board_field(form, t)}),
                          ui::form(request, web::url("/groups"), fields)),
        .crumbs = {{t(text::groups), web::url("/groups")}, {t(text::new_group), std::nullopt}},
        .personal = true};
}

std::vector<ui::Merging> merging(const web::Request& request, const GroupForm& form,
                                 const Group& group) {
    const ui::Texts t(request);
    std::vector<ui::Merging> fields{
        {.field = {.name = "name", .label = t(text::group_name), .value = form.name},
         .theirs = group.name},
        {.field = {.name = "purpose", .label = t(text::purpose), .value = form.purpose},
         .theirs = group.purpose},
        {.field = {.name = "board", .label = {}, .value = form.board},
         .theirs = to_text(group.board)}};
    if (group.is_closed && !form.is_closed)
        fields.push_back({.field = {.name = "opens", .label = {}, .value = "1"}, .theirs = "1"});
    return fields;
}

ui::Page edit_page(const web::Request& request, const Group& group, const GroupForm& form,
                   const std::vector<Board>& boards) {
    const ui::Texts t(request);
    Html fields = ui::revision_field(group.revision);
    fields += ui::beginnings(merging(request, form, group));
    fields += group_fields(form, boards, t);
    fields += opening(group, form, t);
    fields += ui::buttons(ui::button({.label = t(text::save)}));
    return {
        .title = t(text::edit_group),
        .content = markup("<h1>{}</h1>{}<p class=\"lead\">{}</p>{}{}", t(text::edit_group),
                          ui::error_summary(request, {name_field(form, t), board_field(form, t)}),
                          t(text::edit_group_lead),
                          ui::form(request, web::url("/groups/{}/edit", group.id), fields),
                          named_before(request, group)),
        .crumbs = {{t(text::groups), web::url("/groups")},
                   {group.name, web::url("/groups/{}", group.id)},
                   {t(text::edit_group), std::nullopt}},
        .personal = true};
}

}  // namespace samskap::groups
