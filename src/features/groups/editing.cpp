// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/groups/editing.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "engines/swedish/order.hpp"
#include "features/groups/texts.hpp"
#include "kernel/base/text.hpp"
#include "kernel/db/log.hpp"
#include "kernel/ui/layout.hpp"

namespace samskap::groups {
namespace {

using web::Access;
using web::Answer;
using web::Request;
using web::Submission;

Group editable_group(const Request& request) {
    const auto& viewer = request.viewer();
    auto group = visible_group(request.db(), viewer, request.path<PartyId>("group"));
    if (!may_edit(viewer, group)) throw Forbidden();
    return group;
}

GroupForm form_of(const Group& group) {
    return {.name = group.name,
            .purpose = group.purpose,
            .board = to_text(group.board),
            .is_closed = group.is_closed};
}

Answer show_edit(const Request& request) {
    const auto group = editable_group(request);
    return ui::page(request, edit_page(request, group, form_of(group), boards(request.db())));
}

std::optional<BoardId> board_in(const GroupForm& form, const std::vector<Board>& offered) {
    for (const auto& one : offered)
        if (to_text(one.id) == form.board) return one.id;
    return std::nullopt;
}

Answer merge(const Submission& submission, const GroupForm& form, const Group& group) {
    auto fields = merging(submission, form, group);
    for (auto& one : fields)
        if (one.field.name == "board") ui::last_choice_stands(submission, one);
    return ui::merge_page(submission, web::url("/groups/{}/edit", group.id), fields,
                          group.revision);
}

Answer edit(const Submission& submission) {
    auto& db = submission.db();
    const auto group = editable_group(submission);
    const auto& sent = submission.form();
    GroupForm form{.name = samskap::text::squeeze(sent.value("name")),
                   .purpose = sent.value("purpose"),
                   .board = sent.value("board"),
                   .is_closed = group.is_closed && !sent.has("opens"),
                   .was_sent = true};
    // First of all, for a form that is shown again begins with what stands now.
    if (!ui::is_current(submission, group.revision)) return merge(submission, form, group);
    const auto offered = boards(db);
    const auto board = board_in(form, offered);
    if (!board) form.board.clear();
    form.is_taken = is_called_by_another(db, form.name, group.id);
    if (form.name.empty() || form.is_taken || !board)
        return ui::unprocessable(submission, edit_page(submission, group, form, offered));
    change_group(db, submission.viewer().person, group,
                 {.name = form.name,
                  .purpose = form.purpose,
                  .board = *board,
                  .opens = group.is_closed && !form.is_closed});
    return web::see_other(web::url("/groups/{}", group.id));
}

}  // namespace

bool may_edit(const Viewer& viewer, const Group& group) {
    const auto& borrowed = viewer.emergencies.ids;
    const bool only_reads =
        std::find(borrowed.begin(), borrowed.end(), group.id.value) != borrowed.end();
    return viewer.is_secretary_of(group.id) || (viewer.administrator && !only_reads);
}

void change_group(db::Writer& db, PartyId actor, const Group& group, const GroupChange& change) {
    db.run("UPDATE parties SET name = $2, sort_key = $3, revision = revision + 1 WHERE id = $1",
           group.id, change.name, swedish::sort_key(change.name));
    people::add_spelling(db, actor, group.id, change.name, {});
    if (change.opens) db.run("UPDATE parties SET domain = $2 WHERE id = $1", group.id, web::k_open);
    const bool is_closed = group.is_closed && !change.opens;
    db.run(R"sql(
        UPDATE groups SET board = $2, purpose = $3, is_closed = $4, revision = revision + 1
         WHERE party = $1
    )sql",
           group.id, change.board, change.purpose, is_closed);
    const boost::json::object content{{"before", group.name},
                                      {"after", change.name},
                                      {"board", change.board.value},
                                      {"is_closed", is_closed}};
    db::append_log(db, {.actor = actor.value,
                        .verb = "edit",
                        .kind = "group",
                        .object = group.id.value,
                        .content = boost::json::serialize(content)});
}

bool is_called_by_another(db::Reader& db, std::string_view name, PartyId but) {
    const auto found = group_named(db, name);
    return found && *found != but;
}

std::vector<std::string> earlier_names(db::Reader& db, const Group& group) {
    return db.all([](const db::Row& row) -> std::string { return row["spelling"]; }, R"sql(
        SELECT spelling FROM spellings
         WHERE party = $1 AND spelling <> $2 AND withdrawn_at IS NULL
         ORDER BY made_at, spelling LIMIT 20
    )sql",
                  group.id, group.name);
}

// The page itself says who may change which group.
void edit_routes(web::Router& router) {
    router.get("/groups/{group}/edit", Access::signed_in, show_edit);
    router.post("/groups/{group}/edit", Access::signed_in, edit, {.areas = {"purpose"}});
}

}  // namespace samskap::groups
