// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/minutes/review_views.hpp"
#include "features/minutes/texts.hpp"
#include "features/minutes/words.hpp"
#include "kernel/base/text.hpp"
#include "kernel/ui/components.hpp"

namespace samskap::minutes {
namespace {

using ui::Html;
using ui::markup;

// Why the day is what it is, so that a person can judge it.
std::string reason_words(const Review& review, const ui::Texts& t) {
    using meetings::DaySource;
    switch (review.day_source) {
        case DaySource::stated: return t(text::day_stated);
        case DaySource::typed: return t(text::day_typed);
        case DaySource::derived: return t(text::day_derived, review.day_note);
        case DaySource::unknown:
            return review.day_note.empty() ? t(text::day_unknown)
                                           : t(text::day_unknown_because, review.day_note);
    }
    return {};
}

Html day_fact(const Review& review, const ui::Texts& t) {
    if (!review.day)
        return markup("{} <span class=\"dim\">{}</span>",
                      ui::chip(ui::Tone::stop, ui::Icon::stop, t(text::day_missing)),
                      reason_words(review, t));
    return markup("{} <span class=\"dim\">{}</span>", t.day_and_year(*review.day),
                  reason_words(review, t));
}

Html facts_of(const Review& review, const ui::Texts& t) {
    std::vector<ui::Fact> facts;
    facts.push_back({t(text::group), markup("{}", review.group_name)});
    facts.push_back({t(text::day), day_fact(review, t)});
    const auto time = time_words(review.start, review.end, t);
    if (!time.empty()) facts.push_back({t(text::time), markup("{}", time)});
    if (!review.place.empty()) facts.push_back({t(text::place), markup("{}", review.place)});
    facts.push_back(
        {t(text::file), ui::link(web::url("/documents/{}", review.document), review.file_name)});
    return ui::facts(facts);
}

std::string time_error(bool is_wrong, const ui::Texts& t) {
    return is_wrong ? t(text::time_wrong) : std::string();
}

Html facts_fields(const web::Request& request, const ReviewView& view) {
    const ui::Texts t(request);
    const auto& form = view.facts;
    const bool day_needed = view.refusal == PublishRefusal::day_missing;
    Html fields = ui::revision_field(view.review.revision);
    fields += ui::input({.name = "title", .label = t(text::title), .value = form.title});
    fields += ui::short_input(
        {.name = "day",
         .label = t(text::day),
         .value = form.day,
         .error = form.day_is_wrong || day_needed ? t(text::day_wrong) : std::string(),
         .required = true},
        ui::InputKind::date);
    fields += ui::short_input({.name = "start",
                               .label = t(text::start),
                               .value = form.start,
                               .error = time_error(form.start_is_wrong, t)},
                              ui::InputKind::time);
    fields += ui::short_input({.name = "end",
                               .label = t(text::end),
                               .value = form.end,
                               .error = form.ends_before_start ? t(text::ends_before_start)
                                                               : time_error(form.end_is_wrong, t)},
                              ui::InputKind::time);
    fields += ui::input({.name = "place", .label = t(text::place), .value = form.place});
    fields += ui::buttons(ui::button({.label = t(text::save_meeting)}));
    return ui::form(request, web::url("/review/{}/meeting", view.review.id), fields);
}

}  // namespace

FactsForm facts_form(const Review& review) {
    return {.title = review.title,
            .day = review.day ? to_text(*review.day) : "",
            .start = review.start ? to_text(*review.start) : "",
            .end = review.end ? to_text(*review.end) : "",
            .place = review.place};
}

Html facts_section(const web::Request& request, const ReviewView& view) {
    const ui::Texts t(request);
    const auto fields = facts_fields(request, view);
    // What must be typed is not hidden behind a fold.
    const bool must_type = !view.review.day || view.facts.was_sent;
    const auto form = must_type ? fields
                                : markup("<details><summary>{}</summary>{}</details>",
                                         t(text::edit_meeting), fields);
    return markup("<section id=\"meeting\"><h2>{}</h2>{}{}</section>", t(text::the_meeting),
                  facts_of(view.review, t), form);
}

}  // namespace samskap::minutes
