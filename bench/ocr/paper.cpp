// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/ocr/paper.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <numbers>

#include "engines/extraction/extraction.hpp"
#include "engines/extraction/paper_for_tests.hpp"
#include "kernel/base/text.hpp"

namespace samskap::bench {
namespace {

constexpr std::size_t letters_in_a_line = 70;
constexpr double first_line = 80;
constexpr double last_line = 770;
constexpr double pitch = 15;

double between(Random& random, double least, double most) {
    return std::uniform_real_distribution<double>(least, most)(random);
}

std::vector<std::string> wrapped(std::string_view paragraph) {
    std::vector<std::string> rows(1);
    for (const auto word : text::split(paragraph, ' ')) {
        if (word.empty()) continue;
        auto& row = rows.back();
        if (!row.empty() && text::code_points(row) + text::code_points(word) >= letters_in_a_line)
            rows.emplace_back(word);
        else
            row.append(row.empty() ? "" : " ").append(word);
    }
    return rows;
}

// Light that falls off from one corner, and a soft bar of shadow across.
void dim(Pix* page, Random& random) {
    const int width = pixGetWidth(page);
    const int height = pixGetHeight(page);
    const double across = between(random, 0.15, 0.4);
    const double along = between(random, 0.15, 0.4);
    const double bar = between(random, 0.2, 0.8);
    const double depth = between(random, 0.2, 0.35);
    for (int y = 0; y < height; ++y) {
        auto* row = pixGetData(page) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(page);
        for (int x = 0; x < width; ++x) {
            const int level = GET_DATA_BYTE(row, x);
            const double u = static_cast<double>(x) / width;
            const double v = static_cast<double>(y) / height;
            const double off = (u + 0.3 * v - bar) / 0.12;
            const double light =
                (1 - across * u) * (1 - along * v) * (1 - depth * std::exp(-off * off));
            SET_DATA_BYTE(row, x, static_cast<l_uint8>(level * light));
        }
    }
}

std::string read_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

Picture unsharp(const Picture& page, float scale) {
    const Picture small(pixScale(page.get(), scale, scale));
    Picture soft(pixBlockconvGray(small.get(), nullptr, 1, 1));
    const auto resolution = static_cast<int>(std::lround(300 * scale));
    pixSetResolution(soft.get(), resolution, resolution);
    return soft;
}

// Film in bad light: each spot a little too dark or too bright.
void add_grain(Pix* page, int most, Random& random) {
    for (int y = 0; y < pixGetHeight(page); ++y) {
        auto* row = pixGetData(page) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(page);
        for (int x = 0; x < pixGetWidth(page); ++x) {
            const auto stray = static_cast<int>(random() % (2 * static_cast<unsigned>(most) + 1));
            const int level = GET_DATA_BYTE(row, x) + stray - most;
            SET_DATA_BYTE(row, x, static_cast<l_uint8>(std::clamp(level, 0, 255)));
        }
    }
}

Picture copy_of(const Picture& page) { return Picture(pixCopy(nullptr, page.get())); }

// The corners of the paper as the camera sees them, on a table that is darker than the paper.
Picture seen_from_the_side(const Picture& page, Random& random) {
    const auto width = static_cast<float>(pixGetWidth(page.get()));
    const auto height = static_cast<float>(pixGetHeight(page.get()));
    const auto margin = 0.12F * width;
    Picture table(pixAddBorderGeneral(page.get(), static_cast<int>(margin),
                                      static_cast<int>(margin), static_cast<int>(margin),
                                      static_cast<int>(margin), 70));
    Pta* from = ptaCreate(4);
    Pta* to = ptaCreate(4);
    for (const auto& [x, y] : {std::pair{0.F, 0.F}, {1.F, 0.F}, {1.F, 1.F}, {0.F, 1.F}}) {
        const auto stray = [&] { return static_cast<float>(between(random, -0.07, 0.07)) * width; };
        ptaAddPt(from, margin + x * width, margin + y * height);
        ptaAddPt(to, margin + x * width + stray(), margin + y * height + stray());
    }
    Picture seen(pixProjectivePtaGray(table.get(), to, from, 70));
    ptaDestroy(&from);
    ptaDestroy(&to);
    return seen;
}

}  // namespace

std::vector<Leaf> print(const std::string& text, const char* font) {
    std::vector<Leaf> leaves;
    extraction::testing::PrintedPage page;
    std::string words;
    double top = first_line;
    const auto finish = [&] {
        if (!page.empty()) leaves.push_back({words, extraction::testing::scan_of(page, 300, font)});
        page.clear();
        words.clear();
        top = first_line;
    };
    for (const auto paragraph : text::lines(text))
        for (const auto& row : wrapped(paragraph)) {
            page.push_back({70, top, row, 11, false});
            words.append(row).append("\n");
            top += pitch;
            if (top > last_line) finish();
        }
    finish();
    return leaves;
}

std::vector<Leaf> leaves_of(const std::filesystem::path& folder, std::size_t most) {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".txt") paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    std::vector<Leaf> leaves;
    constexpr const char* fonts[] = {"DejaVu Serif", "DejaVu Sans"};
    for (const auto& path : paths) {
        const auto text = extraction::extract_text(read_file(path), "minutes.txt");
        if (!text) continue;
        for (auto& leaf : print(text->text, fonts[leaves.size() % 2]))
            if (leaves.size() < most) leaves.push_back(std::move(leaf));
    }
    return leaves;
}

