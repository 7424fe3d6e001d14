// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/minutes/intake.hpp"
#include "features/minutes/pages.hpp"
#include "features/minutes/queue_views.hpp"
#include "features/minutes/review_views.hpp"
#include "features/minutes/texts.hpp"
#include "kernel/base/text.hpp"
#include "kernel/web/house.hpp"

namespace samskap::minutes {
namespace {

using web::Access;
using web::Answer;
using web::Request;
using web::Submission;

QueueView view_of(db::Reader& db, const Viewer& viewer, Instant at) {
    return {.queue = review_queue(db, viewer),
            .intakes = intakes(db, viewer, at),
            .left = arrivals::left_lying(db, viewer),
            .unreadable = unreadable_files(db, viewer),
            .groups = groups::groups_to_keep(db, viewer),
            .outcomes = {},
            .group = {},
            .pasted = {},
            .instead_of = {}};
}

struct NamedFile {
    DocumentId document;
    PartyId group;
    std::string name;
};

// A file without text, of a group that the viewer keeps; whatever else was asked for is nothing.
std::optional<NamedFile> file_named(const QueueView& view, const std::string& id) {
    for (const auto& file : view.unreadable)
        if (to_text(file.document) == id) return NamedFile{file.document, file.group, file.name};
    for (const auto& file : view.intakes)
        if (to_text(file.document) == id && file.state == IntakeState::stopped)
            return NamedFile{file.document, file.group, file.name};
    return std::nullopt;
}

Answer show_queue(const Request& request) {
    auto view = view_of(request.db(), request.viewer(), request.at());
    if (const auto file = file_named(view, request.query("instead"))) {
        view.instead_of = to_text(file->document);
        view.group = to_text(file->group);
    }
    return ui::page(request, queue_page(request, view));
}

// A browser may send what was pasted with its headings and lists.
bool looks_like_html(std::string_view pasted) {
    return pasted.starts_with("<html") || pasted.starts_with("<!DOCTYPE") ||
           pasted.starts_with("<meta");
}

std::string name_of_pasted(const Submission& submission, const std::optional<NamedFile>& instead) {
    const ui::Texts t(submission);
    if (instead) return t(text::typed_from, instead->name);
    return t(text::pasted_name, t.day_and_year(submission.today()));
}

std::vector<IncomingFile> sent_files(const Submission& submission, PartyId group,
                                     const std::optional<NamedFile>& instead) {
    const auto& form = submission.form();
    std::vector<IncomingFile> files;
    for (auto& file : form.files("file"))
        if (!file.name.empty() || !file.bytes.empty())
            files.push_back({.group = group, .name = file.name, .bytes = file.bytes});
    if (const auto pasted = form.value("pasted"); !samskap::text::trim(pasted).empty())
        files.push_back({.group = group,
                         .name = name_of_pasted(submission, instead),
                         .bytes = pasted,
                         .is_pasted = looks_like_html(pasted),
                         .instead_of = instead ? std::optional(instead->document) : std::nullopt});
    return files;
}

Answer refused(const Submission& submission, QueueView view) {
    const auto& form = submission.form();
    view.group = form.value("group");
    view.pasted = form.value("pasted");
    view.instead_of = form.value("instead_of");
    return ui::unprocessable(submission, queue_page(submission, view));
}

// Text, Word files, mails and web pages take a moment, so that the review opens at once. A file of
// pages may be a scan of a hundred: it is only kept here, and a job reads it. Each file has its own
// short transaction, which opens when it has been looked at, so that nobody waits for a long one.
Answer import_files(const Submission& submission) {
    const auto& viewer = submission.viewer();
    auto view = view_of(submission.Request::db(), viewer, submission.at());
    const auto& form = submission.form();
    const auto instead = file_named(view, form.value("instead_of"));
    const auto group = parse_id<web::PartyTag>(form.value("group"));
    const bool keeps = group && viewer.is_secretary_of(*group);
    if (!keeps) {
        view.group_missing = true;
        return refused(submission, std::move(view));
    }
    const auto files = sent_files(submission, *group, instead);
    if (files.empty()) {
        view.nothing_sent = true;
        return refused(submission, std::move(view));
    }
    std::vector<Outcome> outcomes;
    for (const auto& file : files)
        outcomes.push_back({file.name, receive(submission.house().database(), viewer.person, file,
                                               submission.at())});
    if (outcomes.size() == 1 && outcomes.front().imported.reading &&
        !outcomes.front().imported.was_there && outcomes.front().imported.attached == 0)
        return web::see_other(url_of(*outcomes.front().imported.reading));
    for (const auto& one : outcomes)
        if (!one.imported.refusal.empty()) take_file_up(submission.db(), one.imported.document);
    // Asked anew, since the files that came stand in the queue now.
    auto after = view_of(submission.db(), viewer, submission.at());
    after.outcomes = std::move(outcomes);
    return ui::page(submission, queue_page(submission, after));
}

Answer stop_reading(const Submission& submission) {
    auto& db = submission.db();
    const auto document =
        kept_intake(db, submission.viewer(), submission.path<DocumentId>("intake"));
    stop_intake(db, submission.viewer(), document);
    return web::see_other(web::url("/review").at("reading"));
}

Answer go_on_reading(const Submission& submission) {
    auto& db = submission.db();
    const auto document =
        kept_intake(db, submission.viewer(), submission.path<DocumentId>("intake"));
    go_on_with_intake(db, submission.viewer(), document);
    return web::see_other(web::url("/review").at("reading"));
}

Answer set_unreadable_aside(const Submission& submission) {
    set_file_aside(submission.db(), submission.viewer(), submission.path<DocumentId>("document"));
    return web::see_other(web::url("/review"));
}

}  // namespace

void queue_routes(web::Router& router) {
    router.get("/review", Access::secretary, show_queue);
    router.post("/review", Access::secretary, import_files, {.documents = {"pasted"}});
    router.post("/unreadable/{document}/removal", Access::secretary, set_unreadable_aside);
    router.post("/intakes/{intake}/stop", Access::secretary, stop_reading);
    router.post("/intakes/{intake}/resumption", Access::secretary, go_on_reading);
}

}  // namespace samskap::minutes
