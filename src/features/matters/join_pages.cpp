// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "features/matters/views.hpp"
#include "features/search/search.hpp"
#include "kernel/base/text.hpp"

// Two matters become one, or one becomes two.
namespace samskap::matters {

void join_routes(web::Router& router);

namespace {

using web::Access;
using web::Answer;
using web::Request;
using web::Submission;

constexpr int k_statements_on_page = 100;

MergeView merge_view(const Request& request) {
    MergeView view;
    view.matter = kept_matter(request.db(), request.viewer(), request.path<MatterId>("matter"));
    view.others =
        summaries(request.db(), request.viewer(), {.group = view.matter.group, .size = 500});
    std::erase_if(view.others,
                  [&](const Summary& other) { return other.matter == view.matter.id; });
    view.statements = visible_statements(
        request.db(), request.viewer(),
        {.matter = view.matter.id, .page = request.page(), .size = k_statements_on_page});
    view.more = view.statements.size() > k_statements_on_page;
    if (view.more) view.statements.pop_back();
    return view;
}

Answer show_joining(const Request& request) {
    const auto view = merge_view(request);
    // What was joined already leads on, so that old links do.
    if (view.matter.id != request.path<MatterId>("matter"))
        return web::see_other(web::url("/work/{}/joining", view.matter.id));
    return ui::page(request, merge_page(request, view));
}

Answer refused(const Submission& submission, MergeView view) {
    view.was_sent = true;
    return ui::unprocessable(submission, merge_page(submission, view));
}

// Somebody was here since the page was made: it is shown as it is now, with what was chosen.
Answer changed_meanwhile(const Submission& submission, MergeView view) {
    view.changed = true;
    auto page = merge_page(submission, view);
    page.status = 409;
    return ui::page(submission, page);
}

Answer join(const Submission& submission) {
    auto view = merge_view(submission);
    const auto into = parse_id<MatterTag>(submission.form().value("into"));
    // Pressed twice: it is done.
    if (into && *into == view.matter.id && *into != submission.path<MatterId>("matter"))
        return web::see_other(url_of(*into));
    if (!into || *into == view.matter.id) return refused(submission, std::move(view));
    if (!ui::is_current(submission, view.matter.revision))
        return changed_meanwhile(submission, std::move(view));
    const auto other = kept_matter(submission.db(), submission.viewer(), *into);
    // Only within a group: to hand things from one group to another is an act of its own.
    if (other.group != view.matter.group || other.id == view.matter.id) throw NotFound();
    merge(submission.db(), submission.viewer().person, view.matter.id, other.id);
    search::remove(submission.db(), "matter", view.matter.id.value);
    index(submission.db(), other.id);
    return web::see_other(url_of(other.id));
}

// Of the chosen statements those that belong to the matter.
std::vector<StatementId> chosen_of(const Submission& submission, MatterId matter) {
    db::List wanted;
    for (const auto& value : submission.form().values("statement"))
        if (const auto id = parse_id<StatementTag>(value)) wanted.ids.push_back(id->value);
    if (wanted.ids.empty()) return {};
    return submission.db().all([](const db::Row& row) -> StatementId { return row["id"]; },
                               "SELECT id FROM statements WHERE id IN LIST($1) AND matter = $2 "
                               "AND withdrawn_at IS NULL ORDER BY id",
                               wanted, matter);
}

// Where the first of the chosen statements went when the same form was sent before.
std::optional<MatterId> divided_before(const Submission& submission, const MergeView& view) {
    const auto first = parse_id<StatementTag>(submission.form().value("statement"));
    if (!first) return std::nullopt;
    return submission.db().maybe(
        [](const db::Row& row) -> MatterId { return row["id"]; },
        "SELECT m.id FROM statements s JOIN matters m ON m.id = s.matter "
        "WHERE s.id = $1 AND m.of_group = $2 AND m.title = $3 AND m.id <> $4",
        *first, view.matter.group, view.split_title, view.matter.id);
}

Answer divide(const Submission& submission) {
    auto view = merge_view(submission);
    view.split_title = text::squeeze(submission.form().value("title"));
    view.chosen = chosen_of(submission, view.matter.id);
    if (view.chosen.empty() && !view.split_title.empty())
        if (const auto made = divided_before(submission, view))
            return web::see_other(url_of(*made));
    if (view.split_title.empty() || view.chosen.empty())
        return refused(submission, std::move(view));
    if (!ui::is_current(submission, view.matter.revision))
        return changed_meanwhile(submission, std::move(view));
    const auto made = split(submission.db(), submission.viewer().person, view.matter.id,
                            view.split_title, view.chosen);
    index(submission.db(), made);
    return web::see_other(url_of(made));
}

}  // namespace

void join_routes(web::Router& router) {
    router.get("/work/{matter}/joining", Access::secretary, show_joining);
    router.post("/work/{matter}/joining", Access::secretary, join);
    router.post("/work/{matter}/division", Access::secretary, divide);
}

}  // namespace samskap::matters
