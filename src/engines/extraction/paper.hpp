// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engines/extraction/refusal.hpp"

// One page of paper: words with places. Lengths are in points (1/72 inch), the origin is the upper
// left corner of the page.
namespace samskap::extraction {

struct Box {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
    bool operator==(const Box&) const = default;
};

struct Word {
    std::string text;
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
    double size = 0;  // of the font
    bool bold = false;
    double confidence = 1;  // 0 to 1; letters that came as letters are certain
};

// How a straightened page lies on the paper that was scanned or photographed: a projective map,
// row by row.
struct Straightening {
    std::array<double, 9> rows = {1, 0, 0, 0, 1, 0, 0, 0, 1};
    // The least upright box around it.
    [[nodiscard]] Box on_paper(const Box& straight) const;
    [[nodiscard]] Straightening after(const Straightening& first) const;
    bool operator==(const Straightening&) const = default;
};

enum class Origin {
    layer,  // the letters stood in the file
    scan,   // read from a picture
};

struct PaperPage {
    int number = 1;
    // Of the page as its words see it: a scan is straightened first.
    double width = 0;
    double height = 0;
    std::vector<Word> words = {};  // in any order
    Origin origin = Origin::layer;
    // Of a page whose letters stand in the file: the share of its area that is dark though none of
    // them is there, as far as anybody looked. A scan under a stamp, say.
    double unread = 0;
    // Why nothing was read from this page, though the others may be fine.
    std::optional<Refusal> refusal = {};
    // The page as it is shown: turned clockwise by this many quarters from how it lies in the file,
    // and then this large. Straightened places become places on it through `straightening`.
    int turned = 0;
    double shown_width = 0;
    double shown_height = 0;
    Straightening straightening = {};
};

PaperPage refused_page(int number, Refusal refusal);

// For keeping a finished page until its document is whole. Bytes from elsewhere are not believed:
// empty when they don't add up, clean text and finite places otherwise.
std::string to_bytes(const PaperPage& page);
std::optional<PaperPage> page_from_bytes(std::string_view bytes);

}  // namespace samskap::extraction
