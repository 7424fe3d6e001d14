// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <algorithm>
#include <array>
#include <string_view>

#include "engines/reading/characters.hpp"
#include "engines/reading/lines.hpp"

namespace samskap::reading {

inline constexpr std::array document_words = {"protokoll",
                                              "minnesanteckningar",
                                              "mötesanteckningar",
                                              "anteckningar",
                                              "mötesprotokoll",
                                              "styrelseprotokoll",
                                              "sammanträdesprotokoll",
                                              "minnesanteckning",
                                              "beslutsprotokoll",
                                              "anteckning",
                                              "mötesnoteringar",
                                              "noteringar",
                                              "årsmötesprotokoll",
                                              "sammanfattning",
                                              "referat"};
// Joined to the word before: "fört vid", "från", "för".
inline constexpr std::array joining_words = {
    "fört",        "förda",    "förd", "vid", "från", "för", "över",      "till",  "av",
    "med",         "i",        "hos",  "på",  "den",  "nr",  "ordinarie", "extra", "konstituerande",
    "extrainsatt", "digitalt", "–",    "-"};
inline constexpr std::array body_words = {
    "grupp",  "gruppen",       "styrelse",  "styrelsen",  "nämnd",        "nämnden",
    "råd",    "rådet",         "utskott",   "förening",   "föreningen",   "kommitté",
    "team",   "kår",           "klubb",     "möte",       "sammanträde",  "stämma",
    "träff",  "ledningsgrupp", "forum",     "nätverk",    "beredning",    "delegation",
    "apt",    "samverkan",     "samling",   "avstämning", "överläggning", "uppföljning",
    "byalag", "kollegium",     "kommittén", "utskottet",  "träffen",      "sammanträdet"};

// ending: the hour alone that a meeting ended at. letter, sent, subject: of a mail that was pasted
// with its head. The day it was sent is no meeting's.
enum class Field { none, date, time, ending, place, group, ignored, letter, sent, subject };

// "SV: Re: Anteckningar": the subject of a mail without what programs set before it.
std::string_view without_reply_marks(std::string_view subject);

// "Plats: Fyren": a field of a header, and what it says.
struct FieldLine {
    Field field = Field::none;
    std::string_view value;
    std::string_view label;
};

FieldLine field_of(std::string_view body);

// Is the word there, as a whole word?
bool has_word(std::string_view low, std::string_view word);
template <class Words>
bool has_any(std::string_view low, const Words& words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view w) { return has_word(low, w); });
}
// "styrelsemöte", "Utvecklingsgruppen": ends in a word for a body of people.
bool has_body_word(std::string_view low);
// How surely a name is that of a group: 0 to 2.
int people_rank(std::string_view low);
bool is_long_text(const Line& line);

}  // namespace samskap::reading
