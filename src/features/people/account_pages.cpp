// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/people/closing.hpp"
#include "features/people/texts.hpp"
#include "kernel/ui/layout.hpp"

// The accounts of the house, for an administrator.
namespace samskap::people {
namespace {

using ui::Html;
using ui::markup;
using web::Access;
using web::Answer;
using web::Request;
using web::Submission;

std::string shown_name(const KnownAccount& account, const ui::Texts& t) {
    return account.is_hidden ? t(text::hidden_person) : account.name;
}

// One that opens by no password has a name that nobody types.
std::string known_by(const KnownAccount& account, const ui::Texts& t) {
    if (account.is_hidden) return t(text::account_number, to_text(account.id));
    if (account.user_name.starts_with("@")) return t(text::account_without_password);
    return t(text::account_called, account.user_name);
}

Html act(const Request& request, const KnownAccount& account) {
    const ui::Texts t(request);
    const auto about = account.is_hidden ? to_text(account.id) : account.name;
    if (account.closed_at)
        return ui::form(request, web::url("/accounts/{}/reopening", account.id),
                        ui::buttons(ui::button({.label = t(text::reopen_account),
                                                .kind = ui::ButtonKind::mini,
                                                .icon = ui::Icon::undo,
                                                .more = about})));
    return ui::form(request, web::url("/accounts/{}/closing", account.id),
                    ui::buttons(ui::button({.label = t(text::close_account),
                                            .kind = ui::ButtonKind::mini,
                                            .icon = ui::Icon::lock,
                                            .more = about})));
}

Html card(const Request& request, const KnownAccount& account) {
    const ui::Texts t(request);
    const auto day = [&](Instant at) { return t.day_and_year(request.zone().day(at)); };
    const auto state = account.closed_at
                           ? ui::chip(ui::Tone::stop, ui::Icon::lock,
                                      t(text::closed_since, day(*account.closed_at)))
                           : ui::chip(ui::Tone::ok, ui::Icon::ok, t(text::account_open));
    return markup(
        "<li class=\"card\"><h2>{}</h2><p class=\"row\">{}</p><p>{}</p>"
        "<p class=\"dim\">{}</p>{}</li>",
        shown_name(account, t), state, known_by(account, t),
        t(text::account_made, day(account.made_at)), act(request, account));
}

ui::Page accounts_page(const Request& request, const std::string& fault) {
    const ui::Texts t(request);
    auto accounts = known_accounts(request.db(), request.viewer(), request.page());
    const bool more = accounts.size() > k_page_size;
    if (more) accounts.pop_back();
    const auto note = ui::only_if(!fault.empty(), ui::note(ui::Tone::stop, ui::paragraph(fault)));
    const auto cards =
        ui::each(accounts, [&](const KnownAccount& account) { return card(request, account); });
    return {.title = t(text::accounts),
            .content = markup("<h1>{}</h1>{}<p class=\"lead\">{}</p><ul class=\"plain\">{}</ul>{}",
                              t(text::accounts), note, t(text::accounts_lead), cards,
                              ui::pager(request, request.page(), more)),
            .crumbs = {},
            .personal = true};
}

std::string words_for(ClosingRefusal why, const ui::Texts& t) {
    switch (why) {
        case ClosingRefusal::own: return t(text::not_own_account);
        case ClosingRefusal::last_administrator: return t(text::not_last_account);
        case ClosingRefusal::has_another: return t(text::has_another_account);
    }
    return {};
}

Answer answered(const Submission& submission, const Expected<bool, ClosingRefusal>& done) {
    if (done) return web::see_other(web::url("/accounts"));
    const ui::Texts t(submission);
    return ui::unprocessable(submission, accounts_page(submission, words_for(done.error(), t)));
}

Answer show_accounts(const Request& request) {
    return ui::page(request, accounts_page(request, ""));
}

Answer close(const Submission& submission) {
    return answered(submission, close_account(submission.db(), submission.viewer().person,
                                              submission.path<AccountId>("account")));
}

Answer reopen(const Submission& submission) {
    return answered(submission, reopen_account(submission.db(), submission.viewer().person,
                                               submission.path<AccountId>("account")));
}

}  // namespace

std::vector<ui::Fact> account_facts(const Request& request, PartyId person) {
    struct Row {
        AccountId id;
        std::optional<Instant> closed_at;
    };
    const auto last = request.db().maybe(
        [](const db::Row& row) -> Row {
            return {row["id"], row.optional("closed_at")};
        },
        R"sql(
        SELECT id, closed_at FROM accounts WHERE person = $1
         ORDER BY closed_at IS NOT NULL, id DESC LIMIT 1
    )sql",
        person);
    if (!last) return {};
    const ui::Texts t(request);
    const auto state = last->closed_at ? t(text::closed_since,
                                           t.day_and_year(request.zone().day(*last->closed_at)))
                                       : t(text::account_open);
    return {{t(text::account), markup("{} <span class=\"dim\">{}</span>", state,
                                      t(text::account_number, to_text(last->id)))}};
}

void account_routes(web::Router& router) {
    router.get("/accounts", Access::administrator, show_accounts);
    router.post("/accounts/{account}/closing", Access::administrator, close);
    router.post("/accounts/{account}/reopening", Access::administrator, reopen);
}

}  // namespace samskap::people
