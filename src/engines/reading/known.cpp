// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "engines/reading/characters.hpp"
#include "engines/reading/reading.hpp"

namespace samskap::reading {
namespace {

void add_name(std::vector<KnownName>& list, const std::string& name,
              const std::vector<std::string>& spellings = {}) {
    if (name.empty()) return;
    auto place =
        std::find_if(list.begin(), list.end(), [&](const KnownName& k) { return k.name == name; });
    if (place == list.end())
        place = list.insert(list.end(), KnownName{.name = name, .spellings = {}});
    for (const auto& spelling : spellings)
        if (spelling != name && std::find(place->spellings.begin(), place->spellings.end(),
                                          spelling) == place->spellings.end())
            place->spellings.push_back(spelling);
}

}  // namespace

void Known::add(const Reading& reading) {
    // Only the lists of those present are sure enough: a name in running text may be misread.
    for (const auto* list : {&reading.present, &reading.absent})
        for (const auto& who : *list) {
            if (who.name.find(' ') != std::string::npos) add_name(people, who.name);
            if (who.organisation.size() > 2) add_name(organisations, who.organisation);
        }
    const auto& meeting = reading.meeting;
    if (!meeting.group.empty() && !meeting.group_derived) add_name(groups, meeting.group);
    if (meeting.day) meetings.push_back({meeting.group, *meeting.day});
    if (!meeting.day) return;
    for (const auto& event : reading.events)
        if (event.start.day) events.push_back({event.title, *event.start.day});
}

Known known_from(const std::vector<std::string>& texts) {
    Known known;
    std::vector<const std::string*> waiting;
    for (const auto& text : texts) {
        const auto reading = read(text);
        if (reading.meeting.day)
            known.add(reading);
        else
            waiting.push_back(&text);
    }
    // Those without a year may follow from those that have one, and then tell of others.
    for (std::size_t round = 0; round < 2 && !waiting.empty(); ++round)
        std::erase_if(waiting, [&](const std::string* text) {
            const auto reading = read(*text, known);
            if (!reading.meeting.day) return false;
            known.add(reading);
            return true;
        });
    for (const auto* text : waiting) known.add(read(*text, known));
    return known;
}

}  // namespace samskap::reading
