// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/groups/board_pages.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "engines/swedish/order.hpp"
#include "features/groups/texts.hpp"
#include "features/groups/views.hpp"
#include "kernel/base/text.hpp"
#include "kernel/db/log.hpp"
#include "kernel/ui/components.hpp"

namespace samskap::groups {
namespace {

using ui::Html;
using ui::markup;
using web::Access;
using web::Answer;
using web::Request;
using web::Submission;

// What was typed for a board, or for a new one (0), and what is wrong with it.
struct BoardForm {
    BoardId board = {};
    std::string name = {};
    std::string error = {};
};

ui::Field field_of(const Board& board, const BoardForm& form, const ui::Texts& t) {
    const bool is_typed = board.id == form.board && !form.error.empty();
    return {.name = "name-" + to_text(board.id),
            .label = board.id.value == 0 ? t(text::new_board) : t(text::name_of_board, board.name),
            .value = is_typed ? form.name : board.name,
            .error = is_typed ? form.error : std::string(),
            .required = true};
}

std::vector<ui::Merging> merging(const Board& board, const std::string& typed, const ui::Texts& t) {
    auto field = field_of(board, {}, t);
    field.value = typed;
    return {{.field = std::move(field), .theirs = board.name}};
}

Html board_form(const Request& request, const Board& board, const BoardForm& form) {
    const ui::Texts t(request);
    const bool is_new = board.id.value == 0;
    Html inside = ui::beginnings(merging(board, board.name, t));
    inside += ui::input(field_of(board, form, t));
    inside += ui::buttons(ui::button({.label = t(is_new ? text::add_board : text::rename_board),
                                      .kind = ui::ButtonKind::second,
                                      .more = board.name}));
    return ui::form(request, is_new ? web::url("/boards") : web::url("/boards/{}", board.id),
                    inside);
}

ui::Page boards_page(const Request& request, const BoardForm& form) {
    const ui::Texts t(request);
    const auto all = boards(request.db());
    std::vector<ui::Field> fields;
    for (const auto& board : all) fields.push_back(field_of(board, form, t));
    fields.push_back(field_of({}, form, t));
    const auto rows = ui::each(all, [&](const Board& board) {
        return markup("<li class=\"card\">{}</li>", board_form(request, board, form));
    });
    return {.title = t(text::boards),
            .content = markup("<h1>{}</h1>{}<p class=\"lead\">{}</p><ul class=\"plain\">{}</ul>{}",
                              t(text::boards), ui::error_summary(request, fields),
                              t(text::boards_lead), rows, board_form(request, {}, form)),
            .crumbs = {{t(text::groups), web::url("/groups")}, {t(text::boards), std::nullopt}},
            .personal = true};
}

std::string fault_in(const std::vector<Board>& all, const BoardForm& form, const ui::Texts& t) {
    if (form.name.empty()) return t(text::board_name_missing);
    const bool is_taken = std::any_of(all.begin(), all.end(), [&](const Board& one) {
        return one.id != form.board &&
               samskap::text::lower(one.name) == samskap::text::lower(form.name);
    });
    return is_taken ? t(text::board_name_taken) : std::string();
}

BoardForm typed_for(const Submission& submission, BoardId board) {
    BoardForm form{
        .board = board,
        .name = samskap::text::squeeze(submission.form().value("name-" + to_text(board)))};
    form.error = fault_in(boards(submission.db()), form, ui::Texts(submission));
    return form;
}

Answer show(const Request& request) { return ui::page(request, boards_page(request, {})); }

Answer add(const Submission& submission) {
    const auto form = typed_for(submission, {});
    if (!form.error.empty()) return ui::unprocessable(submission, boards_page(submission, form));
    add_board(submission.db(), submission.viewer().person, form.name);
    return web::see_other(web::url("/boards"));
}

void rename(db::Writer& db, PartyId actor, const Board& board, const std::string& name) {
    db.run("UPDATE boards SET name = $2, sort_key = $3 WHERE id = $1", board.id, name,
           swedish::sort_key(name));
    const boost::json::object content{{"before", board.name}, {"after", name}};
    db::append_log(db, {.actor = actor.value,
                        .verb = "edit",
                        .kind = "board",
                        .object = board.id.value,
                        .content = boost::json::serialize(content)});
}

Answer change(const Submission& submission) {
    auto& db = submission.db();
    const auto all = boards(db);
    const auto board = std::find_if(all.begin(), all.end(), [&](const Board& one) {
        return one.id == submission.path<BoardId>("board");
    });
    if (board == all.end()) throw NotFound();
    const auto form = typed_for(submission, board->id);
    const auto fields = merging(*board, form.name, ui::Texts(submission));
    if (!ui::stands_as_begun(submission, fields))
        return ui::merge_page(submission, web::url("/boards/{}", board->id), fields, 0);
    if (!form.error.empty()) return ui::unprocessable(submission, boards_page(submission, form));
    rename(db, submission.viewer().person, *board, form.name);
    return web::see_other(web::url("/boards"));
}

}  // namespace

void board_routes(web::Router& router) {
    router.get("/boards", Access::administrator, show);
    router.post("/boards", Access::administrator, add);
    router.post("/boards/{board}", Access::administrator, change);
}

}  // namespace samskap::groups
