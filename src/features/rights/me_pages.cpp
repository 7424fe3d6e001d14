// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/rights/download.hpp"
#include "features/rights/pages.hpp"
#include "features/rights/views.hpp"
#include "kernel/base/crypto.hpp"
#include "kernel/base/text.hpp"

namespace samskap::rights {
namespace {

using web::Access;
using web::Answer;
using web::Request;
using web::Submission;

constexpr std::size_t k_rows_on_page = 20;

// Whoever printed the code could use it too, and must not see more than they do already.
bool is_by_code(const Request& request) {
    return request.db().any(
        "SELECT account FROM sessions WHERE token_hash = $1 AND opened_by IS NOT NULL",
        crypto::sha256(std::string(request.cookie(people::k_session_cookie))));
}

MeView view_of(const Request& request, const Everything& all, AskForm form) {
    auto& db = request.db();
    const auto person = request.viewer().person;
    const ui::Texts t(request);
    MeView view{
        .stored = {},
        .is_by_code = is_by_code(request),
        .requests = requests_of(db, person),
        .consents = people::consents_of(db, person),
        .quiet_until = people::quiet_until(db, person, request.at()),
        .has_steward = !people::holders_of(db, people::Role::steward, request.today()).empty(),
        .form = std::move(form)};
    if (!view.is_by_code)
        view.stored = stored_about(db, all.personal_data, person,
                                   {.texts = &t, .zone = &request.zone(), .most = k_rows_on_page});
    return view;
}

Answer show_me(const Request& request, const Everything& all) {
    return ui::page(request, me_page(request, view_of(request, all, {})));
}

Answer show_json(const Request& request, const Everything& all) {
    if (is_by_code(request)) throw Forbidden();
    auto answer = web::attachment(
        as_json(stored_about(request.db(), all.personal_data, request.viewer().person, {}),
                named_in(request.db(), request.viewer()), request.at()),
        "application/json", "mina-uppgifter.json");
    answer.keep = web::Keep::nothing;
    return answer;
}

Answer show_html(const Request& request, const Everything& all) {
    if (is_by_code(request)) throw Forbidden();
    const ui::Texts t(request);
    const Saying saying{.texts = &t, .zone = &request.zone()};
    auto answer = web::attachment(
        as_html(request,
                stored_about(request.db(), all.personal_data, request.viewer().person, saying),
                named_in(request.db(), request.viewer())),
        "text/html; charset=utf-8", "mina-uppgifter.html");
    answer.keep = web::Keep::nothing;
    return answer;
}

Answer add_request(const Submission& submission, const Everything& all) {
    const auto& form = submission.form();
    AskForm typed{.kind = form.value("kind"),
                  .words = std::string(samskap::text::trim(form.value("words")))};
    Asked kind{};
    const bool known =
        from_text(typed.kind, kind) && kind != Asked::pause && kind != Asked::withdraw;
    if (!known) typed.kind.clear();
    // To be forgotten needs no reason.
    typed.is_incomplete = !known || (typed.words.empty() && kind != Asked::forget);
    if (typed.is_incomplete)
        return ui::unprocessable(submission, me_page(submission, view_of(submission, all, typed)));
    const auto person = submission.viewer().person;
    ask(submission.db(), person,
        {.person = person, .kind = kind, .words = typed.words, .today = submission.today()});
    return web::see_other(web::url("/me").with("asked", "1"));
}

Answer change_consent(const Submission& submission, const Everything& all) {
    auto& db = submission.db();
    const auto person = submission.viewer().person;
    const auto& form = submission.form();
    people::ConsentTo purpose{};
    if (!people::from_text(form.value("purpose"), purpose)) return web::see_other(web::url("/me"));
    if (form.value("act") == "give")
        people::give_consent(db, person, person, purpose, people::ConsentWay::self);
    if (form.value("act") == "withdraw") {
        withdraw_everywhere(db, all, person, person, form.value("purpose"));
        ask_and_do(db, person,
                   {.person = person,
                    .kind = Asked::withdraw,
                    .words = purpose_words(purpose, ui::Texts(web::Preferences{})),
                    .today = submission.today()});
    }
    return web::see_other(web::url("/me"));
}

Answer change_pause(const Submission& submission) {
    auto& db = submission.db();
    const auto person = submission.viewer().person;
    if (submission.form().value("act") == "end") {
        people::end_quiet(db, person);
        return web::see_other(web::url("/me"));
    }
    const auto typed = submission.form().value("months");
    int months = typed == "6" ? 6 : typed == "3" ? 3 : 1;
    Day until = submission.today();
    while (months-- > 0) until = month_after(until);
    people::be_quiet(db, person, submission.zone().instant({until, {}}));
    ask_and_do(db, person,
               {.person = person,
                .kind = Asked::pause,
                .words = to_text(until),
                .today = submission.today()});
    return web::see_other(web::url("/me"));
}

}  // namespace

void me_routes(web::Router& router, const All& all) {
    router.get("/me", Access::signed_in,
               [all](const Request& request) { return show_me(request, *all); });
    router.get("/me/data.json", Access::signed_in,
               [all](const Request& request) { return show_json(request, *all); });
    router.get("/me/data.html", Access::signed_in,
               [all](const Request& request) { return show_html(request, *all); });
    router.post("/me/requests", Access::signed_in,
                [all](const Submission& submission) { return add_request(submission, *all); },
                {.areas = {"words"}});
    router.post("/me/consents", Access::signed_in,
                [all](const Submission& submission) { return change_consent(submission, *all); });
    router.post("/me/pause", Access::signed_in, change_pause);
}

}  // namespace samskap::rights
