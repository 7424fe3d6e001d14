// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/rights/texts.hpp"
#include "features/rights/views.hpp"

// What stewards see: what people ask, and how it is answered; and who the stewards are.
namespace samskap::rights {
namespace {

using ui::Html;
using ui::markup;

Html row(const web::Request& request, const OwnRequest& asked) {
    const ui::Texts t(request);
    const bool waits = asked.outcome == Outcome::waiting;
    const bool is_late = waits && asked.answer_by < request.today();
    const auto tone = is_late ? ui::Tone::stop : waits ? ui::Tone::wait : ui::Tone::ok;
    const auto words =
        waits ? t(text::answer_by, t.day_and_year(asked.answer_by)) : outcome_words(asked, t);
    return markup("<li class=\"card\"><h2><a href=\"{}\">{}</a></h2><p>{}</p><p>{}</p></li>",
                  web::url("/own-data/{}", asked.id), kind_words(asked.kind, t), asked.name,
                  ui::chip(tone, waits ? ui::Icon::wait : ui::Icon::ok, words));
}

std::vector<ui::Choice> outcomes(Asked kind, const ui::Texts& t) {
    if (kind == Asked::forget)
        return {{"erased", t(text::decide_erase), t(text::decide_erase_hint)},
                {"restricted", t(text::decide_restrict), t(text::decide_restrict_hint)},
                {"refused", t(text::decide_refuse), t(text::decide_refuse_hint)}};
    std::vector<ui::Choice> choices{{"done", t(text::decide_done), {}}};
    if (kind == Asked::object)
        choices.push_back({"restricted", t(text::decide_restrict), t(text::decide_restrict_hint)});
    choices.push_back({"refused", t(text::decide_refuse), t(text::decide_refuse_hint)});
    return choices;
}

ui::Field outcome_field(const AnswerForm& form, const ui::Texts& t) {
    ui::Field field{.name = "outcome", .label = t(text::what_is_decided), .value = form.outcome};
    if (form.refusal == AnswerRefusal::outcome_unfit) field.error = t(text::outcome_missing);
    if (form.refusal == AnswerRefusal::not_open) field.error = t(text::already_answered);
    if (form.refusal == AnswerRefusal::own_request) field.error = t(text::not_your_own);
    return field;
}

ui::Field answer_field(const AnswerForm& form, const ui::Texts& t) {
    ui::Field field{.name = "answer",
                    .label = t(text::answer_label),
                    .value = form.answer,
                    .hint = t(text::answer_hint)};
    if (form.refusal == AnswerRefusal::words_missing) field.error = t(text::answer_missing);
    return field;
}

Html answer_form(const web::Request& request, const RequestView& view) {
    const ui::Texts t(request);
    Html fields = ui::radios(outcome_field(view.form, t), outcomes(view.asked.kind, t));
    if (view.asked.kind == Asked::forget) {
        std::vector<ui::Choice> decisions{{"", t(text::no_disposal)}};
        for (const auto& one : view.decisions) decisions.push_back({to_text(one.id), one.name});
        fields += ui::select({.name = "decision",
                              .label = t(text::disposal_label),
                              .value = view.form.decision,
                              .hint = t(text::disposal_hint)},
                             decisions);
    }
    fields += ui::text_area(answer_field(view.form, t), 5);
    fields += ui::buttons(ui::button({.label = t(text::send_answer)}));
    return markup("<section><h2>{}</h2>{}</section>", t(text::answer_it),
                  ui::form(request, web::url("/own-data/{}", view.asked.id), fields));
}

Html given_answer(const RequestView& view, const ui::Texts& t) {
    if (view.asked.outcome == Outcome::waiting) return {};
    const auto words = ui::only_if(!view.asked.answer.empty(), ui::paragraph(view.asked.answer));
    const bool may_appeal =
        view.asked.outcome == Outcome::refused || view.asked.outcome == Outcome::restricted;
    const auto appeal = ui::only_if(
        may_appeal, markup("<h3>{}</h3><p>{}</p>", t(text::how_to_appeal), t(text::appeal_words)));
    return markup("<section><h2>{}</h2><p>{}</p>{}{}</section>", t(text::the_answer),
                  ui::chip(ui::Tone::plain, ui::Icon::ok, outcome_words(view.asked, t)), words,
                  appeal);
}

}  // namespace

ui::Page requests_page(const web::Request& request, const StewardView& view) {
    const ui::Texts t(request);
    const auto rows =
        ui::each(view.requests, [&](const OwnRequest& one) { return row(request, one); });
    const auto list = view.requests.empty() ? ui::paragraph(t(text::nobody_asked))
                                            : markup("<ul class=\"plain\">{}</ul>", rows);
    return {
        .title = t(text::own_data),
        .content = markup("<h1>{}</h1><p class=\"lead\">{}</p>{}{}{}", t(text::own_data),
                          t(text::own_data_lead), list,
                          ui::buttons(ui::link_button(web::url("/disposal-decisions"),
                                                      t(text::disposals), ui::ButtonKind::second)),
                          ui::pager(request, request.page(), view.more)),
        .crumbs = {{t(text::own_data), std::nullopt}},
        .personal = true};
}

ui::Page request_page(const web::Request& request, const RequestView& view) {
    const ui::Texts t(request);
    const auto& asked = view.asked;
    std::vector<ui::Fact> facts{
        {t(text::who), markup("{}", asked.name)},
        {t(text::when_asked), markup("{}", t.day_and_year(request.zone().day(asked.made_at)))},
        {t(text::answer_at_latest), markup("{}", t.day_and_year(asked.answer_by))}};
    if (!asked.words.empty()) facts.push_back({t(text::own_words), markup("{}", asked.words)});
    Html content = markup(
        "<h1>{}</h1>{}{}", kind_words(asked.kind, t),
        ui::error_summary(request, {outcome_field(view.form, t), answer_field(view.form, t)}),
        ui::facts(facts));
    content += given_answer(view, t);
    if (view.may_answer) content += answer_form(request, view);
    const bool own = asked.person == request.viewer().person;
    const ui::Crumb back = own ? ui::Crumb{t(text::my_data), web::url("/me")}
                               : ui::Crumb{t(text::own_data), web::url("/own-data")};
    return {.title = kind_words(asked.kind, t),
            .content = content,
            .crumbs = {back, {kind_words(asked.kind, t), std::nullopt}},
            .personal = true};
}

ui::Page erased_page(const web::Request& request, std::string_view answer) {
    const ui::Texts t(request);
    const auto letter = markup(
        "<article class=\"card big\"><h2>{}</h2><p>{}</p><p>{}</p><h3>{}</h3><p>{}</p></article>",
        t(text::letter_of_erasure), answer, t(text::erased_what_stays), t(text::how_to_appeal),
        t(text::appeal_words));
    return {
        .title = t(text::is_erased),
        .content = markup("<h1>{}</h1><p class=\"lead\">{}</p>{}", t(text::is_erased),
                          t(text::is_erased_lead), letter),
        .crumbs = {{t(text::own_data), web::url("/own-data")}, {t(text::is_erased), std::nullopt}},
        .personal = true};
}

ui::Page disposal_page(const web::Request& request, const std::vector<DisposalDecision>& decisions,
                       const DisposalForm& form) {
    const ui::Texts t(request);
    ui::Field name{.name = "name",
                   .label = t(text::disposal_name),
                   .value = form.name,
                   .hint = t(text::disposal_name_hint)};
    ui::Field day{.name = "day", .label = t(text::disposal_day), .value = form.day};
    const ui::Field covers{
        .name = "covers", .label = t(text::disposal_covers), .value = form.covers};
    if (form.was_sent && form.name.empty()) name.error = t(text::disposal_name_missing);
    if (form.is_taken) name.error = t(text::disposal_taken);
    if (form.was_sent && !parse_day(form.day)) day.error = t(text::disposal_day_missing);
    Html fields = ui::input(name);
    fields += ui::short_input(day, ui::InputKind::date);
    fields += ui::text_area(covers, 3);
    fields += ui::buttons(ui::button({.label = t(text::add_disposal)}));
    const auto rows = ui::each(decisions, [&](const DisposalDecision& one) {
        return markup("<li class=\"card\"><h2>{}</h2><p class=\"dim\">{}</p><p>{}</p></li>",
                      one.name, t.day_and_year(one.decided_on), one.covers);
    });
    const auto list = decisions.empty() ? ui::paragraph(t(text::no_disposals))
                                        : markup("<ul class=\"plain\">{}</ul>", rows);
    return {
        .title = t(text::disposals),
        .content = markup("<h1>{}</h1>{}<p class=\"lead\">{}</p>{}{}", t(text::disposals),
                          ui::error_summary(request, {name, day}), t(text::disposals_lead), list,
                          ui::form(request, web::url("/disposal-decisions"), fields)),
        .crumbs = {{t(text::own_data), web::url("/own-data")}, {t(text::disposals), std::nullopt}},
        .personal = true};
}

}  // namespace samskap::rights
