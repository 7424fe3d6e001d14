// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/repair/channel.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace samskap::repair {
namespace {

std::string_view take_word(std::string_view& line) {
    line.remove_prefix(std::min(line.size(), line.find_first_not_of(' ')));
    const auto word = line.substr(0, line.find(' '));
    line.remove_prefix(word.size());
    return word;
}

}  // namespace

Channel::Channel(std::string_view rules) {
    std::array<float, 256> lost{};
    while (!rules.empty()) {
        auto line = rules.substr(0, rules.find('\n'));
        rules.remove_prefix(std::min(rules.size(), line.size() + 1));
        const auto written = take_word(line);
        const auto read = take_word(line);
        const auto number = take_word(line);
        float chance = 0;
        std::from_chars(number.data(), number.data() + number.size(), chance);
        if (written.empty() || read.empty() || chance <= 0) continue;
        m_rules[static_cast<unsigned char>(read[0])].push_back(
            {std::string(read), std::string(written), -std::log(chance)});
        if (written.size() == 1) lost[static_cast<unsigned char>(written[0])] += chance;
    }
    for (std::size_t i = 0; i < m_kept.size(); ++i)
        m_kept[i] = -std::log(std::max(0.002F, 1 - lost[i]));
}

}  // namespace samskap::repair
