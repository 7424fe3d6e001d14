// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/minutes/pages.hpp"
#include "features/minutes/review_views.hpp"
#include "features/minutes/version_views.hpp"

namespace samskap::minutes {
namespace {

using web::Access;
using web::Answer;

Answer show_version(const web::Request& request) {
    const auto reading = request.path<ReadingId>("reading");
    return ui::page(
        request, version_page(request, compare_versions(request.db(), request.viewer(), reading)));
}

Answer decide(const web::Submission& submission) {
    const auto reading = submission.path<ReadingId>("reading");
    auto& db = submission.db();
    Verdict verdict{};
    // Sent without a choice, which no button does: asked again.
    if (!from_text(submission.form().value("verdict"), verdict) || verdict == Verdict::proposed) {
        const auto both = compare_versions(db, submission.viewer(), reading);
        return ui::unprocessable(submission, version_page(submission, both));
    }
    decide_version(db, submission.viewer(), reading, verdict);
    if (verdict != Verdict::the_other) return web::see_other(url_of(reading));
    const auto link = version_of(db, submission.viewer(), reading);
    return web::see_other(link->other.meeting ? meetings::url_of(*link->other.meeting)
                                              : url_of(link->other.id));
}

}  // namespace

void version_routes(web::Router& router) {
    router.get("/review/{reading}/version", Access::secretary, show_version);
    router.post("/review/{reading}/version", Access::secretary, decide);
}

}  // namespace samskap::minutes
