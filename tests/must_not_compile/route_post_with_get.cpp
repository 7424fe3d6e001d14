// SPDX-License-Identifier: GPL-3.0-or-later
// fails with: Show
#include "kernel/web/router.hpp"

using namespace samskap::web;

Answer close_room(const Submission& submission) { return see_other(submission.url()); }

// A GET only reads: a handler that asks for a Submission cannot be reached by one.
void routes(Router& router) { router.get("/rooms/{room}/closure", Access::anyone, close_room); }
