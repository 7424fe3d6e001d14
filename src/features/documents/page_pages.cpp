// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <charconv>

#include "features/documents/page_routes.hpp"
#include "features/documents/page_views.hpp"
#include "features/documents/pictures.hpp"
#include "features/documents/texts.hpp"
#include "kernel/base/text.hpp"

namespace samskap::documents {
namespace {

using web::Access;
using web::Answer;
using web::Request;

constexpr int k_pixels = 1600;
constexpr int k_large_pixels = 3200;

std::optional<std::size_t> number_in(std::string_view words) {
    std::size_t number = 0;
    const auto* end = words.data() + words.size();
    const auto read = std::from_chars(words.data(), end, number);
    return read.ec == std::errc() && read.ptr == end && !words.empty()
               ? std::optional<std::size_t>(number)
               : std::nullopt;
}

// What is asked for; anything that is no part of a text frames nothing.
std::optional<Range> range_in(const Request& request) {
    const auto from = number_in(request.query("from"));
    const auto to = number_in(request.query("to"));
    if (!from || !to || *from >= *to) return std::nullopt;
    return Range{*from, *to};
}

struct Asked {
    Document document;
    extraction::PaperPage page;
};

// NotFound as for a document that may not be seen, and for a page that it does not have.
Asked asked_page(const Request& request) {
    auto document =
        visible_document(request.db(), request.viewer(), request.path<DocumentId>("document"));
    const auto number = number_in(request.path_text("page"));
    if (!number || *number == 0 || *number > 100'000) throw NotFound();
    auto page = page_of(request.db(), document.id, static_cast<int>(*number));
    if (!page || page->shown_width <= 0 || page->shown_height <= 0) throw NotFound();
    return {std::move(document), *std::move(page)};
}

void frame(db::Reader& db, PageView& view) {
    const auto evidence = Evidence::of(db, view.document);
    if (!evidence) return;
    const auto& text = evidence->text();
    const auto range = *view.range;
    if (range.to > text.size()) return;
    for (const auto& strip : evidence->where(range))
        if (strip.page == view.page.number)
            view.framed.insert(view.framed.end(), strip.boxes.begin(), strip.boxes.end());
    if (!view.framed.empty())
        view.words = samskap::text::clean(text.substr(range.from, range.to - range.from));
}

Answer show_page(const Request& request) {
    auto& db = request.db();
    auto asked = asked_page(request);
    PageView view{.document = std::move(asked.document),
                  .page = std::move(asked.page),
                  .pages = {},
                  .range = range_in(request),
                  .is_large = request.query("size") == "large"};
    view.pages = kept_pages(db, view.document.id);
    if (!request.query("back").empty()) view.back = web::Url::own_path(request.query("back"));
    if (view.range) frame(db, view);
    return ui::page(request, page_page(request, view));
}

Answer show_picture(const Request& request) {
    const auto asked = asked_page(request);
    const bool is_large = request.query("size") == "large";
    auto& db = request.db();
    auto png = picture_desk().picture({.sha256 = asked.document.sha256,
                                       .name = asked.document.name,
                                       .page = asked.page.number,
                                       .turned = asked.page.turned,
                                       .pixels = is_large ? k_large_pixels : k_pixels},
                                      [&] { return bytes_of(db, asked.document.id); });
    if (png)
        return {
            .content_type = "image/png", .body = *std::move(png), .keep = web::Keep::revalidate};
    const ui::Texts t(request);
    if (png.error() == PictureDesk::Refusal::busy) {
        auto answer = web::plain_text(503, t(text::drawing_busy));
        answer.headers.emplace_back("Retry-After", "10");
        return answer;
    }
    return web::plain_text(422, t(text::drawing_failed));
}

// The page on which it begins; a file without pages, or words that stand nowhere, lead to the
// first.
Answer find_place(const Request& request) {
    auto& db = request.db();
    const auto document =
        visible_document(db, request.viewer(), request.path<DocumentId>("document"));
    const auto range = range_in(request);
    int page = 1;
    if (const auto evidence = range ? Evidence::of(db, document) : std::nullopt)
        if (const auto strips = evidence->where(*range); !strips.empty())
            page = strips.front().page;
    auto address = page_url(document.id, page);
    if (range)
        address =
            address.with("from", std::to_string(range->from)).with("to", std::to_string(range->to));
    if (!request.query("back").empty())
        address = address.with("back", web::Url::own_path(request.query("back")).text());
    return web::see_other(address);
}

}  // namespace

void page_routes(web::Router& router) {
    router.get("/documents/{document}/place", Access::signed_in, find_place);
    router.get("/documents/{document}/pages/{page}", Access::signed_in, show_page);
    router.get("/documents/{document}/pages/{page}/picture", Access::signed_in, show_picture);
}

}  // namespace samskap::documents
