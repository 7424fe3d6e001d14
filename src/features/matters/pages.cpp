// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "features/matters/gather.hpp"
#include "features/matters/personal_data.hpp"
#include "features/matters/schema.hpp"
#include "features/matters/texts.hpp"
#include "features/matters/views.hpp"
#include "features/search/search.hpp"
#include "kernel/ui/texts_of_time.hpp"

namespace samskap::matters {

void edit_routes(web::Router& router);  // edit_pages.cpp
void join_routes(web::Router& router);  // join_pages.cpp

namespace {

using web::Access;
using web::Answer;
using web::Request;

constexpr int k_matters_on_page = 40;
constexpr int k_promises_on_page = 30;

Answer show_work(const Request& request) {
    const auto& viewer = request.viewer();
    WorkView view;
    view.groups = groups::visible_groups(request.db(), viewer);
    if (const auto id = parse_id<web::PartyTag>(request.query("group")))
        view.group = groups::visible_group(request.db(), viewer, *id);
    Still still{};
    if (from_text(request.query("still"), still)) view.still = still;
    view.matters = summaries(request.db(), viewer,
                             {.group = view.group ? std::optional(view.group->id) : std::nullopt,
                              .still = view.still,
                              .page = request.page(),
                              .size = k_matters_on_page});
    view.more = view.matters.size() > k_matters_on_page;
    if (view.more) view.matters.pop_back();
    return ui::page(request, work_page(request, view));
}

Answer show_matter(const Request& request) {
    const auto id = request.path<MatterId>("matter");
    const auto matter = visible_matter(request.db(), request.viewer(), id);
    // A merged id leads on, so that old links do.
    if (matter.id != id) return web::see_other(url_of(matter.id));
    return ui::page(request, matter_page(request, gather(request, matter)));
}

Answer promises(const Request& request, PromiseList list) {
    StatementFilter filter{.only_open = true,
                           .today = request.today(),
                           .page = request.page(),
                           .size = k_promises_on_page};
    filter.kind = list == PromiseList::questions ? Kind::question : Kind::action;
    if (list == PromiseList::mine) filter.owner = request.viewer().person;
    filter.only_late = list == PromiseList::late;
    filter.without_owner = list == PromiseList::without_owner;
    if (const auto group = parse_id<web::PartyTag>(request.query("group"))) filter.group = *group;
    auto statements = visible_statements(request.db(), request.viewer(), filter);
    PromisesView view{.list = list, .shown = {}};
    view.more = statements.size() > k_promises_on_page;
    if (view.more) statements.pop_back();
    view.shown = shown(request, std::move(statements));
    return ui::page(request, promises_page(request, view));
}

Answer show_promises(const Request& request) {
    const auto which = request.query("list");
    if (which == "late") return promises(request, PromiseList::late);
    if (which == "without-owner") return promises(request, PromiseList::without_owner);
    if (which == "mine" && request.viewer().signed_in())
        return promises(request, PromiseList::mine);
    return promises(request, PromiseList::all);
}

Answer show_questions(const Request& request) { return promises(request, PromiseList::questions); }

// The topic is in the language that it was written in, and the line is one: other tongues leave it.
std::string where_said(const Statement& statement, const Request& request) {
    const ui::Texts t(request);
    const auto day = ui::short_day(t, statement.meeting_day, request.today());
    const bool swedish = t.language() == web::Language::sv;
    return swedish && !statement.topic_title.empty()
               ? t(text::notes_under, day, statement.topic_title)
               : t(text::notes_of, day);
}

std::optional<SearchResult> found_statement(db::Reader& db, const Request& request,
                                            std::int64_t id) {
    try {
        const auto statement = visible_statement(db, request.viewer(), {id});
        const ui::Texts t(request);
        return SearchResult{.url = url_of(statement),
                            .title = statement.matter_title.empty() ? statement.topic_title
                                                                    : statement.matter_title,
                            .text = statement.text,
                            .where = where_said(statement, request)};
    } catch (const NotFound&) {
        return std::nullopt;
    }
}

std::optional<SearchResult> found_matter(db::Reader& db, const Request& request, std::int64_t id) {
    try {
        const auto matter = visible_matter(db, request.viewer(), {id});
        const ui::Texts t(request);
        return SearchResult{.url = url_of(matter.id),
                            .title = matter.title,
                            .text = matter.summary,
                            .where = t(text::a_matter)};
    } catch (const NotFound&) {
        return std::nullopt;
    }
}

void routes(web::Router& router) {
    router.get("/work", Access::anyone, show_work);
    router.get("/work/{matter}", Access::anyone, show_matter);
    router.get("/promises", Access::anyone, show_promises);
    router.get("/questions", Access::anyone, show_questions);
    edit_routes(router);
    join_routes(router);
}

}  // namespace

const Feature& feature() {
    static const Feature matters{
        .name = "matters",
        .routes = routes,
        .migrations = schema(),
        .searchable = {{.kind = "statement", .result = found_statement, .index_all = nullptr},
                       {.kind = "matter", .result = found_matter, .index_all = nullptr}},
        .agenda = agenda_points,
        .personal_data = personal_data(),
        .holdings = holdings()};
    return matters;
}

}  // namespace samskap::matters
