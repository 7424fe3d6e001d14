// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "features/minutes/finding_views.hpp"
#include "features/minutes/impossible_days.hpp"
#include "features/minutes/matter_merging.hpp"
#include "features/minutes/pages.hpp"
#include "features/minutes/review_views.hpp"
#include "features/minutes/words.hpp"
#include "features/people/masking.hpp"
#include "kernel/base/text.hpp"

namespace samskap::minutes {
namespace {

using web::Access;
using web::Answer;
using web::Request;
using web::Submission;

// "Pernilla", where the text has no more of the name of whom it was taken for.
std::string written_part(db::Reader& db, const ReviewItem& item) {
    if (!item.owner) return {};
    return people::part_of_name_in(item.text, people::names_of_person(db, *item.owner));
}

FindingView view_of(const Request& request, const HeldFinding& held) {
    auto& db = request.db();
    FindingView view{.review = held.review,
                     .item = held.item,
                     .topic = {},
                     .matters = matter_choices(db, held.review.group, held.item.matter),
                     .form = finding_form(held.item)};
    for (auto& topic : review_topics(db, held.review.id))
        if (topic.position == held.item.topic) view.topic = std::move(topic);
    const auto items = review_items(db, request.viewer(), held.review.id);
    view.masks = masks(db, request.viewer(), held.review.id);
    view.owner_written = written_part(db, held.item);
    view.has_next = std::any_of(items.begin(), items.end(), [&](const ReviewItem& other) {
        return other.topic == held.item.topic && other.position > held.item.position;
    });
    return view;
}

Answer show_finding(const Request& request) {
    const auto held = kept_finding(request.db(), request.viewer(), request.path<ItemId>("finding"));
    return ui::page(request, finding_page(request, view_of(request, held)));
}

HeldFinding submitted_finding(const Submission& submission) {
    return kept_finding(submission.db(), submission.viewer(), submission.path<ItemId>("finding"));
}

web::Url back_to(const HeldFinding& held) {
    return url_of(held.review.id).with("at", to_text(held.item.id));
}

// Somebody was here in between: nothing is done, and the page says why.
Answer changed_meanwhile(const HeldFinding& held) {
    return web::see_other(back_to(held).with("changed", "1"));
}

void put_matter(db::Reader& db, const FindingForm& form, const HeldFinding& held,
                ItemChange& change) {
    if (!form.new_matter.empty())
        change.matter = form.new_matter;
    else if (form.matter == "topic")
        change.matter_of_topic = true;
    else if (form.matter == "none")
        change.matter = "";
    else if (const auto id = parse_id<matters::MatterTag>(form.matter);
             id && id != held.item.matter)
        // Only a matter of this group: what stands in the list.
        change.matter = db.one([](const db::Row& row) -> std::string { return row["title"]; },
                               "SELECT title FROM matters WHERE id = $1 AND of_group = $2", *id,
                               held.review.group);
}

// What the form says of the event; the form learns what could not be understood.
Event event_in(FindingForm& form, Day near) {
    Event event{.day = typed_day(form.event.day, near),
                .end_day = typed_day(form.event.end_day, near),
                .time = typed_time(form.event.time),
                .place = text::squeeze(form.event.place)};
    form.event_day_is_wrong = !form.event.day.empty() && !event.day;
    form.event_end_day_is_wrong = !form.event.end_day.empty() &&
                                  (!event.end_day || !event.day || *event.end_day < *event.day);
    form.event_time_is_wrong = !form.event.time.empty() && !event.time;
    return event;
}

Answer merge(const Submission& submission, const FindingForm& form, const HeldFinding& held) {
    const auto view = view_of(submission, held);
    auto fields = finding_merging(submission, form, held.item);
    merge_matter(submission, fields,
                 {.mine = form.matter,
                  .typed = form.new_matter,
                  .stands = finding_form(held.item).matter,
                  .none = "none",
                  .words = [&](const std::string& choice) { return chosen_matter(view, choice); }});
    return ui::merge_page(submission, web::url("/findings/{}", held.item.id), fields,
                          held.item.revision);
}

Answer change_finding(const Submission& submission) {
    const auto held = submitted_finding(submission);
    const auto& sent = submission.form();
    const ui::Texts t(submission);
    FindingForm form{.kind = sent.value("kind"),
                     .text = sent.value("text"),
                     .owner = sent.value("owner"),
                     .co_owners = sent.value("co_owners"),
                     .due = sent.value("due"),
                     .event = {.day = sent.value("event_day"),
                               .end_day = sent.value("event_end_day"),
                               .time = sent.value("event_time"),
                               .place = sent.value("event_place")},
                     .matter = sent.value("matter"),
                     .new_matter = text::squeeze(sent.value("new_matter"))};
    if (!ui::is_current(submission, held.item.revision)) return merge(submission, form, held);
    form.text_is_missing = text::squeeze(form.text).empty();
    form.due_is_wrong = names_impossible_day(form.due);
    const auto event = event_in(form, held.review.day.value_or(submission.today()));
    if (form.is_wrong()) {
        auto view = view_of(submission, held);
        view.form = form;
        return ui::unprocessable(submission, finding_page(submission, view));
    }
    const auto before = finding_form(held.item);
    ItemChange change{.kind = kind_in_form(form.kind, t), .text = form.text, .accepted = true};
    if (form.owner != before.owner) change.owner = form.owner;
    if (form.co_owners != before.co_owners) change.co_owners = form.co_owners;
    if (form.due != before.due) change.due = form.due;
    if (event != held.item.event) change.event = event;
    put_matter(submission.db(), form, held, change);
    change_item(submission.db(), submission.viewer(), held.item.id, change);
    return web::see_other(back_to(held));
}

Answer decide(const Submission& submission) {
    const auto held = submitted_finding(submission);
    if (!ui::is_current(submission, held.item.revision)) return changed_meanwhile(held);
    const auto verdict = submission.form().value("verdict");
    auto& db = submission.db();
    if (verdict == "undo") {
        reopen_item(db, submission.viewer(), held.item.id);
    } else {
        ItemChange change;
        change.accepted = verdict != "reject";
        change_item(db, submission.viewer(), held.item.id, change);
    }
    return web::see_other(back_to(held));
}

Answer split(const Submission& submission) {
    const auto held = submitted_finding(submission);
    if (!ui::is_current(submission, held.item.revision)) return changed_meanwhile(held);
    split_item(submission.db(), submission.viewer(), held.item.id,
               submission.form().value("first"));
    // What the two parts are is seldom right from the whole: the first is looked at again.
    return web::see_other(web::url("/findings/{}", held.item.id));
}

Answer join(const Submission& submission) {
    const auto held = submitted_finding(submission);
    if (!ui::is_current(submission, held.item.revision)) return changed_meanwhile(held);
    join_with_next(submission.db(), submission.viewer(), held.item.id);
    return web::see_other(back_to(held));
}

// From now on the name means somebody else in what is read for this group; here at once.
Answer doubt_owner(const Submission& submission) {
    auto& db = submission.db();
    const auto& viewer = submission.viewer();
    const auto held = submitted_finding(submission);
    if (!ui::is_current(submission, held.item.revision)) return changed_meanwhile(held);
    const auto written = written_part(db, held.item);
    const auto address = web::url("/findings/{}", held.item.id);
    if (written.empty()) return web::see_other(address);
    const auto party = *held.item.owner;
    people::doubt_name(
        db, viewer.person, party,
        {.group = held.review.group,
         .group_name = {},
         .written = written,
         .where = {people::Source::inferred, held.review.document.value, held.item.where.line}});
    const auto names = people::names_of_person(db, party);
    for (const auto& item : review_items(db, viewer, held.review.id))
        if (item.owner == party && people::part_of_name_in(item.text, names) == written)
            change_item(db, viewer, item.id, {.owner = written});
    return web::see_other(address);
}

}  // namespace

void finding_routes(web::Router& router) {
    router.get("/findings/{finding}", Access::secretary, show_finding);
    router.post("/findings/{finding}", Access::secretary, change_finding, {.areas = {"text"}});
    router.post("/findings/{finding}/verdict", Access::secretary, decide);
    router.post("/findings/{finding}/parts", Access::secretary, split, {.areas = {"first"}});
    router.post("/findings/{finding}/doubt", Access::secretary, doubt_owner);
    router.post("/findings/{finding}/joining", Access::secretary, join);
}

}  // namespace samskap::minutes
