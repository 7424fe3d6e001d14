// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "features/minutes/reviews.hpp"
#include "kernel/ui/layout.hpp"
#include "kernel/ui/revision.hpp"

namespace samskap::minutes {

struct FindingForm {
    std::string kind;
    std::string text;
    std::string owner;
    std::string due;
    std::string matter;      // the one chosen in the list: an id, "topic" or "none"
    std::string new_matter;  // a name that was typed; goes before the list
    bool text_is_missing = false;
};
FindingForm finding_form(const ReviewItem& item);

struct FindingView {
    Review review;
    ReviewItem item;
    ReviewTopic topic;
    std::vector<ui::Choice> matters;  // id and title
    FindingForm form;
    std::vector<Mask> masks = {};
    bool has_next = false;  // something to join with
};
ui::Page finding_page(const web::Request& request, const FindingView& view);
std::vector<ui::Merging> finding_merging(const web::Request& request, const FindingForm& form,
                                         const ReviewItem& item);

// Where a text can be parted: each is the first part, up to the end of a sentence or a clause.
std::vector<std::string> first_parts(const std::string& text);

}  // namespace samskap::minutes
