// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/extraction/flatten.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace samskap::extraction {
namespace {

struct Point {
    double x = 0;
    double y = 0;
};
using Corners = std::array<Point, 4>;  // clockwise, from the upper left

double distance(Point from, Point to) { return std::hypot(to.x - from.x, to.y - from.y); }

double area_of(const Corners& corners) {
    double twice = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        const auto& here = corners[i];
        const auto& next = corners[(i + 1) % 4];
        twice += here.x * next.y - next.x * here.y;
    }
    return std::abs(twice) / 2;
}

// The search is done on a picture of about this many columns: letters vanish, paper stays.
constexpr int coarse_columns = 400;

// What is lightest and hangs together, its letters filled in.
Picture lightest_piece(Pix* coarse) {
    Pix* raw = nullptr;
    if (pixOtsuAdaptiveThreshold(coarse, 5000, 5000, 0, 0, 0, nullptr, &raw) != 0) return {};
    const Picture dark(raw);
    Picture light(pixInvert(nullptr, dark.get()));
    light.reset(pixCloseSafeBrick(nullptr, light.get(), 15, 15));
    if (!light) return {};
    Boxa* boxes = nullptr;
    Pixa* pieces = nullptr;
    boxes = pixConnComp(light.get(), &pieces, 4);
    int best = -1;
    int most = 0;
    for (int i = 0; pieces != nullptr && i < pixaGetCount(pieces); ++i) {
        const Picture piece(pixaGetPix(pieces, i, L_CLONE));
        int count = 0;
        pixCountPixels(piece.get(), &count, nullptr);
        if (count > most) {
            most = count;
            best = i;
        }
    }
    Picture result(pixCreateTemplate(light.get()));
    if (best >= 0 && result) {
        int x = 0;
        int y = 0;
        boxaGetBoxGeometry(boxes, best, &x, &y, nullptr, nullptr);
        const Picture piece(pixaGetPix(pieces, best, L_CLONE));
        pixRasterop(result.get(), x, y, pixGetWidth(piece.get()), pixGetHeight(piece.get()),
                    PIX_SRC, piece.get(), 0, 0);
    }
    boxaDestroy(&boxes);
    pixaDestroy(&pieces);
    return best >= 0 ? std::move(result) : Picture{};
}

// The points that lie furthest out towards the corners of the picture.
std::optional<Corners> corners_of(Pix* piece) {
    Corners corners;
    std::array<double, 4> furthest = {-1e9, -1e9, -1e9, -1e9};
    bool any = false;
    for (int y = 0; y < pixGetHeight(piece); ++y) {
        const auto* row = pixGetData(piece) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(piece);
        for (int x = 0; x < pixGetWidth(piece); ++x) {
            if (GET_DATA_BIT(row, x) == 0) continue;
            any = true;
            const std::array<int, 4> out = {-x - y, x - y, x + y, y - x};
            for (std::size_t i = 0; i < 4; ++i)
                if (out[i] > furthest[i]) {
                    furthest[i] = out[i];
                    corners[i] = {static_cast<double>(x), static_cast<double>(y)};
                }
        }
    }
    return any ? std::optional(corners) : std::nullopt;
}

// A sheet fills its four corners, is a good part of the picture but not all of it, and about as
// broad against its height as paper is.
bool is_sheet(const Corners& corners, Pix* piece) {
    const double whole = 1.0 * pixGetWidth(piece) * pixGetHeight(piece);
    const double area = area_of(corners);
    int filled = 0;
    pixCountPixels(piece, &filled, nullptr);
    const double across = distance(corners[0], corners[1]) + distance(corners[3], corners[2]);
    const double down = distance(corners[0], corners[3]) + distance(corners[1], corners[2]);
    const double shape = std::max(across, down) / std::max(1.0, std::min(across, down));
    return area > 0.3 * whole && area < 0.93 * whole && filled > 0.93 * area &&
           filled < 1.07 * area && shape < 1.7;
}

std::optional<int> level_at(Pix* grey, Point point) {
    const auto x = static_cast<int>(std::lround(point.x));
    const auto y = static_cast<int>(std::lround(point.y));
    l_uint32 level = 0;
    if (x < 0 || y < 0 || pixGetPixel(grey, x, y, &level) != 0) return std::nullopt;
    return static_cast<int>(level);
}

