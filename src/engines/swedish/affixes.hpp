// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace samskap::swedish {

// The flags of a Hunspell dictionary that matter here, one bit each.
using Flags = std::uint32_t;
constexpr Flags k_is_word = Flags{1} << 31U;    // stands alone, not only in compounds
constexpr Flags k_may_begin = Flags{1} << 30U;  // may begin a compound as it is
constexpr Flags k_may_end = Flags{1} << 29U;    // may end a compound

// A way back from a written form to a base form: take `add` off, put `strip` on; right if the base
// has one of the flags and its end fits the condition.
struct WayBack {
    struct Case {
        Flags flag = 0;
        std::vector<std::pair<bool, std::u32string>>
            condition;  // from the last letter; true: none of
    };
    std::string add;
    std::string strip;
    std::vector<Case> cases;
    // Does this base, with these flags, allow the way?
    [[nodiscard]] bool fits(std::string_view base, Flags flags) const;
};

// The suffix rules of an .aff file, turned round.
class Affixes {
public:
    Affixes() = default;
    explicit Affixes(std::string_view aff);

    // What the flags written after a word in the .dic file mean; 0 for words that must not be used.
    [[nodiscard]] Flags flags_of(std::string_view written) const;
    // Ways back from inflected forms that end so.
    [[nodiscard]] const std::vector<WayBack>* inflections(std::string_view ending) const;
    // Ways back from the forms words have at the beginning of a compound ("turnerings-", "gatu-").
    [[nodiscard]] const std::vector<WayBack>& joints() const { return m_joints; }
    static constexpr std::size_t longest_ending = 8;

private:
    struct Rule {
        char flag;
        std::string strip;
        std::string add;
        bool joins;
        std::string condition;
    };
    void keep(const Rule& rule);
    Flags bit_of(char flag);

    std::array<Flags, 128> m_bits{};
    unsigned m_next_bit = 0;
    std::unordered_map<std::uint64_t, std::vector<WayBack>> m_inflections;
    std::vector<WayBack> m_joints;
};

}  // namespace samskap::swedish
