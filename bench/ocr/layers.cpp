// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <tesseract/baseapi.h>

#include <array>
#include <cstdio>

#include "bench/ocr/paper.hpp"
#include "bench/ocr/words.hpp"
#include "engines/extraction/choice.hpp"
#include "engines/extraction/formats.hpp"
#include "engines/extraction/ocr.hpp"
#include "engines/extraction/paper_for_tests.hpp"
#include "kernel/base/text.hpp"

// What the choice between the letters of a page and its picture is worth: pages whose letters are
// right, or were read long ago by a machine that knew no Swedish, over pictures from clean to gone.
// Wrong words of a hundred in what is kept, beside always the letters, always the picture, and the
// better of the two as somebody would choose who knows what stands there.
namespace {

using namespace samskap;
using namespace samskap::bench;
using extraction::PaperPage;

struct Treatment {
    const char* name;
    Picture (*apply)(const Picture&, Random&);
};
constexpr std::array<Treatment, 6> treatments = {{{"clean", clean},
                                                  {"dust", black_and_white},
                                                  {"fax", faxed},
                                                  {"from afar", from_afar},
                                                  {"ruined", ruined},
                                                  {"gone", gone}}};

std::string words_of(const PaperPage& page) {
    std::string words;
    for (const auto& word : page.words) words.append(word.text).append(" ");
    return words;
}

PaperPage layer_of(const std::string& text) {
    PaperPage page;
    const auto words = text::squeeze(text);
    for (const auto word : text::split(words, ' '))
        if (!word.empty()) page.words.push_back({.text = std::string(word)});
    return page;
}

// What a machine made of dirt can have more wrong words than the page has words.
Tally tally_of(const std::string& right, const PaperPage& page) {
    Tally tally;
    tally.add(right, words_of(page));
    tally.wrong = std::min(tally.wrong, tally.words);
    return tally;
}

struct Row {
    std::size_t words = 0;
    std::size_t letters = 0;
    std::size_t picture = 0;
    std::size_t better = 0;
    std::size_t kept = 0;
    int illegible = 0;
    int count = 0;

    void add(const std::string& right, const PaperPage& layer, const PaperPage& scan) {
        const auto with_letters = tally_of(right, layer);
        const auto with_picture = tally_of(right, scan);
        words += with_letters.words;
        letters += with_letters.wrong;
        picture += with_picture.wrong;
        better += std::min(with_letters.wrong, with_picture.wrong);
        const bool stays = extraction::suffices(layer, extraction::swedish_score);
        const auto page =
            stays ? layer : extraction::better_of(layer, scan, extraction::swedish_score);
        kept += tally_of(right, page).wrong;
        illegible += page.refusal ? 1 : 0;
        ++count;
    }
    void print(const std::string& name) const {
        const auto of_a_hundred = [&](std::size_t wrong) {
            return 100.0 * static_cast<double>(wrong) / static_cast<double>(words);
        };
        fmt::print("{:30} {:9.2f} {:9.2f} {:9.2f} {:9.2f} {:7} of {}\n", name,
                   of_a_hundred(letters), of_a_hundred(picture), of_a_hundred(better),
                   of_a_hundred(kept), illegible, count);
    }
};

struct Readings {
    std::string right;
    std::array<PaperPage, treatments.size() + 1> layers;  // the first is right
    std::array<PaperPage, treatments.size()> scans;
};

Readings readings_of(const Leaf& leaf, tesseract::TessBaseAPI& english,
                     extraction::PageReader& reader) {
    Readings readings{leaf.words, {layer_of(leaf.words)}, {}};
    Random random(20310305);
    for (std::size_t i = 0; i < treatments.size(); ++i) {
        const auto picture = treatments.at(i).apply(leaf.picture, random);
        readings.layers.at(i + 1) = layer_of(plainly(english, picture));
        const auto raster = extraction::read_picture(extraction::Format::jpeg,
                                                     extraction::testing::jpeg_of(picture), 1);
        if (raster) readings.scans.at(i) = reader.read(*raster, 1);
    }
    return readings;
}

}  // namespace

// bench_layers FOLDER [PAGES]
int main(int argument_count, char** arguments) {
    if (argument_count < 2) return 2;
    const auto reader = extraction::PageReader::make();
    tesseract::TessBaseAPI english;
    if (!reader || english.Init(nullptr, "eng", tesseract::OEM_LSTM_ONLY) != 0) return 1;
    std::vector<Readings> pages;
    const std::size_t most = argument_count > 2 ? std::stoul(arguments[2]) : 12;
    for (const auto& leaf : leaves_of(arguments[1], most))
        pages.push_back(readings_of(leaf, english, *reader));
    fmt::print("{} pages; wrong words of a hundred\n", pages.size());
    fmt::print("{:30} {:>9} {:>9} {:>9} {:>9} {:>12}\n", "letters, picture", "letters", "picture",
               "better", "kept", "illegible");
    Row all;
    for (std::size_t layer = 0; layer <= treatments.size(); ++layer)
        for (std::size_t scan = 0; scan < treatments.size(); ++scan) {
            Row row;
            for (const auto& page : pages) {
                row.add(page.right, page.layers.at(layer), page.scans.at(scan));
                all.add(page.right, page.layers.at(layer), page.scans.at(scan));
            }
            const std::string name =
                layer == 0 ? "right" : std::string("read from ") + treatments.at(layer - 1).name;
            row.print(name + ", " + treatments.at(scan).name);
        }
    all.print("all");
    return 0;
}
