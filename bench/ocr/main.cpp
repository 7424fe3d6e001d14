// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <leptonica/allheaders.h>
#include <tesseract/baseapi.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "bench/ocr/paper.hpp"
#include "bench/ocr/words.hpp"
#include "engines/extraction/choice.hpp"
#include "engines/extraction/formats.hpp"
#include "engines/extraction/ocr.hpp"
#include "engines/extraction/paper_for_tests.hpp"
#include "kernel/base/text.hpp"

// Wrong words per hundred, read from printed pages that the world has treated ill: by Tesseract's
// English letters and by its Swedish ones on the picture as it is, and by the engine.
namespace {

using namespace samskap;
using namespace samskap::bench;

double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

std::string by_engine(extraction::PageReader& reader, const std::string& jpeg) {
    using namespace extraction;
    auto raster = read_picture(Format::jpeg, jpeg, 1);
    if (!raster) return {};
    const auto text = compose(Format::jpeg, {reader.read(*raster, 1)});
    return text ? text->text : "";
}

// Of the processor time that a scanned PDF takes from its bytes to its text, the share spent where
// there is nothing but Leptonica and Tesseract.
double share_of_reading(extraction::PageReader& reader, const std::vector<Leaf>& leaves) {
    using namespace extraction;
    std::vector<extraction::testing::ScannedPage> scans;
    for (const auto& leaf : leaves)
        scans.push_back({Picture(pixCopy(nullptr, leaf.picture.get())), {}});
    const auto pdf = extraction::testing::scanned_pdf(scans);
    const double start = processor_seconds();
    double reading = 0;
    const auto file = open_pdf(pdf);
    if (!file) return 0;
    std::vector<PaperPage> pages;
    for (int number = 1; number <= (*file)->count(); ++number) {
        auto layer = (*file)->layer(number);
        if (suffices(layer, swedish_score)) continue;
        const auto raster = (*file)->raster(number, reading_dots_per_inch);
        if (!raster) continue;
        const double before = processor_seconds();
        auto read = reader.read(*raster, number);
        reading += processor_seconds() - before;
        pages.push_back(better_of(std::move(layer), std::move(read), swedish_score));
    }
    const auto text = compose(Format::pdf, std::move(pages));
    return text ? reading / (processor_seconds() - start) : 0;
}

struct Treatment {
    const char* name;
    Picture (*apply)(const Picture&, Random&);
};
constexpr Treatment treatments[] = {{"clean", clean},
                                    {"200 dots", in_200_dots},
                                    {"black and white, dust", black_and_white},
                                    {"askew", askew},
                                    {"sideways", sideways},
                                    {"in shadow", in_shadow},
                                    {"photographed", photographed}};

// The pages as a scanned PDF, for whoever wants to look at a whole import from outside.
int write_scan(const std::vector<Leaf>& leaves, const char* file) {
    std::vector<extraction::testing::ScannedPage> scans;
    for (const auto& leaf : leaves)
        scans.push_back({Picture(pixCopy(nullptr, leaf.picture.get())), {}});
    std::ofstream(file, std::ios::binary) << extraction::testing::scanned_pdf(scans);
    return 0;
}

}  // namespace

// bench_ocr FOLDER [PAGES [ONE TREATMENT]], or bench_ocr FOLDER PAGES write FILE
int main(int argument_count, char** arguments) {
    if (argument_count < 2) return 2;
    const std::size_t most = argument_count > 2 ? std::stoul(arguments[2]) : 12;
    const std::string only = argument_count > 3 ? arguments[3] : "";
    if (only == "write" && argument_count > 4)
        return write_scan(leaves_of(arguments[1], most), arguments[4]);
    const auto reader = extraction::PageReader::make();
    tesseract::TessBaseAPI english;
    tesseract::TessBaseAPI swedish;
    if (!reader || english.Init(nullptr, "eng", tesseract::OEM_LSTM_ONLY) != 0 ||
        swedish.Init(nullptr, "swe", tesseract::OEM_LSTM_ONLY) != 0)
        return 1;
    const auto leaves = leaves_of(arguments[1], most);
    fmt::print("{} pages; wrong words of a hundred, seconds of processor time a page\n",
               leaves.size());
    fmt::print("{:24} {:>12} {:>12} {:>12} {:>10}\n", "", "eng", "swe", "engine", "seconds");
    for (const auto& treatment : treatments) {
        if (!only.empty() && only != treatment.name) continue;
        Random random(20310305);
        Tally by_english;
        Tally by_swedish;
        Tally ours;
        for (const auto& leaf : leaves) {
            const auto picture = treatment.apply(leaf.picture, random);
            if (only.empty()) {
                by_english.add(leaf.words, plainly(english, picture));
                by_swedish.add(leaf.words, plainly(swedish, picture));
            }
            const auto jpeg = extraction::testing::jpeg_of(picture);
            const double start = processor_seconds();
            const auto read = by_engine(*reader, jpeg);
            ours.seconds += processor_seconds() - start;
            ours.add(leaf.words, read);
        }
        fmt::print("{:24} {:12.2f} {:12.2f} {:12.2f} {:10.2f}\n", treatment.name,
                   by_english.percent(), by_swedish.percent(), ours.percent(),
                   ours.seconds / static_cast<double>(leaves.size()));
        std::fflush(stdout);
    }
    if (only.empty())
        fmt::print("{:24} {:12.1f} % of the processor time, of a scanned PDF\n",
                   "Leptonica, Tesseract", 100 * share_of_reading(*reader, leaves));
    return 0;
}
