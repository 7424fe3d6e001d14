// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <filesystem>

namespace samskap::tests {

struct Mix {
    int documents = 60;
    int scans = 4;  // of those: every other a PDF of two scanned pages, every other a PNG
    std::uint32_t seed = 1;
};
// Minutes in every format that a group may have them in, each with words of its own: text,
// Markdown, DOCX, ODT, RTF, mail, web page, PDF with letters, and pictures of paper. The same mix
// is the same bytes. In folders of a few hundred.
void write_mixed(const std::filesystem::path& folder, const Mix& mix);

}  // namespace samskap::tests