Picture clean(const Picture& page, Random& /*random*/) { return copy_of(page); }

Picture in_200_dots(const Picture& page, Random& /*random*/) {
    Picture small(pixScale(page.get(), 2 / 3.0F, 2 / 3.0F));
    pixSetResolution(small.get(), 200, 200);
    return small;
}

Picture black_and_white(const Picture& page, Random& random) {
    Picture paper(pixThresholdToBinary(page.get(), 150));
    const int width = pixGetWidth(paper.get());
    const int height = pixGetHeight(paper.get());
    for (int grain = 0; grain < 1500; ++grain)
        pixRasterop(paper.get(), static_cast<int>(between(random, 0, width)),
                    static_cast<int>(between(random, 0, height)), 2, 2, PIX_SET, nullptr, 0, 0);
    pixSetResolution(paper.get(), 300, 300);
    return paper;
}

Picture askew(const Picture& page, Random& random) {
    const double degrees = between(random, 0.7, 3) * (random() % 2 == 0 ? 1 : -1);
    return Picture(pixRotate(page.get(), static_cast<float>(degrees * std::numbers::pi / 180),
                             L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0));
}

Picture sideways(const Picture& page, Random& random) {
    return Picture(pixRotateOrth(page.get(), 1 + static_cast<int>(random() % 3)));
}

Picture in_shadow(const Picture& page, Random& random) {
    auto dimmed = copy_of(page);
    dim(dimmed.get(), random);
    return dimmed;
}

Picture photographed(const Picture& page, Random& random) {
    auto seen = seen_from_the_side(page, random);
    dim(seen.get(), random);
    Picture soft(pixBlockconvGray(seen.get(), nullptr, 1, 1));
    pixSetResolution(soft.get(), 72, 72);
    return soft;
}

Picture faxed(const Picture& page, Random& /*random*/) {
    const Picture small(pixScale(page.get(), 0.34F, 0.34F));
    Picture paper(pixThresholdToBinary(small.get(), 150));
    pixSetResolution(paper.get(), 102, 102);
    return paper;
}

Picture from_afar(const Picture& page, Random& random) {
    auto soft = unsharp(page, 0.27F);
    dim(soft.get(), random);
    return soft;
}

Picture ruined(const Picture& page, Random& random) {
    auto soft = unsharp(page, 0.2F);
    add_grain(soft.get(), 20, random);
    return soft;
}

Picture gone(const Picture& page, Random& random) {
    auto soft = unsharp(page, 0.16F);
    add_grain(soft.get(), 35, random);
    return soft;
}

}  // namespace samskap::bench
