// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "engines/reading/attendance.hpp"
#include "engines/reading/characters.hpp"
#include "engines/reading/header_fields.hpp"
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
                                                            "ha det gott",
                                                            "ha det bra",
                                                            "ha det fint",
                                                            "ha det så bra",
                                                            "ha det",
                                                            "på återseende",
                                                            "på återhörande",
                                                            "vi hörs",
                                                            "vi ses",
                                                            "trevlig helg",
                                                            "ha en bra dag",
                                                            "ha en fin helg",
                                                            "ha en trevlig helg",
                                                            "trevlig sommar",
                                                            "glad sommar",
                                                            "god jul",
                                                            "tack för ordet",
                                                            "vid tangenterna",
                                                            "nedskrivet av",
                                                            "anteckningar av",
                                                            "anteckningar förda av",
                                                            "sekreterare för dagen",
                                                            "/undertecknad",
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

// Names of a mail's head: "Från: Hedda Ek", "Kopia: Bo Alm <bo@kajen.example>; Ia Gran".
std::vector<std::string> correspondents(const std::vector<Line>& lines) {
    constexpr std::size_t head = 10;
    std::vector<std::string> names;
    for (std::size_t at = 0; at < lines.size() && at < head; ++at) {
        // "Från", "From", "Till", "To", "Kopia", "Cc"
        if (!ends_with_any(lines[at].body.substr(0, 1), "FTKCftkc")) continue;
        const auto field = field_of(lines[at].body);
        if (field.field != Field::letter) continue;
        for (const auto part : text::split(field.value, ';'))
            for (auto name : text::split(part, ',')) {
                name = text::trim(name.substr(0, name.find('<')));
                if (looks_like_full_name(name)) names.emplace_back(name);
            }
    }
    return names;
}

// The one of them whom a first name means; empty: none, or several.
std::string meant(const std::vector<std::string>& names, std::string_view first) {
    std::string found;
    for (const auto& name : names)
        if (name.starts_with(std::string(first) + " ")) {
            if (!found.empty() && found != name) return {};
            found = name;
        }
    return found;
}

// A name alone at the very end, with a blank line above: of one whom the text names before.
Signature read_bare_name(std::vector<Line>& lines) {
    auto at = lines.size();
    while (at > 0 && (lines[at - 1].blank() || lines[at - 1].furniture)) --at;
    if (at < 2 || !lines[at - 2].blank()) return {};
    auto& line = lines[at - 1];
    if (line.mark != Mark::none || !looks_like_full_name(line.body)) return {};
    const bool named =
        is_first_name(line.body.substr(0, line.body.find(' '))) ||
        std::any_of(
            lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(at - 1),
            [&](const Line& other) { return other.body.find(line.body) != other.body.npos; });
    if (!named) return {};
    line.furniture = true;
    return {.name = std::string(line.body), .organisation = {}};
}

Signature signed_by(std::vector<Line>& lines);

}  // namespace

void complete_names(const std::vector<Line>& lines, Reading& reading) {
    const auto names = correspondents(lines);
    for (auto* list : {&reading.present, &reading.absent})
        for (auto& who : *list)
            if (auto full = meant(names, who.name); !full.empty()) who.name = std::move(full);
}

Signature read_signature(std::vector<Line>& lines) {
    auto author = signed_by(lines);
    if (author.name.empty()) author = read_bare_name(lines);
    if (auto full = meant(correspondents(lines), author.name); !full.empty())
        author.name = std::move(full);
    return author;
}

namespace {

Signature signed_by(std::vector<Line>& lines) {
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
        if (below.size() > 1 && starts_upper(below[1]) && !ends_sentence(below[1]) &&
            !looks_like_full_name(below[1]) &&
            below[1].find_first_of("@0123456789") == std::string_view::npos)
            author.organisation = std::string(below[1]);
        return author;
    }
    return {};
}

}  // namespace

}  // namespace samskap::reading
