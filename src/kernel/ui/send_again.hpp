// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "kernel/web/request.hpp"

namespace samskap::ui {

// What was typed into a form of a session that ended meanwhile: all of it once more, to be sent
// again after signing in, or now, by whoever is signed in anew.
web::Answer send_again_page(const web::Submission& submission);

}  // namespace samskap::ui
