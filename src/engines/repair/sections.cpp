// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/repair/sections.hpp"

#include <cstddef>

namespace samskap::repair {

std::vector<bool> sections_among(const std::vector<NumberedLine>& lines) {
    constexpr std::size_t enough = 3;
    std::vector<bool> are_sections(lines.size());
    std::vector<std::size_t> run;
    bool told = false;
    const auto finish = [&] {
        if (run.size() >= (told ? 2 : enough))
            for (const auto i : run) are_sections[i] = true;
        run.clear();
        told = false;
    };
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto& line = lines[i];
        const bool follows = !run.empty() && line.number == lines[run.back()].number + 1;
        // "8 12 ägg" between § 7 and § 8 is a number.
        if (!follows && !line.has_sign && told && line.number != 1) continue;
        if (!follows) finish();
        run.push_back(i);
        told = told || line.has_sign;
    }
    finish();
    return are_sections;
}

}  // namespace samskap::repair
