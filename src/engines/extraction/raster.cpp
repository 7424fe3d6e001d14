// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/extraction/raster.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cstdlib>

#include "engines/extraction/exif.hpp"
#include "engines/extraction/formats.hpp"

namespace samskap::extraction {
namespace {

// The largest that is unpacked, and the largest side. A telephone makes 50 million points, an A3 in
// 600 dots per inch has 70 million.
constexpr double most_pixels = 110e6;
constexpr int longest_side = 40'000;
// A larger photograph is unpacked at half its size, which loses nothing that can be read.
constexpr double pixels_worth_reading = 24e6;

constexpr double a4_long_side = 11.69;  // inches

const l_uint8* data(std::string_view bytes) {
    return reinterpret_cast<const l_uint8*>(bytes.data());
}

struct Head {
    int width = 0;
    int height = 0;
};

std::optional<Head> head_of(Format format, std::string_view bytes, int number) {
    Head head;
    int depth = 0;
    int samples = 0;
    int resolution = 0;
    int mapped = 0;
    int kind = 0;
    const bool failed =
        format == Format::tiff
            ? readHeaderMemTiff(data(bytes), bytes.size(), number - 1, &head.width, &head.height,
                                &depth, &samples, &resolution, &mapped, &kind) != 0
            : pixReadHeaderMem(data(bytes), bytes.size(), &kind, &head.width, &head.height, &depth,
                               &samples, &mapped) != 0;
    if (failed || head.width < 1 || head.height < 1) return std::nullopt;
    return head;
}

bool is_too_large(const Head& head) {
    return head.width > longest_side || head.height > longest_side ||
           static_cast<double>(head.width) * head.height > most_pixels;
}

Pix* unpack(Format format, std::string_view bytes, int number, const Head& head) {
    if (format == Format::tiff)
        return pixReadMemTiff(data(bytes), bytes.size(), static_cast<l_int32>(number - 1));
    if (format != Format::jpeg) return pixReadMem(data(bytes), bytes.size());
    const bool huge = static_cast<double>(head.width) * head.height > pixels_worth_reading;
    return pixReadMemJpeg(data(bytes), bytes.size(), 0, huge ? 2 : 1, nullptr, 0);
}

// What the file says is believed when a page of a likely size comes of it. Telephones and screens
// say 72 or nothing; then the longer side is that of an A4, unless so few points can be no page.
double likely_resolution(Pix* pixels, bool halved) {
    const double longer = std::max(pixGetWidth(pixels), pixGetHeight(pixels));
    const double said = pixGetXRes(pixels) / (halved ? 2.0 : 1.0);
    if (said >= 90 && longer / said > 2 && longer / said < 24) return said;
    constexpr double fewest_of_a_page = 900;
    return longer < fewest_of_a_page ? 96 : longer / a4_long_side;
}

class Pictures : public Pages {
public:
    Pictures(Format format, std::string_view bytes, int count)
        : m_format(format), m_bytes(bytes), m_count(count) {}

    [[nodiscard]] int count() const override { return m_count; }
    [[nodiscard]] PaperPage layer(int number) const override {
        PaperPage page;
        page.number = number;
        return page;
    }
    [[nodiscard]] Expected<Raster, Refusal> raster(int number, double /*any*/) const override {
        return read_picture(m_format, m_bytes, number);
    }

private:
    Format m_format;
    std::string_view m_bytes;
    int m_count;
};

}  // namespace

void DestroyPix::operator()(Pix* pix) const { pixDestroy(&pix); }

double width_of(const Raster& raster) {
    return pixGetWidth(raster.pixels.get()) * 72 / raster.dots_per_inch;
}
double height_of(const Raster& raster) {
    return pixGetHeight(raster.pixels.get()) * 72 / raster.dots_per_inch;
}

Expected<int, Refusal> count_pictures(Format format, std::string_view bytes, int most) {
    if (!head_of(format, bytes, 1)) return unexpected(Refusal::broken);
    if (format != Format::tiff) return 1;
    int count = 1;
    while (count <= most && head_of(format, bytes, count + 1)) ++count;
    if (count > most) return unexpected(Refusal::too_many_pages);
    return count;
}

Expected<Raster, Refusal> read_picture(Format format, std::string_view bytes, int number) {
    const auto head = head_of(format, bytes, number);
    if (!head) return unexpected(Refusal::broken);
    if (is_too_large(*head)) return unexpected(Refusal::picture_too_large);
    Picture pixels(unpack(format, bytes, number, *head));
    if (!pixels) return unexpected(Refusal::broken);
    const bool halved = pixGetWidth(pixels.get()) < head->width;
    const double resolution = likely_resolution(pixels.get(), halved);
    if (format == Format::jpeg)
        if (const int quarters = quarters_in_exif(bytes); quarters != 0)
            pixels.reset(pixRotateOrth(pixels.get(), quarters));
    if (!pixels) return unexpected(Refusal::out_of_memory);
    return Raster{std::move(pixels), resolution};
}

Expected<std::string, Refusal> to_png(const Raster& raster, int turned, int most) {
    Picture upright(pixRotateOrth(raster.pixels.get(), turned));
    if (!upright) return unexpected(Refusal::out_of_memory);
    const auto longer = std::max(pixGetWidth(upright.get()), pixGetHeight(upright.get()));
    if (longer > most) {
        const auto factor = static_cast<float>(most) / static_cast<float>(longer);
        upright.reset(pixScale(upright.get(), factor, factor));
    }
    l_uint8* packed = nullptr;
    std::size_t size = 0;
    if (!upright || pixWriteMemPng(&packed, &size, upright.get(), 0) != 0)
        return unexpected(Refusal::out_of_memory);
    const std::unique_ptr<l_uint8, decltype(&std::free)> owner(packed, &std::free);
    return std::string(reinterpret_cast<const char*>(packed), size);
}

OpenPages open_pictures(Format format, std::string_view bytes, int most_pages) {
    return count_pictures(format, bytes, most_pages).map([&](int count) {
        return std::unique_ptr<Pages>(std::make_unique<Pictures>(format, bytes, count));
    });
}

}  // namespace samskap::extraction
