// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/extraction/exif.hpp"

#include <cstdint>

namespace samskap::extraction {
namespace {

using namespace std::string_view_literals;

class Numbers {
public:
    Numbers(std::string_view bytes, bool least_first)
        : m_bytes(bytes), m_least_first(least_first) {}

    // 0 beyond the end.
    [[nodiscard]] std::uint32_t at(std::size_t place, std::size_t size) const {
        std::uint32_t value = 0;
        if (place > m_bytes.size() || m_bytes.size() - place < size) return 0;
        for (std::size_t i = 0; i < size; ++i) {
            const auto from = place + (m_least_first ? size - 1 - i : i);
            value = value << 8U | static_cast<unsigned char>(m_bytes[from]);
        }
        return value;
    }

private:
    std::string_view m_bytes;
    bool m_least_first;
};

constexpr std::uint32_t orientation_tag = 0x0112;

int quarters_of(std::uint32_t orientation) {
    if (orientation == 3) return 2;
    if (orientation == 6) return 1;
    return orientation == 8 ? 3 : 0;
}

int quarters_in_tiff(std::string_view bytes) {
    if (!bytes.starts_with("II*\0"sv) && !bytes.starts_with("MM\0*"sv)) return 0;
    const Numbers numbers(bytes, bytes.front() == 'I');
    const std::size_t directory = numbers.at(4, 4);
    const std::size_t entries = numbers.at(directory, 2);
    constexpr std::size_t entry_bytes = 12;
    for (std::size_t i = 0; i < entries; ++i) {
        const auto entry = directory + 2 + i * entry_bytes;
        if (entry > bytes.size()) return 0;
        if (numbers.at(entry, 2) == orientation_tag) return quarters_of(numbers.at(entry + 8, 2));
    }
    return 0;
}

}  // namespace

int quarters_in_exif(std::string_view jpeg) {
    const Numbers numbers(jpeg, false);
    for (std::size_t at = 2; at + 4 <= jpeg.size() && jpeg[at] == '\xFF';) {
        const auto marker = static_cast<unsigned char>(jpeg[at + 1]);
        if (marker == 0xDA) return 0;
        const std::size_t length = numbers.at(at + 2, 2);
        if (length < 2) return 0;
        const auto segment = jpeg.substr(at + 4).substr(0, length - 2);
        if (marker == 0xE1 && segment.starts_with("Exif\0\0"sv))
            return quarters_in_tiff(segment.substr(6));
        at += 2 + length;
    }
    return 0;
}

}  // namespace samskap::extraction
