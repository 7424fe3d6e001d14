// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/minutes/pages.hpp"
#include "features/minutes/texts.hpp"
#include "features/minutes/words.hpp"
#include "kernel/base/text.hpp"
#include "kernel/ui/layout.hpp"

// An answer that was wrong, or a press beside the mark, is taken back; all is as it was before.
namespace samskap::minutes {
namespace {

using matters::Settlement;
using matters::SettlementTag;
using matters::Statement;
using matters::StatementId;
using ui::Html;
using ui::markup;
using web::Access;
using web::Answer;
using web::Request;
using web::Submission;

Statement asked_for(const Request& request, db::Reader& db) {
    return matters::visible_statement(db, request.viewer(), request.path<StatementId>("statement"));
}

Html told(const Request& request, const Statement& statement, const Settlement& answer) {
    const ui::Texts t(request);
    people::Names names(request.db(), t);
    const auto by =
        answer.made_by ? names.of(*answer.made_by, statement.face) : t(text::the_program);
    const auto words =
        answer.words.empty() ? Html() : markup("<p lang=\"sv\">{}</p>", answer.words);
    return markup("<div class=\"card\"><p><b>{}</b></p>{}<p class=\"dim\">{}</p></div>",
                  samskap::text::upper_first(state_words(answer.state, statement.kind, t)), words,
                  t(text::told_by, by, t.day_and_year(request.zone().day(answer.made_at))));
}

Answer show_regret(const Request& request) {
    auto& db = request.db();
    const auto statement = asked_for(request, db);
    const auto answer = matters::to_take_back(db, request.viewer(), statement, request.at());
    // Taken back already, or somebody else's to take back: the minutes show what holds.
    if (!answer) return web::see_other(matters::url_of(statement));
    const ui::Texts t(request);
    const auto title = t(text::regret);
    Html fields = ui::hidden("settlement", to_text(answer->id));
    fields += ui::input(
        {.name = "why", .label = t(text::regret_why), .hint = t(text::correction_reason_hint)});
    fields += ui::buttons(ui::button({.label = t(text::regret_now), .icon = ui::Icon::undo}));
    return ui::page(
        request,
        {.title = title,
         .content =
             markup("<h1>{}</h1><p class=\"lead\">{}</p><blockquote lang=\"sv\"><p>{}</p>"
                    "</blockquote>{}{}",
                    title, t(text::regret_lead), statement.text, told(request, statement, *answer),
                    ui::form(request, web::url("/statements/{}/regret", statement.id), fields)),
         .crumbs = {{t(text::meetings), web::url("/meetings")},
                    {t(text::minutes_of, t.day_and_year(statement.meeting_day)),
                     matters::url_of(statement)},
                    {title, std::nullopt}},
         .personal = true});
}

Answer save_regret(const Submission& submission) {
    auto& db = submission.db();
    const auto statement = asked_for(submission, db);
    const auto& form = submission.form();
    // Only the answer that was on the page: another may have come since.
    if (const auto id = parse_id<SettlementTag>(form.value("settlement")))
        matters::take_back(db, submission.viewer(), statement, *id, form.value("why"));
    return web::see_other(matters::url_of(statement));
}

}  // namespace

void regret_routes(web::Router& router) {
    router.get("/statements/{statement}/regret", Access::signed_in, show_regret);
    router.post("/statements/{statement}/regret", Access::signed_in, save_regret);
}

}  // namespace samskap::minutes
