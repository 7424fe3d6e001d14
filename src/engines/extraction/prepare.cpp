// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/extraction/prepare.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <numbers>

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

struct Scaled {
    Picture grey;
    double dots_per_inch = 0;
};

Scaled to_reading_size(const Raster& raster) {
    Scaled scaled{Picture(pixConvertTo8(raster.pixels.get(), 0)), raster.dots_per_inch};
    if (!scaled.grey) return scaled;
    const double room = std::sqrt(most_pixels / pixels_of(scaled.grey));
    const double factor = std::min(wanted_resolution / raster.dots_per_inch, room);
    if (factor > 0.95 && factor < 1.05) return scaled;
    const auto narrow = static_cast<float>(std::clamp(factor, 0.05, 4.0));
    Picture better(pixScale(scaled.grey.get(), narrow, narrow));
    if (better) scaled = {std::move(better), raster.dots_per_inch * static_cast<double>(narrow)};
    return scaled;
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

}  // namespace

Prepared prepare(const Raster& raster, const AskWhichWay& ask) {
    auto [grey, resolution] = to_reading_size(raster);
    Prepared page{std::move(grey), resolution};
    if (!page.grey) return page;
    whiten(page.grey);
    auto binary = black_and_white(page.grey);
    if (!binary) return page;
    if (!is_surely_upright(binary))
        page.turned = ask(page.grey.get(), static_cast<int>(std::lround(resolution)));
    if (page.turned != 0) {
        replace(page.grey, pixRotateOrth(page.grey.get(), page.turned));
        replace(binary, pixRotateOrth(binary.get(), page.turned));
    }
    level(page, binary);
    return page;
}

}  // namespace samskap::extraction
