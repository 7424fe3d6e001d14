// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/repair_command.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdio>

#include "app/read_command.hpp"
#include "engines/repair/repair.hpp"

namespace samskap::app {
namespace {

std::string standard_input() {
    std::string text;
    std::array<char, 65536> block{};
    for (std::size_t size = 1; size > 0;) {
        size = std::fread(block.data(), 1, block.size(), stdin);
        text.append(block.data(), size);
    }
    return text;
}

}  // namespace

int repair(const RepairOptions& options) {
    samskap::repair::OwnWords own;
    for (const auto& path : options.known) {
        const auto file = bytes_of_file(path);
        if (!file.refusal.empty()) {
            fmt::print(stderr, "samskap: {}: {}\n", path, file.refusal);
            return 2;
        }
        own.add_text(file.bytes);
    }
    const auto repaired =
        samskap::repair::repair(standard_input(), samskap::repair::Model::built_in(), own,
                                {.least_confidence = options.least_confidence});
    const auto out = options.json ? to_json(repaired) : repaired.text;
    std::fwrite(out.data(), 1, out.size(), stdout);
    return 0;
}

}  // namespace samskap::app
