// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/base/private_file.hpp"

#include <sys/stat.h>

#include <fstream>
#include <iterator>

#include "kernel/base/text.hpp"

namespace samskap {

Expected<std::string, std::string> private_text(const std::string& file) {
    struct stat found {};
    if (::stat(file.c_str(), &found) != 0) return unexpected(std::string("there is no such file"));
    if ((found.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return unexpected(std::string("others may read it: chmod 600"));
    std::ifstream stream(file, std::ios::binary);
    std::string all{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    if (!stream) return unexpected(std::string("it cannot be read"));
    return all;
}

std::optional<SettingLine> setting_line(std::string_view line) {
    const auto equals = line.find('=');
    if (equals == std::string_view::npos) return std::nullopt;
    return SettingLine{text::trim(line.substr(0, equals)), text::trim(line.substr(equals + 1))};
}

}  // namespace samskap
