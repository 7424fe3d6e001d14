// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/minutes/review_views.hpp"

#include <algorithm>

#include "features/minutes/repair_views.hpp"
#include "features/minutes/texts.hpp"
#include "features/minutes/version_views.hpp"
#include "features/minutes/words.hpp"
#include "kernel/ui/components.hpp"

namespace samskap::minutes {
namespace {

using ui::Html;
using ui::markup;

int in_state(const ReviewView& view, std::string_view state) {
    return static_cast<int>(std::count_if(view.items.begin(), view.items.end(),
                                          [&](const auto& item) { return item.state == state; }));
}

Html progress(const ReviewView& view, const ui::Texts& t) {
    const auto total = static_cast<std::int64_t>(view.items.size());
    const std::int64_t open = in_state(view, "proposed");
    if (total == 0) return ui::note(ui::Tone::wait, ui::paragraph(t(text::nothing_found)));
    return markup("<p class=\"dim\">{}</p>{}", t(text::decided_of, total - open, total),
                  ui::share_bar(t(text::decided_of, total - open, total),
                                {{total - open, 3}, {open, 0}}, ui::BarHeight::low));
}

std::string refusal_sentence(PublishRefusal refusal, const ui::Texts& t) {
    switch (refusal) {
        case PublishRefusal::not_in_review: return t(text::refused_not_in_review);
        case PublishRefusal::day_missing: return t(text::refused_day_missing);
        case PublishRefusal::nothing_accepted: return t(text::refused_nothing_accepted);
        case PublishRefusal::items_undecided: return t(text::refused_items_undecided);
    }
    return {};
}

// What was read before a like matter existed; a person says whether it is the same.
Html alike_note(const ReviewView& view, const ui::Texts& t) {
    const auto rows = ui::each(view.topics, [&](const ReviewTopic& topic) {
        const bool is_asked =
            std::find(view.alike.begin(), view.alike.end(), topic.position) != view.alike.end();
        if (!is_asked) return Html();
        return markup("<li>{} <a href=\"{}\">{}<span class=\"vh\"> {}</span></a></li>",
                      t(text::alike_one, topic.title, matter_words(topic, t)),
                      web::url("/review/{}/topics/{}", view.review.id, topic.position),
                      t(text::change_topic), topic.title);
    });
    if (rows.empty()) return {};
    return markup("<div class=\"note wait\" role=\"alert\"><p>{}</p><ul>{}</ul></div>",
                  t(text::alike_lead), rows);
}

Html attendance_section(const ReviewView& view, const ui::Texts& t) {
    const auto& list = view.attendances;
    std::string present;
    std::string absent;
    std::int64_t present_count = 0;
    for (const auto& one : list) {
        auto& names = one.person.is_present ? present : absent;
        if (!names.empty()) names += ", ";
        names += one.person.written;
        if (one.person.is_present) ++present_count;
    }
    Html content = list.empty()
                       ? ui::paragraph(t(text::nobody_listed))
                       : markup("<p>{} {}</p>", t(text::present_count, present_count), present);
    if (!absent.empty()) content += markup("<p>{} {}</p>", t(text::absent_names), absent);
    const auto unknown =
        std::count_if(list.begin(), list.end(), [](const auto& one) { return !one.person.party; });
    if (unknown > 0) content += markup("<p class=\"dim\">{}</p>", t(text::unknown_people, unknown));
    content +=
        ui::buttons(ui::link_button(web::url("/review/{}/attendances", view.review.id),
                                    t(text::edit_attendance), ui::ButtonKind::mini, ui::Icon::pen));
    return markup("<section><h2>{}</h2>{}</section>", t(text::attendance), content);
}

Html mask_section(const web::Request& request, const ReviewView& view, const ui::Texts& t) {
    return markup(
        "<section id=\"masks\">{}<details><summary>{}</summary><p>{}</p>{}</details></section>",
        mask_list(view.masks, t), t(text::mask_names), t(text::mask_lead),
        mask_form(request, view.review.id));
}

// Only what stands on this page is accepted at once: nobody has seen the rest yet.
Html accept_section(const web::Request& request, const ReviewView& view, int open) {
    if (open == 0) return {};
    const ui::Texts t(request);
    const auto only = topic_on_page(view);
    Html fields;
    int here = 0;
    const ReviewItem* elsewhere = nullptr;
    for (const auto& item : view.items) {
        if (item.state != "proposed") continue;
        if (only && item.topic != *only) {
            if (elsewhere == nullptr) elsewhere = &item;
            continue;
        }
        ++here;
        fields += ui::hidden("seen", to_text(item.id) + "-" + std::to_string(item.revision));
    }
    Html said = elsewhere == nullptr
                    ? ui::paragraph(t(text::rest_is_here, std::int64_t{here}))
                    : ui::paragraph(t(text::rest_is_elsewhere, std::int64_t{open - here}));
    if (here == 0) {
        said +=
            ui::buttons(ui::link_button(url_of(view.review.id).with("at", to_text(elsewhere->id)),
                                        t(text::go_to_the_rest), ui::ButtonKind::second));
        return said;
    }
    fields += ui::buttons(
        ui::button({.label = elsewhere == nullptr ? t(text::accept_rest)
                                                  : t(text::accept_those_here, std::int64_t{here}),
                    .kind = ui::ButtonKind::second,
                    .icon = ui::Icon::ok}));
    said += ui::form(request, web::url("/review/{}/acceptance", view.review.id), fields);
    return said;
}

Html publish_section(const web::Request& request, const ReviewView& view, const ui::Texts& t) {
    const auto open = in_state(view, "proposed");
    const auto& id = view.review.id;
    Html content;
    if (view.refusal)
        content += markup("<div class=\"note stop\" role=\"alert\" id=\"refused\"><p>{}</p></div>",
                          refusal_sentence(*view.refusal, t));
    content += accept_section(request, view, open);
    content += markup("<p>{}</p>", t(text::publish_lead, view.review.group_name));
    content += ui::form(request, web::url("/review/{}/publication", id),
                        ui::buttons(ui::button({.label = t(text::publish_to_group),
                                                .icon = ui::Icon::group,
                                                .focus = open == 0 && view.next})));
    content += markup("<details><summary>{}</summary><p>{}</p>{}</details>", t(text::read_again),
                      t(text::read_again_lead),
                      ui::form(request, web::url("/review/{}/rereading", id),
                               ui::buttons(ui::button({.label = t(text::read_again_now),
                                                       .kind = ui::ButtonKind::second}))));
    content += markup("<details><summary>{}</summary><p>{}</p>{}</details>",
                      t(text::reject_reading), t(text::reject_reading_lead),
                      ui::form(request, web::url("/review/{}/rejection", id),
                               ui::buttons(ui::button({.label = t(text::reject_reading_now),
                                                       .kind = ui::ButtonKind::second}))));
    return markup("<section id=\"publish\"><h2>{}</h2>{}</section>", t(text::publish), content);
}

}  // namespace

web::Url url_of(ReadingId reading) { return web::url("/review/{}", reading); }

std::string matter_words(const ReviewTopic& topic, const ui::Texts& t) {
    if (topic.matter) return t(text::belongs_to, topic.matter_title);
    if (!topic.new_matter.empty()) return t(text::new_matter_called, topic.new_matter);
    return t(text::belongs_to_nothing);
}

Html mask_list(const std::vector<Mask>& masks, const ui::Texts& t) {
    if (masks.empty()) return {};
    const auto list = ui::each(masks, [&](const Mask& mask) {
        return markup("<li>{}</li>", t(text::mask_line, mask.words, mask.instead));
    });
    return markup("<ul>{}</ul>", list);
}

Html mask_form(const web::Request& request, ReadingId reading, std::optional<ItemId> finding) {
    const ui::Texts t(request);
    Html fields = finding ? ui::hidden("finding", to_text(*finding)) : Html();
    fields += ui::input(
        {.name = "mask_words", .label = t(text::mask_words), .hint = t(text::mask_words_hint)});
    fields += ui::input({.name = "mask_instead",
                         .label = t(text::mask_instead),
                         .hint = t(text::mask_instead_hint)});
    fields += ui::buttons(ui::button({.label = t(text::mask_now), .kind = ui::ButtonKind::second}));
    return ui::form(request, web::url("/review/{}/masks", reading), fields);
}

ui::Page review_page(const web::Request& request, const ReviewView& view) {
    const ui::Texts t(request);
    const auto title = t(text::review_title, view.review.title);
    Html content = markup("<h1>{}</h1><p class=\"lead\">{}</p>", title, t(text::review_lead));
    if (view.changed_by_another)
        content += markup("<div class=\"note wait\" role=\"alert\"><p>{}</p></div>",
                          t(text::changed_by_another));
    if (view.changed_by_rereading)
        content += markup("<div class=\"note ok\" role=\"status\"><p>{}</p></div>",
                          t(text::read_again_done, std::int64_t{*view.changed_by_rereading}));
    content += alike_note(view, t);
    content += words_note(t, view.review.id, view.repairs);
    content += version_note(t, view.review.id, view.version);
    content += progress(view, t);
    content += silent_section(request, view);
    content += facts_section(request, view);
    content += attendance_section(view, t);
    content += findings_section(request, view);
    content += links_section(view.links, t);
    content += mask_section(request, view, t);
    content += publish_section(request, view, t);
    return {
        .title = title,
        .content = content,
        .crumbs = {{t(text::review_queue), web::url("/review")}, {view.review.title, std::nullopt}},
        .personal = true};
}

}  // namespace samskap::minutes
