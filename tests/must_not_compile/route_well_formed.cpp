// SPDX-License-Identifier: GPL-3.0-or-later
// compiles
#include "kernel/web/router.hpp"

using namespace samskap::web;

Answer show_room(const Request& request) { return see_other(request.url()); }
Answer close_room(const Submission& submission) { return see_other(submission.url()); }

void routes(Router& router) {
    router.get("/rooms/{room}", Access::anyone, show_room);
    router.post("/rooms/{room}/closure", Access::anyone, close_room);
}
Url room(std::int64_t number) { return url("/rooms/{}", number).with("page", "2").at("top"); }
