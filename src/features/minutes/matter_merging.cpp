// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/minutes/matter_merging.hpp"

#include "features/minutes/texts.hpp"

namespace samskap::minutes {

void merge_matter(const web::Submission& submission, std::vector<ui::Merging>& fields,
                  const MatterChoice& choice) {
    using ui::Changed;
    const ui::Texts t(submission);
    ui::Merging listed{.field = {.name = "matter", .label = {}, .value = choice.mine},
                       .theirs = choice.stands};
    const auto who = ui::changed(submission, listed);
    const bool both = who == Changed::both || (who == Changed::theirs && !choice.typed.empty());
    if (!both) {
        fields.push_back(listed);
        fields.push_back({.field = {.name = "new_matter", .label = {}, .value = choice.typed},
                          .theirs = choice.typed});
        return;
    }
    const auto mine = choice.typed.empty() ? choice.words(choice.mine) : choice.typed;
    listed.field.value = listed.theirs = choice.none;
    fields.push_back(listed);
    fields.push_back({.field = {.name = "new_matter", .label = t(text::matter), .value = mine},
                      .theirs = choice.words(choice.stands)});
}

}  // namespace samskap::minutes
