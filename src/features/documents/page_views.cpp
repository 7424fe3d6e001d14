// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/documents/page_views.hpp"

#include <algorithm>

#include "features/documents/texts.hpp"
#include "kernel/ui/components.hpp"
#include "kernel/ui/paper.hpp"

namespace samskap::documents {
namespace {

using ui::Html;
using ui::markup;

// The same view of a page: what is framed, and the way back, go along.
web::Url with_the_rest(web::Url address, const PageView& view) {
    if (view.range)
        address = address.with("from", std::to_string(view.range->from))
                      .with("to", std::to_string(view.range->to));
    return view.back ? address.with("back", view.back->text()) : address;
}

Html words_of(const PageView& view, const ui::Texts& t) {
    if (view.words.empty()) return {};
    return markup("<p>{}</p><blockquote class=\"scan\" lang=\"sv\">{}</blockquote>",
                  t(text::framed_words), view.words);
}

Html picture_of(const PageView& view, const ui::Texts& t) {
    const auto& page = view.page;
    const auto number = std::int64_t{page.number};
    auto picture = picture_url(view.document.id, page.number);
    if (view.is_large) picture = picture.with("size", "large");
    const auto alt = view.words.empty() ? t(text::picture_of_page, number)
                                        : t(text::picture_of_page_framed, number, view.words);
    ui::Paper paper{.picture = picture,
                    .width = page.shown_width,
                    .height = page.shown_height,
                    .shown = {0, 0, page.shown_width, page.shown_height},
                    .alt = alt};
    for (const auto& box : view.framed)
        paper.frames.push_back({box.left, box.top, box.right, box.bottom});
    return view.is_large ? ui::large_paper(paper) : ui::paper(paper);
}

Html ways(const PageView& view, const ui::Texts& t) {
    const auto here = page_url(view.document.id, view.page.number);
    Html all;
    if (view.back)
        all +=
            ui::link_button(*view.back, t(text::go_back), ui::ButtonKind::second, ui::Icon::back);
    if (view.is_large) {
        all += ui::link_button(with_the_rest(here, view), t(text::smaller), ui::ButtonKind::second);
    } else {
        auto large = with_the_rest(here, view).with("size", "large");
        if (!view.framed.empty()) large = large.at("framed");
        all += ui::link_button(large, t(text::larger), ui::ButtonKind::second);
    }
    all += ui::link_button(web::url("/documents/{}", view.document.id), t(text::whole_file),
                           ui::ButtonKind::second, ui::Icon::download);
    return markup("<div class=\"noprint\">{}</div>", ui::buttons(all));
}

Html neighbours(const PageView& view, const ui::Texts& t) {
    if (view.pages.size() < 2) return {};
    const auto at = std::find(view.pages.begin(), view.pages.end(), view.page.number);
    const auto to = [&](int number) {
        const auto address = page_url(view.document.id, number);
        return with_the_rest(address, view);
    };
    Html links;
    if (at != view.pages.begin())
        links += ui::link_button(to(*std::prev(at)), t(text::page_before), ui::ButtonKind::second);
    if (std::next(at) != view.pages.end())
        links += ui::link_button(to(*std::next(at)), t(text::page_after), ui::ButtonKind::second);
    return markup("<nav class=\"noprint\" aria-label=\"{}\">{}</nav>", t(text::pages_of_file),
                  ui::buttons(links));
}

Html state_of(const PageView& view, const ui::Texts& t) {
    if (view.page.refusal) return ui::note(ui::Tone::wait, ui::paragraph(t(text::page_not_read)));
    if (view.page.words.empty())
        return ui::note(ui::Tone::wait, ui::paragraph(t(text::page_without_words)));
    if (view.range && view.framed.empty())
        return ui::note(ui::Tone::plain, ui::paragraph(t(text::stands_elsewhere)));
    return {};
}

}  // namespace

ui::Page page_page(const web::Request& request, const PageView& view) {
    const ui::Texts t(request);
    const auto title =
        t(text::page_of, std::int64_t{view.page.number}, std::int64_t{view.pages.back()});
    Html content = markup("<h1>{}</h1><p class=\"dim\">{}</p>", title, view.document.name);
    content += state_of(view, t);
    content += words_of(view, t);
    content += ways(view, t);
    content += picture_of(view, t);
    content += neighbours(view, t);
    return {.title = title + ", " + view.document.name,
            .content = content,
            .crumbs = {},
            .personal = true};
}

}  // namespace samskap::documents
