// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/json.hpp>

#include "engines/swedish/order.hpp"
#include "features/matters/views.hpp"
#include "features/search/search.hpp"
#include "kernel/base/text.hpp"
#include "kernel/db/log.hpp"

namespace samskap::matters {

void edit_routes(web::Router& router);

namespace {

using web::Access;
using web::Answer;
using web::Request;
using web::Submission;

MatterForm form_of(const Request& request, const Matter& matter) {
    const ui::Texts t(request);
    people::Names names(request.db(), t);
    const auto name = [&](std::optional<PartyId> party) {
        return party ? names.of(*party, people::Face::secretary) : std::string();
    };
    return {.title = matter.title,
            .summary = matter.summary,
            .easy_summary = matter.easy_summary,
            .stage = std::string(name_of(matter.stage)),
            .close_reason = matter.close_reason,
            .holder = name(matter.holder),
            .ball = name(matter.ball),
            .ball_for = matter.ball_for};
}

MatterForm read_form(const web::Form& form) {
    return {.title = text::squeeze(form.value("title")),
            .summary = form.value("summary"),
            .easy_summary = form.value("easy_summary"),
            .stage = form.value("stage"),
            .close_reason = form.value("close_reason"),
            .holder = form.value("holder"),
            .ball = form.value("ball"),
            .ball_for = form.value("ball_for"),
            .alias = form.value("alias"),
            .was_sent = true};
}

Answer show_edit(const Request& request) {
    const auto matter =
        kept_matter(request.db(), request.viewer(), request.path<MatterId>("matter"));
    return ui::page(request, edit_page(request, matter, form_of(request, matter)));
}

// The words of a matter, and its name in the search.
void store_words(const Submission& submission, const Matter& matter, const MatterForm& form) {
    auto& db = submission.db();
    db.run(R"sql(
        UPDATE matters SET title = $2, sort_key = $3, summary = $4, easy_summary = $5,
               revision = revision + 1
         WHERE id = $1
    )sql",
           matter.id, form.title, swedish::sort_key(form.title), form.summary, form.easy_summary);
    const auto actor = submission.viewer().person;
    add_alias(db, actor, matter.id, form.title, people::Source::typed);
    if (!form.alias.empty()) add_alias(db, actor, matter.id, form.alias, people::Source::typed);
    const boost::json::object content{{"before", matter.title}, {"after", form.title}};
    db::append_log(db, {.actor = actor.value,
                        .verb = "edit",
                        .kind = "matter",
                        .object = matter.id.value,
                        .content = boost::json::serialize(content)});
}

void store_carriers(const Submission& submission, const Matter& matter, const MatterForm& form,
                    std::optional<PartyId> holder, std::optional<PartyId> ball) {
    auto& db = submission.db();
    const auto actor = submission.viewer().person;
    if (holder != matter.holder)
        set_holder(db, actor, matter.id, holder, submission.today(), std::nullopt);
    if (ball != matter.ball || form.ball_for != matter.ball_for)
        set_ball(db, actor, matter.id, ball, submission.today(), form.ball_for);
    Stage stage = matter.stage;
    if (from_text(form.stage, stage) &&
        (stage != matter.stage || form.close_reason != matter.close_reason))
        set_stage(db, actor, matter.id, stage, form.close_reason, submission.today());
}

Answer edit(const Submission& submission) {
    auto& db = submission.db();
    const auto matter = kept_matter(db, submission.viewer(), submission.path<MatterId>("matter"));
    auto form = read_form(submission.form());
    // Whom the form came with stays, also where two have the same name.
    const auto stands = form_of(submission, matter);
    const auto holder = form.holder == stands.holder
                            ? matter.holder
                            : people::resolve(db, matter.group, form.holder);
    const auto ball =
        form.ball == stands.ball ? matter.ball : people::resolve(db, matter.group, form.ball);
    form.holder_unknown = !form.holder.empty() && !holder;
    form.ball_unknown = !form.ball.empty() && !ball;
    if (form.title.empty() || form.holder_unknown || form.ball_unknown ||
        form.is_closed_without_reason())
        return ui::unprocessable(submission, edit_page(submission, matter, form));
    const auto address = web::url("/work/{}/edit", matter.id);
    if (!ui::is_current(submission, matter.revision))
        return ui::merge_page(submission, address, merging(submission, form, stands),
                              matter.revision);
    store_words(submission, matter, form);
    store_carriers(submission, matter, form, holder, ball);
    index(db, matter.id);
    refresh(db, matter.id);
    return web::see_other(url_of(matter.id));
}

MergeView merge_view(const Request& request) {
    MergeView view;
    view.matter = kept_matter(request.db(), request.viewer(), request.path<MatterId>("matter"));
    view.others =
        summaries(request.db(), request.viewer(), {.group = view.matter.group, .size = 500});
    std::erase_if(view.others,
                  [&](const Summary& other) { return other.matter == view.matter.id; });
    view.statements =
        visible_statements(request.db(), request.viewer(), {.matter = view.matter.id, .size = 100});
    return view;
}

Answer show_joining(const Request& request) {
    return ui::page(request, merge_page(request, merge_view(request)));
}

Answer join(const Submission& submission) {
    auto view = merge_view(submission);
    const auto into = parse_id<MatterTag>(submission.form().value("into"));
    if (!into || *into == view.matter.id) {
        view.was_sent = true;
        return ui::unprocessable(submission, merge_page(submission, view));
    }
    const auto other = kept_matter(submission.db(), submission.viewer(), *into);
    // Only within a group: to hand things from one group to another is an act of its own.
    if (other.group != view.matter.group || other.id == view.matter.id) throw NotFound();
    merge(submission.db(), submission.viewer().person, view.matter.id, other.id);
    search::remove(submission.db(), "matter", view.matter.id.value);
    index(submission.db(), other.id);
    return web::see_other(url_of(other.id));
}

Answer divide(const Submission& submission) {
    auto view = merge_view(submission);
    const auto& form = submission.form();
    view.split_title = text::squeeze(form.value("title"));
    std::vector<StatementId> statements;
    for (const auto& value : form.values("statement"))
        if (const auto id = parse_id<StatementTag>(value)) statements.push_back(*id);
    if (view.split_title.empty() || statements.empty()) {
        view.was_sent = true;
        return ui::unprocessable(submission, merge_page(submission, view));
    }
    const auto made = split(submission.db(), submission.viewer().person, view.matter.id,
                            view.split_title, statements);
    index(submission.db(), made);
    return web::see_other(url_of(made));
}

}  // namespace

void edit_routes(web::Router& router) {
    router.get("/work/{matter}/edit", Access::secretary, show_edit);
    router.post("/work/{matter}/edit", Access::secretary, edit,
                {.areas = {"summary", "easy_summary"}});
    router.get("/work/{matter}/joining", Access::secretary, show_joining);
    router.post("/work/{matter}/joining", Access::secretary, join);
    router.post("/work/{matter}/division", Access::secretary, divide);
}

}  // namespace samskap::matters
