// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <memory>

#include "engines/extraction/raster.hpp"

namespace samskap::extraction {

// Pictures of pages become words. Holds Tesseract with its Swedish letters, which it loads when
// made; afterwards it needs no files.
class PageReader {
public:
    struct Engines;
    explicit PageReader(std::unique_ptr<Engines> engines);
    // Empty when the letters are not installed.
    static std::unique_ptr<PageReader> make();
    ~PageReader();
    PageReader(const PageReader&) = delete;
    PageReader& operator=(const PageReader&) = delete;

    // The page set upright, its paper made white, its lines level; then read.
    [[nodiscard]] PaperPage read(const Raster& raster, int number);

private:
    std::unique_ptr<Engines> m_engines;
};

}  // namespace samskap::extraction
