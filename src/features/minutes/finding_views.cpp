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

std::string topic_choice(const ReviewTopic& topic, const ui::Texts& t) {
    if (topic.matter) return t(text::as_heading, topic.matter_title);
    if (!topic.new_matter.empty()) return t(text::as_heading, topic.new_matter);
    return t(text::as_heading_none);
}

Html matter_fields(const FindingView& view, const ui::Texts& t) {
    std::vector<ui::Choice> choices{{"topic", topic_choice(view.topic, t)},
                                    {"none", t(text::no_matter)}};
    choices.insert(choices.end(), view.matters.begin(), view.matters.end());
    Html fields = ui::select({.name = "matter",
                              .label = t(text::matter),
                              .value = view.form.matter,
                              .hint = view.item.matter_reason.empty()
                                          ? std::string()
                                          : t(text::proposed_because, view.item.matter_reason)},
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
    fields += ui::select({.name = "kind", .label = t(text::kind), .value = view.form.kind},
                         kind_choices(t));
    fields += ui::text_area(text_field(view.form, t), 3);
    fields += ui::input({.name = "owner",
                         .label = t(text::owner),
                         .value = view.form.owner,
                         .hint = t(text::owner_hint)});
    fields += ui::input(
        {.name = "due", .label = t(text::due), .value = view.form.due, .hint = t(text::due_hint)});
    fields += matter_fields(view, t);
    fields += ui::buttons(ui::button({.label = t(text::save_and_accept), .icon = ui::Icon::ok}));
    return ui::form(request, web::url("/findings/{}", view.item.id), fields);
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
            .due = item.due_day ? to_text(*item.due_day) : item.due_words,
            .matter = matter,
            .new_matter = {}};
}

ui::Page finding_page(const web::Request& request, const FindingView& view) {
    const ui::Texts t(request);
    const auto title = t(text::finding_title);
    Html content =
        markup("<h1>{}</h1>{}", title, ui::error_summary(request, {text_field(view.form, t)}));
    content += markup("<p>{}</p><p class=\"scan\">{}</p>", line_words(view.item.where.line, t),
                      source_words(view.item));
    content += edit_form(request, view);
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
        {.field = {.name = "due", .label = t(text::due), .value = form.due}, .theirs = stands.due},
        {.field = {.name = "new_matter", .label = t(text::matter), .value = form.new_matter},
         .theirs = item.matter_title}};
}

}  // namespace samskap::minutes
