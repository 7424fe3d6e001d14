// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "engines/repair/format.hpp"

namespace samskap::repair::builder {

// The sections of a model, put together and written.
class ModelFile {
public:
    template <class T>
    void put(Section section, const std::vector<T>& values) {
        const auto* bytes = reinterpret_cast<const char*>(values.data());
        m_sections[static_cast<std::size_t>(section)].assign(bytes,
                                                             bytes + values.size() * sizeof(T));
    }
    void write(const std::string& path, std::uint32_t words) const;

private:
    std::array<std::string, k_sections> m_sections;
};

}  // namespace samskap::repair::builder
