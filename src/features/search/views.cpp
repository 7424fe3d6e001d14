// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/search/views.hpp"

#include "features/people/lexicon.hpp"
#include "features/search/snippet.hpp"
#include "features/search/texts.hpp"
#include "kernel/ui/components.hpp"

namespace samskap::search {
namespace {

using ui::Html;
using ui::markup;

Html marked(const std::string& words, const Search& search) {
    const auto marks =
        swedish::mark(words, search.query, people::lexicon(), search.found.precision);
    const auto snippet = snippet_of(words, marks);
    std::vector<ui::Span> spans;
    for (const auto& mark : snippet.marks) spans.push_back({mark.start, mark.end});
    return ui::marked(snippet.text, spans);
}

// The title of minutes is made of a name and a day, in the language of the page; others are as they
// were written.
Html title_of(const Search::Row& row, const Search& search) {
    const auto& result = row.result;
    const auto words = marked(result.title, search);
    if (row.kind == "minutes") return markup("<a href=\"{}\">{}</a>", result.url, words);
    return markup("<a href=\"{}\" lang=\"sv\">{}</a>", result.url, words);
}

Html result_row(const Search::Row& row, const Search& search) {
    const auto& result = row.result;
    const auto words = ui::only_if(!result.text.empty(),
                                   markup("<p lang=\"sv\">{}</p>", marked(result.text, search)));
    const auto where =
        ui::only_if(!result.where.empty(), markup("<p class=\"dim\">{}</p>", result.where));
    return markup("<li class=\"card\"><h2>{}</h2>{}{}</li>", title_of(row, search), words, where);
}

Html search_form(const Search& search, const ui::Texts& t) {
    Html fields = ui::input({.name = "q",
                             .label = t(text::search_for),
                             .value = search.question,
                             .hint = t(text::search_hint)},
                            ui::InputKind::search);
    fields += ui::buttons(ui::button({.label = t(text::search), .icon = ui::Icon::search}));
    return ui::get_form(web::url("/search"), fields, t(text::search));
}

std::string asked(const swedish::Query& query) {
    std::string words;
    for (const auto& word : query.words)
        words.append(words.empty() ? "" : " ").append(word.written);
    return words;
}

// In which order they stand and how they were found, in words.
Html how_found(const Search& search, const ui::Texts& t) {
    Html words;
    if (search.found.instead) {
        words += ui::paragraph(t(text::found_instead, search.question, asked(search.query)));
    } else if (search.found.precision == swedish::Precision::forgiving) {
        words += ui::paragraph(t(text::found_forgiving, search.question));
    }
    const bool newest = search.found.order == Order::newest_first;
    words += ui::paragraph(newest ? t(text::newest_first)
                                  : t(text::best_first, search.found.count + search.named));
    return words;
}

Html results(const web::Request& request, const Search& search, const ui::Texts& t) {
    if (search.question.empty()) return {};
    if (search.results.empty() && !search.found.more) {
        if (search.page > 1) {
            return ui::note(ui::Tone::plain, ui::paragraph(t(text::no_such_page, search.question)));
        }
        return ui::note(ui::Tone::plain, ui::paragraph(t(text::nothing_found, search.question)));
    }
    const auto rows =
        ui::each(search.results, [&](const Search::Row& row) { return result_row(row, search); });
    return markup("{}<ul class=\"plain\">{}</ul>{}", how_found(search, t), rows,
                  ui::pager(request, search.page, search.found.more));
}

}  // namespace

ui::Page search_page(const web::Request& request, const Search& search) {
    const ui::Texts t(request);
    const auto title =
        search.question.empty() ? t(text::search) : t(text::search_title, search.question);
    return {.title = title,
            .content = markup("<h1>{}</h1>{}{}", t(text::search), search_form(search, t),
                              results(request, search, t)),
            .place = ui::Place::search,
            .crumbs = {},
            .personal = request.viewer().signed_in()};
}

}  // namespace samskap::search
