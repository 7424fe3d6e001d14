// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/issuers/schema.hpp"
#include "features/issuers/views.hpp"
#include "kernel/base/crypto.hpp"

namespace samskap::issuers {
namespace {

using people::Computer;
using web::Access;
using web::Answer;
using web::Request;
using web::Submission;

Answer trouble(const Request& request, Trouble why) {
    return ui::unprocessable(request, trouble_page(request, why));
}

// Sends the browser to the issuer. The address is the one that the issuer's own document names.
Answer send_away(const Request& request, Provider& provider, std::string_view back,
                 AccountId binds) {
    const auto site = sign_in::site_of(request);
    if (!site) throw NotFound();
    const auto places = provider.places(request.at());
    if (!places) return trouble(request, Trouble::unreachable);
    const auto carried = new_question(request, provider.issuer().key, back, binds);
    Answer answer;
    answer.status = 303;
    answer.keep = web::Keep::nothing;
    answer.headers.emplace_back(
        "Location", address_to_ask(provider.issuer(), *places, carried.question, *site));
    web::set_cookie(answer, k_question_cookie, carried.cookie, web::CookieLife::session);
    return answer;
}

Answer ask_issuer(const Request& request) {
    const auto provider = provider_called(request.path_text("issuer"));
    return send_away(request, *provider, request.query("back"), {});
}

Answer ask_to_bind(const Request& request) {
    const auto provider = provider_called(request.path_text("issuer"));
    if (sign_in::may_change(request) != sign_in::MayChange::yes)
        return web::see_other(web::url("/identities"));
    return send_away(request, *provider, "/identities", {request.viewer().account});
}

// The question that this answer belongs to, asked of this issuer in this browser.
std::optional<Question> asked(const Request& request, const Provider& provider,
                              std::string_view state, std::string_view by) {
    auto question = question_of(request);
    if (!question || question->issuer != provider.issuer().key) return std::nullopt;
    if (state.empty() || !crypto::equal(question->state, state)) return std::nullopt;
    // An answer that says by whom it is must be by whom was asked (RFC 9207).
    if (!by.empty() && by != provider.issuer().address) return std::nullopt;
    return question;
}

// Opening it uses nothing up; a GET only reads.
Answer show_answer(const Request& request) {
    const auto provider = provider_called(request.path_text("issuer"));
    const auto state = request.query("state");
    const auto by = request.query("iss");
    const auto question = asked(request, *provider, state, by);
    if (!question) return trouble(request, Trouble::old);
    const auto code = request.query("code");
    if (code.empty()) return trouble(request, Trouble::cancelled);
    return ui::page(request, answer_page(request, {.name = provider->issuer().name,
                                                   .key = provider->issuer().key,
                                                   .code = code,
                                                   .state = state,
                                                   .by = by,
                                                   .binds = question->binds.value != 0}));
}

// A person who is signed in binds what they have just shown to be theirs.
Answer bind_identity(const Submission& submission, const Issuer& issuer, const Question& question,
                     const Visitor& visitor) {
    if (submission.viewer().account != question.binds.value ||
        sign_in::may_change(submission) != sign_in::MayChange::yes)
        return trouble(submission, Trouble::old);
    auto& db = submission.db();
    if (!spend(db, question.state)) return trouble(submission, Trouble::old);
    if (!bind_subject(db, question.binds, issuer, visitor.subject))
        return trouble(submission, Trouble::somebody_elses);
    return web::see_other(web::url("/identities"));
}

Answer let_visitor_in(const Submission& submission, const Issuer& issuer, const Question& question,
                      const Visitor& visitor) {
    auto& db = submission.db();
    if (!spend(db, question.state)) return trouble(submission, Trouble::old);
    const auto account = account_of(db, issuer, visitor);
    if (!account) return trouble(submission, Trouble::unknown);
    note_visit(db, *account, issuer, visitor, submission.today());
    const bool lacks = visitor.groups_unknown || visitor.level_too_low;
    return people::let_in(submission, *account,
                          submission.form().has("shared") ? Computer::shared : Computer::own,
                          lacks ? web::url("/identities") : web::Url::own_path(question.back));
}

// The issuer is asked before anything is written: nobody else waits for it.
Answer take_answer(const Submission& submission) {
    const auto provider = provider_called(submission.path_text("issuer"));
    const auto& form = submission.form();
    const auto site = sign_in::site_of(submission);
    const auto question = asked(submission, *provider, form.value("state"), form.value("iss"));
    if (!site || !question) return trouble(submission, Trouble::old);
    const auto visitor = exchange(*provider, *question, *site, form.value("code"), submission.at());
    if (!visitor)
        return trouble(submission, visitor.error() == ExchangeRefusal::unreachable
                                       ? Trouble::unreachable
                                       : Trouble::not_valid);
    auto answer = question->binds.value != 0
                      ? bind_identity(submission, provider->issuer(), *question, *visitor)
                      : let_visitor_in(submission, provider->issuer(), *question, *visitor);
    web::set_cookie(answer, k_question_cookie, "", web::CookieLife::gone);
    return answer;
}

// From the issuer itself: a token that ends what it once let in. What is wrong with it is not told.
Answer sign_out_from_issuer(const Submission& submission) {
    const auto provider = provider_called(submission.path_text("issuer"));
    const auto& issuer = provider->issuer();
    const auto at = submission.at();
    const auto token = token_in(submission.form().value("logout_token"));
    auto answer = web::plain_text(400, "");
    answer.keep = web::Keep::nothing;
    if (!token || provider->why_not_signed(*token, at) ||
        why_no_logout_token(token->claims, {issuer.address, issuer.client, at}))
        return answer;
    end_visits(submission.db(), issuer, token->claims);
    answer.status = 200;
    return answer;
}

Answer show_identities(const Request& request) {
    return ui::page(request, identities_page(request));
}

Answer remove_identity(const Submission& submission) {
    const auto identity = submission.path<IdentityId>("identity");
    const auto back = web::see_other(web::url("/identities"));
    if (sign_in::may_change(submission) != sign_in::MayChange::yes) return back;
    if (!unbind(submission.db(), {submission.viewer().account}, identity, submission.today()))
        throw NotFound();
    return back;
}

void routes(web::Router& router) {
    router.get("/sign-in/issuers/{issuer}", Access::anyone, ask_issuer);
    router.get("/sign-in/issuers/{issuer}/answer", Access::anyone, show_answer);
    router.post("/sign-in/issuers/{issuer}/answer", Access::anyone, take_answer,
                {.areas = {"code", "state", "iss"}});
    router.post("/sign-in/issuers/{issuer}/logout/from-servers", Access::anyone,
                sign_out_from_issuer, {.areas = {"logout_token"}});
    router.get("/identities", Access::signed_in, show_identities);
    router.get("/identities/{issuer}/binding", Access::signed_in, ask_to_bind);
    router.post("/identities/{identity}/removal", Access::signed_in, remove_identity);
}

}  // namespace

people::OtherWays other_ways() { return {.in = ways_in, .own = own_link}; }

const Feature& feature() {
    static const Feature issuers{
        .name = "issuers",
        .routes = routes,
        .migrations = schema(),
        .personal_data = {
            {"issuer_identities", "account",
             "Vad en tjänst som du loggar in genom kallar dig, och när du senast "
             "kom den vägen.",
             "Tills du tar bort kopplingen.", Origin::yourself, Basis::public_task, k_not_held,
             R"sql(SELECT i.issuer AS "Tjänst", i.subject AS "Kallar dig",
                          i.made_at AS "Kopplad (tid)", i.used_at AS "Senast använd (tid)"
                     FROM issuer_identities i JOIN accounts a ON a.id = i.account
                    WHERE a.person = $1 ORDER BY i.made_at, i.id)sql",
             R"sql(DELETE FROM issuer_identities
                    WHERE account IN (SELECT id FROM accounts WHERE person = $1))sql"},
            {"issuer_visits", "account",
             "Tjänstens nummer på din inloggning, så att den kan logga ut dig.", "Två dagar.",
             Origin::program, Basis::public_task, k_not_held,
             R"sql(SELECT v.issuer AS "Tjänst", v.made_at AS "Inloggad (tid)"
                     FROM issuer_visits v JOIN accounts a ON a.id = v.account
                    WHERE a.person = $1 ORDER BY v.made_at, v.sid)sql",
             R"sql(DELETE FROM issuer_visits
                    WHERE account IN (SELECT id FROM accounts WHERE person = $1))sql"},
            {"issuer_memberships", "account",
             "Vilka grupper du är med i därför att tjänsten sade det.", "Så länge du är med.",
             Origin::program, Basis::public_task, k_not_held,
             R"sql(SELECT i.issuer AS "Tjänst", p.name AS "Grupp", m.from_day AS "Från"
                     FROM issuer_memberships i JOIN accounts a ON a.id = i.account
                     JOIN memberships m ON m.id = i.membership JOIN parties p ON p.id = m.of_party
                    WHERE a.person = $1 ORDER BY m.from_day, m.id)sql",
             R"sql(DELETE FROM issuer_memberships
                    WHERE account IN (SELECT id FROM accounts WHERE person = $1))sql"}}};
    return issuers;
}

}  // namespace samskap::issuers
