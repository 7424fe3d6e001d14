// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/extraction/ocr.hpp"

#include <leptonica/allheaders.h>
#include <tesseract/baseapi.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "engines/extraction/prepare.hpp"
#include "kernel/base/text.hpp"

namespace samskap::extraction {
namespace {

using Iterator = tesseract::ResultIterator;

// What Tesseract is this unsure of is dirt on the paper.
constexpr double least_confidence = 0.15;

struct Scale {
    double points_per_pixel = 0.24;
};

struct Signs {
    std::size_t letters = 0;
    std::size_t digits = 0;
    std::size_t others = 0;
};

Signs signs_of(std::string_view word) {
    Signs signs;
    for (std::size_t at = 0; at < word.size();) {
        const auto c = text::decode(word, at);
        ++(text::is_letter(c) ? signs.letters : text::is_digit(c) ? signs.digits : signs.others);
    }
    return signs;
}

double row_height_of(const Iterator& at) {
    float height = 0;
    float below = 0;
    float above = 0;
    at.RowAttributes(&height, &below, &above);
    return static_cast<double>(height);
}

// A bullet is a round spot, halfway up the letters; Tesseract's Swedish has no sign for it and says
// "«", "e", "*" or "»«".
bool is_spot(const Word& word, double row_height, double row_bottom) {
    const double width = word.right - word.left;
    const double height = word.bottom - word.top;
    const double middle = row_bottom - (word.top + word.bottom) / 2;
    if (signs_of(word.text).letters > 1) return false;
    return height < 0.62 * row_height && height > 0.12 * row_height && width < 1.5 * height &&
           width > 0.66 * height && middle > 0.25 * row_height && middle < 0.75 * row_height &&
           text::code_points(word.text) <= 2;
}

// Tesseract's Swedish knows no dash between figures: it says "—" or "—-".
std::string with_dashes(std::string word) {
    for (const std::string_view said : {"—-", "-—", "——", "—"})
        for (auto at = word.find(said); at != std::string::npos; at = word.find(said))
            word.replace(at, said.size(), "–");
    return word;
}

std::optional<Word> word_at(const Iterator& at, Scale scale) {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
    if (!at.BoundingBox(tesseract::RIL_WORD, &left, &top, &right, &bottom)) return std::nullopt;
    const std::unique_ptr<char[]> letters(at.GetUTF8Text(tesseract::RIL_WORD));
    if (!letters) return std::nullopt;
    const double unit = scale.points_per_pixel;
    Word word{with_dashes(text::squeeze(text::clean(letters.get()))), left * unit, top * unit,
              right * unit, bottom * unit};
    word.size = row_height_of(at) * unit;
    word.confidence =
        std::clamp(static_cast<double>(at.Confidence(tesseract::RIL_WORD)) / 100, 0.0, 1.0);
    return word;
}

// Stops and strokes that belong to a word come with it. Those that stand by themselves are specks,
// creases and the rules of tables.
bool is_lone_mark(const Word& word) {
    static constexpr std::array<std::string_view, 16> marks = {
        ".", ",", "'", "`", "´", "\"", "_", "~", "^", "°", "|", "¦", "\\", "’", "‘", "”"};
    const bool marked = std::find(marks.begin(), marks.end(), word.text) != marks.end();
    if (marked) return true;
    const auto signs = signs_of(word.text);
    if (signs.others != 1 || signs.letters + signs.digits > 0 || word.text == "•") return false;
    const double width = word.right - word.left;
    const double height = word.bottom - word.top;
    const bool lies = word.text == "-" || word.text == "–" || word.text == "—" || word.text == "=";
    return lies ? width < 1.2 * height : std::max(width, height) < 0.35 * word.size;
}

// A word of several letters is kept, however unsure: it is marked, and somebody is asked.
bool is_dirt(const Word& word) {
    constexpr std::size_t a_word = 4;
    if (word.text.empty() || is_lone_mark(word)) return true;
    const auto signs = signs_of(word.text);
    if (signs.letters >= a_word) return false;
    const bool says_something = signs.letters + signs.digits > 0;
    return word.confidence < (says_something ? least_confidence : 2 * least_confidence);
}

double row_bottom_at(const Iterator& at, Scale scale) {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
    at.BoundingBox(tesseract::RIL_TEXTLINE, &left, &top, &right, &bottom);
    return bottom * scale.points_per_pixel;
}

// A line of print and how black it is: the area of its ink against the edges of its ink, by the
// size of the letters. Larger letters have thicker strokes, bold ones thicker than their size asks.
struct Row {
    std::size_t first_word = 0;
    std::size_t letters = 0;
    double ink = 0;
    double edges = 0;
    double size = 1;
    [[nodiscard]] double weight() const { return edges > 0 ? ink / edges / size : 0; }
};

void weigh(Row& row, const Word& word, Pix* page, Scale scale) {
    const double unit = scale.points_per_pixel;
    ::Box* area = boxCreate(static_cast<int>(word.left / unit), static_cast<int>(word.top / unit),
                            static_cast<int>((word.right - word.left) / unit),
                            static_cast<int>((word.bottom - word.top) / unit));
    const Picture letters(pixClipRectangle(page, area, nullptr));
    boxDestroy(&area);
    if (!letters) return;
    const Picture inside(pixErodeBrick(nullptr, letters.get(), 3, 3));
    int ink = 0;
    int kept = 0;
    pixCountPixels(letters.get(), &ink, nullptr);
    if (inside) pixCountPixels(inside.get(), &kept, nullptr);
    row.ink += ink;
    row.edges += ink - kept;
    row.letters += word.text.size();
    row.size = word.size;
}

// What most of the print on the page weighs.
double usual_weight(std::vector<Row> rows) {
    std::sort(rows.begin(), rows.end(),
              [](const Row& left, const Row& right) { return left.weight() < right.weight(); });
    std::size_t all = 0;
    for (const auto& row : rows) all += row.letters;
    std::size_t passed = 0;
    for (const auto& row : rows)
        if ((passed += row.letters) * 2 >= all) return row.weight();
    return 0;
}

void mark_bold(std::vector<Word>& words, const std::vector<Row>& rows) {
    constexpr double bolder = 1.22;
    constexpr std::size_t fewest_letters = 4;
    const double usual = usual_weight(rows);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool bold = rows[i].weight() > bolder * usual && rows[i].letters >= fewest_letters;
        const auto end = i + 1 < rows.size() ? rows[i + 1].first_word : words.size();
        for (auto word = rows[i].first_word; word < end; ++word) words[word].bold = bold;
    }
}

double usual_size(const std::vector<Word>& words) {
    std::vector<double> sizes;
    for (const auto& word : words) sizes.insert(sizes.end(), word.text.size(), word.size);
    if (sizes.empty()) return 1;
    const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
    std::nth_element(sizes.begin(), middle, sizes.end());
    return *middle;
}

// What would be small print and cannot be read is no print.
void drop_unreadable_small_print(std::vector<Word>& words) {
    constexpr double small = 0.6;
    constexpr double readable = 0.5;
    const double usual = usual_size(words);
    std::erase_if(words, [&](const Word& word) {
        return word.size < small * usual && word.confidence < readable;
    });
}

std::vector<Word> words_of(Iterator& at, Pix* page, Scale scale) {
    std::vector<Word> words;
    std::vector<Row> rows;
    do {
        auto word = word_at(at, scale);
        if (!word) continue;
        const bool first = at.IsAtBeginningOf(tesseract::RIL_TEXTLINE);
        if (first || rows.empty()) rows.push_back({words.size()});
        if (first && is_spot(*word, word->size, row_bottom_at(at, scale))) {
            word->text = "•";
            word->confidence = std::max(word->confidence, 0.5);
        }
        if (is_dirt(*word)) continue;
        if (page != nullptr) weigh(rows.back(), *word, page, scale);
        words.push_back(*std::move(word));
    } while (at.Next(tesseract::RIL_WORD));
    mark_bold(words, rows);
    drop_unreadable_small_print(words);
    return words;
}

}  // namespace

