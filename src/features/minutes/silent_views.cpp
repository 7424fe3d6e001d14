// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/minutes/review_views.hpp"
#include "features/minutes/texts.hpp"
#include "features/minutes/words.hpp"
#include "kernel/ui/components.hpp"

// Pages of the file that hold no text, perhaps scanned, between pages that do.
namespace samskap::minutes {
namespace {

using ui::Html;
using ui::markup;

constexpr int k_rows = 8;

// One at a time: the form is for the first page that is missing.
Html typing_form(const web::Request& request, const ReviewView& view) {
    const ui::Texts t(request);
    const std::int64_t page = view.silent_pages.front();
    Html fields = ui::hidden("page", std::to_string(page));
    fields +=
        ui::text_area({.name = "words",
                       .label = t(text::words_of_page, page),
                       .value = view.typed_page.value_or(""),
                       .hint = t(text::words_of_page_hint),
                       .error = view.typed_page ? t(text::words_of_page_missing) : std::string(),
                       .required = true},
                      k_rows);
    fields += ui::buttons(
        ui::button({.label = t(text::read_typed_page), .kind = ui::ButtonKind::second}));
    auto form = ui::form(request, web::url("/review/{}/pages", view.review.id), fields);
    if (view.typed_page) return form;
    return markup("<details><summary>{}</summary>{}</details>", t(text::type_page, page), form);
}

}  // namespace

Html silent_section(const web::Request& request, const ReviewView& view) {
    if (view.silent_pages.empty()) return {};
    const ui::Texts t(request);
    Html words = ui::paragraph(silent_words(view.silent_pages, t));
    if (view.places)
        words += view.places->pages(view.silent_pages, url_of(view.review.id).at("pages"), t);
    const auto note = ui::note(ui::Tone::wait, words);
    return markup("<section id=\"pages\"><h2>{}</h2>{}{}</section>", t(text::pages_not_read), note,
                  typing_form(request, view));
}

}  // namespace samskap::minutes
