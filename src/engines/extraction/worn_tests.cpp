// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <filesystem>

#include "engines/extraction/extraction.hpp"
#include "engines/extraction/paper_for_tests.hpp"

// Paper as it comes out of old copiers and cheap scanners.
using namespace samskap;
using namespace samskap::extraction;
using namespace samskap::extraction::testing;

namespace {

std::string text_of(const Picture& picture) {
    static Extractor reader(
        {.command = {std::filesystem::read_symlink("/proc/self/exe").parent_path() /
                     "extract_child"}});
    const auto extracted = reader.extract(png_of(picture), "scan.png");
    REQUIRE(extracted);
    return extracted->text;
}

void spot(const Picture& page, int x, int y, int size) {
    for (int down = 0; down < size; ++down)
        for (int right = 0; right < size; ++right) pixSetPixel(page.get(), x + right, y + down, 0);
}

// The light falls to this many hundredths at the lower edge.
void shade(const Picture& page, int lowest) {
    const int height = pixGetHeight(page.get());
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < pixGetWidth(page.get()); ++x) {
            l_uint32 grey = 0;
            pixGetPixel(page.get(), x, y, &grey);
            const int light = 100 - (100 - lowest) * y / height;
            pixSetPixel(page.get(), x, y, grey * static_cast<l_uint32>(light) / 100);
        }
}

const PrintedPage names = {
    {70, 90, "Närvarande", 12, true},
    {70, 112, "Amina Öst, Fyren", 11},
    {70, 128, "Bo Ek, Hamnen", 11},
    {70, 144, "Örjan Åberg, Hamnen", 11},
    {70, 176, "Kostnaden", 12, true},
    {70, 198, "Föreningen betalar hyran för hela sommaren. Bo räknar i god tid före mötet", 11},
    {70, 214, "ut vad det kostar.", 11},
};
constexpr std::string_view names_as_text =
    "# Närvarande\n\nAmina Öst, Fyren\nBo Ek, Hamnen\nÖrjan Åberg, Hamnen\n\n# Kostnaden\n\n"
    "Föreningen betalar hyran för hela sommaren. Bo räknar i god tid före mötet ut vad det "
    "kostar.\n";

}  // namespace

TEST_CASE("a list of names stays one list, and a short first word is no bullet") {
    CHECK(text_of(scan_of(names, 200, "Liberation Serif")) == names_as_text);
}

TEST_CASE("spots as large as a full stop, far from all letters, are no text") {
    const auto page = scan_of(names, 200, "Liberation Serif");
    for (int i = 0; i < 120; ++i)
        spot(page, 1300 + i * 7919 % 340, 150 + i * 6007 % 520, 2 + i % 4);
    for (int i = 0; i < 200; ++i) spot(page, i * 7919 % 150, i * 6007 % 2300, 3 + i % 3);
    CHECK(text_of(page) == names_as_text);
}

TEST_CASE("a stop, dots over letters and a leading stroke are not taken for spots") {
    const PrintedPage page = {{70, 100, "Åke, Örjan och Siw kl. 10.30: ja.", 11},
                              {70, 130, "– Är det så? i hamnen, i maj.", 11}};
    CHECK(text_of(scan_of(page)) ==
          "Åke, Örjan och Siw kl. 10.30: ja.\n\n- Är det så? i hamnen, i maj.\n");
}

TEST_CASE("a page that darkens downwards keeps its last lines") {
    auto pages = names;
    pages.push_back({70, 700, "Nästa möte är den 7 november.", 11});
    const auto page = scan_of(pages, 150);
    shade(page, 70);
    CHECK(text_of(page).ends_with("Nästa möte är den 7 november.\n"));
}
