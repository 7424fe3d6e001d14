// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "features/minutes/pages.hpp"
#include "features/minutes/texts.hpp"
#include "features/minutes/words.hpp"
#include "kernel/ui/layout.hpp"

// How a promise or a question ended, told by its owner or by the secretary.
namespace samskap::minutes {
namespace {

using matters::SettleRefusal;
using matters::State;
using matters::Statement;
using matters::StatementId;
using ui::Html;
using ui::markup;
using web::Access;
using web::Answer;
using web::Request;
using web::Submission;

struct Form {
    std::string state;
    std::string words;
    std::string evidence;
    std::string proposed = {};  // the sentence that may be the answer
    bool state_is_missing = false;
    std::optional<SettleRefusal> refusal;
};

bool may_answer(const Viewer& viewer, const Statement& statement) {
    return viewer.is_secretary_of(statement.group) ||
           (statement.owner && *statement.owner == viewer.person);
}

Statement answerable(const Request& request, db::Reader& db) {
    auto statement =
        matters::visible_statement(db, request.viewer(), request.path<StatementId>("statement"));
    if (!may_answer(request.viewer(), statement)) throw Forbidden();
    return statement;
}

// What was said of the same matter on that day or later: where an answer may stand.
std::vector<Statement> later_statements(const Request& request, const Statement& statement) {
    if (!statement.matter) return {};
    auto list = matters::visible_statements(request.db(), request.viewer(),
                                            {.matter = statement.matter, .size = 60});
    std::erase_if(list, [&](const Statement& other) {
        return other.id == statement.id || other.meeting_day < statement.meeting_day;
    });
    return list;
}

std::vector<ui::Choice> endings(const Statement& statement, const ui::Texts& t) {
    if (statement.kind == reading::Kind::question)
        return {{"answered", t(text::end_answered), {}},
                {"partly", t(text::end_partly_answered), {}},
                {"dropped", t(text::end_question_dropped), {}}};
    return {{"kept", t(text::end_kept), {}},
            {"partly", t(text::end_partly), {}},
            {"handed_back", t(text::end_handed_back), t(text::end_handed_back_hint)},
            {"dropped", t(text::end_dropped), {}}};
}

ui::Field state_field(const Form& form, const ui::Texts& t) {
    return {.name = "state",
            .label = t(text::how_did_it_go),
            .value = form.state,
            .error = form.state_is_missing ? t(text::choose_how_it_went) : std::string()};
}

ui::Field words_field(const Form& form, const ui::Texts& t) {
    return {.name = "words",
            .label = t(text::tell_it),
            .value = form.words,
            .hint = t(text::tell_it_hint),
            .error = form.refusal == SettleRefusal::words_missing ? t(text::words_missing)
                                                                  : std::string()};
}

Html evidence_field(const Request& request, const Statement& statement, const Form& form) {
    const ui::Texts t(request);
    const auto later = later_statements(request, statement);
    if (later.empty()) return {};
    std::vector<ui::Choice> choices{{"", t(text::no_evidence), {}}};
    for (const auto& one : later)
        choices.push_back({to_text(one.id),
                           t.day_and_year(one.meeting_day) + ": " + first_words(one.text, 70),
                           {}});
    return ui::select(
        {.name = "evidence", .label = t(text::where_does_it_stand), .value = form.evidence},
        choices);
}

Html already_answered(const Request& request, const Statement& statement) {
    const ui::Texts t(request);
    Html words = ui::paragraph(t(text::already_answered));
    if (matters::to_take_back(request.db(), request.viewer(), statement, request.at()))
        words +=
            ui::buttons(ui::link_button(web::url("/statements/{}/regret", statement.id),
                                        t(text::regret), ui::ButtonKind::second, ui::Icon::undo));
    return markup("<div class=\"note wait\" role=\"alert\">{}</div>", words);
}

Html answer_form(const Request& request, const Statement& statement, const Form& form) {
    const ui::Texts t(request);
    Html fields = ui::radios(state_field(form, t), endings(statement, t));
    fields += ui::text_area(words_field(form, t), 3);
    fields += evidence_field(request, statement, form);
    Html buttons = ui::button({.label = t(text::save)});
    if (!form.proposed.empty())
        buttons += ui::button({.label = t(text::not_the_answer),
                               .kind = ui::ButtonKind::second,
                               .name = "not",
                               .value = form.proposed});
    fields += ui::buttons(buttons);
    return ui::form(request, web::url("/statements/{}/answer", statement.id), fields);
}

ui::Page answer_page(const Request& request, const Statement& statement, const Form& form) {
    const ui::Texts t(request);
    const bool is_question = statement.kind == reading::Kind::question;
    const auto title = is_question ? t(text::answer_question) : t(text::tell_how_it_went);
    Html content = markup("<h1>{}</h1>{}", title,
                          ui::error_summary(request, {state_field(form, t), words_field(form, t)}));
    content += markup("<blockquote lang=\"sv\"><p>{}</p></blockquote>{}", statement.text,
                      ui::source_link(matters::url_of(statement),
                                      t(text::minutes_of, t.day_and_year(statement.meeting_day))));
    content += form.refusal == SettleRefusal::not_open ? already_answered(request, statement)
                                                       : answer_form(request, statement, form);
    return {.title = title,
            .content = content,
            .crumbs = {{t(text::meetings), web::url("/meetings")},
                       {t(text::minutes_of, t.day_and_year(statement.meeting_day)),
                        matters::url_of(statement)},
                       {title, std::nullopt}},
            .personal = true};
}

// What was said later and may be the answer is filled in, to be saved or dismissed.
void propose(const Request& request, const Statement& statement, Form& form) {
    const auto found = matters::likely_answers(request.db(), request.viewer(), {statement});
    const auto answer = found.find(statement.id);
    if (answer == found.end() || request.query("evidence") != to_text(answer->second.id)) return;
    form.proposed = form.evidence = to_text(answer->second.id);
    form.state = "answered";
    form.words = answer->second.text;
}

Answer show_answer(const Request& request) {
    const auto statement = answerable(request, request.db());
    Form form;
    if (statement.state != State::open && statement.state != State::partly)
        form.refusal = SettleRefusal::not_open;
    else
        propose(request, statement, form);
    return ui::page(request, answer_page(request, statement, form));
}

bool is_offered(const Statement& statement, const std::string& state, const ui::Texts& t) {
    const auto offered = endings(statement, t);
    return std::any_of(offered.begin(), offered.end(),
                       [&](const ui::Choice& one) { return one.value == state; });
}

matters::NewSettlement settlement_of(const Submission& submission, const Statement& statement,
                                     const Form& form) {
    matters::NewSettlement settlement{.words = form.words, .on = submission.today()};
    ensure(matters::from_text(form.state, settlement.state), "an ending that no state has");
    // Only what could be chosen is evidence; the answer then counts from the day it was said.
    for (const auto& one : later_statements(submission, statement))
        if (to_text(one.id) == form.evidence) {
            settlement.evidence = one.id;
            settlement.on = one.meeting_day;
        }
    return settlement;
}

Answer save_answer(const Submission& submission) {
    const auto statement = answerable(submission, submission.db());
    const auto& sent = submission.form();
    const ui::Texts t(submission);
    Form form{.state = sent.value("state"),
              .words = sent.value("words"),
              .evidence = sent.value("evidence"),
              .refusal = {}};
    if (const auto no = parse_id<matters::StatementTag>(sent.value("not"))) {
        matters::dismiss_answer(submission.db(), submission.viewer().person, statement.id, *no);
        return web::see_other(matters::url_of(statement));
    }
    form.state_is_missing = !is_offered(statement, form.state, t);
    if (form.state_is_missing)
        return ui::unprocessable(submission, answer_page(submission, statement, form));
    const auto settled = matters::settle(submission.db(), submission.viewer(), statement.id,
                                         settlement_of(submission, statement, form));
    if (settled) return web::see_other(matters::url_of(statement));
    form.refusal = settled.error();
    return ui::unprocessable(submission, answer_page(submission, statement, form));
}

}  // namespace

void answer_routes(web::Router& router) {
    router.get("/statements/{statement}/answer", Access::signed_in, show_answer);
    router.post("/statements/{statement}/answer", Access::signed_in, save_answer,
                {.areas = {"words"}});
}

}  // namespace samskap::minutes
