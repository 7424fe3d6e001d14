// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/ui/paper.hpp"

#include <algorithm>
#include <cmath>

namespace samskap::ui {
namespace {

// Places are drawn in tenths of a point: whole numbers, the same in every tongue.
constexpr double k_parts = 10;
constexpr double k_air = 9;  // points of paper around what is meant
constexpr double k_around_frame = 1.5;
constexpr double k_around_mark = 20;
// A strip narrower than this share of the page would be larger than the print around it.
constexpr double k_least_share = 0.45;

std::int64_t drawn(double points) { return std::llround(points * k_parts); }

// Where a large page begins to be read: an address can lead there.
Html mark_of(const Paper& paper) {
    if (paper.frames.empty()) return {};
    const auto& first = paper.frames.front();
    return markup(R"(<rect id="framed" class="bare" x="{}" y="{}" width="10" height="10"/>)",
                  drawn(first.left - k_around_mark), drawn(first.top - k_around_mark));
}

Html frame(const PaperPlace& place) {
    return markup(R"(<rect x="{}" y="{}" width="{}" height="{}" rx="15"/>)",
                  drawn(place.left - k_around_frame), drawn(place.top - k_around_frame),
                  drawn(place.right - place.left + 2 * k_around_frame),
                  drawn(place.bottom - place.top + 2 * k_around_frame));
}

std::string view_box(const PaperPlace& shown) {
    std::string box = std::to_string(drawn(shown.left));
    for (const auto part : {shown.top, shown.right - shown.left, shown.bottom - shown.top})
        box.append(" ").append(std::to_string(drawn(part)));
    return box;
}

Html drawn_paper(const Paper& paper, const Html& over) {
    return markup(R"(<svg class="paper" role="img" aria-label="{}" viewBox="{}"><image href="{}" )"
                  R"(width="{}" height="{}" preserveAspectRatio="none"/>{}</svg>)",
                  paper.alt, view_box(paper.shown), paper.picture, drawn(paper.width),
                  drawn(paper.height), over);
}

}  // namespace

Html paper(const Paper& paper) { return drawn_paper(paper, each(paper.frames, frame)); }

Html large_paper(const Paper& large) {
    auto all = mark_of(large);
    all += each(large.frames, frame);
    return markup(R"(<div class="largepaper" role="region" tabindex="0" aria-label="{}">{}</div>)",
                  large.alt, drawn_paper(large, all));
}

PaperPlace strip_around(const std::vector<PaperPlace>& places, double width, double height) {
    if (places.empty()) return {0, 0, width, height};
    auto strip = places.front();
    for (const auto& one : places)
        strip = {std::min(strip.left, one.left), std::min(strip.top, one.top),
                 std::max(strip.right, one.right), std::max(strip.bottom, one.bottom)};
    strip = {strip.left - k_air, strip.top - k_air, strip.right + k_air, strip.bottom + k_air};
    const auto missing = width * k_least_share - (strip.right - strip.left);
    if (missing > 0) {
        strip.left -= missing / 2;
        strip.right += missing / 2;
    }
    const auto off = std::max(0.0, -strip.left) - std::max(0.0, strip.right - width);
    return {std::max(0.0, strip.left + off), std::max(0.0, strip.top),
            std::min(width, strip.right + off), std::min(height, strip.bottom)};
}

}  // namespace samskap::ui
