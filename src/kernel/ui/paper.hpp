// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <vector>

#include "kernel/ui/html.hpp"

// A page of paper, or a strip cut out of it, with what is meant framed. Lengths are in points.
namespace samskap::ui {

struct PaperPlace {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
};
struct Paper {
    web::Url picture;  // of the whole page
    double width = 0;
    double height = 0;
    PaperPlace shown;  // what of it is seen
    std::vector<PaperPlace> frames = {};
    std::string alt;  // what is seen, in words
};
Html paper(const Paper& paper);
// Many times as large, in a window of its own that scrolls by keyboard too; #framed leads to the
// first frame. One on a page.
Html large_paper(const Paper& paper);

// The strip of a page that holds these, with some paper around; the whole width where it is wide.
PaperPlace strip_around(const std::vector<PaperPlace>& places, double width, double height);

}  // namespace samskap::ui
