// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/people/views.hpp"

#include "features/people/closing.hpp"
#include "features/people/texts.hpp"
#include "kernel/ui/components.hpp"

namespace samskap::people {
namespace {

using ui::Html;
using ui::markup;

std::string role_words(MemberRole role, const ui::Texts& t) {
    switch (role) {
        case MemberRole::member: return t(text::role_member);
        case MemberRole::secretary: return t(text::role_secretary);
        case MemberRole::coordinator: return t(text::role_coordinator);
        case MemberRole::chair: return t(text::role_chair);
        case MemberRole::link_person: return t(text::role_link_person);
        case MemberRole::employee: return t(text::role_employee);
        case MemberRole::participant: return t(text::role_participant);
        case MemberRole::companion: return t(text::role_companion);
    }
    return {};
}

std::string source_words(Source source, const ui::Texts& t) {
    switch (source) {
        case Source::typed: return t(text::source_typed);
        case Source::read: return t(text::source_read);
        case Source::inferred: return t(text::source_inferred);
    }
    return {};
}

Html party_list(const std::vector<Party>& parties, const std::string& heading,
                const web::Request& request) {
    const ui::Texts t(request);
    Html list;
    const auto shown = std::min<std::size_t>(parties.size(), k_page_size);
    for (std::size_t i = 0; i < shown; ++i) {
        const auto& party = parties[i];
        const bool hidden = !may_know(request.db(), request.viewer(), party);
        list += markup("<li><a href=\"{}\">{}</a> <span class=\"dim\">{}</span></li>",
                       web::url("/people/{}", party.id),
                       hidden ? t(text::protected_person) : party.name,
                       hidden ? std::string() : kind_words(party, t));
    }
    const auto content =
        list.empty() ? ui::paragraph(t(text::no_parties)) : markup("<ul>{}</ul>", list);
    return markup("<section><h2>{}</h2>{}</section>", heading, content);
}

Html belonging_list(const std::vector<Belonging>& list, const std::string& heading,
                    const ui::Texts& t) {
    if (list.empty()) return {};
    const auto items = ui::each(list, [&](const Belonging& one) {
        const auto when =
            one.to ? t(text::from_until, t.day_and_year(one.from), t.day_and_year(*one.to))
                   : t(text::since, t.day_and_year(one.from));
        const auto address = one.kind == PartyKind::group ? web::url("/groups/{}", one.party)
                                                          : web::url("/people/{}", one.party);
        return markup("<li><a href=\"{}\">{}</a>, {} <span class=\"dim\">{}</span></li>", address,
                      one.name, role_words(one.role, t), when);
    });
    return markup("<section><h2>{}</h2><ul>{}</ul></section>", heading, items);
}

// Who may change the person may take away how they are written.
Html take_away(const web::Request& request, const PartyView& view, const WrittenForm& form) {
    if (!view.may_edit) return {};
    const ui::Texts t(request);
    Html fields = ui::hidden("spelling", form.spelling);
    fields += ui::buttons(ui::button({.label = t(text::spelling_is_wrong),
                                      .kind = ui::ButtonKind::mini,
                                      .more = form.spelling}));
    return ui::form(request, web::url("/people/{}/spellings/removal", view.party.id), fields);
}

Html doubt_list(const web::Request& request, const PartyView& view) {
    if (view.doubts.empty()) return {};
    const ui::Texts t(request);
    const auto items = ui::each(view.doubts, [&](const Doubt& one) {
        Html fields = ui::hidden("group", to_text(one.group));
        fields += ui::hidden("written", one.written);
        fields += ui::buttons(ui::button({.label = t(text::doubt_was_wrong),
                                          .kind = ui::ButtonKind::mini,
                                          .icon = ui::Icon::undo,
                                          .more = one.written}));
        return markup(
            "<li>{}{}</li>", t(text::doubt_line, one.written, one.group_name),
            ui::form(request, web::url("/people/{}/doubts/removal", view.party.id), fields));
    });
    return markup("<section><h2>{}</h2><p>{}</p><ul>{}</ul></section>", t(text::doubts_heading),
                  t(text::doubts_lead), items);
}

Html spelling_list(const web::Request& request, const PartyView& view) {
    if (view.spellings.empty()) return {};
    const ui::Texts t(request);
    const auto items = ui::each(view.spellings, [&](const WrittenForm& form) {
        return markup("<li>{} <span class=\"dim\">{}</span>{}</li>", form.spelling,
                      source_words(form.source, t), take_away(request, view, form));
    });
    return markup("<section><h2>{}</h2><ul>{}</ul></section>", t(text::also_written), items);
}

ui::Field name_field(const PartyForm& form, const ui::Texts& t) {
    return {.name = "name",
            .label = t(text::name),
            .value = form.name,
            .error = form.was_sent && form.name.empty() ? t(text::name_missing) : "",
            .required = true};
}

Html party_fields(const PartyForm& form, const ui::Texts& t) {
    Html fields = ui::input(name_field(form, t));
    fields += ui::input({.name = "title",
                         .label = t(text::title_label),
                         .value = form.title,
                         .hint = t(text::title_hint)});
    fields += ui::checkbox(
        {.name = "agreed", .label = t(text::agreed_label), .value = form.agreed ? "1" : ""});
    fields += ui::checkbox({.name = "protected",
                            .label = t(text::protected_label),
                            .value = form.is_protected ? "1" : "",
                            .hint = t(text::protected_hint)});
    return fields;
}

// Where somebody belongs, and where messages to them go, which those may change who help them.
Html how_reached(const web::Request& request, const PartyView& view) {
    const bool is_person = view.party.kind == PartyKind::person;
    if (!is_person) return {};
    const ui::Texts t(request);
    Html links = ui::link_button(web::url("/people/{}/organisations", view.party.id),
                                 t(text::change_belonging), ui::ButtonKind::second);
    if (!request.viewer().is_secretary()) return ui::buttons(links);
    links += ui::link_button(web::url("/people/{}/contact", view.party.id), t(text::how_reached),
                             ui::ButtonKind::second);
    links += ui::link_button(web::url("/people/{}/code-sheet", view.party.id),
                             t(text::paper_with_codes), ui::ButtonKind::second);
    links += ui::link_button(web::url("/people/{}/consents", view.party.id),
                             t(text::what_they_agreed), ui::ButtonKind::second);
    links += ui::link_button(web::url("/people/{}/leaving", view.party.id), t(text::leaving),
                             ui::ButtonKind::second);
    return ui::buttons(links);
}

Html edit_form(const web::Request& request, const PartyView& view) {
    if (!view.may_edit) return {};
    const ui::Texts t(request);
    Html fields = ui::revision_field(view.party.revision);
    fields += party_fields(view.form, t);
    fields += ui::input(
        {.name = "spelling", .label = t(text::new_spelling), .value = view.form.spelling});
    fields += ui::buttons(ui::button({.label = t(text::save)}));
    return markup("<section><h2>{}</h2>{}{}</section>", t(text::edit_party),
                  ui::form(request, web::url("/people/{}", view.party.id), fields),
                  how_reached(request, view));
}

std::vector<ui::Choice> kinds(const ui::Texts& t) {
    return {{"person", t(text::kind_person)},
            {"department", t(text::kind_department)},
            {"user_organisation", t(text::kind_user_organisation)},
            {"voluntary", t(text::kind_voluntary)},
            {"authority", t(text::kind_authority)},
            {"other", t(text::kind_other)}};
}

}  // namespace

std::string kind_words(const Party& party, const ui::Texts& t) {
    switch (party.organisation_kind) {
        case OrganisationKind::department: return t(text::kind_department);
        case OrganisationKind::user_organisation: return t(text::kind_user_organisation);
        case OrganisationKind::voluntary: return t(text::kind_voluntary);
        case OrganisationKind::authority: return t(text::kind_authority);
        case OrganisationKind::other: return t(text::kind_other);
        case OrganisationKind::none: return party.title;
    }
    return {};
}

ui::Page sign_in_page(const web::Request& request, const SignInForm& form, const Html& others) {
    const ui::Texts t(request);
    using State = SignInForm::State;
    ui::Field user_name{.name = "user_name", .label = t(text::user_name), .value = form.user_name};
    ui::Field password{.name = "password", .label = t(text::password)};
    if (form.state == State::wrong) user_name.error = t(text::sign_in_wrong);
    if (form.state == State::wait) user_name.error = t(text::sign_in_wait);
    if (form.state == State::incomplete && form.user_name.empty())
        user_name.error = t(text::user_name_missing);
    if (form.state == State::incomplete && !form.has_password)
        password.error = t(text::password_missing);
    Html fields = ui::input(user_name);
    fields += ui::input(password, ui::InputKind::password);
    fields += ui::checkbox({.name = "shared",
                            .label = t(text::shared_computer),
                            .value = form.is_shared ? "1" : "",
                            .hint = t(text::shared_computer_hint)});
    fields += ui::hidden("back", form.back);
    fields += ui::buttons(ui::button({.label = t(text::sign_in)}));
    return {
        .title = t(text::sign_in),
        .content = markup("<h1>{}</h1>{}<p class=\"lead\">{}</p>{}{}", t(text::sign_in),
                          ui::error_summary(request, {user_name, password}), t(text::sign_in_lead),
                          ui::form(request, web::url("/sign-in"), fields), others),
        .crumbs = {},
        .personal = true};
}

ui::Page people_page(const web::Request& request, const std::vector<Party>& persons,
                     const std::vector<Party>& organisations) {
    const ui::Texts t(request);
    const bool more = persons.size() > k_page_size || organisations.size() > k_page_size;
    const auto add =
        ui::only_if(request.viewer().is_secretary(),
                    ui::buttons(ui::link_button(web::url("/new-person"), t(text::add_person))));
    Html lists = party_list(organisations, t(text::organisations), request);
    lists += party_list(persons, t(text::persons), request);
    return {.title = t(text::people),
            .content =
                markup("<h1>{}</h1><p class=\"lead\">{}</p>{}{}{}", t(text::people),
                       t(text::people_lead), add, lists, ui::pager(request, request.page(), more)),
            .crumbs = {},
            .personal = true};
}

ui::Page party_page(const web::Request& request, const PartyView& view) {
    const ui::Texts t(request);
    std::vector<ui::Fact> facts;
    const auto kind = kind_words(view.party, t);
    if (!kind.empty()) facts.push_back({t(text::kind), ui::markup("{}", kind)});
    if (view.party.kind == PartyKind::person)
        facts.push_back({t(text::shown_openly_as), ui::markup("{}", view.shown_openly_as)});
    if (view.may_edit)
        for (auto& fact : account_facts(request, view.party.id)) facts.push_back(std::move(fact));
    Html content = markup("<h1>{}</h1>{}{}", view.shown_name,
                          ui::error_summary(request, {name_field(view.form, t)}),
                          facts.empty() ? Html() : ui::facts(facts));
    content += belonging_list(view.belongs_to, t(text::belongs_to), t);
    content += belonging_list(view.members, t(text::members), t);
    content += spelling_list(request, view);
    content += doubt_list(request, view);
    content += edit_form(request, view);
    return {.title = view.shown_name,
            .content = content,
            .crumbs = {{t(text::people), web::url("/people")}, {view.shown_name, std::nullopt}},
            .personal = true};
}

ui::Page new_party_page(const web::Request& request, const PartyForm& form) {
    const ui::Texts t(request);
    Html fields =
        ui::select({.name = "kind", .label = t(text::party_kind), .value = form.kind}, kinds(t));
    fields += party_fields(form, t);
    const ui::Field another{.name = "another",
                            .label = t(text::is_another),
                            .value = form.is_another ? "1" : "",
                            .error = form.is_known ? t(text::name_is_known) : ""};
    if (form.is_known) fields += ui::checkbox(another);
    fields += ui::buttons(ui::button({.label = t(text::save)}));
    return {.title = t(text::add_person),
            .content = markup("<h1>{}</h1>{}{}", t(text::add_person),
                              ui::error_summary(request, {name_field(form, t), another}),
                              ui::form(request, web::url("/people"), fields)),
            .crumbs = {{t(text::people), web::url("/people")}, {t(text::add_person), std::nullopt}},
            .personal = true};
}

std::vector<ui::Merging> merging(const web::Request& request, const PartyForm& form,
                                 const Party& party) {
    const ui::Texts t(request);
    std::vector<ui::Merging> fields{
        {.field = {.name = "name", .label = t(text::name), .value = form.name},
         .theirs = party.name},
        {.field = {.name = "title", .label = t(text::title_label), .value = form.title},
         .theirs = party.title},
        {.field = {.name = "spelling", .label = t(text::new_spelling), .value = form.spelling},
         .theirs = form.spelling}};
    // When two disagree the person is shielded: protected if one says so, named if both do.
    const auto keep = [&](std::string_view name) {
        fields.push_back(
            {.field = {.name = std::string(name), .label = {}, .value = "1"}, .theirs = "1"});
    };
    if (form.is_protected || party.is_protected) keep("protected");
    if (form.agreed && party.agreed_to_be_named) keep("agreed");
    return fields;
}

}  // namespace samskap::people
