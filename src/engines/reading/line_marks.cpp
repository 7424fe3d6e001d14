// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/reading/line_marks.hpp"

#include <algorithm>
#include <array>

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
    return std::all_of(body.begin(), body.end(), [&](char c) { return c == sign || c == ' '; });
}

// A box to tick belongs to the bullet sign.
std::string_view without_box(std::string_view rest) {
    for (std::string_view box : {"[ ]", "[x]", "[X]", "☐", "☑", "☒"})
        if (take(rest, box)) return text::trim(rest);
    return rest;
}

// Lists of a word processor lose their signs when they are pasted: its fonts draw bullets with
// letters and with signs that stand for something else. What follows is a tab, as in no sentence.
bool read_pasted_bullet(Line& line) {
    for (std::string_view sign : {"o", "§", "\xEF\x82\xA7", "\xEF\x83\x98", "v", "Ø", "ü", "q"}) {
        auto rest = line.body;
        if (!take(rest, sign) || !rest.starts_with('\t')) continue;
        line.mark = Mark::bullet;
        line.body = without_box(text::trim(rest));
        return true;
    }
    return false;
}

// A round bullet that a scanner or a font took for a letter.
bool read_bullet_like_letter(Line& line) {
    for (std::string_view letter : {"e ", "o "}) {
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
    return read_pasted_bullet(line) || read_bullet_like_letter(line);
}

bool is_month_start(std::string_view rest) {
    std::size_t end = 0;
    while (end < rest.size() && word_length(rest, end) > 0) end += word_length(rest, end);
    const auto low = lower_in_place(rest.substr(0, end));
    for (std::string_view month :
         {"januari",   "februari", "mars",     "april",    "maj",  "juni", "juli", "augusti",
          "september", "oktober",  "november", "december", "jan",  "feb",  "mar",  "apr",
          "jun",       "jul",      "aug",      "sep",      "sept", "okt",  "nov",  "dec"})
        if (low == month) return true;
    return false;
}

// "Dnr ON 2026/0012 Dagordning": the number that the matter has in the registry.
std::string_view without_file_number(std::string_view rest) {
    const auto low = lower_in_place(rest.substr(0, 20));
    if (!low.starts_with("dnr") && !low.starts_with("diarienr") && !low.starts_with("diarienummer"))
        return rest;
    auto left = rest.substr(std::min(rest.find(' '), rest.size()));
    for (;;) {
        left = text::trim(left);
        const auto word = left.substr(0, left.find(' '));
        const bool shouted =
            std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
        if (word.empty() || !shouted) return left;
        left.remove_prefix(word.size());
    }
}

bool read_section(Line& line) {
    auto rest = line.body;
    if (take(rest, "§§")) return false;
    // "KFN § 31": the sign of a board may stand before.
    std::size_t capitals = 0;
    while (capitals < rest.size() && rest[capitals] >= 'A' && rest[capitals] <= 'Z') ++capitals;
    if (capitals > 0 && capitals < 7 && rest.substr(capitals).starts_with(" §"))
        rest.remove_prefix(capitals + 1);
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
    rest = without_file_number(text::trim(rest));
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
        if (at + 1 < rest.size() && rest[at] == '.' && is_ascii_digit(rest[at + 1]))
            ++at;
        else
            break;
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

// "## 7. Nästa möte", "### 2.1 Ekonomi", "# 2 Ekonomi": the number is no part of the heading. A
// number that counts something is: "90 handledare".
std::string_view without_number(std::string_view body) {
    std::size_t at = 0;
    while (at < body.size() && (is_ascii_digit(body[at]) || body[at] == '.')) ++at;
    if (at == 0 || at > 6 || at >= body.size() || body[at] != ' ') return body;
    const bool dotted = body.substr(0, at).find('.') != std::string_view::npos;
    const auto rest = text::trim(body.substr(at));
    return (dotted || (at <= 2 && starts_upper(rest))) && !is_month_start(rest) ? rest : body;
}

bool read_markdown(Line& line) {
    auto rest = line.body;
    int signs = 0;
    while (take(rest, "#")) ++signs;
    if (signs > 0 && signs <= 6 && blank_next(rest)) {
        line.mark = Mark::heading;
        line.depth = signs;
        line.body = without_number(text::trim(rest));
        while (line.body.ends_with('#'))
            line.body = text::trim(line.body.substr(0, line.body.size() - 1));
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

}  // namespace

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

}  // namespace samskap::reading
