// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "engines/reading/characters.hpp"
#include "engines/reading/sentence.hpp"

namespace samskap::reading {

namespace {

// Headings in English, which mixed notes have.
Section english_section(std::string_view low) {
    const auto starts = [&](std::string_view word) {
        return low.starts_with(word) && (low.size() == word.size() || low[word.size()] == ' ');
    };
    if (starts("decision") || starts("decisions")) return Section::decisions;
    if (starts("action items") || low == "actions" || low == "action" || low == "action points" ||
        low == "next steps" || low == "tasks")
        return Section::actions;
    if (low == "questions" || low == "open questions") return Section::questions;
    if (low.starts_with("next ") &&
        (low.ends_with("meeting") || low.ends_with("sync") || low.ends_with("call") ||
         low.ends_with("standup") || low.ends_with("weekly") || low.ends_with("session") ||
         low.ends_with("review") || low.ends_with("check-in")))
        return Section::next_meeting;
    if (low == "risker" || low == "risks" || low == "issues" || low == "blockers")
        return Section::issues;
    return Section::plain;
}

// "Nästa möte", "Höstens möten", "Nästa avstämning"; not "Nästa steg".
bool names_next_meeting(std::string_view low) {
    const auto starts = [&](std::string_view word) {
        return low.starts_with(word) &&
               (low.size() == word.size() || word_length(low, word.size()) == 0);
    };
    if (starts("möten")) return true;
    if (!starts("nästa") && !starts("kommande") && !starts("höstens") && !starts("vårens"))
        return false;
    const bool one_more = std::count(low.begin(), low.end(), ' ') == 1 && !low.ends_with("steg") &&
                          !low.ends_with("år") && !low.ends_with("period") &&
                          !low.ends_with("termin") && !low.ends_with("fas");
    if (starts("nästa") && one_more) return true;
    const auto from = low.find(' ') + 1;
    const auto word = low.substr(from, low.find(' ', from) - from);
    for (std::string_view ending :
         {"möte", "möten", "möten", "träff", "träffar", "gång", "sammanträde", "råd", "stämma",
          "grupp", "tillfälle", "styrelsemöte", "mötet", "mötestider", "styrelsen"})
        if (word.ends_with(ending)) return true;
    return false;
}

}  // namespace

bool ends_in_deciding(std::string_view text) {
    while (ends_with_any(text, ":*_ ")) text.remove_suffix(1);
    const auto low = lower_in_place(text);
    return low.ends_with(" beslutar") || low.ends_with(" beslutade") || low.ends_with(" beslöt");
}

Section section_of(std::string_view heading) {
    auto low = lower_in_place(heading);
    while (ends_with_any(low, ":.!? ")) low.pop_back();
    while (ends_with_any(low.substr(0, 1), "*_")) low.erase(0, 1);
    while (ends_with_any(low, "*_: ")) low.pop_back();
    const auto starts = [&](std::string_view word) {
        return low.starts_with(word) &&
               (low.size() == word.size() || word_length(low, word.size()) == 0);
    };
    if (low.find("förslag till beslut") != low.npos || low.find("s förslag till ") != low.npos ||
        (low.ends_with("s förslag") && low.find(' ') < low.size()))
        return Section::proposals;
    if (low.ends_with("s beslut") && std::count(low.begin(), low.end(), ' ') < 3)
        return Section::decisions;
    if (low == "reservation" || low == "reservationer" || low == "protokollsanteckning" ||
        low == "sammanfattning" || starts("sammanfattning av ärendet") || low == "beskrivning")
        return Section::information;
    if (const auto found = english_section(low); found != Section::plain) return found;
    if (starts("beslut") || starts("beslutat") || low == "beslutades" || low == "vi beslutade" ||
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
    if (low == "nästa" || low == "nästa gång") return Section::next_meeting;
    if (starts("runt bordet") || starts("laget runt") || low == "rapporter" || low == "läget" ||
        low == "incheckning" || starts("runda") || starts("från chatten") || low == "chatten" ||
        low == "siffror" || low == "siffrorna" || low == "statistik")
        return Section::information;
    if (starts("tankar inför") || starts("tankar om") || starts("önskelista") || starts("idéer") ||
        starts("önskemål"))
        return Section::proposals;
    if (low == "information" || low == "info" || low == "bakgrund" || low == "ärendebeskrivning" ||
        low == "syfte" || low == "mål")
        return Section::information;
    if (names_next_meeting(low)) return Section::next_meeting;
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
