// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "features/documents/documents.hpp"
#include "kernel/base/enum_names.hpp"

namespace samskap::documents {
namespace {

using extraction::Box;
using extraction::Format;

std::optional<Format> paged_format(std::string_view media_type) {
    for (const auto format : {Format::pdf, Format::png, Format::jpeg, Format::tiff})
        if (extraction::media_type(format) == media_type) return format;
    return std::nullopt;
}

Box around(const Box& one, const Box& other) {
    return {std::min(one.left, other.left), std::min(one.top, other.top),
            std::max(one.right, other.right), std::max(one.bottom, other.bottom)};
}

}  // namespace

bool has_pages(const Document& document) { return paged_format(document.media_type).has_value(); }

web::Url page_url(DocumentId id, int page) {
    return web::url("/documents/{}/pages/{}", id, static_cast<std::int64_t>(page));
}

web::Url picture_url(DocumentId id, int page) {
    return web::url("/documents/{}/pages/{}/picture", id, static_cast<std::int64_t>(page));
}

web::Url place_url(DocumentId id, Range range, const web::Url& back) {
    return web::url("/documents/{}/place", id)
        .with("from", std::to_string(range.from))
        .with("to", std::to_string(range.to))
        .with("back", back.text());
}

std::optional<Evidence> Evidence::of(db::Reader& db, const Document& document) {
    const auto format = paged_format(document.media_type);
    if (!format) return std::nullopt;
    auto composed = extraction::compose(*format, pages_of(db, document.id));
    if (!composed) return std::nullopt;
    return Evidence(*std::move(composed));
}

std::vector<Evidence::Strip> Evidence::where(Range range) const {
    std::vector<Strip> strips;
    const auto& lines = m_composed.places;
    for (const auto& line : lines) {
        std::optional<Box> box;
        for (const auto& word : line.words)
            if (word.begin < range.to && word.end > range.from)
                box = box ? around(*box, word.box) : word.box;
        if (!box) continue;
        if (strips.empty() || strips.back().page != line.page)
            strips.push_back({.page = line.page, .boxes = {}});
        strips.back().boxes.push_back(*box);
    }
    return strips;
}

Box Evidence::line_of_print(Range range) const {
    for (const auto& line : m_composed.places)
        for (const auto& word : line.words)
            if (word.begin < range.to && word.end > range.from) return line.box;
    return {};
}

const extraction::Sheet* Evidence::sheet(int page) const {
    const auto& sheets = m_composed.sheets;
    const auto found = std::find_if(sheets.begin(), sheets.end(),
                                    [&](const auto& one) { return one.number == page; });
    return found == sheets.end() ? nullptr : &*found;
}

}  // namespace samskap::documents
