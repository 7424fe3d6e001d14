// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/sign_in/links.hpp"
#include "features/sign_in/schema.hpp"
#include "features/sign_in/texts.hpp"
#include "features/sign_in/views.hpp"
#include "kernel/web/house.hpp"

namespace samskap::sign_in {
namespace {

using people::Computer;
using web::Access;
using web::Answer;
using web::Request;
using web::Submission;

Answer show_link(const Request& request) {
    LinkForm form;
    if (!request.query("sent").empty()) form.state = LinkForm::State::sent;
    return ui::page(request, link_page(request, form));
}

Knock knock_of(const Submission& submission) {
    return knock(submission.db(),
                 submission.house().form_key() + "\n" + std::string(submission.peer()));
}

// A mail address, or a number that can get text messages.
Answer send_link(const Submission& submission) {
    LinkForm form{.address = submission.form().value("address")};
    const auto can = sending(submission.Request::db());
    if (!can.any()) return web::see_other(web::url("/sign-in/link"));
    const bool is_mail = form.address.find('@') != std::string::npos;
    const auto way = is_mail ? messages::Way::mail : messages::Way::sms;
    const auto address =
        (is_mail ? can.mail : can.sms) ? messages::tidy_address(way, form.address) : std::nullopt;
    if (!address) {
        form.state = LinkForm::State::malformed;
        return ui::unprocessable(submission, link_page(submission, form));
    }
    if (knock_of(submission) == Knock::wait) {
        form.state = LinkForm::State::wait;
        return ui::unprocessable(submission, link_page(submission, form));
    }
    ask_for_link(submission.db(), way, *address);
    return web::see_other(web::url("/sign-in/link").with("sent", "1"));
}

// Opening it uses nothing up: programs that look for danger in mail open every link.
Answer show_key(const Request& request) {
    const auto code = request.query("code");
    const bool is_good = account_of_link(request.db(), code, request.at()).has_value();
    return ui::page(request, key_page(request, code, is_good));
}

Computer computer_in(const Submission& submission) {
    return submission.form().has("shared") ? Computer::shared : Computer::own;
}

Answer use_key(const Submission& submission) {
    const auto code = submission.form().value("code");
    const auto account = use_link(submission.db(), code);
    if (account)
        return people::let_in(submission, *account, computer_in(submission), web::url("/"));
    // Somebody pressed twice and is in already.
    if (submission.viewer().signed_in()) return web::see_other(web::url("/"));
    return ui::page(submission, key_page(submission, code, false));
}

Answer enter_code(const Submission& submission) {
    LinkForm form{.is_shared = submission.form().has("shared")};
    const bool may_try = knock_of(submission) == Knock::come_in;
    const auto opened =
        may_try ? use_code(submission.db(), submission.form().value("code")) : std::nullopt;
    if (opened)
        return people::let_in(submission, opened->account, computer_in(submission), web::url("/"),
                              opened->printed_by);
    form.state = may_try ? LinkForm::State::wrong_code : LinkForm::State::wait;
    // Not refused, so that the knock is counted.
    return ui::page(submission, link_page(submission, form));
}

SheetView sheet_view(const Request& request) {
    auto& db = request.db();
    const auto party = people::visible_party(db, request.viewer(), request.path<PartyId>("party"));
    if (party.kind != people::PartyKind::person) throw NotFound();
    if (!people::may_edit(request, party)) throw Forbidden();
    return {.person = party,
            .sheet = sheet_of(db, party.id, request.at()),
            .may_have = may_have_sheet(db, party.id, request.today())};
}

Answer show_sheet(const Request& request) {
    return ui::page(request, sheet_page(request, sheet_view(request)));
}

// The answer is the sheet itself: the codes are kept nowhere, so there is no page to go to.
Answer print_sheet(const Submission& submission) {
    auto view = sheet_view(submission);
    if (!view.may_have) return ui::unprocessable(submission, sheet_page(submission, view));
    view.codes = make_sheet(submission.db(), submission.viewer().person, view.person.id);
    return ui::page(submission, sheet_page(submission, view));
}

Answer end_sheet(const Submission& submission) {
    const auto view = sheet_view(submission);
    const auto account = people::account_of(submission.db(), view.person.id);
    if (account && view.sheet) end_sheets(submission.db(), *account);
    return web::see_other(web::url("/people/{}/code-sheet", view.person.id));
}

void routes(web::Router& router) {
    router.get("/sign-in/link", Access::anyone, show_link);
    router.post("/sign-in/link", Access::anyone, send_link);
    router.get("/sign-in/key", Access::anyone, show_key);
    router.post("/sign-in/key", Access::anyone, use_key);
    router.post("/sign-in/code", Access::anyone, enter_code);
    router.get("/people/{party}/code-sheet", Access::secretary, show_sheet);
    router.post("/people/{party}/code-sheet", Access::secretary, print_sheet);
    router.post("/people/{party}/code-sheet/end", Access::secretary, end_sheet);
}

std::optional<messages::Words> of_link(const messages::Composing& what) {
    return messages::Words{.title = what.texts(text::link_title),
                           .text = what.texts(text::link_text),
                           .where = web::url("/sign-in/key").with("code", what.secret),
                           .is_open = true};
}

}  // namespace

messages::Kinds notice_kinds() { return {{std::string(k_link), of_link}}; }

const Feature& feature() {
    static const Feature sign_in{
        .name = "sign_in",
        .routes = routes,
        .migrations = schema(),
        .workers = {{std::string(k_link_job), look_up_link}},
        .personal_data = {
            {"sheet_codes", "sheet", "Skyddade avtryck av koderna på ditt papper.",
             "Lika länge som kontot.", Origin::program, Basis::public_task, k_not_held,
             R"sql(SELECT c.position AS "Kod nummer", c.used_at AS "Använd (tid)"
                     FROM sheet_codes c JOIN code_sheets s ON s.id = c.sheet
                     JOIN accounts a ON a.id = s.account WHERE a.person = $1
                    ORDER BY s.made_at, c.position)sql",
             R"sql(DELETE FROM sheet_codes WHERE sheet IN (
                   SELECT s.id FROM code_sheets s JOIN accounts a ON a.id = s.account
                    WHERE a.person = $1))sql"},
            {"code_sheets", "account",
             "Att du har fått ett papper med koder, men inte vilka koderna är.",
             "Lika länge som kontot.", Origin::staff, Basis::public_task, k_not_held,
             R"sql(SELECT s.made_at AS "Utskrivet (tid)", s.until AS "Gäller till (tid)",
                          s.ended_at AS "Slut (tid)"
                     FROM code_sheets s JOIN accounts a ON a.id = s.account WHERE a.person = $1
                    ORDER BY s.made_at)sql",
             R"sql(DELETE FROM code_sheets
                    WHERE account IN (SELECT id FROM accounts WHERE person = $1))sql"},
            {"code_sheets", "made_by", "Vem som skrev ut ett papper med koder.",
             "Lika länge som kontot.", Origin::yourself, Basis::public_task, k_not_held,
             R"sql(SELECT made_at AS "Utskrivet av dig (tid)" FROM code_sheets WHERE made_by = $1
                    ORDER BY made_at, id)sql",
             k_stays_nameless}}};
    return sign_in;
}

}  // namespace samskap::sign_in
