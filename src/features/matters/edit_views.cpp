// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "features/matters/openness.hpp"
#include "features/matters/texts.hpp"
#include "features/matters/views.hpp"
#include "kernel/ui/components.hpp"

namespace samskap::matters {
namespace {

using ui::Html;
using ui::markup;

std::vector<ui::Choice> stages(const ui::Texts& t) {
    std::vector<ui::Choice> choices;
    for (const auto stage :
         {Stage::idea, Stage::test, Stage::growing, Stage::operation, Stage::closed})
        choices.push_back({std::string(name_of(stage)), stage_words(stage, t)});
    return choices;
}

struct Fields {
    ui::Field title;
    ui::Field holder;
    ui::Field ball;
    ui::Field close_reason;
    [[nodiscard]] std::vector<ui::Field> all() const { return {title, holder, ball, close_reason}; }
};

Fields fields_of(const MatterForm& form, const ui::Texts& t) {
    return {.title = {.name = "title",
                      .label = t(text::title_label),
                      .value = form.title,
                      .error = form.was_sent && form.title.empty() ? t(text::title_missing) : "",
                      .required = true},
            .holder = {.name = "holder",
                       .label = t(text::held_by),
                       .value = form.holder,
                       .hint = t(text::holder_hint),
                       .error = form.holder_unknown ? t(text::party_unknown) : ""},
            .ball = {.name = "ball",
                     .label = t(text::now_acts),
                     .value = form.ball,
                     .hint = t(text::ball_hint),
                     .error = form.ball_unknown ? t(text::party_unknown) : ""},
            .close_reason = {.name = "close_reason",
                             .label = t(text::close_reason_label),
                             .value = form.close_reason,
                             .hint = t(text::close_reason_hint),
                             .error = form.was_sent && form.is_closed_without_reason()
                                          ? t(text::close_reason_missing)
                                          : ""}};
}

Html merge_form(const web::Request& request, const MergeView& view) {
    const ui::Texts t(request);
    std::vector<ui::Choice> others{{"", t(text::choose_matter)}};
    for (const auto& other : view.others) others.push_back({to_text(other.matter), other.title});
    Html fields = ui::revision_field(view.matter.revision);
    fields += ui::select({.name = "into", .label = t(text::merge_into)}, others);
    fields += ui::buttons(ui::button({.label = t(text::merge)}));
    return markup("<section><h2>{}</h2><p>{}</p>{}</section>", t(text::merge_heading),
                  t(text::merge_lead, view.matter.title),
                  ui::form(request, web::url("/work/{}/joining", view.matter.id), fields));
}

Html split_form(const web::Request& request, const MergeView& view) {
    const ui::Texts t(request);
    Html fields = ui::revision_field(view.matter.revision);
    fields += ui::input(
        {.name = "title",
         .label = t(text::split_title),
         .value = view.split_title,
         .error = view.was_sent && view.split_title.empty() ? t(text::title_missing) : ""});
    for (const auto& statement : view.statements) {
        const bool is_chosen =
            std::find(view.chosen.begin(), view.chosen.end(), statement.id) != view.chosen.end();
        fields += ui::checkbox({.name = "statement",
                                .label = statement.text,
                                .value = is_chosen ? "1" : "",
                                .hint = t.day_and_year(statement.meeting_day)},
                               to_text(statement.id));
    }
    fields += ui::buttons(ui::button({.label = t(text::split)}));
    const bool in_parts = view.more || request.page() > 1;
    return markup("<section><h2>{}</h2><p>{}</p>{}{}{}</section>", t(text::split_heading),
                  t(text::split_lead),
                  ui::only_if(in_parts, ui::paragraph(t(text::split_in_parts))),
                  ui::form(request, web::url("/work/{}/division", view.matter.id), fields),
                  ui::pager(request, request.page(), view.more));
}

// The other names, each with who reads it, and a way to take it away.
Html alias_row(const web::Request& request, const Matter& matter, const Alias& one) {
    const ui::Texts t(request);
    const bool open = one.is_open;
    Html buttons = ui::hidden("alias", one.alias);
    buttons += ui::button({.label = open ? t(text::name_for_group) : t(text::name_for_everyone),
                           .kind = ui::ButtonKind::mini,
                           .name = "act",
                           .value = open ? "group" : "open",
                           .more = one.alias});
    buttons += ui::button({.label = t(text::remove_name),
                           .kind = ui::ButtonKind::mini,
                           .icon = ui::Icon::close,
                           .name = "act",
                           .value = "remove",
                           .more = one.alias});
    const auto chip = open ? ui::chip(ui::Tone::ok, ui::Icon::person, t(text::seen_by_everyone))
                           : ui::chip(ui::Tone::plain, ui::Icon::lock, t(text::seen_by_group));
    return markup("<li><p class=\"row\"><b>{}</b> {}</p>{}</li>", one.alias, chip,
                  ui::form(request, web::url("/work/{}/names", matter.id), ui::buttons(buttons)));
}

Html alias_section(const web::Request& request, const Matter& matter) {
    const auto aliases = all_aliases(request.db(), matter);
    if (aliases.empty()) return {};
    const ui::Texts t(request);
    const auto rows =
        ui::each(aliases, [&](const Alias& one) { return alias_row(request, matter, one); });
    return markup("<section id=\"names\"><h2>{}</h2><p>{}</p><ul class=\"list\">{}</ul></section>",
                  t(text::other_names), t(text::other_names_lead), rows);
}

Html hidden_form(const MatterForm& form) {
    Html fields = ui::hidden("title", form.title);
    fields += ui::hidden("summary", form.summary);
    fields += ui::hidden("easy_summary", form.easy_summary);
    fields += ui::hidden("stage", form.stage);
    fields += ui::hidden("close_reason", form.close_reason);
    fields += ui::hidden("holder", form.holder);
    fields += ui::hidden("ball", form.ball);
    fields += ui::hidden("ball_for", form.ball_for);
    fields += ui::hidden("alias", form.alias);
    return fields;
}

ui::Button for_everyone(const ui::Texts& t, const std::string& label, bool is_safe) {
    return {.label = label,
            .kind = is_safe ? ui::ButtonKind::primary : ui::ButtonKind::second,
            .icon = ui::Icon::person,
            .name = "act",
            .value = "open",
            .more = t(text::everyone_can_read)};
}

}  // namespace

Html as_strangers_see(const web::Request& request, PartyId group, const OpenWords& words) {
    const ui::Texts t(request);
    Html card = markup("<h2>{}</h2>", words.title);
    std::string all = words.title;
    const auto add = [&](const std::string& label, const std::string& one) {
        if (one.empty()) return;
        all += "\n" + one;
        card += markup("<h3>{}</h3><p class=\"kept\">{}</p>", label, one);
    };
    add(t(text::summary_label), words.summary);
    add(t(text::easy_summary_label), words.easy_summary);
    add(t(text::close_reason_label), words.close_reason);
    std::string aliases;
    for (const auto& alias : words.aliases) aliases += (aliases.empty() ? "" : ", ") + alias;
    add(t(text::other_names), aliases);
    Html content = markup("<div class=\"card\" lang=\"sv\">{}</div>", card);
    const auto names = hidden_names_in(request.db(), group, all);
    if (names.empty()) return content;
    std::string list;
    for (const auto& name : names) list += (list.empty() ? "" : ", ") + name;
    content += ui::note(ui::Tone::stop,
                        markup("<p><b>{}</b></p><p>{}</p>", t(text::names_hidden_people, list),
                               t(text::names_hidden_people_lead)));
    return content;
}

ui::Page seen_page(const web::Request& request, const Matter& matter, const MatterForm& form,
                   const MatterForm& stands) {
    const ui::Texts t(request);
    OpenWords words{.title = form.title,
                    .summary = form.summary,
                    .easy_summary = form.easy_summary,
                    .close_reason = form.close_reason,
                    .aliases = aliases_of(request.db(), matter.id, people::Face::open)};
    if (!form.alias.empty()) words.aliases.push_back(form.alias);
    std::erase(words.aliases, words.title);
    Html fields = ui::revision_field(matter.revision);
    fields += ui::beginnings(merging(request, stands, stands));
    fields += hidden_form(form);
    Html buttons = ui::button({.label = t(text::save_for_group),
                               .icon = ui::Icon::lock,
                               .name = "act",
                               .value = "group"});
    buttons += ui::button(for_everyone(t, t(text::save_openly), false));
    buttons += ui::button({.label = t(text::change_more),
                           .kind = ui::ButtonKind::mini,
                           .name = "act",
                           .value = "change"});
    fields += ui::buttons(buttons);
    const auto title = t(text::as_everyone_reads_it);
    return {
        .title = title,
        .content = markup("<h1>{}</h1><p class=\"lead\">{}</p>{}{}", title, t(text::not_saved_yet),
                          as_strangers_see(request, matter.group, words),
                          ui::form(request, web::url("/work/{}/edit", matter.id), fields)),
        .place = ui::Place::work,
        .crumbs = {{t(text::work), web::url("/work")},
                   {matter.title, url_of(matter.id)},
                   {t(text::edit), std::nullopt}},
        .personal = true};
}

ui::Page openness_page(const web::Request& request, const Matter& matter, const OpenWords& words) {
    const ui::Texts t(request);
    const bool open = matter.domain == web::k_open;
    Html fields = ui::revision_field(matter.revision);
    fields += ui::buttons(open ? ui::button({.label = t(text::for_group_alone),
                                             .icon = ui::Icon::lock,
                                             .name = "act",
                                             .value = "group"})
                               : ui::button(for_everyone(t, t(text::show_openly), true)));
    const auto chip = open ? ui::chip(ui::Tone::ok, ui::Icon::person, t(text::seen_by_everyone))
                           : ui::chip(ui::Tone::plain, ui::Icon::lock, t(text::seen_by_group));
    const auto title = t(text::as_everyone_reads_it);
    return {.title = title,
            .content = markup("<p class=\"row\">{}</p><h1>{}</h1><p class=\"lead\">{}</p>{}{}",
                              chip, title, t(text::openness_lead),
                              as_strangers_see(request, matter.group, words),
                              ui::form(request, web::url("/work/{}/opening", matter.id), fields)),
            .place = ui::Place::work,
            .crumbs = {{t(text::work), web::url("/work")},
                       {matter.title, url_of(matter.id)},
                       {title, std::nullopt}},
            .personal = true};
}

ui::Page edit_page(const web::Request& request, const Matter& matter, const MatterForm& form,
                   const MatterForm& stands) {
    const ui::Texts t(request);
    const auto special = fields_of(form, t);
    Html fields = ui::revision_field(matter.revision);
    fields += ui::beginnings(merging(request, stands, stands));
    fields += ui::input(special.title);
    fields += ui::input({.name = "alias",
                         .label = t(text::alias_label),
                         .value = form.alias,
                         .hint = t(text::alias_hint)});
    fields += ui::text_area({.name = "summary",
                             .label = t(text::summary_label),
                             .value = form.summary,
                             .hint = t(text::summary_hint)},
                            3);
    fields += ui::text_area({.name = "easy_summary",
                             .label = t(text::easy_summary_label),
                             .value = form.easy_summary,
                             .hint = t(text::easy_summary_hint)},
                            3);
    fields += ui::input(special.holder);
    fields += ui::input(special.ball);
    fields +=
        ui::input({.name = "ball_for", .label = t(text::ball_for_label), .value = form.ball_for});
    fields +=
        ui::select({.name = "stage", .label = t(text::stage), .value = form.stage}, stages(t));
    fields += ui::input(special.close_reason);
    fields += ui::buttons(ui::button({.label = t(text::save)}));
    return {.title = t(text::edit_matter, matter.title),
            .content = markup("<h1>{}</h1>{}{}{}{}", t(text::edit_matter, matter.title),
                              ui::error_summary(request, special.all()),
                              ui::paragraph(matter.domain == web::k_open ? t(text::is_open_now)
                                                                         : t(text::is_for_group)),
                              ui::form(request, web::url("/work/{}/edit", matter.id), fields),
                              alias_section(request, matter)),
            .place = ui::Place::work,
            .crumbs = {{t(text::work), web::url("/work")},
                       {matter.title, url_of(matter.id)},
                       {t(text::edit), std::nullopt}},
            .personal = true};
}

std::vector<ui::Merging> merging(const web::Request& request, const MatterForm& form,
                                 const MatterForm& stands) {
    const ui::Texts t(request);
    const auto one = [](std::string name, std::string label, const std::string& mine,
                        const std::string& theirs) {
        return ui::Merging{
            .field = {.name = std::move(name), .label = std::move(label), .value = mine},
            .theirs = theirs};
    };
    return {
        one("title", t(text::title_label), form.title, stands.title),
        one("summary", t(text::summary_label), form.summary, stands.summary),
        one("easy_summary", t(text::easy_summary_label), form.easy_summary, stands.easy_summary),
        one("holder", t(text::held_by), form.holder, stands.holder),
        one("ball", t(text::now_acts), form.ball, stands.ball),
        one("ball_for", t(text::ball_for_label), form.ball_for, stands.ball_for),
        one("close_reason", t(text::close_reason_label), form.close_reason, stands.close_reason),
        one("stage", {}, form.stage, stands.stage),
        // Another name is added, whatever there is already.
        one("alias", {}, form.alias, form.alias)};
}

ui::Page merge_page(const web::Request& request, const MergeView& view) {
    const ui::Texts t(request);
    auto error = ui::only_if(view.was_sent,
                             ui::note(ui::Tone::stop, ui::paragraph(t(text::choose_something))));
    if (view.changed)
        error += markup("<div class=\"note wait\" role=\"alert\"><p>{}</p></div>",
                        t(text::changed_meanwhile));
    return {.title = t(text::merge_or_split),
            .content = markup("<h1>{}</h1>{}{}{}", t(text::merge_or_split), error,
                              merge_form(request, view), split_form(request, view)),
            .place = ui::Place::work,
            .crumbs = {{t(text::work), web::url("/work")},
                       {view.matter.title, url_of(view.matter.id)},
                       {t(text::merge_or_split), std::nullopt}},
            .personal = true};
}

}  // namespace samskap::matters
