// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cairo/cairo.h>
#include <leptonica/allheaders.h>

#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

#include "engines/extraction/pdf_for_tests.hpp"
#include "engines/extraction/raster.hpp"

// Paper, for tests: printed words as a scanner would see them.
namespace samskap::extraction::testing {

// A page in points, black on white, in this many dots per inch.
inline Picture scan_of(const PrintedPage& page, double dots_per_inch = 300,
                       const char* font = "DejaVu Serif", double width = 595, double height = 842) {
    const double scale = dots_per_inch / 72;
    const auto columns = static_cast<int>(std::lround(width * scale));
    const auto rows = static_cast<int>(std::lround(height * scale));
    auto* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, columns, rows);
    auto* ink = cairo_create(surface);
    cairo_set_source_rgb(ink, 1, 1, 1);
    cairo_paint(ink);
    cairo_set_source_rgb(ink, 0, 0, 0);
    cairo_scale(ink, scale, scale);
    for (const auto& print : page) {
        cairo_select_font_face(ink, font, CAIRO_FONT_SLANT_NORMAL,
                               print.bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
        cairo_set_font_size(ink, print.size);
        cairo_move_to(ink, print.left, print.from_top);
        cairo_show_text(ink, print.text.c_str());
    }
    cairo_surface_flush(surface);
    Picture grey(pixCreate(columns, rows, 8));
    const auto* from = cairo_image_surface_get_data(surface);
    const auto stride = cairo_image_surface_get_stride(surface);
    auto* words = pixGetData(grey.get());
    const auto words_per_row = pixGetWpl(grey.get());
    for (int y = 0; y < rows; ++y)
        for (int x = 0; x < columns; ++x)
            SET_DATA_BYTE(words + static_cast<std::ptrdiff_t>(y) * words_per_row, x,
                          from[static_cast<std::ptrdiff_t>(y) * stride + 4 * x]);
    cairo_destroy(ink);
    cairo_surface_destroy(surface);
    const auto resolution = static_cast<int>(std::lround(dots_per_inch));
    pixSetResolution(grey.get(), resolution, resolution);
    return grey;
}

inline std::string bytes_of(Pix* picture, int kind) {
    l_uint8* packed = nullptr;
    std::size_t size = 0;
    pixWriteMem(&packed, &size, picture, kind);
    std::string bytes(reinterpret_cast<const char*>(packed), size);
    std::free(packed);
    return bytes;
}
inline std::string png_of(const Picture& picture) { return bytes_of(picture.get(), IFF_PNG); }
inline std::string jpeg_of(const Picture& picture) {
    return bytes_of(picture.get(), IFF_JFIF_JPEG);
}

// Each picture fills a page of A4; letters, where given, are laid over it and not seen.
struct ScannedPage {
    Picture picture;
    PrintedPage hidden = {};
};
inline std::string scanned_pdf(const std::vector<ScannedPage>& pages) {
    std::string kids;
    std::string objects;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const auto page = std::to_string(10 + 3 * i);
        const auto content = std::to_string(11 + 3 * i);
        const auto image = std::to_string(12 + 3 * i);
        std::string stream;
        std::string picture;
        if (pages[i].picture) {
            const auto jpeg = jpeg_of(pages[i].picture);
            stream = "q 595 0 0 842 0 0 cm /I Do Q\n3 Tr\n";
            picture = image + " 0 obj <</Type/XObject/Subtype/Image/Width " +
                      std::to_string(pixGetWidth(pages[i].picture.get())) + "/Height " +
                      std::to_string(pixGetHeight(pages[i].picture.get())) +
                      "/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode/Length " +
                      std::to_string(jpeg.size()) + ">> stream\n" + jpeg + "\nendstream endobj\n";
        }
        stream += stream_of(pages[i].hidden);
        kids += page + " 0 R ";
        objects += page + " 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents " +
                   content + " 0 R/Resources<</XObject<</I " + image +
                   " 0 R>>/Font<</F 3 0 R/B 4 0 R>>>>>> endobj\n" + content + " 0 obj <</Length " +
                   std::to_string(stream.size()) + ">> stream\n" + stream + "endstream endobj\n" +
                   picture;
    }
    return "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[" +
           kids + "]/Count " + std::to_string(pages.size()) + ">> endobj\n3 0 obj " +
           font("Helvetica") + " endobj\n4 0 obj " + font("Helvetica-Bold") + " endobj\n" +
           objects + "trailer <</Root 1 0 R>>\n%%EOF\n";
}

}  // namespace samskap::extraction::testing
