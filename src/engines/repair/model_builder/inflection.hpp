// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace samskap::repair::builder {

// The suffix rules of a Hunspell dictionary, forwards: from a line of the .dic to its forms.
class Inflection {
public:
    explicit Inflection(const std::vector<std::string>& aff);
    // UTF-8. Forms that only stand in compounds are left out.
    [[nodiscard]] std::vector<std::string> forms(std::string_view line) const;

private:
    struct Rule {
        std::u32string strip;
        std::u32string add;
        std::u32string condition;  // letters, [sets], [^sets] and dots, as in Hunspell
    };
    std::map<char32_t, std::vector<Rule>> m_rules;
};

}  // namespace samskap::repair::builder
