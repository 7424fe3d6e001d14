// SPDX-License-Identifier: GPL-3.0-or-later
#include <iconv.h>
#include <poppler-document.h>
#include <poppler-page.h>

#include <array>
#include <map>
#include <memory>

#include "engines/extraction/formats.hpp"
#include "engines/extraction/pdf_layout.hpp"
#include "kernel/base/text.hpp"

namespace samskap::extraction {
namespace {

// Fewer letters than this on a page are a stamp on a scan.
constexpr std::size_t letters_of_a_stamp = 5;

std::string utf8_of(const poppler::ustring& wide) {
    std::string result;
    for (std::size_t i = 0; i < wide.size(); ++i) {
        char32_t c = wide[i];
        if (c >= 0xD800 && c < 0xDC00 && i + 1 < wide.size())
            c = 0x10000 + ((c - 0xD800) << 10U) + (wide[++i] - 0xDC00U);
        text::append(result, c >= 0xD800 && c < 0xE000 ? 0xFFFD : c);
    }
    return text::clean(result);
}

// The letters fi and fl as one sign are two letters in every word list.
std::string without_ligatures(std::string words) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> ligatures = {
        {{"ﬁ", "fi"}, {"ﬂ", "fl"}, {"ﬀ", "ff"}, {"ﬃ", "ffi"}, {"ﬄ", "ffl"}}};
    if (words.find("\xEF\xAC") == words.npos) return words;
    for (const auto& [sign, letters] : ligatures)
        for (auto at = words.find(sign); at != words.npos; at = words.find(sign, at))
            words.replace(at, sign.size(), letters);
    return words;
}

bool is_bold(const poppler::text_box& box) {
    const auto name = text::lower(box.get_font_name());
    return name.find("bold") != name.npos || name.find("black") != name.npos ||
           name.find("heavy") != name.npos;
}

// Text that stands on its side is a stamp in the margin.
int usual_rotation(const std::vector<poppler::text_box>& boxes) {
    std::map<int, std::size_t> counts;
    for (const auto& box : boxes) ++counts[box.rotation()];
    int usual = 0;
    for (const auto& [rotation, count] : counts)
        if (count > counts[usual]) usual = rotation;
    return usual;
}

Word word_of(const poppler::text_box& box) {
    const auto place = box.bbox();
    return {without_ligatures(std::string(text::trim(utf8_of(box.text())))),
            place.left(),
            place.top(),
            place.right(),
            place.bottom(),
            box.get_font_size(),
            is_bold(box)};
}

PaperPage paper_of(const poppler::page& page, int number) {
    const auto area = page.page_rect();
    PaperPage paper{number, area.width(), area.height(), {}};
    const auto boxes = page.text_list(poppler::page::text_list_include_font);
    const int usual = usual_rotation(boxes);
    for (const auto& box : boxes) {
        if (box.rotation() != usual) continue;
        auto word = word_of(box);
        if (!word.text.empty()) paper.words.push_back(std::move(word));
    }
    return paper;
}

std::size_t letters_on(const PaperPage& page) {
    std::size_t letters = 0;
    for (const auto& word : page.words)
        for (std::size_t at = 0; at < word.text.size();)
            letters += text::is_letter(text::decode(word.text, at)) ? 1 : 0;
    return letters;
}

using Document = std::unique_ptr<poppler::document>;

void say_nothing(const std::string& /*message*/, void* /*closure*/) {}

Expected<Document, Refusal> open(std::string_view bytes) {
    poppler::set_debug_error_function(say_nothing, nullptr);
    if (bytes.size() > 0x7FFFFFFF) return unexpected(Refusal::too_large);
    Document document(
        poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
    if (!document) return unexpected(Refusal::broken);
    if (document->is_locked()) return unexpected(Refusal::encrypted);
    if (document->pages() < 1) return unexpected(Refusal::broken);
    return document;
}

Expected<Extracted, Refusal> read(const poppler::document& document) {
    std::vector<PaperPage> pages;
    std::vector<int> silent;
    std::size_t letters = 0;
    for (int i = 0; i < document.pages(); ++i) {
        const std::unique_ptr<poppler::page> page(document.create_page(i));
        if (!page) continue;
        pages.push_back(paper_of(*page, i + 1));
        const auto found = letters_on(pages.back());
        if (found < letters_of_a_stamp) silent.push_back(i + 1);
        letters += found;
    }
    if (pages.empty()) return unexpected(Refusal::broken);
    if (letters < letters_of_a_stamp * pages.size()) return unexpected(Refusal::no_text);
    std::vector<PrintLine> lines;
    for (const auto& page : pages)
        for (auto& line : lines_of(page)) lines.push_back(std::move(line));
    share_the_edge(lines, pages);
    auto flow = flow_of(without_furniture(std::move(lines), pages));
    auto extracted = std::move(flow).take(Format::pdf);
    extracted.silent_pages = std::move(silent);
    return extracted;
}

// One page that says "a": enough to load all that Poppler loads late.
constexpr std::string_view smallest_pdf = R"(%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F
<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>>>>>>> endobj
4 0 obj <</Length 38>> stream
BT /F 12 Tf 20 100 Td (abcdef) Tj ET  
endstream endobj
trailer <</Root 1 0 R>>
)";

}  // namespace

Expected<Extracted, Refusal> extract_pdf(std::string_view bytes) {
    return open(bytes).and_then([](const Document& document) { return read(*document); });
}

void warm_up() {
    // Never closed: as long as one is open, the C library keeps its tables.
    static const std::array converters = {::iconv_open("UTF-8", "UTF-16"),
                                          ::iconv_open("UTF-16", "UTF-8")};
    static_cast<void>(converters);
    // As long as one document is open, Poppler keeps what it shares between documents.
    static const auto kept = open(smallest_pdf);
    ensure(kept.has_value(), "Poppler does not read the smallest PDF");
    static_cast<void>(extract_pdf(smallest_pdf));
    static_cast<void>(extract_html("<p>å</p>"));
    static_cast<void>(extract_text("\xE5tg\xE4rd", ""));
    static_cast<void>(text::clean("a\xCC\x8A"));
}

}  // namespace samskap::extraction
