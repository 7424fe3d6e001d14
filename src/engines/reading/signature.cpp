// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "engines/reading/attendance.hpp"
#include "engines/reading/characters.hpp"
#include "engines/reading/names.hpp"
#include "kernel/base/text.hpp"

namespace samskap::reading {
namespace {

constexpr auto farewells = std::to_array<std::string_view>({"hälsningar",
                                                            "vänliga hälsningar",
                                                            "med vänlig hälsning",
                                                            "med vänliga hälsningar",
                                                            "bästa hälsningar",
                                                            "varma hälsningar",
                                                            "många hälsningar",
                                                            "soliga hälsningar",
                                                            "mvh",
                                                            "vänligen",
                                                            "hälsar",
                                                            "hälsn",
                                                            "vh",
                                                            "kram",
                                                            "allt gott",
                                                            "best regards",
                                                            "regards",
                                                            "antecknat av",
                                                            "vid pennan",
                                                            "nedtecknat av",
                                                            "skrivet av",
                                                            "för anteckningarna"});

// What follows the farewell on its line; nothing when the line is none.
std::optional<std::string_view> after_farewell(std::string_view body) {
    const auto low = lower_in_place(body);
    std::size_t length = 0;
    for (const auto word : farewells)
        if (low.starts_with(word) && word.size() > length &&
            (low.size() == word.size() || word_length(low, word.size()) == 0))
            length = word.size();
    if (length == 0) return std::nullopt;
    auto rest = body.substr(length);
    while (ends_with_any(rest.substr(0, 1), " ,.:!/\t")) rest.remove_prefix(1);
    if (rest.empty() || looks_like_name(rest.substr(0, rest.find(',')))) return rest;
    return std::nullopt;
}

// "/Tove", "// Tove Ek"
std::string_view after_slash(std::string_view body) {
    if (!body.starts_with('/')) return {};
    while (ends_with_any(body.substr(0, 1), "/ ")) body.remove_prefix(1);
    return looks_like_name(body) ? body : std::string_view{};
}

std::string first_column(std::string_view body) {
    const auto cells = columns_of(body);
    return std::string(cells.front());
}

// "Vid protokollet" and the name beneath it.
std::string keeper_of_minutes(const std::vector<Line>& lines, std::size_t at) {
    for (auto next = at + 1; next < lines.size() && next < at + 6; ++next) {
        auto name = first_column(lines[next].body);
        if (looks_like_full_name(name)) return name;
    }
    return {};
}

// The name and what stands about it; a postscript is text again.
void hide(std::vector<Line>& lines, std::size_t from) {
    constexpr std::size_t longest = 60;
    for (auto i = from; i < lines.size(); ++i) {
        const auto body = lines[i].body;
        if (i > from && (ends_sentence(body) || body.size() > longest)) return;
        lines[i].furniture = true;
    }
}

}  // namespace

Signature read_signature(std::vector<Line>& lines) {
    constexpr int last_lines = 7;
    int met = 0;
    for (auto at = lines.size(); at-- > 0 && met < last_lines;) {
        const auto body = lines[at].body;
        if (body.empty()) continue;
        ++met;
        if (const auto name = after_slash(body); !name.empty() && met <= 2) {
            hide(lines, at);
            return {.name = std::string(name), .organisation = {}};
        }
        if (lower_in_place(body).starts_with("vid protokollet"))
            return {.name = keeper_of_minutes(lines, at), .organisation = {}};
        const auto rest = after_farewell(body);
        if (!rest) continue;
        std::vector<std::string_view> below;
        if (!rest->empty()) below.push_back(*rest);
        for (auto i = at + 1; i < lines.size(); ++i)
            if (!lines[i].blank()) below.push_back(lines[i].body);
        const auto name =
            below.empty() ? std::string_view{} : below[0].substr(0, below[0].find(','));
        if (!looks_like_name(name)) continue;
        hide(lines, at);
        Signature author{.name = std::string(text::trim(name)), .organisation = {}};
        if (below.size() > 1 && starts_upper(below[1]) && !looks_like_full_name(below[1]) &&
            below[1].find_first_of("@0123456789") == std::string_view::npos)
            author.organisation = std::string(below[1]);
        return author;
    }
    return {};
}

}  // namespace samskap::reading
