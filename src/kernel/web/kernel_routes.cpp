// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/web/kernel_routes.hpp"

#include <fmt/format.h>

#include "kernel/web/house.hpp"
#include "kernel/web/metrics.hpp"
#include "kernel/web/statics.hpp"

namespace samskap::web {
namespace {

// The schema is whole when the process has come up; so what can go wrong since is the database
// itself, and jobs that nobody will try again.
Answer show_health(const Request& request) {
    auto& db = request.db();
    const auto lost = db.count("SELECT COUNT(*) AS value FROM jobs WHERE state = 'given up'");
    const auto late =
        db.count("SELECT COUNT(*) AS value FROM jobs WHERE state <> 'given up' AND due_at < $1",
                 request.at().seconds - 3600);
    Answer answer =
        plain_text(lost == 0 && late == 0 ? 200 : 503,
                   fmt::format(R"({{"database":"ok","jobs_given_up":{},"jobs_an_hour_late":{}}})",
                               lost, late));
    answer.content_type = "application/json";
    return answer;
}

// A proxy on this machine has our own address too, but says whom it speaks for.
bool asks_from_here(const Request& request) {
    const bool here = request.peer() == "127.0.0.1" || request.peer() == "::1";
    return here && request.header("X-Forwarded-For").empty() && request.header("Forwarded").empty();
}

Answer show_metrics(const Request& request) {
    if (!request.house().options().open_metrics && !asks_from_here(request)) throw NotFound();
    auto answer = plain_text(200, request.house().metrics().text());
    answer.content_type = "text/plain; version=0.0.4; charset=utf-8";
    return answer;
}

}  // namespace

void add_kernel_routes(Router& router) {
    router.get("/static/{file}", Access::anyone,
               [](const Request& request) { return static_file(request.path_text("file")); });
    router.get("/health", Access::anyone, show_health);
    router.get("/metrics", Access::anyone, show_metrics);
}

}  // namespace samskap::web
