// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/repair/model_builder/model_file.hpp"

#include <fstream>
#include <stdexcept>

namespace samskap::repair::builder {

void ModelFile::write(const std::string& path, std::uint32_t words) const {
    Header header{k_magic, k_format, words, {}, {}};
    std::string body;
    for (std::size_t i = 0; i < k_sections; ++i) {
        header.offsets[i] = static_cast<std::uint32_t>(sizeof header + body.size());
        header.sizes[i] = static_cast<std::uint32_t>(m_sections[i].size());
        body += m_sections[i];
        body.resize((body.size() + 7) / 8 * 8, '\0');
    }
    std::ofstream file(path, std::ios::binary);
    file.write(reinterpret_cast<const char*>(&header), sizeof header);
    file.write(body.data(), static_cast<std::streamsize>(body.size()));
    if (!file.flush()) throw std::runtime_error(path + " cannot be written");
}

}  // namespace samskap::repair::builder
