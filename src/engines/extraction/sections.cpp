// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/extraction/sections.hpp"

#include <string_view>

#include "engines/repair/sections.hpp"
#include "kernel/base/text.hpp"

namespace samskap::extraction {
namespace {

constexpr std::string_view sign = "§";

// "8 7 Motioner", "§ 7 Motioner": the number behind the first sign of a heading; 0 when it is none.
int number_of(const PrintLine& line) {
    if (line.words.size() < 3 || line.cells.empty()) return 0;
    const auto& first = line.words[0].text;
    const auto& second = line.words[1].text;
    const bool like_a_sign =
        first == sign || first == "8" || first == "S" || first == "$" || first == "5";
    std::size_t at = 0;
    const bool capital = text::is_upper(text::decode(line.words[2].text, at));
    if (!like_a_sign || !capital || second.size() > 3 || !line.cells[0].starts_with(first + " "))
        return 0;
    int number = 0;
    for (const char c : second) {
        if (c < '0' || c > '9') return 0;
        number = number * 10 + (c - '0');
    }
    return number;
}

void mend(PrintLine& line) {
    auto& first = line.words[0].text;
    line.cells[0] = std::string(sign) + line.cells[0].substr(first.size());
    first = sign;
}

}  // namespace

void mend_sections(std::vector<PrintLine>& lines, const std::vector<PaperPage>& pages) {
    const auto is_scan = [&](int number) {
        for (const auto& page : pages)
            if (page.number == number) return page.origin == Origin::scan;
        return false;
    };
    std::vector<PrintLine*> heads;
    std::vector<repair::NumberedLine> numbered;
    for (auto& line : lines) {
        const int number = number_of(line);
        if (number == 0 || !is_scan(line.page)) continue;
        heads.push_back(&line);
        numbered.push_back({number, line.words[0].text == sign});
    }
    const auto are_sections = repair::sections_among(numbered);
    for (std::size_t i = 0; i < heads.size(); ++i)
        if (are_sections[i] && !numbered[i].has_sign) mend(*heads[i]);
}

}  // namespace samskap::extraction
