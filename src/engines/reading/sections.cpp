// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "engines/reading/characters.hpp"
#include "engines/reading/sentence.hpp"

namespace samskap::reading {

Section section_of(std::string_view heading) {
    auto low = lower_in_place(heading);
    while (ends_with_any(low, ":.!? ")) low.pop_back();
    while (ends_with_any(low.substr(0, 1), "*_")) low.erase(0, 1);
    while (ends_with_any(low, "*_: ")) low.pop_back();
    const auto starts = [&](std::string_view word) {
        return low.starts_with(word) &&
               (low.size() == word.size() || word_length(low, word.size()) == 0);
    };
    if (starts("beslut") || low == "beslutades" || low == "vi beslutade" ||
        low == "nämndens beslut" || low == "styrelsens beslut")
        return Section::decisions;
    if (starts("åtgärd") || starts("åtgärder") || starts("att göra") || low == "todo" ||
        low == "to do" || starts("att-göra") || low == "uppgifter" || low == "uppdrag" ||
        low == "aktiviteter och ansvar" || starts("åtgärdslista") ||
        low == "göra till nästa gång" || starts("till nästa gång"))
        return Section::actions;
    if (low == "frågor" || low == "fråga" || low == "öppna frågor" || starts("frågor till") ||
        starts("frågor att"))
        return Section::questions;
    if (starts("förslag") || low == "idéer" || low == "önskemål" || low == "förslag till beslut" ||
        low == "yrkande" || low == "yrkanden")
        return Section::proposals;
    if (low == "information" || low == "info" || low == "bakgrund" || low == "ärendebeskrivning" ||
        low == "syfte" || low == "mål")
        return Section::information;
    if (starts("nästa") || starts("kommande") || starts("höstens") || starts("vårens") ||
        starts("möten")) {
        if (starts("möten")) return Section::next_meeting;
        const bool one_more = std::count(low.begin(), low.end(), ' ') == 1 &&
                              !low.ends_with("steg") && !low.ends_with("år") &&
                              !low.ends_with("period") && !low.ends_with("termin") &&
                              !low.ends_with("fas");
        if (starts("nästa") && one_more) return Section::next_meeting;
        const auto from = low.find(' ') + 1;
        const auto word = low.substr(from, low.find(' ', from) - from);
        for (std::string_view ending :
             {"möte", "möten", "möten", "träff", "träffar", "gång", "sammanträde", "råd", "stämma",
              "grupp", "tillfälle", "styrelsemöte", "mötet", "mötestider", "styrelsen"})
            if (word.ends_with(ending)) return Section::next_meeting;
    }
    if (starts("vad vill vi") || starts("vad vill ni") || starts("vi önskar"))
        return Section::proposals;
    if (low.find("fungerar inte") != std::string::npos ||
        low.find("fungerade inte") != std::string::npos || low == "problem" ||
        low == "utmaningar" || low == "brister" || low == "hinder" || starts("mindre bra") ||
        low == "dåligt")
        return Section::issues;
    if (starts("övrigt") || starts("övriga frågor") || starts("avslutning") ||
        starts("mötet avslutas") || starts("mötets avslutande"))
        return Section::closing;
    return Section::plain;
}

}  // namespace samskap::reading