// Whether it grows darker at once from this side of the sheet outwards. A side that lies at the
// edge of the picture has nothing outside it.
bool is_edge(Pix* coarse, Point from, Point to, Point middle) {
    constexpr int places = 16;
    constexpr double beside = 5;
    constexpr int step = 18;  // levels of grey
    const double length = std::max(1.0, distance(from, to));
    Point out{(to.y - from.y) / length, (from.x - to.x) / length};
    if (out.x * (from.x - middle.x) + out.y * (from.y - middle.y) < 0) out = {-out.x, -out.y};
    int seen = 0;
    int darker = 0;
    for (int i = 1; i < places; ++i) {
        const double part = 1.0 * i / places;
        const Point here{from.x + part * (to.x - from.x), from.y + part * (to.y - from.y)};
        const auto outside = level_at(coarse, {here.x + beside * out.x, here.y + beside * out.y});
        const auto inside = level_at(coarse, {here.x - beside * out.x, here.y - beside * out.y});
        if (!outside || !inside) continue;
        ++seen;
        darker += *inside - *outside >= step ? 1 : 0;
    }
    return seen < places / 2 || darker * 3 >= seen * 2;
}

// A shadow that falls over a page grows slowly, a table begins where the paper ends.
bool ends_where_it_seems(const Corners& corners, Pix* coarse) {
    Point middle;
    for (const auto& corner : corners) middle = {middle.x + corner.x / 4, middle.y + corner.y / 4};
    for (std::size_t i = 0; i < 4; ++i)
        if (!is_edge(coarse, corners[i], corners[(i + 1) % 4], middle)) return false;
    return true;
}

struct Points {
    Points() : list(ptaCreate(4)) {}
    ~Points() { ptaDestroy(&list); }
    Points(const Points&) = delete;
    Points& operator=(const Points&) = delete;
    void add(Point point) const {
        ptaAddPt(list, static_cast<float>(point.x), static_cast<float>(point.y));
    }
    Pta* list;
};

std::optional<Straightening> map_between(const Points& from, const Points& to) {
    float* raw = nullptr;
    if (getProjectiveXformCoeffs(from.list, to.list, &raw) != 0 || raw == nullptr)
        return std::nullopt;
    const std::unique_ptr<float, decltype(&std::free)> owner(raw, &std::free);
    Straightening map;
    for (std::size_t i = 0; i < 8; ++i) map.rows[i] = static_cast<double>(raw[i]);
    return map;
}

Straightening scaling(double factor) { return {{factor, 0, 0, 0, factor, 0, 0, 0, 1}}; }

constexpr double a4_long_side = 11.69;  // inches

}  // namespace

std::optional<Flattened> flattened(const Picture& grey, double dots_per_inch) {
    const double factor = 1.0 * coarse_columns / pixGetWidth(grey.get());
    if (factor >= 1) return std::nullopt;
    const auto narrow = static_cast<float>(factor);
    const Picture coarse(pixScaleSmooth(grey.get(), narrow, narrow));
    if (!coarse) return std::nullopt;
    const auto piece = lightest_piece(coarse.get());
    if (!piece) return std::nullopt;
    auto corners = corners_of(piece.get());
    if (!corners || !is_sheet(*corners, piece.get())) return std::nullopt;
    if (!ends_where_it_seems(*corners, coarse.get())) return std::nullopt;
    for (auto& corner : *corners) corner = {corner.x / factor, corner.y / factor};
    const auto& [upper_left, upper_right, lower_right, lower_left] = *corners;
    const double width =
        std::max(distance(upper_left, upper_right), distance(lower_left, lower_right));
    const double height =
        std::max(distance(upper_left, lower_left), distance(upper_right, lower_right));
    const Points seen;
    const Points flat;
    for (const auto& corner : *corners) seen.add(corner);
    for (const auto& corner :
         {Point{0, 0}, Point{width, 0}, Point{width, height}, Point{0, height}})
        flat.add(corner);
    const auto map = map_between(flat, seen);
    Picture whole(pixProjectivePtaGray(grey.get(), flat.list, seen.list, 255));
    if (!map || !whole) return std::nullopt;
    ::Box* area = boxCreate(0, 0, static_cast<int>(width), static_cast<int>(height));
    Picture sheet(pixClipRectangle(whole.get(), area, nullptr));
    boxDestroy(&area);
    if (!sheet) return std::nullopt;
    const double resolution = std::max(width, height) / a4_long_side;
    return Flattened{std::move(sheet), resolution,
                     scaling(72 / dots_per_inch).after(*map).after(scaling(resolution / 72))};
}

}  // namespace samskap::extraction
