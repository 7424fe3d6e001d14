// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace samskap::repair {

// How what stands on paper comes to be read: for each sign that is read, what it may have been.
class Channel {
public:
    struct Rule {
        std::string read;     // "oé"
        std::string written;  // "ö"
        float cost;           // -ln P(read | written)
    };
    // Lines "written read chance", in one byte a letter.
    explicit Channel(std::string_view rules);

    [[nodiscard]] const std::vector<Rule>& rules_from(char read) const {
        return m_rules[static_cast<unsigned char>(read)];
    }
    // The cost of a letter read as itself.
    [[nodiscard]] float kept(char letter) const {
        return m_kept[static_cast<unsigned char>(letter)];
    }

private:
    std::array<std::vector<Rule>, 256> m_rules;
    std::array<float, 256> m_kept{};
};

}  // namespace samskap::repair
