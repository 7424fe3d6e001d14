// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "features/rights/texts.hpp"
#include "features/rights/views.hpp"

// My page: what is stored of me, what I have asked, what I have said yes to.
namespace samskap::rights {
namespace {

using ui::Html;
using ui::markup;

Html stored_row(const StoredRow& row) {
    std::vector<ui::Fact> facts;
    for (const auto& fact : row.facts) facts.push_back({fact.first, markup("{}", fact.second)});
    return markup("<li>{}</li>", ui::facts(facts));
}

Html stored_section(const Stored& stored, const ui::Texts& t) {
    const auto count = static_cast<std::int64_t>(stored.count);
    const auto left = count - static_cast<std::int64_t>(stored.rows.size());
    const auto more = ui::only_if(left > 0, ui::paragraph(t(text::more_in_file, left)));
    const auto why = markup("<p class=\"dim\">{} {} {}</p>", origin_words(stored.what.origin, t),
                            basis_words(stored.what.basis, t), t(text::kept_for, stored.what.kept));
    return markup(
        "<details class=\"card\"><summary><span lang=\"sv\">{}</span> <span class=\"dim\">{}</span>"
        "</summary>{}<ul class=\"plain\" lang=\"sv\">{}</ul>{}</details>",
        stored.what.purpose, t(text::rows, count), why, ui::each(stored.rows, stored_row), more);
}

Html stored_part(const MeView& view, const ui::Texts& t) {
    if (view.is_by_code)
        return markup("<section><h2>{}</h2>{}</section>", t(text::what_we_have),
                      ui::note(ui::Tone::wait, ui::paragraph(t(text::in_by_code))));
    Html files = ui::link_button(web::url("/me/data.html"), t(text::as_page),
                                 ui::ButtonKind::second, ui::Icon::download);
    files += ui::link_button(web::url("/me/data.json"), t(text::as_data), ui::ButtonKind::second,
                             ui::Icon::download);
    return markup(
        "<section><h2>{}</h2><p>{}</p>{}{}</section>", t(text::what_we_have),
        t(text::what_we_have_lead), ui::buttons(files),
        ui::each(view.stored, [&](const Stored& stored) { return stored_section(stored, t); }));
}

Html request_row(const web::Request& request, const OwnRequest& asked) {
    const ui::Texts t(request);
    const bool waits = asked.outcome == Outcome::waiting;
    const auto state = ui::chip(waits ? ui::Tone::wait : ui::Tone::ok,
                                waits ? ui::Icon::wait : ui::Icon::ok, outcome_words(asked, t));
    const auto when = waits ? t(text::answer_by, t.day_and_year(asked.answer_by))
                            : t(text::asked_on, t.day_and_year(request.zone().day(asked.made_at)));
    return markup(
        "<li class=\"card\"><h3><a href=\"{}\">{}</a></h3><p>{}</p><p class=\"dim\">{}</p></li>",
        web::url("/own-data/{}", asked.id), kind_words(asked.kind, t), state, when);
}

Html requests_part(const web::Request& request, const MeView& view) {
    const ui::Texts t(request);
    if (view.requests.empty()) return {};
    return markup(
        "<section><h2>{}</h2><ul class=\"plain\">{}</ul></section>", t(text::what_you_asked),
        ui::each(view.requests, [&](const OwnRequest& one) { return request_row(request, one); }));
}

Html consent_row(const web::Request& request, const MeView& view, people::ConsentTo purpose) {
    const ui::Texts t(request);
    const auto holds = std::find_if(
        view.consents.begin(), view.consents.end(),
        [&](const people::Consent& one) { return one.purpose == purpose && !one.withdrawn_at; });
    const bool yes = holds != view.consents.end();
    const auto state =
        ui::chip(yes ? ui::Tone::ok : ui::Tone::plain, yes ? ui::Icon::ok : ui::Icon::close,
                 yes ? t(text::you_said_yes, t.day_and_year(request.zone().day(holds->given_at)))
                     : t(text::you_have_not));
    Html fields = ui::hidden("purpose", people::name_of(purpose));
    fields += ui::hidden("act", yes ? "withdraw" : "give");
    fields += ui::buttons(ui::button({.label = t(yes ? text::take_back : text::say_yes),
                                      .kind = ui::ButtonKind::second,
                                      .more = purpose_words(purpose, t)}));
    return markup("<li class=\"card\"><h3>{}</h3><p>{}</p><p>{}</p>{}</li>",
                  purpose_words(purpose, t), consent_words(purpose, t), state,
                  ui::form(request, web::url("/me/consents"), fields));
}

Html consents_part(const web::Request& request, const MeView& view) {
    const ui::Texts t(request);
    return markup("<section><h2>{}</h2><p>{}</p><ul class=\"plain\">{}</ul></section>",
                  t(text::what_you_agreed), t(text::what_you_agreed_lead),
                  ui::each(people::k_consent_purposes, [&](people::ConsentTo purpose) {
                      return consent_row(request, view, purpose);
                  }));
}

Html pause_part(const web::Request& request, const MeView& view) {
    const ui::Texts t(request);
    Html fields;
    if (view.quiet_until) {
        fields += ui::hidden("act", "end");
        fields +=
            ui::buttons(ui::button({.label = t(text::end_pause), .kind = ui::ButtonKind::second}));
        return markup(
            "<section><h2>{}</h2>{}{}</section>", t(text::pause),
            ui::note(ui::Tone::ok,
                     ui::paragraph(t(text::paused_until,
                                     t.day_and_year(request.zone().day(*view.quiet_until))))),
            ui::form(request, web::url("/me/pause"), fields));
    }
    fields += ui::select(
        {.name = "months", .label = t(text::pause_how_long), .value = "1"},
        {{"1", t(text::months, 1)}, {"3", t(text::months, 3)}, {"6", t(text::months, 6)}});
    fields +=
        ui::buttons(ui::button({.label = t(text::begin_pause), .kind = ui::ButtonKind::second}));
    return markup("<section><h2>{}</h2><p>{}</p>{}</section>", t(text::pause), t(text::pause_lead),
                  ui::form(request, web::url("/me/pause"), fields));
}

ui::Field kind_field(const AskForm& form, const ui::Texts& t) {
    ui::Field field{.name = "kind", .label = t(text::ask_what), .value = form.kind};
    if (form.is_incomplete && form.kind.empty()) field.error = t(text::ask_what_missing);
    return field;
}

ui::Field words_field(const AskForm& form, const ui::Texts& t) {
    ui::Field field{.name = "words",
                    .label = t(text::ask_words),
                    .value = form.words,
                    .hint = t(text::ask_words_hint)};
    if (form.is_incomplete && !form.kind.empty()) field.error = t(text::ask_words_missing);
    return field;
}

Html ask_part(const web::Request& request, const MeView& view) {
    const ui::Texts t(request);
    Html fields = ui::radios(kind_field(view.form, t),
                             {{"correct", t(text::ask_correct), t(text::ask_correct_hint)},
                              {"object", t(text::ask_object), t(text::ask_object_hint)},
                              {"forget", t(text::ask_forget), t(text::ask_forget_hint)}});
    fields += ui::text_area(words_field(view.form, t), 4);
    fields += ui::buttons(ui::button({.label = t(text::send_request)}));
    const auto nobody = ui::only_if(
        !view.has_steward, ui::note(ui::Tone::wait, ui::paragraph(t(text::no_steward_yet))));
    return markup("<section><h2>{}</h2><p>{}</p>{}{}</section>", t(text::ask_us),
                  t(text::ask_us_lead), nobody,
                  ui::form(request, web::url("/me/requests"), fields));
}

}  // namespace

ui::Page me_page(const web::Request& request, const MeView& view) {
    const ui::Texts t(request);
    Html content =
        markup("<h1>{}</h1>{}<p class=\"lead\">{}</p>", t(text::my_data),
               ui::error_summary(request, {kind_field(view.form, t), words_field(view.form, t)}),
               t(text::my_data_lead));
    if (!request.query("asked").empty())
        content += ui::note(ui::Tone::ok, ui::paragraph(t(text::is_asked)));
    content += requests_part(request, view);
    content += stored_part(view, t);
    content += consents_part(request, view);
    content += pause_part(request, view);
    content += ask_part(request, view);
    content += markup("<section><h2>{}</h2><p>{}</p></section>", t(text::not_satisfied),
                      t(text::not_satisfied_words));
    return {.title = t(text::my_data),
            .content = content,
            .crumbs = {{t(text::my_data), std::nullopt}},
            .personal = true};
}

}  // namespace samskap::rights
