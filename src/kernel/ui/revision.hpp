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
// What each field held when its form was made (`theirs`, when nobody has written yet), in a short
// mark that the form carries. With it the merge page asks only about what two people changed.
Html beginnings(const std::vector<Merging>& fields);
enum class Changed { nothing, mine, theirs, both };
// A form that carries no mark of the field says `both` wherever the two differ.
Changed changed(const web::Submission& submission, const Merging& merging);
// Whether every field stands as it did when the form was made: a form that is known by its fields
// needs no revision.
bool stands_as_begun(const web::Submission& submission, const std::vector<Merging>& fields);
// In a list there is no text to mend: where both chose, what was chosen last stands.
void last_choice_stands(const web::Submission& submission, Merging& merging);
// 409: both texts side by side, and one field with each that can be edited and sent again to
// `action` with the new revision. What only one of the two changed is kept as that one has it.
web::Answer merge_page(const web::Submission& submission, const web::Url& action,
                       const std::vector<Merging>& fields, std::int64_t current);

}  // namespace samskap::ui
