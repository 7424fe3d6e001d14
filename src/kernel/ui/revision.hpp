// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "kernel/ui/components.hpp"
#include "kernel/web/request.hpp"

// Every edit form carries the revision it started from. If somebody saved in between, nobody's
// words are lost: the merge page shows both, field by field, and saves on top of the newest.
namespace samskap::ui {

// Whether the form started from `current`.
bool is_current(const web::Submission& submission, std::int64_t current);

struct Merging {
    Field field;          // name, label, and in `value` what this person wrote
    std::string theirs;   // what stands now
    std::string by = {};  // who saved it
};
// 409: both texts side by side, and one field with each that can be edited and sent again to
// `action` with the new revision.
web::Answer merge_page(const web::Submission& submission, const web::Url& action,
                       const std::vector<Merging>& fields, std::int64_t current);

}  // namespace samskap::ui
