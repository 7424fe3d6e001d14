// SPDX-License-Identifier: GPL-3.0-or-later
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
    Html fields = ui::select({.name = "into", .label = t(text::merge_into)}, others);
    fields += ui::buttons(ui::button({.label = t(text::merge)}));
    return markup("<section><h2>{}</h2><p>{}</p>{}</section>", t(text::merge_heading),
                  t(text::merge_lead, view.matter.title),
                  ui::form(request, web::url("/work/{}/joining", view.matter.id), fields));
}

Html split_form(const web::Request& request, const MergeView& view) {
    const ui::Texts t(request);
    Html fields = ui::input(
        {.name = "title",
         .label = t(text::split_title),
         .value = view.split_title,
         .error = view.was_sent && view.split_title.empty() ? t(text::title_missing) : ""});
    for (const auto& statement : view.statements)
        fields += ui::checkbox({.name = "statement",
                                .label = statement.text,
                                .hint = t.day_and_year(statement.meeting_day)},
                               to_text(statement.id));
    fields += ui::buttons(ui::button({.label = t(text::split)}));
    return markup("<section><h2>{}</h2><p>{}</p>{}</section>", t(text::split_heading),
                  t(text::split_lead),
                  ui::form(request, web::url("/work/{}/division", view.matter.id), fields));
}

}  // namespace

ui::Page edit_page(const web::Request& request, const Matter& matter, const MatterForm& form) {
    const ui::Texts t(request);
    const auto special = fields_of(form, t);
    Html fields = ui::revision_field(matter.revision);
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
            .content = markup("<h1>{}</h1>{}{}", t(text::edit_matter, matter.title),
                              ui::error_summary(request, special.all()),
                              ui::form(request, web::url("/work/{}/edit", matter.id), fields)),
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
        // A list to choose from, and the reason that goes with it: what was chosen last stands.
        one("stage", t(text::stage), form.stage, form.stage),
        one("close_reason", t(text::close_reason_label), form.close_reason, form.close_reason),
        one("alias", t(text::alias_label), form.alias, form.alias)};
}

ui::Page merge_page(const web::Request& request, const MergeView& view) {
    const ui::Texts t(request);
    const auto error = ui::only_if(
        view.was_sent, ui::note(ui::Tone::stop, ui::paragraph(t(text::choose_something))));
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
