// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <charconv>

#include "features/minutes/pages.hpp"
#include "features/minutes/review_views.hpp"
#include "features/minutes/texts.hpp"
#include "features/minutes/words.hpp"
#include "kernel/base/text.hpp"
#include "kernel/ui/components.hpp"
#include "kernel/ui/revision.hpp"

// Who was there, as it was read, before it is published.
namespace samskap::minutes {
namespace {

using ui::Html;
using ui::markup;
using web::Access;
using web::Answer;
using web::Request;
using web::Submission;

int number_of(const std::string& text) {
    int number = 0;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    if (read.ec != std::errc() || read.ptr != end || number < 1) throw NotFound();
    return number;
}

web::Url list_url(const Review& review) { return web::url("/review/{}/attendances", review.id); }

ui::Field name_field(const meetings::Attendance& person, bool is_missing, const ui::Texts& t) {
    return {.name = "name",
            .label = t(text::person_name),
            .value = person.written,
            .error = is_missing ? t(text::person_name_missing) : std::string(),
            .required = true};
}

Html fields_of(const Review& review, const meetings::Attendance& person, bool is_missing,
               const ui::Texts& t) {
    Html fields = ui::revision_field(review.revision);
    fields += ui::input(name_field(person, is_missing, t));
    fields += ui::input(
        {.name = "organisation", .label = t(text::organisation), .value = person.organisation});
    fields += ui::input({.name = "role",
                         .label = t(text::role_at_meeting),
                         .value = person.role,
                         .hint = t(text::role_at_meeting_hint)});
    fields += ui::checkbox(
        {.name = "present", .label = t(text::was_present), .value = person.is_present ? "1" : ""});
    fields += ui::buttons(ui::button({.label = t(text::save)}));
    return fields;
}

Html row_of(const Request& request, const Review& review, const ReviewAttendance& row) {
    const ui::Texts t(request);
    const auto& person = row.person;
    auto about = person.organisation;
    if (!person.role.empty()) about += (about.empty() ? "" : ", ") + person.role;
    const auto known = person.party
                           ? ui::link(web::url("/people/{}", *person.party), t(text::known_person))
                           : markup("<span class=\"dim\">{}</span>", t(text::new_person));
    const auto presence = person.is_present
                              ? ui::chip(ui::Tone::ok, ui::Icon::ok, t(text::present))
                              : ui::chip(ui::Tone::plain, ui::Icon::close, t(text::absent));
    Html controls = ui::revision_field(review.revision);
    controls += small_link(
        web::url("/review/{}/attendances/{}", review.id, static_cast<std::int64_t>(row.position)),
        t(text::change), person.written);
    controls += ui::button(
        {.label = t(text::remove), .kind = ui::ButtonKind::mini, .more = person.written});
    return markup("<li><p class=\"row\"><b>{}</b> <span>{}</span>{}{}</p>{}</li>", person.written,
                  about, presence, known,
                  ui::form(request,
                           web::url("/review/{}/attendances/{}/removal", review.id,
                                    static_cast<std::int64_t>(row.position)),
                           ui::buttons(controls)));
}

std::vector<ui::Crumb> crumbs(const Review& review, const std::string& last, const ui::Texts& t) {
    return {{t(text::review_queue), web::url("/review")},
            {review.title, url_of(review.id)},
            {last, std::nullopt}};
}

ui::Page list_page(const Request& request, const Review& review, const meetings::Attendance& added,
                   bool is_missing) {
    const ui::Texts t(request);
    const auto list = ui::each(review_attendances(request.db(), review.id),
                               [&](const auto& row) { return row_of(request, review, row); });
    const auto listed = list.empty() ? ui::paragraph(t(text::nobody_listed))
                                     : markup("<ul class=\"list\">{}</ul>", list);
    return {.title = t(text::attendance),
            .content = markup(
                "<h1>{}</h1>{}{}{}<section><h2>{}</h2>{}</section>", t(text::attendance),
                ui::error_summary(request, {name_field(added, is_missing, t)}), listed,
                ui::buttons(ui::link_button(url_of(review.id), t(text::back_to_review),
                                            ui::ButtonKind::second, ui::Icon::back)),
                t(text::add_person),
                ui::form(request, list_url(review), fields_of(review, added, is_missing, t))),
            .crumbs = crumbs(review, t(text::attendance), t),
            .personal = true};
}

ui::Page person_page(const Request& request, const Review& review, const ReviewAttendance& row,
                     bool is_missing) {
    const ui::Texts t(request);
    const auto address =
        web::url("/review/{}/attendances/{}", review.id, static_cast<std::int64_t>(row.position));
    return {
        .title = t(text::edit_person),
        .content = markup("<h1>{}</h1>{}{}", t(text::edit_person),
                          ui::error_summary(request, {name_field(row.person, is_missing, t)}),
                          ui::form(request, address, fields_of(review, row.person, is_missing, t))),
        .crumbs = crumbs(review, t(text::edit_person), t),
        .personal = true};
}

Answer show_list(const Request& request) {
    const auto review =
        open_review(request.db(), request.viewer(), request.path<ReadingId>("reading"));
    return ui::page(request, list_page(request, review, {}, false));
}

ReviewAttendance attendance_at(db::Reader& db, const Review& review, int position) {
    for (auto& row : review_attendances(db, review.id))
        if (row.position == position) return row;
    throw NotFound();
}

Answer show_person(const Request& request) {
    const auto review =
        open_review(request.db(), request.viewer(), request.path<ReadingId>("reading"));
    const auto row = attendance_at(request.db(), review, number_of(request.path_text("person")));
    return ui::page(request, person_page(request, review, row, false));
}

Review submitted_review(const Submission& submission) {
    return open_review(submission.db(), submission.viewer(), submission.path<ReadingId>("reading"));
}

meetings::Attendance sent_person(const Submission& submission) {
    const auto& form = submission.form();
    return {.party = {},
            .written = samskap::text::squeeze(form.value("name")),
            .organisation = form.value("organisation"),
            .role = form.value("role"),
            .is_present = form.value("present") == "1"};
}

// A new row takes nothing away from anybody, so it needs no revision.
Answer add_person(const Submission& submission) {
    const auto review = submitted_review(submission);
    const auto person = sent_person(submission);
    if (person.written.empty())
        return ui::unprocessable(submission, list_page(submission, review, person, true));
    set_attendance(submission.db(), submission.viewer(), review, {0, person});
    return web::see_other(list_url(review));
}

std::vector<ui::Merging> merging(const Submission& submission, const meetings::Attendance& mine,
                                 const meetings::Attendance& stands) {
    const ui::Texts t(submission);
    return {{.field = {.name = "name", .label = t(text::person_name), .value = mine.written},
             .theirs = stands.written},
            {.field = {.name = "organisation",
                       .label = t(text::organisation),
                       .value = mine.organisation},
             .theirs = stands.organisation},
            {.field = {.name = "role", .label = t(text::role_at_meeting), .value = mine.role},
             .theirs = stands.role},
            // One of two: what was chosen last stands, and needs no words side by side.
            {.field = {.name = "present",
                       .label = t(text::was_present),
                       .value = mine.is_present ? "1" : ""},
             .theirs = mine.is_present ? "1" : ""}};
}

Answer change_person(const Submission& submission) {
    const auto review = submitted_review(submission);
    auto row = attendance_at(submission.db(), review, number_of(submission.path_text("person")));
    const auto stands = row.person;
    row.person = sent_person(submission);
    if (row.person.written.empty())
        return ui::unprocessable(submission, person_page(submission, review, row, true));
    if (!ui::is_current(submission, review.revision))
        return ui::merge_page(submission,
                              web::url("/review/{}/attendances/{}", review.id,
                                       static_cast<std::int64_t>(row.position)),
                              merging(submission, row.person, stands), review.revision);
    set_attendance(submission.db(), submission.viewer(), review, row);
    return web::see_other(list_url(review));
}

Answer remove_person(const Submission& submission) {
    const auto review = submitted_review(submission);
    // Somebody was here in between, and another may have the number now: the list shows who.
    if (!ui::is_current(submission, review.revision)) return web::see_other(list_url(review));
    remove_attendance(submission.db(), submission.viewer(), review,
                      number_of(submission.path_text("person")));
    return web::see_other(list_url(review));
}

}  // namespace

void attendance_routes(web::Router& router) {
    router.get("/review/{reading}/attendances", Access::secretary, show_list);
    router.post("/review/{reading}/attendances", Access::secretary, add_person);
    router.get("/review/{reading}/attendances/{person}", Access::secretary, show_person);
    router.post("/review/{reading}/attendances/{person}", Access::secretary, change_person);
    router.post("/review/{reading}/attendances/{person}/removal", Access::secretary, remove_person);
}

}  // namespace samskap::minutes
