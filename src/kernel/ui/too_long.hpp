// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "kernel/web/form.hpp"
#include "kernel/web/request.hpp"

namespace samskap::ui {

// 422: one sentence that names the field and its limit, and the form once more with all that was
// typed; only what is too long is shown, to be made shorter. A password is typed again.
web::Answer too_long_page(const web::Submission& submission, const web::TooLong& too_long);

}  // namespace samskap::ui
