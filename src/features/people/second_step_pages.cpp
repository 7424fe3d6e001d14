// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/people/second_step.hpp"
#include "features/people/texts.hpp"
#include "features/people/views.hpp"
#include "kernel/ui/components.hpp"
#include "kernel/web/house.hpp"

// A code of an app after the password: asked for at sign-in, set up and taken away by its owner.
namespace samskap::people {
namespace {

using ui::Html;
using ui::markup;
using web::Access;
using web::Answer;
using web::Request;
using web::Submission;
enum class StepState { fresh, wrong, wait };

ui::Field code_field(const ui::Texts& t, StepState state) {
    ui::Field field{.name = "code", .label = t(text::step_code), .hint = t(text::step_code_hint)};
    if (state == StepState::wrong) field.error = t(text::step_code_wrong);
    if (state == StepState::wait) field.error = t(text::sign_in_wait);
    return field;
}

// One form with the code and a button, on a page of its own.
Html code_form(const Request& request, const web::Url& to, const ui::Field& field,
               const std::string& button, const Html& hidden = {}) {
    Html fields = hidden;
    fields += ui::input(field, ui::InputKind::code);
    fields += ui::buttons(ui::button({.label = button}));
    return ui::form(request, to, fields);
}

Html state_of_step(const Request& request, StepState state) {
    const ui::Texts t(request);
    const AccountId account{request.viewer().account};
    const auto field = code_field(t, state);
    switch (second_step_of(request.db(), account)) {
        case SecondStep::off:
            return ui::form(request, web::url("/second-step"),
                            ui::buttons(ui::button({.label = t(text::step_begin)})));
        case SecondStep::being_set_up:
            return markup("<p>{}</p><p class=\"codes\">{}</p><p>{}</p>{}", t(text::step_key),
                          key_to_type(request.db(), account), t(text::step_then),
                          code_form(request, web::url("/second-step/confirmation"), field,
                                    t(text::step_confirm)));
        case SecondStep::on:
            return markup(
                "{}{}", ui::note(ui::Tone::ok, ui::paragraph(t(text::step_is_on))),
                code_form(request, web::url("/second-step/removal"), field, t(text::step_end)));
    }
    return {};
}

ui::Page step_page(const Request& request, StepState state) {
    const ui::Texts t(request);
    const auto faulty = state == StepState::fresh ? std::vector<ui::Field>{}
                                                  : std::vector<ui::Field>{code_field(t, state)};
    return {.title = t(text::second_step),
            .content = markup("<h1>{}</h1>{}<p class=\"lead\">{}</p>{}", t(text::second_step),
                              ui::error_summary(request, faulty), t(text::second_step_lead),
                              state_of_step(request, state)),
            .crumbs = {{t(text::sessions), web::url("/sessions")},
                       {t(text::second_step), std::nullopt}},
            .personal = true};
}

Answer show_step(const Request& request) {
    return ui::page(request, step_page(request, StepState::fresh));
}

Answer begin_step(const Submission& submission) {
    begin_second_step(submission.db(), {submission.viewer().account});
    return web::see_other(web::url("/second-step"));
}

Answer confirm_step(const Submission& submission) {
    const auto codes = confirm_second_step(submission.db(), {submission.viewer().account},
                                           submission.form().value("code"));
    if (codes) return ui::page(submission, recovery_page(submission, *codes));
    return ui::unprocessable(submission, step_page(submission, StepState::wrong));
}

bool asks_other_step(const OtherWays& others, db::Reader& db, AccountId account) {
    return others.asks_step && others.asks_step(db, account);
}

// Whoever finds a browser signed in can't take it away without the app.
Answer remove_step(const Submission& submission, const OtherWays& others) {
    const AccountId account{submission.viewer().account};
    const auto half = submission.house().database().in_transaction(
        submission.at(), [&](db::Writer& db) { return begin_half_sign_in(db, account); });
    const auto right = finish_sign_in(submission.house().database(), half,
                                      submission.form().value("code"), submission.at());
    if (!right)
        return ui::unprocessable(
            submission,
            step_page(submission,
                      right.error() == SignInRefusal::wait ? StepState::wait : StepState::wrong));
    auto& db = submission.db();
    end_second_step(
        db, account,
        asks_other_step(others, db, account) ? RecoveryCodes::keep : RecoveryCodes::remove);
    return web::see_other(web::url("/second-step"));
}

// Nobody learns from this page whose account it is: what the other ways add is shown to whoever has
// typed the right password.
ui::Page asked_page(const Request& request, const HalfSignIn& half, const OtherWays& others,
                    StepState state) {
    const ui::Texts t(request);
    const auto field = code_field(t, state);
    Html hidden = ui::hidden("half", half.half);
    hidden += ui::hidden("back", half.back);
    if (half.is_shared) hidden += ui::hidden("shared", "1");
    const auto account = half_signed_in(request.db(), half.half, request.at());
    const auto other = account && others.step ? others.step(request, *account, half) : Html();
    const auto words = other.empty() ? t(text::step_asked) : t(text::step_asked_or_code);
    return {
        .title = t(text::sign_in),
        .content = markup(
            "<h1>{}</h1>{}{}<p class=\"lead\">{}</p>{}", t(text::second_step_asked),
            ui::error_summary(request, {field}), other, words,
            code_form(request, web::url("/sign-in/second-step"), field, t(text::sign_in), hidden)),
        .crumbs = {},
        .personal = true};
}

Answer finish(const Submission& submission, const OtherWays& others) {
    const auto& form = submission.form();
    const HalfSignIn typed{
        .half = form.value("half"), .back = form.value("back"), .is_shared = form.has("shared")};
    const auto account = finish_sign_in(submission.house().database(), typed.half,
                                        form.value("code"), submission.at());
    if (account)
        return let_in(submission, *account, typed.is_shared ? Computer::shared : Computer::own,
                      web::Url::own_path(typed.back));
    const auto state = account.error() == SignInRefusal::wait ? StepState::wait : StepState::wrong;
    return ui::unprocessable(submission, asked_page(submission, typed, others, state));
}

}  // namespace

ui::Page recovery_page(const web::Request& request, const std::vector<std::string>& codes) {
    const ui::Texts t(request);
    const auto rows =
        ui::each(codes, [](const std::string& code) { return markup("<li>{}</li>", code); });
    return {.title = t(text::recovery_codes),
            .content = markup("<h1>{}</h1><p class=\"lead\">{}</p><ol class=\"codes\">{}</ol>",
                              t(text::recovery_codes), t(text::recovery_codes_lead), rows),
            .crumbs = {},
            .personal = true};
}

web::Answer after_password(const web::Submission& submission, AccountId account, HalfSignIn half,
                           const OtherWays& others) {
    auto& db = submission.db();
    if (second_step_of(db, account) != SecondStep::on && !asks_other_step(others, db, account))
        return let_in(submission, account, half.is_shared ? Computer::shared : Computer::own,
                      web::Url::own_path(half.back));
    half.half = begin_half_sign_in(db, account);
    return ui::page(submission, asked_page(submission, half, others, StepState::fresh));
}

void add_second_step_routes(web::Router& router, const OtherWays& others) {
    router.post("/sign-in/second-step", Access::anyone,
                [others](const Submission& submission) { return finish(submission, others); },
                {.areas = {"back"}});
    router.get("/second-step", Access::signed_in, show_step);
    router.post("/second-step", Access::signed_in, begin_step);
    router.post("/second-step/confirmation", Access::signed_in, confirm_step);
    router.post("/second-step/removal", Access::signed_in,
                [others](const Submission& submission) { return remove_step(submission, others); });
}

}  // namespace samskap::people
