// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <charconv>

#include "features/minutes/pages.hpp"
#include "features/minutes/repair_views.hpp"
#include "features/minutes/rereading.hpp"
#include "features/minutes/review_views.hpp"
#include "kernel/base/text.hpp"

namespace samskap::minutes {
namespace {

using web::Access;
using web::Answer;
using web::Request;
using web::Submission;

int number_in(const std::string& text) {
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

// The word asked for by its place, else the first that the machine is not sure of.
std::optional<std::size_t> asked(const std::vector<repairs::Repair>& all, int position) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) {
        return position > 0 ? one.position == position : one.asks();
    });
    if (found == all.end()) return std::nullopt;
    return static_cast<std::size_t>(found - all.begin());
}

WordsView view_of(const Request& request, const Review& review, int position) {
    auto& db = request.db();
    WordsView view{.review = review,
                   .original = repairs::original_of(db, review.document),
                   .repairs = repairs::repairs_of(db, review.document),
                   .asked = {}};
    view.asked = asked(view.repairs, position);
    view.places = Places::of(db, documents::visible_document(db, request.viewer(), review.document),
                             view.repairs);
    return view;
}

Answer show_words(const Request& request) {
    const auto review =
        open_review(request.db(), request.viewer(), request.path<ReadingId>("reading"));
    return ui::page(request,
                    words_page(request, view_of(request, review, number_in(request.query("at")))));
}

Answer decide(const Submission& submission) {
    const auto& viewer = submission.viewer();
    auto& db = submission.db();
    const auto review = open_review(db, viewer, submission.path<ReadingId>("reading"));
    const auto document = documents::visible_document(db, viewer, review.document);
    const auto before = repairs::repairs_of(db, review.document);
    if (!submission.query("undo").empty()) {
        const auto position = repairs::undo(db, viewer, document);
        if (!position) return web::see_other(words_url(review.id));
        words_changed(db, viewer, review, before);
        return web::see_other(words_url(review.id).with("at", std::to_string(*position)));
    }
    const auto& form = submission.form();
    const int position = number_in(form.value("position"));
    const auto word = samskap::text::squeeze(form.value(form.has("own") ? "own" : "word"));
    if (word.empty()) {
        auto view = view_of(submission, review, position);
        view.own_missing = true;
        return ui::unprocessable(submission, words_page(submission, view));
    }
    if (repairs::decide(db, viewer, document, position, word, form.has("everywhere")) > 0)
        words_changed(db, viewer, review, before);
    return web::see_other(words_url(review.id));
}

}  // namespace

void repair_routes(web::Router& router) {
    router.get("/review/{reading}/words", Access::secretary, show_words);
    router.post("/review/{reading}/words", Access::secretary, decide);
}

}  // namespace samskap::minutes