struct PageReader::Engines {
    tesseract::TessBaseAPI swedish;
    tesseract::TessBaseAPI directions;
    bool knows_directions = false;

    int which_way(Pix* grey, int dots_per_inch) {
        int degrees = 0;
        float sure = 0;
        const char* script = nullptr;
        float script_sure = 0;
        if (!knows_directions) return 0;
        directions.SetImage(grey);
        directions.SetSourceResolution(dots_per_inch);
        const bool found =
            directions.DetectOrientationScript(&degrees, &sure, &script, &script_sure);
        directions.Clear();
        return found && sure > 1 ? (4 - degrees / 90 % 4) % 4 : 0;
    }
};

PageReader::PageReader(std::unique_ptr<Engines> engines) : m_engines(std::move(engines)) {}
PageReader::~PageReader() = default;

std::unique_ptr<PageReader> PageReader::make() {
    setMsgSeverity(L_SEVERITY_NONE);
    auto engines = std::make_unique<Engines>();
    if (engines->swedish.Init(nullptr, "swe", tesseract::OEM_LSTM_ONLY) != 0) return {};
    engines->swedish.SetPageSegMode(tesseract::PSM_AUTO);
    engines->knows_directions =
        engines->directions.Init(nullptr, "osd", tesseract::OEM_TESSERACT_ONLY) == 0;
    engines->directions.SetPageSegMode(tesseract::PSM_OSD_ONLY);
    return std::make_unique<PageReader>(std::move(engines));
}

PaperPage PageReader::read(const Raster& raster, int number) {
    const auto prepared = prepare(raster, [&](Pix* grey, int dots_per_inch) {
        return m_engines->which_way(grey, dots_per_inch);
    });
    if (!prepared.grey) return refused_page(number, Refusal::out_of_memory);
    const Scale scale{72 / prepared.dots_per_inch};
    PaperPage page;
    page.number = number;
    page.origin = Origin::scan;
    page.width = pixGetWidth(prepared.grey.get()) * scale.points_per_pixel;
    page.height = pixGetHeight(prepared.grey.get()) * scale.points_per_pixel;
    page.turned = prepared.turned;
    page.shown_width = page.turned % 2 == 0 ? width_of(raster) : height_of(raster);
    page.shown_height = page.turned % 2 == 0 ? height_of(raster) : width_of(raster);
    page.straightening = prepared.straightening;
    auto& tesseract = m_engines->swedish;
    tesseract.SetImage(prepared.grey.get());
    tesseract.SetSourceResolution(static_cast<int>(std::lround(prepared.dots_per_inch)));
    if (tesseract.Recognize(nullptr) != 0) return refused_page(number, Refusal::broken);
    if (const std::unique_ptr<Iterator> first(tesseract.GetIterator()); first)
        page.words = words_of(*first, Picture(tesseract.GetThresholdedImage()).get(), scale);
    tesseract.Clear();
    return page;
}

}  // namespace samskap::extraction
