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
    std::string co_owners = {};
    std::string due;
    struct Happens {
        std::string day;
        std::string end_day;
        std::string time;
        std::string place;
    } event = {};
    std::string matter;      // the one chosen in the list: an id, "topic" or "none"
    std::string new_matter;  // a name that was typed; goes before the list
    bool text_is_missing = false;
    bool due_is_wrong = false;
    bool event_day_is_wrong = false;
    bool event_end_day_is_wrong = false;
    bool event_time_is_wrong = false;
    [[nodiscard]] bool is_wrong() const {
        return text_is_missing || due_is_wrong || event_is_wrong();
    }
    [[nodiscard]] bool event_is_wrong() const {
        return event_day_is_wrong || event_end_day_is_wrong || event_time_is_wrong;
    }
};
FindingForm finding_form(const ReviewItem& item);

struct FindingView {
    Review review;
    ReviewItem item;
    ReviewTopic topic;
    std::vector<ui::Choice> matters;  // id and title
    FindingForm form;
    std::vector<Mask> masks = {};
    bool has_next = false;           // something to join with
    std::string owner_written = {};  // "Pernilla", where the owner was worked out from that
};
ui::Page finding_page(const web::Request& request, const FindingView& view);
// Every field of the form but its matter, which is chosen in a list or typed.
std::vector<ui::Merging> finding_merging(const web::Request& request, const FindingForm& form,
                                         const ReviewItem& item);
// The name of the matter that a choice in the list means; empty: none.
std::string chosen_matter(const FindingView& view, const std::string& choice);

// Where a text can be parted: each is the first part, up to the end of a sentence or a clause.
std::vector<std::string> first_parts(const std::string& text);

}  // namespace samskap::minutes
