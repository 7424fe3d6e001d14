// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/repair/model_builder/inflection.hpp"

#include <sstream>

#include "engines/repair/latin.hpp"

namespace samskap::repair::builder {
namespace {

// The flags of sv_SE.aff that take a word out: forbidden, only in compounds, needs an affix.
constexpr std::u32string_view k_out = U"%Z";
constexpr char32_t k_needs_affix = U'¤';

std::u32string decoded(std::string_view utf8) {
    std::u32string codes;
    for (std::size_t at = 0; at < utf8.size();) {
        const auto letter = letter_at(utf8, at);
        codes += letter.code;
        at = letter.next;
    }
    return codes;
}

std::string encoded(std::u32string_view codes) {
    std::string latin;
    for (const char32_t code : codes) latin += code < 0x100 ? static_cast<char>(code) : k_strange;
    return latin.find(k_strange) == std::string::npos ? to_utf8(latin) : std::string{};
}

// Does the end of the word fit the condition? Both are walked from their ends.
bool fits(std::u32string_view word, std::u32string_view condition) {
    while (!condition.empty()) {
        if (word.empty()) return false;
        const char32_t letter = word.back();
        word.remove_suffix(1);
        if (condition.back() != U']') {
            if (condition.back() != U'.' && condition.back() != letter) return false;
            condition.remove_suffix(1);
            continue;
        }
        const auto open = condition.rfind(U'[');
        auto set = condition.substr(open + 1, condition.size() - open - 2);
        condition = condition.substr(0, open);
        const bool none_of = set.starts_with(U'^');
        if (none_of) set.remove_prefix(1);
        if ((set.find(letter) != std::u32string_view::npos) == none_of) return false;
    }
    return true;
}

}  // namespace

Inflection::Inflection(const std::vector<std::string>& aff) {
    for (const auto& line : aff) {
        std::istringstream words(line);
        std::string kind;
        std::string flag;
        std::string strip;
        std::string add;
        std::string condition;
        if (!(words >> kind >> flag >> strip >> add >> condition) || kind != "SFX") continue;
        auto ending = decoded(add);
        const auto slash = ending.find(U'/');
        if (slash != std::u32string::npos) {
            // Only for compounds, as the flags after the slash say.
            if (ending.find_first_of(U"XUWZ", slash) != std::u32string::npos) continue;
            ending.resize(slash);
        }
        m_rules[decoded(flag)[0]].push_back({strip == "0" ? U"" : decoded(strip),
                                             ending == U"0" ? U"" : ending,
                                             condition == "." ? U"" : decoded(condition)});
    }
}

std::vector<std::string> Inflection::forms(std::string_view line) const {
    const auto codes = decoded(line.substr(0, line.find_first_of(" \t\r")));
    const auto slash = codes.find(U'/');
    const auto word = codes.substr(0, slash);
    const auto flags = slash == std::u32string::npos ? std::u32string{} : codes.substr(slash + 1);
    if (flags.find_first_of(k_out) != std::u32string::npos) return {};
    std::vector<std::string> forms;
    if (flags.find(k_needs_affix) == std::u32string::npos) forms.push_back(encoded(word));
    for (const char32_t flag : flags) {
        const auto rules = m_rules.find(flag);
        if (rules == m_rules.end()) continue;
        for (const auto& rule : rules->second)
            if (word.ends_with(rule.strip) && fits(word, rule.condition))
                forms.push_back(
                    encoded(word.substr(0, word.size() - rule.strip.size()) + rule.add));
    }
    return forms;
}

}  // namespace samskap::repair::builder
