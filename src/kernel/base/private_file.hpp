// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "kernel/base/errors.hpp"

// Files of settings that hold passwords: `name = value` on each line, # before a remark.
namespace samskap {

// Its text; refused with a sentence, never with a word of it, when others than its owner may read
// it, or it is not there.
Expected<std::string, std::string> private_text(const std::string& file);

// The two sides of a line without white space around them; nothing when it is no such line.
struct SettingLine {
    std::string_view name;
    std::string_view value;
};
std::optional<SettingLine> setting_line(std::string_view line);

}  // namespace samskap
