// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/json.hpp>

#include "engines/swedish/order.hpp"
#include "features/matters/openness.hpp"
#include "features/matters/views.hpp"
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
    const auto stands = form_of(request, matter);
    return ui::page(request, edit_page(request, matter, stands, stands));
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

bool is_open(const Matter& matter) { return matter.domain == web::k_open; }

// Words that strangers would read, and nobody has looked at as they would.
bool has_other_words(const MatterForm& form, const MatterForm& stands) {
    return form.title != stands.title || form.summary != stands.summary ||
           form.easy_summary != stands.easy_summary || form.close_reason != stands.close_reason ||
           !form.alias.empty();
}

void store_openness(const Submission& submission, const Matter& matter, const MatterForm& form,
                    std::string_view act) {
    const auto actor = submission.viewer().person;
    if (act == "group") close_matter(submission.db(), actor, matter.id);
    if (act == "open" && !form.alias.empty())
        show_alias(submission.db(), actor, matter.id, form.alias, AliasFor::everyone);
}

Answer merge_edits(const Submission& submission, const Matter& matter, const MatterForm& form) {
    auto fields = merging(submission, form, form_of(submission, matter));
    for (auto& one : fields)
        if (one.field.name == "stage") ui::last_choice_stands(submission, one);
    return ui::merge_page(submission, web::url("/work/{}/edit", matter.id), fields,
                          matter.revision);
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
        return ui::unprocessable(submission, edit_page(submission, matter, form, stands));
    if (!ui::is_current(submission, matter.revision)) return merge_edits(submission, matter, form);
    const auto act = submission.form().value("act");
    if (act == "change") return ui::page(submission, edit_page(submission, matter, form, stands));
    const bool knows = act == "open" || act == "group";
    if (is_open(matter) && !knows && has_other_words(form, stands))
        return ui::page(submission, seen_page(submission, matter, form, stands));
    store_words(submission, matter, form);
    store_carriers(submission, matter, form, holder, ball);
    if (is_open(matter)) store_openness(submission, matter, form, act);
    index(db, matter.id);
    refresh(db, matter.id);
    return web::see_other(url_of(matter.id));
}

// One other name is taken away, shown to everyone or kept for the group.
Answer change_name(const Submission& submission) {
    auto& db = submission.db();
    const auto matter = kept_matter(db, submission.viewer(), submission.path<MatterId>("matter"));
    const auto actor = submission.viewer().person;
    const auto alias = submission.form().value("alias");
    const auto act = submission.form().value("act");
    if (act == "remove") remove_alias(db, actor, matter.id, alias);
    if (act == "open") show_alias(db, actor, matter.id, alias, AliasFor::everyone);
    if (act == "group") show_alias(db, actor, matter.id, alias, AliasFor::group);
    return web::see_other(web::url("/work/{}/edit", matter.id).at("names"));
}

// What a closed group works with is never open.
Matter matter_to_open(const Request& request, db::Reader& db) {
    auto matter = kept_matter(db, request.viewer(), request.path<MatterId>("matter"));
    if (groups::visible_group(db, request.viewer(), matter.group).is_closed) throw NotFound();
    return matter;
}

ui::Page openness_of(const Request& request, const Matter& matter) {
    return openness_page(request, matter,
                         {.title = matter.title,
                          .summary = matter.summary,
                          .easy_summary = matter.easy_summary,
                          .close_reason = matter.close_reason,
                          .aliases = aliases_of(request.db(), matter.id, people::Face::open)});
}

Answer show_openness(const Request& request) {
    return ui::page(request, openness_of(request, matter_to_open(request, request.db())));
}

Answer change_openness(const Submission& submission) {
    auto& db = submission.db();
    const auto matter = matter_to_open(submission, db);
    const auto act = submission.form().value("act");
    if (act == "group") close_matter(db, submission.viewer().person, matter.id);
    if (act != "open" || is_open(matter)) return web::see_other(url_of(matter.id));
    // Somebody wrote in it since: what it says now has to be seen first.
    if (!ui::is_current(submission, matter.revision))
        return web::see_other(web::url("/work/{}/opening", matter.id));
    open_matter(db, submission.viewer().person, matter.id);
    return web::see_other(url_of(matter.id));
}

}  // namespace

void edit_routes(web::Router& router) {
    router.get("/work/{matter}/edit", Access::secretary, show_edit);
    router.post("/work/{matter}/edit", Access::secretary, edit,
                {.areas = {"summary", "easy_summary"}});
    router.post("/work/{matter}/names", Access::secretary, change_name);
    router.get("/work/{matter}/opening", Access::secretary, show_openness);
    router.post("/work/{matter}/opening", Access::secretary, change_openness);
}

}  // namespace samskap::matters
