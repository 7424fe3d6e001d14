// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>
#include <unordered_map>

#include "engines/reading/characters.hpp"
#include "engines/reading/line_marks.hpp"

namespace samskap::reading {
namespace {

bool take(std::string_view& text, std::string_view what) {
    if (!text.starts_with(what)) return false;
    text.remove_prefix(what.size());
    return true;
}

// "Sida 2 (5)", "2(5)", "- 2 -", "2": alone on a line.
bool is_page_number(std::string_view body) {
    auto low = lower_in_place(body);
    std::string_view rest = low;
    bool page = false;
    for (std::string_view word : {"sida", "sid.", "sid", "page"}) page = page || take(rest, word);
    int numbers = 0;
    bool bracket = false;
    for (std::size_t i = 0; i < rest.size();) {
        if (is_ascii_digit(rest[i])) {
            ++numbers;
            while (i < rest.size() && is_ascii_digit(rest[i])) ++i;
        } else if (std::string_view(" ()/-:.").find(rest[i]) != std::string_view::npos) {
            bracket = bracket || rest[i] == '(' || rest[i] == '/';
            ++i;
        } else if (page && rest.substr(i).starts_with("av ")) {
            i += 3;
        } else {
            return false;
        }
    }
    if (numbers == 0 || numbers > 2) return false;
    return page || (numbers == 2 && bracket && rest.size() < 9) ||
           (numbers == 1 && rest.size() < 4);
}

// Equal for the heads of two pages that differ in the page number only.
std::string head_key(std::string_view body) {
    std::string key;
    for (const char c : body) {
        if (c == ' ' && key.ends_with(' ')) continue;
        key += is_ascii_digit(c) ? '#' : c;
    }
    return key;
}

}  // namespace

// "Tallviks kommun   PROTOKOLL   2 (4)" and the line beneath it, when they come again.
void mark_page_heads(std::vector<Line>& lines) {
    std::unordered_map<std::string, std::string_view> heads;  // and what stands beneath the first
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto& line = lines[i];
        if (line.blank() || line.mark != Mark::none || line.body.size() > 120) continue;
        // Few lines have what a page number has.
        if (line.body.find('(') == std::string_view::npos &&
            line.body.find("ida ") == std::string_view::npos)
            continue;
        const auto key = head_key(line.body);
        const bool numbered = key.find("# (#") != std::string::npos ||
                              key.find("#(#") != std::string::npos ||
                              key.find("ida #") != std::string::npos;
        if (!numbered) continue;
        const auto beneath = i + 1 < lines.size() ? lines[i + 1].body : std::string_view{};
        const auto [place, first] = heads.emplace(key, beneath);
        if (first) continue;
        line.furniture = true;
        if (!beneath.empty() && beneath == place->second) lines[i + 1].furniture = true;
    }
}

// The names that sign at the end: "Vid protokollet", "Justeras", and what stands beneath them.
void mark_signatures(std::vector<Line>& lines) {
    std::size_t from = lines.size();
    for (std::size_t i = lines.size(); i-- > 0;) {
        const auto& line = lines[i];
        if (line.blank() || line.furniture) continue;
        if (line.body.size() > 80 || ends_sentence(line.body) || line.mark != Mark::none) break;
        const auto low = lower_in_place(line.body);
        for (std::string_view start :
             {"vid protokollet", "justeras", "justerat", "justerare", "underskrift", "signatur"})
            if (low.starts_with(start)) from = i;
        if (low.ends_with(" som ovan")) from = i;
    }
    for (auto i = from; i < lines.size(); ++i) lines[i].furniture = true;
}

// A link alone on the last lines that the text has given before: the printer's list of links.
void hide_repeated_links(std::vector<Line>& lines) {
    for (std::size_t i = lines.size(); i-- > 0;) {
        auto& line = lines[i];
        if (line.blank() || line.furniture) continue;
        auto link = line.body;
        if (!link.starts_with("http") || link.find(' ') != std::string_view::npos) return;
        if (link.ends_with('/')) link.remove_suffix(1);
        line.furniture = std::any_of(
            lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(i),
            [&](const Line& other) { return other.body.find(link) != std::string_view::npos; });
        if (!line.furniture) return;
    }
}

// "Justerandes sign:      Utdragsbestyrkande:      Sida 2 (3)"
bool is_place_to_sign(const Line& line) {
    if (line.mark != Mark::none || line.body.find(':') == std::string_view::npos) return false;
    const auto low = lower_in_place(line.body.substr(0, line.body.find(':')));
    return low == "justerandes sign" || low == "justerandes signatur" ||
           low == "justerarnas signaturer" || low == "justerares signatur";
}

// Heads and feet of pages: the same short line three times or more, with blank lines about it.
void mark_furniture(std::vector<Line>& lines) {
    std::unordered_map<std::string_view, int> seen;
    for (auto& line : lines) {
        if (line.blank()) continue;
        if (line.mark == Mark::none && is_page_number(line.body)) line.furniture = true;
        if (is_place_to_sign(line)) line.furniture = true;
        if (line.mark == Mark::rule) line.furniture = true;
        if (line.body.size() < 100 && line.mark == Mark::none && !ends_sentence(line.body)) {
            ++seen[line.body];
        }
    }
    hide_repeated_links(lines);
    std::unordered_map<std::string_view, int> met;
    std::string_view title;
    for (auto& line : lines) {
        if (line.furniture || line.mark != Mark::none || line.blank()) continue;
        if (title.empty()) title = line.body;
        const auto count = seen.find(line.body);
        if (count == seen.end() || count->second < 3) continue;
        const bool numbered = std::any_of(line.body.begin(), line.body.end(), is_ascii_digit);
        if (!numbered && line.body != title) continue;
        if (met[line.body]++ > 0) line.furniture = true;
    }
}

}  // namespace samskap::reading
