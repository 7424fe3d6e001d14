// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "engines/reading/attendance.hpp"
#include "engines/reading/characters.hpp"
#include "kernel/base/text.hpp"

namespace samskap::reading {
namespace {

bool is_spelling_of(const KnownName& known, std::string_view written) {
    const auto low = lower_in_place(written);
    const auto same = [&](const std::string& spelling) { return lower_in_place(spelling) == low; };
    return same(known.name) || std::any_of(known.spellings.begin(), known.spellings.end(), same);
}

bool is_one_of(const std::vector<KnownName>& names, std::string_view written) {
    return std::any_of(names.begin(), names.end(),
                       [&](const KnownName& known) { return is_spelling_of(known, written); });
}

// "Yusuf Warsame Kajen": what stands last is known as an organisation. The longest that is wins; a
// first name at least must be left, and a surname where nobody of that first name is known.
void part(Attendee& who, const Known& known) {
    if (!who.organisation.empty() || is_one_of(known.people, who.name)) return;
    const std::string_view name = who.name;
    for (auto cut = name.find(' '); cut != name.npos; cut = name.find(' ', cut + 1)) {
        const auto rest = text::trim(name.substr(cut));
        const auto left = text::trim(name.substr(0, cut));
        if (!is_one_of(known.organisations, rest)) continue;
        if (left.find(' ') == left.npos && !is_one_of(known.people, left)) continue;
        who.organisation = std::string(rest);
        who.name = std::string(left);
        return;
    }
}

}  // namespace

void part_from_known_organisations(const Known& known, Reading& reading) {
    for (auto* list : {&reading.present, &reading.absent})
        for (auto& who : *list) part(who, known);
}

}  // namespace samskap::reading
