// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <charconv>

#include "features/minutes/likenesses.hpp"
#include "features/minutes/pages.hpp"
#include "features/minutes/rereading.hpp"
#include "features/minutes/review_views.hpp"
#include "features/minutes/texts.hpp"
#include "features/minutes/topic_views.hpp"
#include "features/minutes/versions.hpp"
#include "features/minutes/words.hpp"
#include "kernel/base/text.hpp"
#include "kernel/ui/revision.hpp"

namespace samskap::minutes {
namespace {

using web::Access;
using web::Answer;
using web::Request;
using web::Submission;

std::optional<int> number_in(const std::string& text) {
    int number = 0;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    return read.ec == std::errc() && read.ptr == end ? std::optional<int>(number) : std::nullopt;
}

// The first open finding at or after the one that the address names, else the first of all.
std::optional<ItemId> next_open(const Request& request, const std::vector<ReviewItem>& items) {
    const auto named = parse_id<ItemTag>(request.query("at"));
    if (!named) return std::nullopt;
    const auto open = [](const ReviewItem& item) { return item.state == "proposed"; };
    const auto from = std::find_if(items.begin(), items.end(),
                                   [&](const auto& item) { return item.id == *named; });
    auto found = std::find_if(from, items.end(), open);
    if (found == items.end()) found = std::find_if(items.begin(), items.end(), open);
    return found == items.end() ? named : std::optional<ItemId>(found->id);
}

ReviewView view_of(const Request& request, const Review& review) {
    auto& db = request.db();
    ReviewView view{.review = review,
                    .facts = facts_form(review),
                    .attendances = review_attendances(db, review.id),
                    .topics = review_topics(db, review.id),
                    .items = review_items(db, request.viewer(), review.id),
                    .masks = masks(db, request.viewer(), review.id),
                    .topic = number_in(request.query("topic")),
                    .next = {},
                    .refusal = {},
                    .changed_by_another = request.query("changed") == "1",
                    .silent_pages = silent_pages(db, review.id),
                    .changed_by_rereading = number_in(request.query("reread"))};
    view.next = next_open(request, view.items);
    const auto alike = request.query("alike");
    for (const auto part : samskap::text::split(alike, ','))
        if (const auto topic = number_in(std::string(part))) view.alike.push_back(*topic);
    view.repairs = repairs::repairs_of(db, review.document);
    const auto document = documents::visible_document(db, request.viewer(), review.document);
    view.places = Places::of(db, document, view.repairs);
    view.links = faulty_links(document.text);
    for (auto& one : gone_links(db, review.document, document.text))
        view.links.push_back(std::move(one));
    view.remarks = documents::remarks_of(db, review.document);
    view.version = version_of(db, request.viewer(), review.id);
    return view;
}

Answer show_review(const Request& request) {
    const auto review =
        kept_review(request.db(), request.viewer(), request.path<ReadingId>("reading"));
    // What is published stands on the page of the meeting.
    if (review.state == ReviewState::published)
        return web::see_other(meetings::url_of(*review.meeting));
    if (review.state == ReviewState::version)
        return web::see_other(versions_url(*compared_on(request.db(), review.id)));
    if (review.state == ReviewState::rejected) throw NotFound();
    return ui::page(request, review_page(request, view_of(request, review)));
}

Review submitted_review(const Submission& submission) {
    return open_review(submission.db(), submission.viewer(), submission.path<ReadingId>("reading"));
}

bool is_wrong(const std::string& typed, bool was_understood) {
    return !typed.empty() && !was_understood;
}

std::vector<ui::Merging> merging(const Submission& submission, const FactsForm& form,
                                 const Review& review) {
    const ui::Texts t(submission);
    const auto stands = facts_form(review);
    return {
        {.field = {.name = "title", .label = t(text::title), .value = form.title},
         .theirs = stands.title},
        {.field = {.name = "day", .label = t(text::day), .value = form.day}, .theirs = stands.day},
        {.field = {.name = "start", .label = t(text::start), .value = form.start},
         .theirs = stands.start},
        {.field = {.name = "end", .label = t(text::end), .value = form.end}, .theirs = stands.end},
        {.field = {.name = "place", .label = t(text::place), .value = form.place},
         .theirs = stands.place}};
}

Answer change_facts(const Submission& submission) {
    const auto review = submitted_review(submission);
    const auto& sent = submission.form();
    FactsForm form{.title = sent.value("title"),
                   .day = sent.value("day"),
                   .start = sent.value("start"),
                   .end = sent.value("end"),
                   .place = sent.value("place"),
                   .was_sent = true};
    const auto address = web::url("/review/{}/meeting", review.id);
    if (!ui::is_current(submission, review.revision))
        return ui::merge_page(submission, address, merging(submission, form, review),
                              review.revision);
    const MeetingFacts facts{.title = form.title.empty() ? review.title : form.title,
                             .day = typed_meeting_day(form.day, submission.today()),
                             .start = typed_time(form.start),
                             .end = typed_time(form.end),
                             .place = form.place};
    form.day_is_wrong = !facts.day;
    form.start_is_wrong = is_wrong(form.start, facts.start.has_value());
    form.end_is_wrong = is_wrong(form.end, facts.end.has_value());
    form.ends_before_start = facts.start && facts.end && *facts.end < *facts.start;
    if (form.day_is_wrong || form.start_is_wrong || form.end_is_wrong || form.ends_before_start) {
        auto view = view_of(submission, review);
        view.facts = form;
        return ui::unprocessable(submission, review_page(submission, view));
    }
    set_facts(submission.db(), submission.viewer(), review, facts);
    return web::see_other(url_of(review.id).at("meeting"));
}

// Those that stood on the page, which the secretary has seen; then the page of the next ones.
Answer accept_the_rest(const Submission& submission) {
    auto& db = submission.db();
    const auto review = submitted_review(submission);
    std::vector<SeenItem> seen;
    for (const auto& value : submission.form().values("seen")) {
        const auto dash = value.find('-');
        const auto id = parse_id<ItemTag>(value.substr(0, dash));
        const auto revision = dash == value.npos ? std::nullopt : number_in(value.substr(dash + 1));
        if (id && revision) seen.push_back({*id, *revision});
    }
    const bool as_seen = accept_seen(db, submission.viewer(), review.id, seen);
    auto next = url_of(review.id);
    if (!as_seen) next = next.with("changed", "1");
    for (const auto& item : review_items(db, submission.viewer(), review.id))
        if (item.state == "proposed")
            return web::see_other(next.with("at", to_text(item.id)).at("findings"));
    return web::see_other(next.at("publish"));
}

Answer add_mask(const Submission& submission) {
    const auto review =
        kept_review(submission.db(), submission.viewer(), submission.path<ReadingId>("reading"));
    const auto words = submission.form().value("mask_words");
    const ui::Texts t(submission);
    auto instead = submission.form().value("mask_instead");
    if (instead.empty()) instead = t(text::a_person);
    if (!words.empty()) mask(submission.db(), submission.viewer(), review.id, words, instead);
    if (review.state == ReviewState::published)
        return web::see_other(web::url("/review/{}/opening", review.id));
    // The page of the finding asks for itself who may see it.
    if (const auto finding = parse_id<ItemTag>(submission.form().value("finding")))
        return web::see_other(web::url("/findings/{}", *finding).at("masks"));
    return web::see_other(url_of(review.id).at("masks"));
}

Answer take_mask_away(const Submission& submission) {
    const auto review =
        kept_review(submission.db(), submission.viewer(), submission.path<ReadingId>("reading"));
    remove_mask(submission.db(), submission.viewer(), review.id,
                submission.form().value("mask_words"));
    if (review.state == ReviewState::published)
        return web::see_other(web::url("/review/{}/opening", review.id));
    return web::see_other(url_of(review.id));
}

web::Url asks_about(ReadingId reading, const std::vector<int>& topics) {
    std::string list;
    for (const auto topic : topics) list += (list.empty() ? "" : ",") + std::to_string(topic);
    return url_of(reading).with("alike", list);
}

Answer publish_to_group(const Submission& submission) {
    const auto review =
        kept_review(submission.db(), submission.viewer(), submission.path<ReadingId>("reading"));
    // Pressed twice, or by two: the page of the review leads to what became of it.
    if (review.state != ReviewState::review) return web::see_other(url_of(review.id));
    const auto alike = propose_matters_again(submission.db(), submission.viewer(), review);
    if (!alike.empty()) return web::see_other(asks_about(review.id, alike));
    const auto meeting = publish(submission.db(), submission.viewer(), review.id);
    if (meeting) return web::see_other(meetings::url_of(*meeting));
    auto view = view_of(submission, review);
    view.refusal = meeting.error();
    return ui::unprocessable(submission, review_page(submission, view));
}

// The reading itself takes no lock: it is done before anything is written.
Answer read_anew(const Submission& submission) {
    const auto review = open_review(submission.Request::db(), submission.viewer(),
                                    submission.path<ReadingId>("reading"));
    const auto found = read_again(submission.Request::db(), review);
    const auto changed = put_again(submission.db(), submission.viewer(), review, found);
    return web::see_other(url_of(review.id).with("reread", std::to_string(changed)));
}

Answer type_silent_page(const Submission& submission) {
    const auto review = submitted_review(submission);
    const auto words = submission.form().value("words");
    const auto page = number_in(submission.form().value("page"));
    const auto silent = silent_pages(submission.db(), review.id);
    const bool is_silent = page && std::find(silent.begin(), silent.end(), *page) != silent.end();
    if (!is_silent || samskap::text::squeeze(words).empty()) {
        auto view = view_of(submission, review);
        view.typed_page = words;
        return ui::unprocessable(submission, review_page(submission, view));
    }
    type_page(submission.db(), submission.viewer(), review, *page, words);
    return web::see_other(url_of(review.id).at("findings"));
}

Answer set_aside(const Submission& submission) {
    reject_reading(submission.db(), submission.viewer(), submitted_review(submission));
    return web::see_other(web::url("/review"));
}

ReviewTopic topic_of(const Request& request, db::Reader& db, const Review& review) {
    const auto position = number_in(request.path_text("topic"));
    for (auto& topic : review_topics(db, review.id))
        if (topic.position == position) return topic;
    throw NotFound();
}

Answer show_topic(const Request& request) {
    const auto review =
        open_review(request.db(), request.viewer(), request.path<ReadingId>("reading"));
    return ui::page(request, topic_page(request, review, topic_of(request, request.db(), review)));
}

Answer change_topic(const Submission& submission) {
    const auto review = submitted_review(submission);
    const auto topic = topic_of(submission, submission.db(), review);
    const auto title = submission.form().value("title");
    const auto matter = submission.form().value("matter");
    if (!ui::is_current(submission, review.revision))
        return ui::merge_page(submission,
                              web::url("/review/{}/topics/{}", review.id, topic.position),
                              topic_merging(submission, topic, title, matter), review.revision);
    set_topic(submission.db(), submission.viewer(), review, topic.position, title, matter);
    const auto place = std::to_string(topic.position);
    return web::see_other(url_of(review.id).with("topic", place).at("t-" + place));
}

}  // namespace

void review_routes(web::Router& router) {
    router.get("/review/{reading}", Access::secretary, show_review);
    router.post("/review/{reading}/meeting", Access::secretary, change_facts);
    router.get("/review/{reading}/topics/{topic}", Access::secretary, show_topic);
    router.post("/review/{reading}/topics/{topic}", Access::secretary, change_topic);
    router.post("/review/{reading}/acceptance", Access::secretary, accept_the_rest);
    router.post("/review/{reading}/masks", Access::secretary, add_mask);
    router.post("/review/{reading}/masks/removal", Access::secretary, take_mask_away);
    router.post("/review/{reading}/publication", Access::secretary, publish_to_group);
    router.post("/review/{reading}/rereading", Access::secretary, read_anew);
    router.post("/review/{reading}/pages", Access::secretary, type_silent_page,
                {.documents = {"words"}});
    router.post("/review/{reading}/rejection", Access::secretary, set_aside);
}

}  // namespace samskap::minutes
