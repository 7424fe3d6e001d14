// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/reading/lines.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "engines/reading/characters.hpp"
#include "kernel/base/text.hpp"

namespace samskap::reading {
namespace {

constexpr std::array bullets = {"-", "–", "—", "•", "·", "▪", "◦", "●", "○", "■", "\xEF\x82\xB7",
                                "*", "+", "→", "‣", ">"};

bool take(std::string_view& text, std::string_view what) {
    if (!text.starts_with(what)) return false;
    text.remove_prefix(what.size());
    return true;
}

bool blank_next(std::string_view text) {
    return text.empty() || text.front() == ' ' || text.front() == '\t' ||
           text.starts_with("\xC2\xA0");
}

// "-----", "=====", "_____": a rule across the page, or the underline of a heading.
bool is_rule(std::string_view body) {
    if (body.size() < 3) return false;
    const auto sign = body.front();
    if (std::string_view("-=_*~.").find(sign) == std::string_view::npos) return false;
    return std::all_of(body.begin(), body.end(),
                       [&](char c) { return c == sign || c == ' '; });
}

// A box to tick belongs to the bullet sign.
std::string_view without_box(std::string_view rest) {
    for (const auto* box : {"[ ]", "[x]", "[X]", "☐", "☑", "☒"})
        if (take(rest, box)) return text::trim(rest);
    return rest;
}

bool read_bullet(Line& line) {
    for (std::string_view sign : bullets) {
        auto rest = line.body;
        if (!take(rest, sign)) continue;
        const bool dash = sign == "-" || sign == "–" || sign == "*" || sign == "+" || sign == ">";
        const bool glued = !blank_next(rest);
        // "-Anna" is a bullet, "-5 grader" and "*)" are not.
        if (dash && glued && (sign != "-" || !text::is_letter(first_of(rest)))) return false;
        line.mark = Mark::bullet;
        line.body = without_box(text::trim(rest));
        return true;
    }
    // A round bullet that a scanner or a font took for a letter.
    for (const auto* letter : {"e ", "o "}) {
        auto rest = line.body;
        if (!take(rest, letter)) continue;
        rest = text::trim(rest);
        if (!starts_upper(rest)) return false;
        line.mark = Mark::bullet;
        line.body = rest;
        return true;
    }
    return false;
}

bool is_month_start(std::string_view rest) {
    const auto low = lower_in_place(rest.substr(0, 4));
    for (const auto* month : {"jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt",
                              "nov", "dec"})
        if (low.starts_with(month)) return true;
    return false;
}

bool read_section(Line& line) {
    auto rest = line.body;
    if (take(rest, "§§")) return false;
    // "KFN § 31": the sign of a board may stand before.
    std::size_t capitals = 0;
    while (capitals < rest.size() && rest[capitals] >= 'A' && rest[capitals] <= 'Z') ++capitals;
    if (capitals > 0 && capitals < 7 && rest.substr(capitals).starts_with(" §")) rest.remove_prefix(capitals + 1);
    const bool sign_first = take(rest, "§");
    if (!sign_first && !starts_digit(rest)) return false;
    rest = text::trim(rest);
    std::size_t digits = 0;
    while (digits < rest.size() && is_ascii_digit(rest[digits])) ++digits;
    if (digits == 0 || digits > 4) return false;
    const auto label = rest.substr(0, digits);
    rest.remove_prefix(digits);
    if (!sign_first) {
        rest = text::trim(rest);
        if (!take(rest, "§")) return false;
    }
    while (ends_with_any(rest.substr(0, 1), ".:)")) rest.remove_prefix(1);
    if (!blank_next(rest)) return false;
    line.mark = Mark::section;
    line.label = label;
    line.depth = 1;
    line.body = text::trim(rest);
    return true;
}

// "3." "3)" "3.1" "3.1." "a)"; a dot needs a blank behind it, and "3 maj" or "3.5 liter" is text.
bool read_number(Line& line) {
    auto rest = line.body;
    std::size_t at = 0;
    int parts = 0;
    while (at < rest.size() && is_ascii_digit(rest[at])) {
        const auto start = at;
        while (at < rest.size() && is_ascii_digit(rest[at])) ++at;
        if (at - start > 3) return false;
        ++parts;
        if (at + 1 < rest.size() && rest[at] == '.' && is_ascii_digit(rest[at + 1])) ++at;
        else break;
    }
    if (parts == 0) {
        const bool lettered = rest.size() > 2 && rest[0] >= 'a' && rest[0] <= 'z' && rest[1] == ')';
        if (!lettered) return false;
        at = 1;
        parts = 1;
    }
    const auto label = rest.substr(0, at);
    rest.remove_prefix(at);
    const bool closed = take(rest, ".") || take(rest, ")") || take(rest, ":");
    const bool column = rest.starts_with("  ") || rest.starts_with('\t');
    if (!closed && parts < 2 && !column) return false;
    if (!blank_next(rest)) return false;
    rest = text::trim(rest);
    if (rest.empty() || is_month_start(rest)) return false;
    if (!closed && !starts_upper(rest)) return false;
    line.mark = Mark::number;
    line.label = label;
    line.depth = parts;
    line.body = without_box(rest);
    return true;
}

// "## 7. Nästa möte", "### 2.1 Ekonomi": the number is no part of the heading.
std::string_view without_number(std::string_view body) {
    std::size_t at = 0;
    while (at < body.size() && (is_ascii_digit(body[at]) || body[at] == '.')) ++at;
    if (at == 0 || at > 6 || at >= body.size() || body[at] != ' ') return body;
    const bool dotted = body.substr(0, at).find('.') != std::string_view::npos;
    const auto rest = text::trim(body.substr(at));
    return dotted && !is_month_start(rest) ? rest : body;
}

bool read_markdown(Line& line) {
    auto rest = line.body;
    int signs = 0;
    while (take(rest, "#")) ++signs;
    if (signs > 0 && signs <= 6 && blank_next(rest)) {
        line.mark = Mark::heading;
        line.depth = signs;
        line.body = without_number(text::trim(rest));
        while (line.body.ends_with('#')) line.body = text::trim(line.body.substr(0, line.body.size() - 1));
        return true;
    }
    for (std::string_view sign : {"**", "__"}) {
        rest = line.body;
        if (rest.size() > 2 * sign.size() && take(rest, sign) && rest.ends_with(sign) &&
            rest.find(sign) == rest.size() - sign.size()) {
            rest.remove_suffix(sign.size());
            line.mark = Mark::emphasis;
            line.body = text::trim(rest);
            return true;
        }
    }
    if (line.body.starts_with('|')) {
        line.mark = Mark::row;
        return true;
    }
    return false;
}

Line line_of(std::string_view text, int number) {
    Line line;
    line.number = number;
    line.text = text;
    std::size_t at = 0;
    for (; at < text.size() && (text[at] == ' ' || text[at] == '\t' || text[at] == '\f'); ++at) {
        line.indent += text[at] == '\t' ? 4 : 1;
        line.new_page = line.new_page || text[at] == '\f';
    }
    line.body = text::trim(text);
    if (line.body.empty()) return line;
    if (is_rule(line.body)) {
        line.mark = Mark::rule;
        return line;
    }
    if (!read_markdown(line) && !read_section(line) && !read_number(line)) read_bullet(line);
    return line;
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
    return page || (numbers == 2 && bracket && rest.size() < 9) || (numbers == 1 && rest.size() < 4);
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

// "Tallviks kommun   PROTOKOLL   2 (4)" and the line beneath it, when they come again.
void mark_page_heads(std::vector<Line>& lines) {
    std::unordered_map<std::string, std::string_view> heads;  // and what stands beneath the first
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto& line = lines[i];
        if (line.blank() || line.mark != Mark::none || line.body.size() > 120) continue;
        const auto key = head_key(line.body);
        const bool numbered = key.find("# (#") != std::string::npos || key.find("#(#") != std::string::npos ||
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
        for (std::string_view start : {"vid protokollet", "justeras", "justerat", "justerare", "underskrift", "signatur"})
            if (low.starts_with(start)) from = i;
        if (low.ends_with(" som ovan")) from = i;
    }
    for (auto i = from; i < lines.size(); ++i) lines[i].furniture = true;
}

// Heads and feet of pages: the same short line three times or more, with blank lines about it.
void mark_furniture(std::vector<Line>& lines) {
    std::unordered_map<std::string_view, int> seen;
    for (auto& line : lines) {
        if (line.blank()) continue;
        if (line.mark == Mark::none && is_page_number(line.body)) line.furniture = true;
        if (line.mark == Mark::rule) line.furniture = true;
        if (line.body.size() < 100 && line.mark == Mark::none && !ends_sentence(line.body)) {
            ++seen[line.body];
        }
    }
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

// A line of = or - under a short line makes it a heading.
void mark_underlined(std::vector<Line>& lines) {
    for (std::size_t i = 1; i < lines.size(); ++i) {
        auto& above = lines[i - 1];
        if (lines[i].mark != Mark::rule || above.blank() || above.mark == Mark::rule) continue;
        const auto sign = lines[i].body.front();
        if (sign != '=' && sign != '-') continue;
        if (above.mark != Mark::none || above.body.size() > 100 || ends_sentence(above.body)) continue;
        above.mark = Mark::heading;
        above.depth = sign == '=' ? 1 : 2;
    }
}

// Two lines or more with " | " in them are rows of a table.
void mark_rows(std::vector<Line>& lines) {
    const auto is_row = [&](std::size_t i) {
        return i < lines.size() && (lines[i].mark == Mark::row || lines[i].text.find(" | ") != std::string_view::npos);
    };
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto& line = lines[i];
        if (line.blank() || line.mark == Mark::heading || !is_row(i)) continue;
        if (!is_row(i + 1) && (i == 0 || lines[i - 1].mark != Mark::row)) continue;
        line.mark = Mark::row;
        line.body = text::trim(line.text);
        line.label = {};
    }
}

std::size_t first_word_length(std::string_view body) {
    return text::code_points(body.substr(0, body.find(' ')));
}

}  // namespace

std::vector<Line> lines_of(std::string_view text) {
    std::vector<Line> lines;
    int number = 0;
    for (const auto raw : text::lines(text)) lines.push_back(line_of(raw, ++number));
    mark_rows(lines);
    mark_underlined(lines);
    mark_furniture(lines);
    mark_page_heads(lines);
    mark_signatures(lines);
    return lines;
}

Layout layout_of(const std::vector<Line>& lines) {
    std::vector<std::size_t> lengths;
    std::size_t pairs = 0;
    std::size_t broken = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto& line = lines[i];
        if (line.blank() || line.furniture) continue;
        lengths.push_back(text::code_points(line.body) + line.indent);
        if (i + 1 >= lines.size() || lines[i + 1].blank() || line.mark == Mark::row) continue;
        const auto& next = lines[i + 1];
        if (next.mark != Mark::none || next.furniture) continue;
        ++pairs;
        if (!ends_sentence(line.body) && starts_lower(next.body) && line.body.size() > 30) ++broken;
    }
    if (lengths.empty()) return {};
    const auto place = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() * 95 / 100);
    std::nth_element(lengths.begin(), place, lengths.end());
    Layout layout{.wrapped = false, .width = *place};
    layout.wrapped = broken >= 1 && (broken >= 3 || broken * 5 >= pairs) && layout.width <= 140;
    return layout;
}

bool continues(const Line& line, const Line& next, const Layout& layout) {
    if (next.mark != Mark::none) return false;
    if (line.mark == Mark::heading || line.mark == Mark::emphasis || line.mark == Mark::row)
        return false;
    const auto length = text::code_points(line.body) + line.indent;
    const bool open = !ends_sentence(line.body);
    // "Rådet beslutar" / "att …": each further att-clause of a list is a statement of its own.
    if (next.body.starts_with("att ") && open) return !line.body.starts_with("att ") && !line.body.ends_with(',');
    if (open && starts_lower(next.body) && length > 30) return true;
    if (line.body.ends_with(',') && length > 20) return true;
    if (!layout.wrapped) return false;
    return (length + 1 + first_word_length(next.body)) * 100 >= layout.width * 80;
}

}  // namespace samskap::reading
