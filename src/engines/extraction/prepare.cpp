// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/extraction/prepare.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engines/extraction/flatten.hpp"

namespace samskap::extraction {
namespace {

constexpr double wanted_resolution = 300;
constexpr double most_pixels = 30e6;

double pixels_of(const Picture& picture) {
    return static_cast<double>(pixGetWidth(picture.get())) * pixGetHeight(picture.get());
}

// Everything Leptonica makes can fail for want of memory; then the picture stays as it was.
void replace(Picture& picture, Pix* better) {
    if (better != nullptr) picture.reset(better);
}

void scale_to_reading_size(Prepared& page) {
    const double room = std::sqrt(most_pixels / pixels_of(page.grey));
    const double factor = std::min(wanted_resolution / page.dots_per_inch, room);
    if (factor > 0.95 && factor < 1.05) return;
    const auto narrow = static_cast<float>(std::clamp(factor, 0.05, 4.0));
    Picture better(pixScale(page.grey.get(), narrow, narrow));
    if (!better) return;
    page.grey = std::move(better);
    page.dots_per_inch *= static_cast<double>(narrow);
}

void flatten(Prepared& page) {
    auto sheet = flattened(page.grey, page.dots_per_inch);
    if (!sheet) return;
    page.grey = std::move(sheet->grey);
    page.dots_per_inch = sheet->dots_per_inch;
    page.straightening = sheet->straightening;
    scale_to_reading_size(page);
}

// Grey levels of the paper itself, coarsely: each tile by its lightest point.
Picture paper_levels(const Picture& grey) {
    constexpr int tile = 24;
    return Picture(pixScaleGrayMinMax(grey.get(), tile, tile, L_CHOOSE_MAX));
}

// Shadows and yellow paper. A clean scan is left alone.
bool has_uneven_paper(const Picture& grey) {
    const auto levels = paper_levels(grey);
    if (!levels) return false;
    float dark = 0;
    float light = 0;
    pixGetRankValueMasked(levels.get(), nullptr, 0, 0, 1, 0.1F, &dark, nullptr);
    pixGetRankValueMasked(levels.get(), nullptr, 0, 0, 1, 0.9F, &light, nullptr);
    return light - dark > 24 || light < 215;
}

void whiten(Picture& grey) {
    if (!has_uneven_paper(grey)) return;
    replace(grey, pixBackgroundNormSimple(grey.get(), nullptr, nullptr));
}

Picture black_and_white(const Picture& grey) {
    Pix* result = nullptr;
    if (pixOtsuAdaptiveThreshold(grey.get(), 2000, 2000, 0, 0, 0.1F, nullptr, &result) != 0)
        return {};
    return Picture(result);
}

// Letters of our script have more strokes that rise than strokes that hang.
bool is_surely_upright(const Picture& page) {
    constexpr float sure = 6;
    float upwards = 0;
    float leftwards = 0;
    const Picture half(pixReduceRankBinaryCascade(page.get(), 1, 0, 0, 0));
    if (!half || pixOrientDetect(half.get(), &upwards, &leftwards, 0, 0) != 0) return false;
    return upwards > sure && upwards > 2 * std::abs(leftwards);
}

// Positive: clockwise, in radians.
double turn_to_level(const Picture& page) {
    constexpr float sure = 3;
    float degrees = 0;
    float confidence = 0;
    if (pixFindSkew(page.get(), &degrees, &confidence) != 0 || confidence < sure) return 0;
    const double radians = static_cast<double>(degrees) * std::numbers::pi / 180;
    return std::abs(degrees) < 0.1F ? 0 : radians;
}

// Back to where a point lay before the picture was turned about its middle.
Straightening before_turn(double radians, double width, double height) {
    const double c = std::cos(radians);
    const double s = std::sin(radians);
    const double x = width / 2;
    const double y = height / 2;
    return {{c, s, x - c * x - s * y, -s, c, y + s * x - c * y, 0, 0, 1}};
}

// Where a point lies when its page, this large, has been turned clockwise by quarters.
Straightening quarter_turns(int quarters, double width, double height) {
    if (quarters == 1) return {{0, -1, height, 1, 0, 0, 0, 0, 1}};
    if (quarters == 2) return {{-1, 0, width, 0, -1, height, 0, 0, 1}};
    if (quarters == 3) return {{0, 1, 0, -1, 0, width, 0, 0, 1}};
    return {};
}

void turn(Prepared& page, Picture& binary, const Raster& raster, int quarters) {
    if (quarters == 0) return;
    const double scale = 72 / page.dots_per_inch;
    const double width = pixGetWidth(page.grey.get()) * scale;
    const double height = pixGetHeight(page.grey.get()) * scale;
    Picture turned(pixRotateOrth(page.grey.get(), quarters));
    if (!turned) return;
    page.grey = std::move(turned);
    page.turned = quarters;
    replace(binary, pixRotateOrth(binary.get(), quarters));
    // Back to how the page lay, from there to the raster, and that turned too.
    const bool swapped = quarters % 2 == 1;
    const auto back =
        quarter_turns(4 - quarters, swapped ? height : width, swapped ? width : height);
    page.straightening = quarter_turns(quarters, width_of(raster), height_of(raster))
                             .after(page.straightening)
                             .after(back);
}

void level(Prepared& page, const Picture& binary) {
    const double radians = turn_to_level(binary);
    if (radians == 0) return;
    Picture turned(pixRotate(page.grey.get(), static_cast<float>(radians), L_ROTATE_AREA_MAP,
                             L_BRING_IN_WHITE, 0, 0));
    if (!turned) return;
    const double scale = 72 / page.dots_per_inch;
    page.straightening = page.straightening.after(before_turn(
        radians, pixGetWidth(page.grey.get()) * scale, pixGetHeight(page.grey.get()) * scale));
    page.grey = std::move(turned);
}

// Ink no wider and no higher than this, and ink that is larger.
struct Sorted {
    Picture small;
    Picture large;
};

Sorted by_size(const Picture& page, int pixels) {
    Picture large(pixSelectBySize(page.get(), pixels, pixels, 8, L_SELECT_IF_EITHER, L_SELECT_IF_GT,
                                  nullptr));
    if (!large) return {};
    return {Picture(pixXor(nullptr, page.get(), large.get())), std::move(large)};
}

void wipe(Picture& grey, Picture& binary, const Picture& specks) {
    const Picture around(pixDilateBrick(nullptr, specks.get(), 3, 3));
    if (!around || pixSetMasked(grey.get(), around.get(), 255) != 0) return;
    replace(binary, pixSubtract(nullptr, binary.get(), specks.get()));
}

// A stop, a dot or a bullet stands beside letters, more often at their height than above or below
// them. What is as small and stands alone is dust on the glass.
void wipe_off_lone_specks(Picture& grey, Picture& binary) {
    constexpr int no_larger = 10;  // pixels of a 300th of an inch: 0.85 mm
    constexpr int beside = 201;    // as far as a bullet stands from its words, 8 mm
    constexpr int above_and_below = 25;
    const auto ink = by_size(binary, no_larger);
    if (!ink.small) return;
    const Picture near(pixDilateBrick(nullptr, ink.large.get(), beside, above_and_below));
    if (!near) return;
    const Picture beside_letters(pixSeedfillBinary(
        nullptr, Picture(pixAnd(nullptr, ink.small.get(), near.get())).get(), ink.small.get(), 8));
    if (!beside_letters) return;
    const Picture alone(pixSubtract(nullptr, ink.small.get(), beside_letters.get()));
    if (alone) wipe(grey, binary, alone);
}

// Specks that are smaller than any stop or dot, when there are so many that the paper is dusty.
void dust_off(Picture& grey, Picture& binary) {
    constexpr int speck = 3;
    constexpr int few_specks = 200;
    const auto ink = by_size(binary, speck);
    int count = 0;
    if (ink.small && pixCountConnComp(ink.small.get(), 8, &count) == 0 && count >= few_specks)
        wipe(grey, binary, ink.small);
    wipe_off_lone_specks(grey, binary);
}

}  // namespace

Prepared prepare(const Raster& raster, const AskWhichWay& ask) {
    Prepared page{Picture(pixConvertTo8(raster.pixels.get(), 0)), raster.dots_per_inch};
    if (!page.grey) return page;
    scale_to_reading_size(page);
    flatten(page);
    whiten(page.grey);
    auto binary = black_and_white(page.grey);
    if (!binary) return page;
    dust_off(page.grey, binary);
    if (!is_surely_upright(binary))
        turn(page, binary, raster,
             ask(page.grey.get(), static_cast<int>(std::lround(page.dots_per_inch))));
    level(page, binary);
    return page;
}

}  // namespace samskap::extraction
