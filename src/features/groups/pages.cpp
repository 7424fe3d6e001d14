// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "features/groups/board_pages.hpp"
#include "features/groups/editing.hpp"
#include "features/groups/members.hpp"
#include "features/groups/schema.hpp"
#include "features/groups/texts.hpp"
#include "features/groups/views.hpp"
#include "kernel/base/text.hpp"

namespace samskap::groups {
namespace {

using web::Access;
using web::Answer;
using web::Request;
using web::Submission;

Answer show_groups(const Request& request) {
    return ui::page(request, groups_page(request, visible_groups(request.db(), request.viewer())));
}

// Who is in a group is known to the group; others see the group and its purpose.
std::vector<Member> members(const Request& request, const Group& group) {
    const auto face = people::face_for(request.viewer(), group.id);
    if (face == people::Face::open) return {};
    struct Row {
        PartyId person;
        people::MemberRole role;
    };
    const auto rows = request.db().all(
        [](const db::Row& row) -> Row {
            return {row["member"], row["role"]};
        },
        R"sql(
        SELECT m.member, m.role
          FROM memberships m JOIN parties p ON p.id = m.member
         WHERE m.of_party = $1 AND m.from_day <= $2 AND (m.to_day IS NULL OR m.to_day >= $2)
         ORDER BY p.sort_key, m.role
         LIMIT 500
    )sql",
        group.id, request.today());
    const ui::Texts t(request);
    people::Names names(request.db(), t);
    std::vector<PartyId> ids;
    for (const auto& row : rows) ids.push_back(row.person);
    names.load(ids);
    std::vector<Member> list;
    for (const auto& row : rows) list.push_back({row.person, names.of(row.person, face), row.role});
    return list;
}

Answer show_group(const Request& request) {
    const auto group =
        visible_group(request.db(), request.viewer(), request.path<PartyId>("group"));
    return ui::page(request, group_page(request, group, members(request, group)));
}

Answer show_new_group(const Request& request) {
    return ui::page(request, new_group_page(request, {}, boards(request.db())));
}

Answer add_new_group(const Submission& submission) {
    const auto& sent = submission.form();
    GroupForm form{.name = samskap::text::squeeze(sent.value("name")),
                   .purpose = sent.value("purpose"),
                   .board = sent.value("board"),
                   .is_closed = sent.has("closed"),
                   .was_sent = true};
    const auto offered = boards(submission.db());
    const auto board = std::find_if(offered.begin(), offered.end(), [&](const Board& one) {
        return to_text(one.id) == form.board;
    });
    if (board == offered.end()) form.board.clear();
    form.is_taken = !form.name.empty() && group_named(submission.db(), form.name).has_value();
    if (form.name.empty() || form.is_taken || board == offered.end())
        return ui::unprocessable(submission, new_group_page(submission, form, offered));
    const auto id = add_group(submission.db(), submission.viewer().person,
                              {.name = form.name,
                               .purpose = form.purpose,
                               .board = board->id,
                               .is_closed = form.is_closed,
                               .from = submission.today()});
    // Who forms a group keeps it until somebody else does: no group without a secretary.
    people::add_membership(submission.db(), submission.viewer().person, submission.viewer().person,
                           id, people::MemberRole::secretary, submission.today(), std::nullopt, {});
    return web::see_other(web::url("/groups/{}", id));
}

// Found by its name, like people and organisations.
std::optional<SearchResult> found_group(db::Reader& db, const Request& request, std::int64_t id) {
    try {
        const auto group = visible_group(db, request.viewer(), {id});
        const ui::Texts t(request);
        return SearchResult{.url = web::url("/groups/{}", group.id),
                            .title = group.name,
                            .text = group.purpose.empty() ? group.name : group.purpose,
                            .where = t(text::a_group)};
    } catch (const NotFound&) {
        return std::nullopt;
    }
}

void routes(web::Router& router) {
    router.get("/groups", Access::anyone, show_groups);
    router.get("/new-group", Access::administrator, show_new_group);
    router.post("/groups", Access::administrator, add_new_group, {.areas = {"purpose"}});
    router.get("/groups/{group}", Access::anyone, show_group);
    edit_routes(router);
    board_routes(router);
    member_routes(router);
}

}  // namespace

const Feature& feature() {
    static const Feature groups{
        .name = "groups",
        .routes = routes,
        .migrations = schema(),
        .searchable = {{.kind = "group", .result = found_group, .index_all = nullptr}},
        .personal_data = {}};
    return groups;
}

}  // namespace samskap::groups
