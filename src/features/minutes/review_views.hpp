// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "features/minutes/links.hpp"
#include "features/minutes/places.hpp"
#include "features/minutes/versions.hpp"
#include "features/repairs/repairs.hpp"
#include "kernel/ui/layout.hpp"

namespace samskap::minutes {

// What was typed of the meeting, and what is wrong with it.
struct FactsForm {
    std::string title;
    std::string day;
    std::string start;
    std::string end;
    std::string place;
    bool was_sent = false;
    bool day_is_wrong = false;
    bool start_is_wrong = false;
    bool end_is_wrong = false;
    bool ends_before_start = false;
};
FactsForm facts_form(const Review& review);

struct ReviewView {
    Review review;
    FactsForm facts;
    std::vector<ReviewAttendance> attendances;
    std::vector<ReviewTopic> topics;
    std::vector<ReviewItem> items;
    std::vector<Mask> masks;
    std::optional<int> topic;    // asked for
    std::optional<ItemId> next;  // where the keyboard goes
    std::optional<PublishRefusal> refusal;
    bool changed_by_another = false;
    std::vector<repairs::Repair> repairs = {};    // words of the file that were read wrong
    std::vector<documents::Remark> remarks = {};  // written in the file
    std::vector<FaultyLink> links = {};
    std::optional<Places> places = {};           // on the paper it came from
    std::optional<VersionLink> version = {};     // another file with the same meeting
    std::vector<int> silent_pages = {};          // of the file, that nobody has typed yet
    std::optional<std::string> typed_page = {};  // what was typed for the first of them, refused
    std::optional<int> changed_by_rereading = {};
    std::vector<int> alike = {};  // headings that belong to a matter with a like name now
};
ui::Page review_page(const web::Request& request, const ReviewView& view);

// The parts of it that have a file of their own.
ui::Html facts_section(const web::Request& request, const ReviewView& view);
ui::Html silent_section(const web::Request& request, const ReviewView& view);
// The one topic whose findings stand on the page, when the minutes are too long for all of them.
std::optional<int> topic_on_page(const ReviewView& view);
ui::Html findings_section(const web::Request& request, const ReviewView& view);
// The heading's matter, in words: a known one, one to be made, or none.
std::string matter_words(const ReviewTopic& topic, const ui::Texts& t);
// What stands in the source, with the words of the finding marked where they are not all of it.
ui::Html source_words(const ReviewItem& item);
// Who came from a finding goes back to it.
ui::Html mask_form(const web::Request& request, ReadingId reading,
                   std::optional<ItemId> finding = {});
ui::Html mask_list(const std::vector<Mask>& masks, const ui::Texts& t);
web::Url url_of(ReadingId reading);

}  // namespace samskap::minutes
