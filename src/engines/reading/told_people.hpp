// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string_view>
#include <vector>

#include "engines/reading/attendance.hpp"

namespace samskap::reading {

// The people that running text names one after the other: "Eva Ek och Bo Alm från Kajen, Ia Gran
// (kassör) och jag". Everybody named, or nobody when something among the names is no name. `author`
// is who says "jag".
std::vector<Attendee> people_told(std::string_view text, const Signature& author);

// "Från kommunen deltog Eva Ek, hemtjänsten, och Bo Alm": who came from where; else nobody.
std::vector<Attendee> people_sent(std::string_view sentence, const Signature& author);

// "från kansliet Eva Ek och Bo Alm, från Kajen Ia Gran, samt undertecknad": each group behind the
// place it comes from; nobody when one part is not so.
std::vector<Attendee> people_by_place(std::string_view text, const Signature& author);

// "Ia Gran hade anmält förhinder", "Förhinder hade Bo och Eva": those who were not there; else
// nobody.
std::vector<Attendee> people_missing(std::string_view sentence, const Signature& author);

// The longest of the words that the text begins with, or ends in; empty: none.
template <class Words>
std::string_view begins_with(std::string_view low, const Words& words) {
    std::string_view best;
    for (const std::string_view word : words)
        if (low.starts_with(word) && word.size() > best.size()) best = word;
    return best;
}
template <class Words>
std::string_view ends_in(std::string_view low, const Words& words) {
    std::string_view best;
    for (const std::string_view word : words)
        if (low.ends_with(word) && word.size() > best.size()) best = word;
    return best;
}

}  // namespace samskap::reading
