// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/swedish/names.hpp"

#include <algorithm>

#include "engines/swedish/snowball.hpp"
#include "engines/swedish/words.hpp"
#include "kernel/base/text.hpp"

namespace samskap::swedish {
namespace {

// The pieces of a name, lower case; hyphens and full stops part them.
std::vector<std::string> pieces_of(std::string_view name) {
    std::vector<std::string> pieces;
    bool inside = false;
    for (std::size_t at = 0; at < name.size();) {
        const char32_t c = text::decode(name, at);
        if (text::is_space(c) || c == U'-' || c == U'‐' || c == U'‑' || c == U'–' || c == U'.') {
            inside = false;
            continue;
        }
        if (!inside) pieces.emplace_back();
        inside = true;
        text::append(pieces.back(), c);
    }
    for (auto& piece : pieces) piece = text::lower(piece);
    return pieces;
}

bool is_initial_of(const std::string& initial, const std::string& piece) {
    return text::code_points(initial) == 1 && piece.starts_with(initial);
}
bool agree(const std::string& left, const std::string& right) {
    return left == right || is_initial_of(left, right) || is_initial_of(right, left);
}

using Pieces = std::vector<std::string>;

// Is `shorter` what remains of `longer` when some pieces are left out or cut to initials? The first
// name or the surname must be among what remains, and a whole word must agree: initials alone fit
// everybody.
bool agrees_as_part(const Pieces& shorter, const Pieces& longer) {
    std::size_t at = 0;
    bool word = false;
    bool outer = false;
    for (const auto& piece : shorter) {
        while (at < longer.size() && !agree(piece, longer[at])) ++at;
        if (at == longer.size()) return false;
        word = word || piece == longer[at];
        outer = outer || at == 0 || at + 1 == longer.size();
        ++at;
    }
    return word && outer;
}

// Two full names must agree at both ends: "Bo Ek" is no short form of "Bo Ek Alm".
bool ends_agree(const Pieces& shorter, const Pieces& longer) {
    if (shorter.size() < 2) return true;
    return agree(shorter.front(), longer.front()) && agree(shorter.back(), longer.back());
}

}  // namespace

std::string name_key(std::string_view name) { return text::join(pieces_of(name), " "); }

NameMatch compare_names(std::string_view left, std::string_view right) {
    auto shorter = pieces_of(left);
    auto longer = pieces_of(right);
    if (shorter.empty() || longer.empty()) return NameMatch::different;
    if (shorter == longer) return NameMatch::same;
    if (shorter.size() > longer.size()) std::swap(shorter, longer);
    const bool fits = agrees_as_part(shorter, longer) && ends_agree(shorter, longer);
    return fits ? NameMatch::may_be : NameMatch::different;
}

std::vector<std::string> name_readings(std::string_view written) {
    std::vector<std::string> readings{std::string(written)};
    // "Bos" may be Bo; "Is" is nobody's.
    if (written.size() >= 3 && written.ends_with('s')) {
        auto bare = written.substr(0, written.size() - 1);
        for (const std::string_view mark : {":", "'", "’"}) {
            if (bare.ends_with(mark)) bare.remove_suffix(mark.size());
        }
        readings.emplace_back(bare);
    }
    return readings;
}

std::string organisation_key(std::string_view name, const Lexicon& lexicon) {
    std::vector<std::string> stems;
    for (const auto& span : words_in(name)) {
        auto word = text::lower(name.substr(span.start, span.end - span.start));
        if (const auto cut = word.find(':'); cut != std::string::npos) word.resize(cut);
        stems.push_back(stems_of(word, lexicon).whole.front());
    }
    return text::join(stems, " ");
}

std::string organisation_name(std::string_view name) {
    return text::upper_first(text::squeeze(name));
}

}  // namespace samskap::swedish
