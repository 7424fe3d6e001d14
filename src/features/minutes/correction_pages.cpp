// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/minutes/corrections.hpp"
#include "features/minutes/impossible_days.hpp"
#include "features/minutes/matter_merging.hpp"
#include "features/minutes/pages.hpp"
#include "features/minutes/store.hpp"
#include "features/minutes/texts.hpp"
#include "features/minutes/words.hpp"
#include "kernel/base/text.hpp"
#include "kernel/ui/layout.hpp"
#include "kernel/ui/revision.hpp"

namespace samskap::minutes {
namespace {

using matters::Statement;
using matters::StatementId;
using ui::Html;
using ui::markup;
using web::Access;
using web::Answer;
using web::Request;
using web::Submission;

struct Form {
    std::string kind;
    std::string text;
    std::string owner;
    std::string due;
    std::string co_owners;
    std::string event_day;
    std::string event_place;
    std::string matter;      // an id; empty: none
    std::string new_matter;  // goes before it
    std::string reason;
    bool text_is_missing = false;
    bool due_is_wrong = false;
    bool event_day_is_wrong = false;
};

Form form_of(db::Reader& db, const Statement& statement) {
    return {.kind = std::string(reading::name_of(statement.kind)),
            .text = statement.text,
            .owner = statement.owner_words,
            .due = statement.due_day ? to_text(*statement.due_day) : statement.due_words,
            .co_owners = co_owners_of(db, statement.id),
            .event_day = statement.event_day ? to_text(*statement.event_day) : "",
            .event_place = statement.event_place,
            .matter = statement.matter ? to_text(*statement.matter) : "",
            .new_matter = {},
            .reason = {}};
}

Form sent_form(const web::Form& sent) {
    Form form{.kind = sent.value("kind"),
              .text = sent.value("text"),
              .owner = sent.value("owner"),
              .due = sent.value("due"),
              .co_owners = sent.value("co_owners"),
              .event_day = samskap::text::squeeze(sent.value("event_day")),
              .event_place = sent.value("event_place"),
              .matter = sent.value("matter"),
              .new_matter = samskap::text::squeeze(sent.value("new_matter")),
              .reason = sent.value("reason")};
    form.text_is_missing = samskap::text::squeeze(form.text).empty();
    return form;
}

web::Url correction_url(const Statement& statement) {
    return web::url("/statements/{}/correction", statement.id);
}

std::vector<ui::Crumb> crumbs(const Statement& statement, const std::string& last,
                              const ui::Texts& t) {
    return {
        {t(text::meetings), web::url("/meetings")},
        {t(text::minutes_of, t.day_and_year(statement.meeting_day)), matters::url_of(statement)},
        {last, std::nullopt}};
}

ui::Field text_field(const Form& form, const ui::Texts& t) {
    return {.name = "text",
            .label = t(text::finding_text),
            .value = form.text,
            .error = form.text_is_missing ? t(text::correction_text_missing) : std::string(),
            .required = true};
}

ui::Field due_field(const Form& form, const ui::Texts& t) {
    return {.name = "due",
            .label = t(text::due),
            .value = form.due,
            .hint = t(text::due_hint),
            .error = form.due_is_wrong ? t(text::no_such_day) : std::string()};
}

ui::Field event_day_field(const Form& form, const ui::Texts& t) {
    return {.name = "event_day",
            .label = t(text::event_day),
            .value = form.event_day,
            .error = form.event_day_is_wrong ? t(text::event_day_wrong) : std::string()};
}

// Every field but the matter.
std::vector<ui::Merging> merging(const Request& request, const Form& form, const Form& stands,
                                 const Statement& statement) {
    const ui::Texts t(request);
    const auto kind = kind_in_form(form.kind, t);
    return {
        {.field = {.name = "kind",
                   .label = t(text::kind),
                   .value = kind ? kind_words(*kind, t) : form.kind},
         .theirs = kind_words(statement.kind, t)},
        {.field = {.name = "text", .label = t(text::finding_text), .value = form.text},
         .theirs = stands.text},
        {.field = {.name = "owner", .label = t(text::owner), .value = form.owner},
         .theirs = stands.owner},
        {.field = {.name = "due", .label = t(text::due), .value = form.due}, .theirs = stands.due},
        {.field = {.name = "co_owners", .label = t(text::co_owners), .value = form.co_owners},
         .theirs = stands.co_owners},
        {.field = {.name = "event_day", .label = t(text::event_day), .value = form.event_day},
         .theirs = stands.event_day},
        {.field = {.name = "event_place", .label = t(text::event_place), .value = form.event_place},
         .theirs = stands.event_place},
        {.field = {.name = "reason", .label = t(text::correction_reason), .value = form.reason},
         .theirs = form.reason}};
}

Html fields_of(const Request& request, const Statement& statement, const Form& form) {
    const ui::Texts t(request);
    std::vector<ui::Choice> matters{{"", t(text::no_matter), {}}};
    for (auto& one : matter_choices(request.db(), statement.group, statement.matter))
        matters.push_back(std::move(one));
    Html fields = ui::revision_field(statement.revision);
    const auto stands = form_of(request.db(), statement);
    auto begun = merging(request, form, stands, statement);
    begun.push_back({.field = {.name = "matter", .label = {}}, .theirs = stands.matter});
    fields += ui::beginnings(begun);
    fields +=
        ui::select({.name = "kind", .label = t(text::kind), .value = form.kind}, kind_choices(t));
    fields += ui::text_area(text_field(form, t), 4);
    fields += ui::input({.name = "owner",
                         .label = t(text::owner),
                         .value = form.owner,
                         .hint = t(text::owner_hint)});
    fields += ui::input(due_field(form, t));
    fields += ui::input({.name = "co_owners",
                         .label = t(text::co_owners),
                         .value = form.co_owners,
                         .hint = t(text::co_owners_hint)});
    fields += ui::input(event_day_field(form, t));
    fields += ui::input(
        {.name = "event_place", .label = t(text::event_place), .value = form.event_place});
    fields += ui::select(
        {.name = "matter",
         .label = t(text::matter),
         .value = form.matter,
         .hint = matters.size() > k_most_matter_choices ? t(text::more_matters) : std::string()},
        matters);
    fields += ui::input({.name = "new_matter",
                         .label = t(text::new_matter),
                         .value = form.new_matter,
                         .hint = t(text::new_matter_hint)});
    fields += ui::input({.name = "reason",
                         .label = t(text::correction_reason),
                         .value = form.reason,
                         .hint = t(text::correction_reason_hint)});
    fields += ui::buttons(ui::button({.label = t(text::save_correction)}));
    return fields;
}

Html withdrawal(const Request& request, const Statement& statement) {
    const ui::Texts t(request);
    Html fields = ui::revision_field(statement.revision);
    fields += ui::input({.name = "withdrawal_reason", .label = t(text::correction_reason)});
    fields +=
        ui::buttons(ui::button({.label = t(text::withdraw_now), .kind = ui::ButtonKind::second}));
    return markup("<section><details><summary>{}</summary><p>{}</p>{}</details></section>",
                  t(text::withdraw), t(text::withdraw_lead),
                  ui::form(request, web::url("/statements/{}/withdrawal", statement.id), fields));
}

ui::Page correction_page(const Request& request, const Statement& statement, const Form& form) {
    const ui::Texts t(request);
    const auto title = t(text::correction_title);
    return {.title = title,
            .content = markup(
                "<h1>{}</h1><p class=\"lead\">{}</p>{}{}{}", title, t(text::correction_lead),
                ui::error_summary(
                    request, {text_field(form, t), due_field(form, t), event_day_field(form, t)}),
                ui::form(request, correction_url(statement), fields_of(request, statement, form)),
                withdrawal(request, statement)),
            .crumbs = crumbs(statement, title, t),
            .personal = true};
}

Answer show_correction(const Request& request) {
    const auto statement =
        kept_statement(request.db(), request.viewer(), request.path<StatementId>("statement"));
    return ui::page(request, correction_page(request, statement, form_of(request.db(), statement)));
}

// Only a matter of the group of the statement, whatever was sent.
std::optional<MatterId> chosen_matter(const Submission& submission, const Statement& statement,
                                      const Form& form) {
    auto& db = submission.db();
    if (!form.new_matter.empty())
        return matter_named(db, submission.viewer().person, statement.group, form.new_matter);
    const auto id = parse_id<matters::MatterTag>(form.matter);
    if (!id || id == statement.matter) return id;
    return db.one([](const db::Row& row) -> MatterId { return row["id"]; },
                  "SELECT COALESCE(merged_into, id) AS id FROM matters "
                  "WHERE id = $1 AND of_group = $2",
                  *id, statement.group);
}

Answer merge(const Submission& submission, const Form& form, const Statement& statement) {
    auto& db = submission.db();
    const auto stands = form_of(db, statement);
    const auto matters = matter_choices(db, statement.group, statement.matter);
    auto fields = merging(submission, form, stands, statement);
    merge_matter(submission, fields,
                 {.mine = form.matter,
                  .typed = form.new_matter,
                  .stands = stands.matter,
                  .none = {},
                  .words = [&](const std::string& choice) {
                      for (const auto& one : matters)
                          if (one.value == choice) return one.label;
                      return std::string();
                  }});
    return ui::merge_page(submission, correction_url(statement), fields, statement.revision);
}

Answer change_statement(const Submission& submission) {
    auto& db = submission.db();
    const auto statement =
        kept_statement(db, submission.viewer(), submission.path<StatementId>("statement"));
    auto form = sent_form(submission.form());
    const auto event_day = typed_day(form.event_day, statement.meeting_day);
    form.event_day_is_wrong = !form.event_day.empty() && !event_day;
    form.due_is_wrong = names_impossible_day(form.due);
    const ui::Texts t(submission);
    if (!ui::is_current(submission, statement.revision)) return merge(submission, form, statement);
    if (form.text_is_missing || form.due_is_wrong || form.event_day_is_wrong)
        return ui::unprocessable(submission, correction_page(submission, statement, form));
    correct(db, submission.viewer(), statement,
            {.kind = kind_in_form(form.kind, t).value_or(statement.kind),
             .text = form.text,
             .owner = form.owner,
             .co_owners = form.co_owners,
             .due = form.due,
             .event_day = event_day,
             .event_place = form.event_place,
             .matter = chosen_matter(submission, statement, form),
             .reason = form.reason});
    return web::see_other(matters::url_of(statement));
}

Answer withdraw_statement(const Submission& submission) {
    const auto statement = kept_statement(submission.db(), submission.viewer(),
                                          submission.path<StatementId>("statement"));
    // Somebody corrected it in between: what it says now has to be read first.
    if (!ui::is_current(submission, statement.revision))
        return web::see_other(correction_url(statement));
    withdraw(submission.db(), submission.viewer(), statement,
             submission.form().value("withdrawal_reason"));
    return web::see_other(meetings::url_of(statement.meeting));
}

Html version_row(const Request& request, const Version& version, const std::string& by) {
    const ui::Texts t(request);
    Html parts = kind_chip(version.kind, t);
    if (!version.owner_words.empty())
        parts += markup("<span>{}</span>", t(text::owner_is, version.owner_words));
    const auto due = due_words_of(version.text, version.due_day, version.due_words, t);
    if (!due.empty()) parts += markup("<span>{}</span>", due);
    if (!version.co_owners.empty())
        parts += markup("<span>{}</span>", t(text::together_with, version.co_owners));
    if (version.event_day)
        parts += markup("<span>{}</span>", t(text::happens, t.day_and_year(*version.event_day)));
    if (!version.event_place.empty()) parts += markup("<span>{}</span>", version.event_place);
    if (!version.matter_title.empty())
        parts += markup("<span>{}</span>", t(text::belongs_to, version.matter_title));
    const auto day = t.day_and_year(request.zone().day(version.made_at));
    const auto reason = version.reason.empty() ? t(text::no_reason) : version.reason;
    return markup("<li><p lang=\"sv\">{}</p><p class=\"row\">{}</p><p class=\"dim\">{}</p></li>",
                  version.text, parts, t(text::changed_by, by, day, reason));
}

// An answer, and how it was taken back.
Html answer_row(const Request& request, const Statement& statement,
                const matters::Settlement& answer, people::Names& names) {
    const ui::Texts t(request);
    const auto name = [&](const std::optional<PartyId>& party) {
        return party ? names.of(*party, statement.face) : t(text::the_program);
    };
    const auto day = [&](Instant at) { return t.day_and_year(request.zone().day(at)); };
    Html row = markup("<p><b>{}</b></p>",
                      samskap::text::upper_first(state_words(answer.state, statement.kind, t)));
    if (!answer.words.empty()) row += markup("<p lang=\"sv\">{}</p>", answer.words);
    row += markup("<p class=\"dim\">{}</p>",
                  t(text::told_by, name(answer.made_by), day(answer.made_at)));
    if (answer.taken_back_at) {
        const auto why = answer.taken_back_why.empty() ? t(text::no_reason) : answer.taken_back_why;
        row += markup("<p class=\"dim\">{}</p>", t(text::taken_back, name(answer.taken_back_by),
                                                   day(*answer.taken_back_at), why));
    }
    return markup("<li>{}</li>", row);
}

Html answers_section(const Request& request, const Statement& statement, people::Names& names) {
    const ui::Texts t(request);
    const auto rows =
        ui::each(matters::settlements_of(request.db(), request.viewer(), statement),
                 [&](const auto& one) { return answer_row(request, statement, one, names); });
    if (rows.empty()) return {};
    return markup("<section><h2>{}</h2><ol class=\"list\">{}</ol></section>", t(text::answers),
                  rows);
}

Answer show_history(const Request& request) {
    auto& db = request.db();
    const auto statement =
        matters::visible_statement(db, request.viewer(), request.path<StatementId>("statement"));
    const auto before = versions(db, request.viewer(), statement);
    const ui::Texts t(request);
    people::Names names(db, t);
    const auto rows = ui::each(before, [&](const Version& version) {
        const auto by =
            version.made_by ? names.of(*version.made_by, statement.face) : t(text::the_program);
        return version_row(request, version, by);
    });
    const auto title = t(text::history_title);
    const auto list = rows.empty() ? ui::paragraph(t(text::never_corrected))
                                   : markup("<ol class=\"list\">{}</ol>", rows);
    return ui::page(
        request,
        {.title = title,
         .content = markup("<h1>{}</h1><section><h2>{}</h2><p lang=\"sv\">{}</p>"
                           "</section>{}<section><h2>{}</h2>{}</section>",
                           title, t(text::stands_now), statement.text,
                           answers_section(request, statement, names), t(text::stood_before), list),
         .crumbs = crumbs(statement, title, t),
         .personal = true});
}

}  // namespace

void correction_routes(web::Router& router) {
    router.get("/statements/{statement}/correction", Access::secretary, show_correction);
    router.post("/statements/{statement}/correction", Access::secretary, change_statement,
                {.areas = {"text"}});
    router.post("/statements/{statement}/withdrawal", Access::secretary, withdraw_statement);
    router.get("/statements/{statement}/history", Access::signed_in, show_history);
}

}  // namespace samskap::minutes
