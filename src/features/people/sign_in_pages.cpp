// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/people/second_step.hpp"
#include "features/people/views.hpp"
#include "kernel/web/house.hpp"
#include "kernel/web/shared_computer.hpp"

// Coming in with a password, going out, and seeing where one is signed in.
namespace samskap::people {
namespace {

using web::Access;
using web::Answer;
using web::Request;
using web::Submission;

ui::Page page_of(const Request& request, const SignInForm& form, const OtherWays& others) {
    ui::Html more;
    if (others.in) more += others.in(request, form.back);
    if (others.without_password) more += others.without_password(request);
    return sign_in_page(request, form, more);
}

Answer show_sign_in(const Request& request, const OtherWays& others) {
    return ui::page(request, page_of(request, {.back = request.query("back")}, others));
}

Answer sign_in(const Submission& submission, const OtherWays& others) {
    const auto& form = submission.form();
    SignInForm typed{.user_name = form.value("user_name"),
                     .back = form.value("back"),
                     .is_shared = form.has("shared")};
    const auto password = form.value("password");
    typed.has_password = !password.empty();
    if (typed.user_name.empty() || !typed.has_password) {
        typed.state = SignInForm::State::incomplete;
        return ui::unprocessable(submission, page_of(submission, typed, others));
    }
    const auto account = check_password(submission.house().database(), typed.user_name, password,
                                        submission.peer(), submission.at());
    if (!account) {
        typed.state = account.error() == SignInRefusal::wait ? SignInForm::State::wait
                                                             : SignInForm::State::wrong;
        return ui::unprocessable(submission, page_of(submission, typed, others));
    }
    return after_password(submission, *account,
                          {.half = {}, .back = typed.back, .is_shared = typed.is_shared}, others);
}

Answer sign_out(const Submission& submission) {
    end_session(submission.db(), submission.cookie(k_session_cookie));
    const bool is_shared = !submission.cookie(web::k_shared_cookie).empty();
    auto answer = web::see_other(web::url("/"));
    web::set_cookie(answer, k_session_cookie, "", web::CookieLife::gone);
    web::set_cookie(answer, web::k_shared_cookie, "", web::CookieLife::gone);
    // Pages that were seen are gone with the session; who has the computer to themselves keeps how
    // they want pages to look.
    answer.headers.emplace_back("Clear-Site-Data",
                                is_shared ? R"("cache", "cookies", "storage")" : R"("cache")");
    return answer;
}

Answer show_sessions(const Request& request, const OtherWays& others) {
    return ui::page(request,
                    sessions_page(request,
                                  open_sessions(request.db(), {request.viewer().account},
                                                request.cookie(k_session_cookie), request.at()),
                                  others.own ? others.own(request) : ui::Html()));
}

Answer end_sessions(const Submission& submission) {
    auto& db = submission.db();
    const AccountId account{submission.viewer().account};
    const auto& form = submission.form();
    if (form.value("which") == "others")
        end_other_sessions(db, account, submission.cookie(k_session_cookie));
    else
        end_session_of(db, account, form.value("which"));
    return web::see_other(web::url("/sessions"));
}

}  // namespace

void add_sign_in_routes(web::Router& router, const OtherWays& others) {
    router.get("/sign-in", Access::anyone,
               [others](const Request& request) { return show_sign_in(request, others); });
    router.post("/sign-in", Access::anyone,
                [others](const Submission& submission) { return sign_in(submission, others); },
                {.areas = {"back"}});
    router.post("/sign-out", Access::anyone, sign_out);
    router.get("/sessions", Access::signed_in,
               [others](const Request& request) { return show_sessions(request, others); });
    router.post("/sessions/end", Access::signed_in, end_sessions);
    add_second_step_routes(router, others);
}

}  // namespace samskap::people
