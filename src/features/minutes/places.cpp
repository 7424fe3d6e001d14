// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/minutes/places.hpp"

#include <algorithm>

#include "features/minutes/texts.hpp"
#include "kernel/base/text.hpp"
#include "kernel/ui/components.hpp"
#include "kernel/ui/paper.hpp"

namespace samskap::minutes {
namespace {

using documents::Range;
using ui::Html;

std::size_t after_characters(std::string_view text, std::size_t at, int characters) {
    for (int i = 0; i < characters && at < text.size() && text[at] != '\n'; ++i)
        samskap::text::decode(text, at);
    return at;
}

}  // namespace

std::optional<Places> Places::of(db::Reader& db, const documents::Document& document,
                                 const std::vector<repairs::Repair>& repairs) {
    if (!documents::has_pages(document)) return std::nullopt;
    return Places(db, document, repairs);
}

Places::Places(db::Reader& db, const documents::Document& document,
               const std::vector<repairs::Repair>& repairs)
    : m_document(document.id),
      m_text(document.text),
      m_evidence(documents::Evidence::of(db, document)) {
    m_starts.push_back(0);
    for (std::size_t at = m_text.find('\n'); at != std::string::npos;
         at = m_text.find('\n', at + 1))
        m_starts.push_back(at + 1);
    std::size_t longer = 0;  // wraps round where words became shorter, and back again
    for (const auto& one : repairs) {
        m_shifts.push_back({one.start + longer, one.stands().size(), one.start, one.was.size()});
        longer += one.stands().size() - one.was.size();
    }
    // Pages that were read otherwise than this text say nothing of its places.
    const auto original = repairs::original_of(db, document.id);
    if (m_evidence && m_evidence->text() != (original.empty() ? m_text : original))
        m_evidence.reset();
}

std::size_t Places::before_repairs(std::size_t byte, bool is_end) const {
    const auto next = std::find_if(m_shifts.begin(), m_shifts.end(), [&](const Shift& one) {
        return is_end ? one.now >= byte : one.now > byte;
    });
    if (next == m_shifts.begin()) return byte;
    const auto& last = *std::prev(next);
    if (byte < last.now + last.size || (is_end && byte == last.now + last.size))
        return is_end ? last.was + last.old_size : last.was;
    return byte - (last.now + last.size) + last.was + last.old_size;
}

std::optional<Range> Places::in_original(std::size_t from, std::size_t to) const {
    if (!m_evidence || from >= to) return std::nullopt;
    return Range{before_repairs(from, false), before_repairs(to, true)};
}

std::optional<Range> Places::at(const reading::Span& where) const {
    const auto last = static_cast<std::size_t>(std::max(where.line, where.end_line));
    if (where.line < 1 || last > m_starts.size()) return std::nullopt;
    const auto first = m_starts[static_cast<std::size_t>(where.line) - 1];
    return in_original(after_characters(m_text, first, where.column_from - 1),
                       after_characters(m_text, m_starts[last - 1], where.column_to - 1));
}

std::optional<Range> Places::of_words(int line, std::string_view source,
                                      std::string_view words) const {
    if (line < 1 || static_cast<std::size_t>(line) > m_starts.size()) return std::nullopt;
    const auto start = m_starts[static_cast<std::size_t>(line) - 1];
    const auto end = std::min(start + source.size(), m_text.size());
    // A source that is not what stands there was typed, or comes from another file.
    if (std::string_view(m_text).substr(start, end - start) != source) return std::nullopt;
    std::string flat(source);
    std::replace(flat.begin(), flat.end(), '\n', ' ');
    const auto found = words.empty() ? std::string::npos : flat.find(words);
    if (found == std::string::npos) return in_original(start, end);
    return in_original(start + found, start + found + words.size());
}

web::Url Places::url(Range range, const web::Url& back) const {
    return documents::place_url(m_document, range, back);
}

Html Places::cut_out(Range range, const ui::Texts& t) const {
    if (!m_evidence) return {};
    Html all;
    for (const auto& strip : m_evidence->where(range)) {
        const auto* sheet = m_evidence->sheet(strip.page);
        if (sheet == nullptr || sheet->origin != extraction::Origin::scan) continue;
        ui::Paper paper{.picture = documents::picture_url(m_document, strip.page),
                        .width = sheet->width,
                        .height = sheet->height,
                        .shown = {},
                        .alt = t(text::cut_out_of_page, std::int64_t{strip.page})};
        for (const auto& box : strip.boxes)
            paper.frames.push_back({box.left, box.top, box.right, box.bottom});
        paper.shown = ui::strip_around(paper.frames, sheet->width, sheet->height);
        all += ui::paper(paper);
    }
    return all;
}

Html Places::pages(const std::vector<int>& numbers, const web::Url& back,
                   const ui::Texts& t) const {
    Html links;
    for (const auto number : numbers)
        links += ui::link_button(documents::page_url(m_document, number).with("back", back.text()),
                                 t(text::see_page, std::int64_t{number}), ui::ButtonKind::mini,
                                 ui::Icon::source);
    return ui::buttons(links);
}

Html Places::line_around(Range word, std::string_view spoken) const {
    if (!m_evidence) return {};
    const auto strips = m_evidence->where(word);
    if (strips.empty()) return {};
    const auto& strip = strips.front();
    const auto* sheet = m_evidence->sheet(strip.page);
    if (sheet == nullptr) return {};
    const auto line = m_evidence->line_of_print(word);
    const ui::Paper paper{
        .picture = documents::picture_url(m_document, strip.page),
        .width = sheet->width,
        .height = sheet->height,
        .shown = ui::strip_around({{line.left, line.top, line.right, line.bottom}}, sheet->width,
                                  sheet->height),
        .frames = {{strip.boxes.front().left, strip.boxes.front().top, strip.boxes.front().right,
                    strip.boxes.front().bottom}},
        .alt = std::string(spoken)};
    return ui::paper(paper);
}

}  // namespace samskap::minutes
