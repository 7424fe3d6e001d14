// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/minutes/finding_views.hpp"

#include <array>

#include "features/minutes/review_views.hpp"
#include "features/minutes/texts.hpp"
#include "features/minutes/words.hpp"
#include "kernel/base/text.hpp"
#include "kernel/ui/components.hpp"

namespace samskap::minutes {
namespace {

using ui::Html;
using ui::markup;

constexpr std::size_t k_words_around_a_cut = 28;

ui::Field text_field(const FindingForm& form, const ui::Texts& t) {
    return {.name = "text",
            .label = t(text::finding_text),
            .value = form.text,
            .error = form.text_is_missing ? t(text::finding_text_missing) : std::string(),
            .required = true};
}

ui::Field due_field(const FindingForm& form, const ui::Texts& t) {
    return {.name = "due",
            .label = t(text::due),
            .value = form.due,
            .hint = t(text::due_hint),
            .error = form.due_is_wrong ? t(text::no_such_day) : std::string()};
}

struct EventFields {
    ui::Field day;
    ui::Field end_day;
    ui::Field time;
    ui::Field place;
};

EventFields event_fields(const FindingForm& form, const ui::Texts& t) {
    const auto wrong = [](bool is_wrong, const std::string& words) {
        return is_wrong ? words : std::string();
    };
    return {
        .day = {.name = "event_day",
                .label = t(text::event_day),
                .value = form.event.day,
                .error = wrong(form.event_day_is_wrong, t(text::event_day_wrong))},
        .end_day = {.name = "event_end_day",
                    .label = t(text::event_end_day),
                    .value = form.event.end_day,
                    .error = wrong(form.event_end_day_is_wrong, t(text::event_end_day_wrong))},
        .time = {.name = "event_time",
                 .label = t(text::event_time),
                 .value = form.event.time,
                 .error = wrong(form.event_time_is_wrong, t(text::time_wrong))},
        .place = {.name = "event_place", .label = t(text::event_place), .value = form.event.place}};
}

// Most of what is said happens on no day of its own, so the fields are folded away for it.
Html event_section(const FindingView& view, const ui::Texts& t) {
    const auto fields = event_fields(view.form, t);
    Html inside = ui::short_input(fields.day, ui::InputKind::date);
    inside += ui::short_input(fields.end_day, ui::InputKind::date);
    inside += ui::short_input(fields.time, ui::InputKind::time);
    inside += ui::input(fields.place);
    const bool is_event =
        view.item.kind == reading::Kind::event || view.item.event.day || view.form.event_is_wrong();
    if (is_event) return inside;
    return markup("<details><summary>{}</summary>{}</details>", t(text::event_fold), inside);
}

std::string topic_choice(const ReviewTopic& topic, const ui::Texts& t) {
    if (topic.matter) return t(text::as_heading, topic.matter_title);
    if (!topic.new_matter.empty()) return t(text::as_heading, topic.new_matter);
    return t(text::as_heading_none);
}

Html matter_fields(const FindingView& view, const ui::Texts& t) {
    std::vector<ui::Choice> choices{{"topic", topic_choice(view.topic, t)},
                                    {"none", t(text::no_matter)}};
    choices.insert(choices.end(), view.matters.begin(), view.matters.end());
    auto hint = view.item.matter_reason.empty()
                    ? std::string()
                    : t(text::proposed_because, view.item.matter_reason);
    if (view.matters.size() >= k_most_matter_choices)
        hint += (hint.empty() ? "" : " ") + t(text::more_matters);
    Html fields = ui::select(
        {.name = "matter", .label = t(text::matter), .value = view.form.matter, .hint = hint},
        choices);
    fields += ui::input({.name = "new_matter",
                         .label = t(text::new_matter),
                         .value = view.form.new_matter,
                         .hint = t(text::new_matter_hint)});
    return fields;
}

Html edit_form(const web::Request& request, const FindingView& view) {
    const ui::Texts t(request);
    Html fields = ui::revision_field(view.item.revision);
    auto begun = finding_merging(request, view.form, view.item);
    begun.push_back(
        {.field = {.name = "matter", .label = {}}, .theirs = finding_form(view.item).matter});
    fields += ui::beginnings(begun);
    fields += ui::select({.name = "kind", .label = t(text::kind), .value = view.form.kind},
                         kind_choices(t));
    fields += ui::text_area(text_field(view.form, t), 3);
    fields += ui::input({.name = "owner",
                         .label = t(text::owner),
                         .value = view.form.owner,
                         .hint = t(text::owner_hint)});
    fields += ui::input({.name = "co_owners",
                         .label = t(text::co_owners),
                         .value = view.form.co_owners,
                         .hint = t(text::co_owners_hint)});
    fields += ui::input(due_field(view.form, t));
    fields += event_section(view, t);
    fields += matter_fields(view, t);
    fields += ui::buttons(ui::button({.label = t(text::save_and_accept), .icon = ui::Icon::ok}));
    return ui::form(request, web::url("/findings/{}", view.item.id), fields);
}

std::vector<ui::Field> wrong_fields(const FindingForm& form, const ui::Texts& t) {
    auto event = event_fields(form, t);
    return {text_field(form, t), due_field(form, t), std::move(event.day), std::move(event.end_day),
            std::move(event.time)};
}

std::string end_of(std::string_view words) {
    const auto count = samskap::text::code_points(words);
    if (count <= k_words_around_a_cut) return std::string(words);
    std::size_t at = 0;
    for (auto left = count - k_words_around_a_cut; left > 0; --left)
        samskap::text::decode(words, at);
    const auto blank = words.find(' ', at);
    return "…" + std::string(words.substr(blank == std::string_view::npos ? at : blank + 1));
}

// Where the machine took a part of a name for somebody, and it is another.
Html name_section(const web::Request& request, const FindingView& view) {
    if (view.owner_written.empty()) return {};
    const ui::Texts t(request);
    Html fields = ui::revision_field(view.item.revision);
    fields += ui::buttons(ui::button({.label = t(text::not_that_person, view.item.owner_words),
                                      .kind = ui::ButtonKind::second}));
    return markup("<section id=\"name\"><h2>{}</h2><p>{}</p>{}</section>", t(text::whose_name),
                  t(text::whose_name_lead, view.owner_written, view.item.owner_words),
                  ui::form(request, web::url("/findings/{}/doubt", view.item.id), fields));
}

Html split_section(const web::Request& request, const FindingView& view) {
    const ui::Texts t(request);
    std::vector<ui::Choice> choices;
    const auto parts = first_parts(view.item.text);
    for (const auto& part : parts) {
        const auto rest = samskap::text::trim(std::string_view(view.item.text).substr(part.size()));
        choices.push_back({part, end_of(part) + " | " + first_words(rest, k_words_around_a_cut)});
    }
    Html fields = ui::revision_field(view.item.revision);
    if (parts.empty())
        fields += ui::input({.name = "first",
                             .label = t(text::split_first_part),
                             .hint = t(text::split_first_part_hint)});
    else
        fields += ui::select({.name = "first",
                              .label = t(text::split_where),
                              .value = parts.front(),
                              .hint = t(text::split_hint)},
                             choices);
    fields +=
        ui::buttons(ui::button({.label = t(text::split_now), .kind = ui::ButtonKind::second}));
    return markup("<section><h2>{}</h2>{}</section>", t(text::split),
                  ui::form(request, web::url("/findings/{}/parts", view.item.id), fields));
}

Html join_section(const web::Request& request, const FindingView& view) {
    if (!view.has_next) return {};
    const ui::Texts t(request);
    Html fields = ui::revision_field(view.item.revision);
    fields += ui::buttons(ui::button({.label = t(text::join_now), .kind = ui::ButtonKind::second}));
    return markup("<section><h2>{}</h2><p>{}</p>{}</section>", t(text::join), t(text::join_lead),
                  ui::form(request, web::url("/findings/{}/joining", view.item.id), fields));
}

}  // namespace

std::vector<std::string> first_parts(const std::string& words) {
    constexpr std::array<std::string_view, 10> ends{". ", "? ",  "! ",    "; ",    ": ",
                                                    ", ", " – ", " och ", " men ", " samt "};
    std::vector<std::string> parts;
    for (std::size_t at = 1; at + 1 < words.size(); ++at)
        for (const auto end : ends) {
            if (words.compare(at, end.size(), end) != 0) continue;
            // A sign of punctuation stays with what it ends; a word goes to what it begins.
            const auto cut = end.front() == ' ' ? at : at + 1;
            parts.emplace_back(samskap::text::trim(std::string_view(words).substr(0, cut)));
            break;
        }
    return parts;
}

FindingForm finding_form(const ReviewItem& item) {
    std::string matter = "topic";
    if (item.without_matter) matter = "none";
    if (item.matter) matter = to_text(*item.matter);
    return {.kind = std::string(reading::name_of(item.kind)),
            .text = item.text,
            .owner = item.owner_words,
            .co_owners = item.co_owners,
            .due = item.due_day ? to_text(*item.due_day) : item.due_words,
            .event = {.day = item.event.day ? to_text(*item.event.day) : "",
                      .end_day = item.event.end_day ? to_text(*item.event.end_day) : "",
                      .time = item.event.time ? to_text(*item.event.time) : "",
                      .place = item.event.place},
            .matter = matter,
            .new_matter = {}};
}

ui::Page finding_page(const web::Request& request, const FindingView& view) {
    const ui::Texts t(request);
    const auto title = t(text::finding_title);
    Html content =
        markup("<h1>{}</h1>{}", title, ui::error_summary(request, wrong_fields(view.form, t)));
    content += markup("<p>{}</p><p class=\"scan\">{}</p>", line_words(view.item.where.line, t),
                      source_words(view.item));
    content += edit_form(request, view);
    content += name_section(request, view);
    content += split_section(request, view);
    content += join_section(request, view);
    content += markup("<section id=\"masks\"><h2>{}</h2><p>{}</p>{}{}</section>",
                      t(text::mask_names), t(text::mask_lead), mask_list(view.masks, t),
                      mask_form(request, view.review.id, view.item.id));
    return {.title = title,
            .content = content,
            .crumbs = {{t(text::review_queue), web::url("/review")},
                       {view.review.title, url_of(view.review.id)},
                       {title, std::nullopt}},
            .personal = true};
}

std::string chosen_matter(const FindingView& view, const std::string& choice) {
    if (choice == "topic")
        return view.topic.matter ? view.topic.matter_title : view.topic.new_matter;
    for (const auto& one : view.matters)
        if (one.value == choice) return one.label;
    return {};
}

std::vector<ui::Merging> finding_merging(const web::Request& request, const FindingForm& form,
                                         const ReviewItem& item) {
    const ui::Texts t(request);
    const auto stands = finding_form(item);
    const auto kind = kind_in_form(form.kind, t);
    return {
        {.field = {.name = "kind",
                   .label = t(text::kind),
                   .value = kind ? kind_words(*kind, t) : form.kind},
         .theirs = kind_words(item.kind, t)},
        {.field = {.name = "text", .label = t(text::finding_text), .value = form.text},
         .theirs = stands.text},
        {.field = {.name = "owner", .label = t(text::owner), .value = form.owner},
         .theirs = stands.owner},
        {.field = {.name = "co_owners", .label = t(text::co_owners), .value = form.co_owners},
         .theirs = stands.co_owners},
        {.field = {.name = "due", .label = t(text::due), .value = form.due}, .theirs = stands.due},
        {.field = {.name = "event_day", .label = t(text::event_day), .value = form.event.day},
         .theirs = stands.event.day},
        {.field = {.name = "event_end_day",
                   .label = t(text::event_end_day),
                   .value = form.event.end_day},
         .theirs = stands.event.end_day},
        {.field = {.name = "event_time", .label = t(text::event_time), .value = form.event.time},
         .theirs = stands.event.time},
        {.field = {.name = "event_place", .label = t(text::event_place), .value = form.event.place},
         .theirs = stands.event.place}};
}

}  // namespace samskap::minutes
