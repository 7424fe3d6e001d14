// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "features/minutes/versions.hpp"
#include "kernel/ui/layout.hpp"

namespace samskap::minutes {

// Two files side by side: what each knows, which words differ, and the question which is final.
ui::Page version_page(const web::Request& request, const Comparison& both);
// A note on the review page that another file has the same meeting; empty when none has.
ui::Html version_note(const ui::Texts& t, ReadingId reading,
                      const std::optional<VersionLink>& link);

}  // namespace samskap::minutes
