// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/extraction/archive.hpp"

namespace samskap::extraction {
namespace {

// A part that unpacks to more than this is a bomb, not minutes.
constexpr zip_uint64_t largest_part = 64UL * 1024 * 1024;

}  // namespace

Archive::Archive(std::string_view bytes) {
    zip_error_t error;
    zip_error_init(&error);
    auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source == nullptr) return;
    m_zip.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (!m_zip) zip_source_free(source);
}

bool Archive::is_bomb(const char* name) const {
    zip_stat_t about;
    zip_stat_init(&about);
    return zip_stat(m_zip.get(), name, 0, &about) == 0 && (about.valid & ZIP_STAT_SIZE) != 0 &&
           about.size > largest_part;
}

std::string Archive::part(const char* name) const {
    zip_stat_t about;
    zip_stat_init(&about);
    if (zip_stat(m_zip.get(), name, 0, &about) != 0) return {};
    if ((about.valid & ZIP_STAT_SIZE) == 0 || about.size > largest_part) return {};
    const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file(zip_fopen(m_zip.get(), name, 0),
                                                                  &zip_fclose);
    if (!file) return {};
    std::string bytes(about.size, '\0');
    const auto got = zip_fread(file.get(), bytes.data(), bytes.size());
    return got == static_cast<zip_int64_t>(bytes.size()) ? bytes : std::string{};
}

}  // namespace samskap::extraction
