// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "engines/reading/attendance.hpp"
#include "engines/reading/characters.hpp"
#include "engines/reading/names.hpp"
#include "kernel/base/text.hpp"

namespace samskap::reading {
namespace {

constexpr auto present_labels = std::to_array<std::string_view>({"närvarande",
                                                                 "deltagare",
                                                                 "deltagande",
                                                                 "deltog",
                                                                 "på plats",
                                                                 "här var",
                                                                 "med på mötet",
                                                                 "medverkande",
                                                                 "tjänstgörande",
                                                                 "beslutande",
                                                                 "ledamöter",
                                                                 "ersättare",
                                                                 "suppleanter",
                                                                 "adjungerade",
                                                                 "närvaro",
                                                                 "närvarolista",
                                                                 "ej tjänstgörande",
                                                                 "övriga deltagare",
                                                                 "övriga deltagande",
                                                                 "även deltagande",
                                                                 "övriga medverkande",
                                                                 "inbjudna",
                                                                 "inbjudna gäster",
                                                                 "övriga närvarande",
                                                                 "också närvarande",
                                                                 "beslutande ledamöter",
                                                                 "ledamöter närvarande",
                                                                 "även närvarande",
                                                                 "närvarade",
                                                                 "mötesdeltagare",
                                                                 "med var",
                                                                 "vi var",
                                                                 "vi som var med",
                                                                 "vi som var där",
                                                                 "de som var med",
                                                                 "som var med",
                                                                 "de som deltog",
                                                                 "vi som deltog",
                                                                 "de som var här",
                                                                 "de som var där",
                                                                 "deltagarlista",
                                                                 "deltagarförteckning",
                                                                 "närvaroförteckning",
                                                                 "närvarande parter",
                                                                 "attendees",
                                                                 "participants",
                                                                 "in attendance",
                                                                 "på mötet deltog",
                                                                 "på mötet var",
                                                                 "vid mötet deltog",
                                                                 "medverkade",
                                                                 "vi som träffades",
                                                                 "vi som kom",
                                                                 "vi som satt med",
                                                                 "på plats var",
                                                                 "på träffen var"});
// Words of other uses; they head a list only alone on their line or with a colon.
constexpr auto bare_present =
    std::to_array<std::string_view>({"närv", "parter", "parterna", "present", "attending",
                                     "adjungerad", "adj", "gäster", "suppleant"});
constexpr auto bare_absent = std::to_array<std::string_view>({"frånv", "absent", "ej närv"});
// Words of every day; they head a list only with a colon.
constexpr auto colon_labels = std::to_array<std::string_view>(
    {"med",      "var med",   "vi",       "där",        "här",         "på mötet", "vilka",
     "på länk",  "via länk",  "digitalt", "på distans", "via teams",   "på teams", "på zoom",
     "via zoom", "i rummet",  "på skärm", "i panelen",  "panelen",     "panel",    "paneldeltagare",
     "på scen",  "på scenen", "talare",   "inledare",   "runt bordet", "samlade"});
constexpr auto absent_colon_labels = std::to_array<std::string_view>(
    {"ledig", "lediga", "sjuk", "ej här", "ej", "saknas", "saknade", "vi saknade", "bortrest",
     "bortresta", "uteblev", "uteblivna", "vab", "ej kommit", "kom ej", "fattades", "ursäktade",
     "tjänstlediga"});
constexpr auto absent_labels = std::to_array<std::string_view>({"frånvarande",
                                                                "frånvaro",
                                                                "ej närvarande",
                                                                "inte närvarande",
                                                                "anmält förhinder",
                                                                "anmälda förhinder",
                                                                "anmälde förhinder",
                                                                "förhinder",
                                                                "förhindrade",
                                                                "ej deltagande",
                                                                "saknades",
                                                                "inte här",
                                                                "anmäld frånvaro",
                                                                "anmält frånvaro",
                                                                "anmälda frånvarande",
                                                                "lämnat återbud",
                                                                "återbud",
                                                                "ej på plats",
                                                                "meddelat förhinder",
                                                                "kunde inte",
                                                                "kunde inte komma",
                                                                "kunde inte vara med",
                                                                "sjuka",
                                                                "borta",
                                                                "de som inte var med",
                                                                "de som inte kom",
                                                                "som inte var med",
                                                                "inte med",
                                                                "var inte med",
                                                                "ej med",
                                                                "apologies",
                                                                "not attending",
                                                                "not present",
                                                                "regrets",
                                                                "sjukanmälda",
                                                                "fick förhinder",
                                                                "hade förhinder",
                                                                "anmälda återbud",
                                                                "inte där",
                                                                "ej där",
                                                                "var inte där",
                                                                "de som inte var där",
                                                                "avböjde",
                                                                "avböjt",
                                                                "tackade nej",
                                                                "tackat nej",
                                                                "meddelade förhinder",
                                                                "meddelat frånvaro",
                                                                "kom inte",
                                                                "declined",
                                                                "förhindrad",
                                                                "sjukanmäld"});

// The pairs of bytes that labels begin with: hardly a line of the body has one, so few are looked
// at.
constexpr std::size_t beginning_of(std::string_view text) {
    return (static_cast<unsigned char>(text[0]) * 37U + static_cast<unsigned char>(text[1]) * 5U) %
           1024U;
}
constexpr auto label_beginnings = [] {
    std::array<bool, 1024> beginnings{};
    const auto add = [&](const auto& labels) {
        for (const auto label : labels) beginnings.at(beginning_of(label)) = true;
    };
    add(present_labels);
    add(absent_labels);
    add(bare_present);
    add(bare_absent);
    add(colon_labels);
    add(absent_colon_labels);
    return beginnings;
}();

// How many words may follow a label without a colon: "Närvarande ledamöter", "Deltagare på mötet".
constexpr std::size_t most_label_words = 4;

bool is_sub_label(std::string_view rest) {
    const auto low = lower_in_place(rest);
    std::size_t words = 0;
    for (const auto word : text::split(low, ' ')) {
        if (word.empty()) continue;
        ++words;
        if (starts_upper(word)) return false;
    }
    return words < most_label_words && !starts_upper(rest) && !ends_sentence(rest);
}

bool is_written_small(std::string_view rest) {
    for (const auto word : text::split(rest, ' '))
        if (starts_upper(word)) return false;
    return true;
}

template <class Labels>
bool match_label(std::string_view body, std::string_view low, const Labels& labels,
                 std::string_view& rest) {
    std::size_t best = 0;
    for (const std::string_view label : labels)
        if (low[0] == label[0] && low.starts_with(label) && label.size() > best &&
            (low.size() == label.size() || word_length(low, label.size()) == 0))
            best = label.size();
    if (best == 0) return false;
    const auto beside = body.substr(best);
    auto after = text::trim(beside);
    while (ends_with_any(after.substr(0, 1), "*_")) after = text::trim(after.substr(1));
    // Label and names as two columns.
    if (beside.starts_with("  ") || beside.starts_with('\t')) {
        rest = after;
        return true;
    }
    // "Närvarande från Kajen: Eva Ek, Bo Alm": the list says itself where they come from.
    const auto colon = after.find(':');
    if (colon != std::string_view::npos && after.starts_with("från ") && colon < 60 &&
        begins_with_people(after.substr(colon + 1), ListForm::run_on)) {
        rest = after;
        return true;
    }
    if (colon != std::string_view::npos && is_sub_label(text::trim(after.substr(0, colon)))) {
        rest = text::trim(after.substr(colon + 1));
        while (ends_with_any(rest.substr(0, 1), "*_ ")) rest.remove_prefix(1);
        return true;
    }
    // "Närvarande Eva Ek, Bo Alm": nothing but names in full.
    if (best > 8 && starts_upper(after)) {
        const auto people = attendees_in(after, ListForm::run_on);
        const bool named = std::all_of(people.begin(), people.end(), [](const Attendee& who) {
            return looks_like_full_name(who.name) && who.role.empty();
        });
        if (named && !people.empty() && !ends_sentence(after)) {
            rest = after;
            return true;
        }
    }
    rest = {};
    return after.empty() || (is_sub_label(after) && is_written_small(after));
}

// "Parter:", "Present  Bo Ek", or the word alone.
bool match_bare(std::string_view body, std::string_view low, std::string_view label,
                std::string_view& rest) {
    if (!low.starts_with(label)) return false;
    auto after = body.substr(label.size());
    while (ends_with_any(after.substr(0, 1), ".*_")) after.remove_prefix(1);
    if (!after.empty() && !ends_with_any(after.substr(0, 1), ":\t") && !after.starts_with("  "))
        return false;
    while (ends_with_any(after.substr(0, 1), ":*_ \t")) after.remove_prefix(1);
    rest = text::trim(after);
    return true;
}

// "Med på gårdagens möte: Eva, Bo", "Kallade och närvarande: …", "Kallad men ej närvarande: …": the
// words before the colon say it in passing.
ListLabel said_in_passing(std::string_view body) {
    constexpr std::size_t longest = 50;
    constexpr std::size_t shortest = 12;
    const auto colon = body.find(':');
    if (colon > longest || colon < shortest || colon + 1 >= body.size()) return {};
    const auto low = lower_in_place(body.substr(0, colon));
    const auto says = [&](std::string_view word) { return low.find(word) != low.npos; };
    const bool absent = says("ej närvarande") || says("inte närvarande") || says("frånvarande") ||
                        says("förhinder") || says("återbud");
    const bool company = low.starts_with("med på ") || low.starts_with("med vid ") ||
                         low.starts_with("vi som ") || low.starts_with("de som ");
    if (!absent && !company && !says("närvarande") && !says("deltagare")) return {};
    const auto rest = text::trim(body.substr(colon + 1));
    const auto people = attendees_in(rest, ListForm::run_on);
    const bool named = !people.empty() && std::all_of(people.begin(), people.end(), [](auto& who) {
        return looks_like_full_name(who.name) || is_first_name(who.name);
    });
    if (!named) return {};
    return {absent ? List::absent : List::present, rest};
}

}  // namespace

ListLabel list_label(std::string_view body) {
    // "**Närvarande:** …"
    while (ends_with_any(body.substr(0, 1), "*_")) body.remove_prefix(1);
    if (body.size() < 2) return {};
    if (!label_beginnings.at(beginning_of(lower_in_place(body.substr(0, 3)))))
        return said_in_passing(body);
    constexpr std::size_t longest = 48;  // bytes; no label is as long
    const auto low = lower_in_place(body.substr(0, longest));
    std::string_view rest;
    if (match_label(body, low, absent_labels, rest)) return {List::absent, rest};
    if (match_label(body, low, present_labels, rest)) return {List::present, rest};
    for (const auto label : colon_labels)
        if (low.starts_with(label) && low.substr(label.size()).starts_with(':'))
            return {List::present, text::trim(body.substr(label.size() + 1))};
    for (const auto label : absent_colon_labels)
        if (low.starts_with(label) && low.substr(label.size()).starts_with(':'))
            return {List::absent, text::trim(body.substr(label.size() + 1))};
    for (const auto label : bare_present)
        if (match_bare(body, low, label, rest)) return {List::present, rest};
    for (const auto label : bare_absent)
        if (match_bare(body, low, label, rest)) return {List::absent, rest};
    return said_in_passing(body);
}

// "Sjuka: Ia, Alf     Ledig: Bo"
std::optional<SecondLabel> second_label(std::string_view rest) {
    for (auto gap = rest.find("  "); gap != rest.npos; gap = rest.find("  ", gap + 1)) {
        const auto beside = text::trim(rest.substr(gap));
        if (beside.find(':') == beside.npos) return std::nullopt;
        const auto label = list_label(beside);
        if (label.list == List::none || label.rest.empty()) continue;
        return SecondLabel{text::trim(rest.substr(0, gap)), label};
    }
    // "Eva, Bo och Ia. Inte där: Alf"
    for (auto end = rest.find(". "); end != rest.npos; end = rest.find(". ", end + 1)) {
        const auto beside = text::trim(rest.substr(end + 1));
        if (beside.find(':') == beside.npos) return std::nullopt;
        const auto label = list_label(beside);
        if (label.list == List::none || label.rest.empty()) continue;
        return SecondLabel{text::trim(rest.substr(0, end)), label};
    }
    return std::nullopt;
}

}  // namespace samskap::reading
