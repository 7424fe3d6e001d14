// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/reading/hours.hpp"

#include <algorithm>
#include <array>

#include "engines/reading/body.hpp"
#include "engines/reading/characters.hpp"

// When the meeting began and ended, where the body alone tells: "Mötet öppnades 18:05."
namespace samskap::reading {
namespace {

template <std::size_t count>
bool has_one_of(std::string_view low, const std::array<std::string_view, count>& words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return low.find(word) != std::string_view::npos;
    });
}

constexpr std::array<std::string_view, 5> k_opens{"öppnade", "öppnas", "öppnat", "började",
                                                  "inleddes"};
constexpr std::array<std::string_view, 4> k_closes{"avslutad", "avslutas", "avslutat", "stängde"};
constexpr std::array<std::string_view, 5> k_meetings{"mötet", "stämman", "sammanträdet", "träffen",
                                                     "årsmötet"};

// "18.05", as four figures stand beside such a verb; elsewhere that may be a number of a paragraph.
std::optional<ClockTime> four_figures_in(std::string_view text) {
    constexpr std::size_t length = 5;
    for (std::size_t at = 0; at + length <= text.size(); ++at) {
        auto part = std::string(text.substr(at, length));
        const bool alone = (at == 0 || !is_ascii_digit(text[at - 1])) &&
                           (at + length == text.size() || !is_ascii_digit(text[at + length]));
        if (!alone || (part[2] != '.' && part[2] != ':')) continue;
        part[2] = ':';
        if (const auto time = parse_clock_time(part)) return time;
    }
    return std::nullopt;
}

std::optional<ClockTime> time_in(const Sentence& sentence) {
    for (const auto& phrase : sentence.phrases)
        if (phrase.start) return phrase.start;
    return four_figures_in(sentence.parsed.text);
}

// Where the first of the words stands; none: npos.
template <std::size_t count>
std::size_t first_place(std::string_view low, const std::array<std::string_view, count>& words) {
    std::size_t first = low.npos;
    for (const auto word : words) first = std::min(first, low.find(word));
    return first;
}

constexpr std::array<std::string_view, 7> k_beginning{
    "vi började",     "vi startade",    "vi satte igång", "mötet började",
    "mötet startade", "mötet inleddes", "träffen började"};
constexpr std::array<std::string_view, 6> k_ending{"slutade",      "avslutade",    "avrundade",
                                                   "höll på till", "till klockan", "till kl"};

}  // namespace

bool tell_hours(std::string_view sentence, Meeting& meeting) {
    if (sentence.find_first_of("0123456789") == sentence.npos) return false;
    const auto low = lower_in_place(sentence);
    auto begins = first_place(low, k_beginning);
    // "Vi som träffades mellan klockan 17 och 18.30"
    if (begins == low.npos && low.find("träffades") != low.npos) begins = low.find(" mellan ");
    if (begins == low.npos || low.find("nästa") != low.npos) return false;
    const auto ends = first_place(low, k_ending);
    bool told = false;
    for (const auto& phrase : recurrence::find_phrases(sentence)) {
        if (phrase.kind != recurrence::PhraseKind::time || !phrase.start) continue;
        const auto at = phrase.span.begin;
        if (at > begins && at < ends && !meeting.start) {
            meeting.start = phrase.start;
            if (phrase.end) meeting.end = phrase.end;
            told = true;
        } else if (at > ends && !meeting.end) {
            meeting.end = phrase.start;
            told = true;
        }
    }
    return told;
}

void find_hours(const Body& body, Reading& reading) {
    auto& meeting = reading.meeting;
    if (meeting.start && meeting.end) return;
    for (const auto& sentence : body.sentences) {
        constexpr std::string_view digits = "0123456789";
        if (sentence.parsed.text.find_first_of(digits) == std::string_view::npos) continue;
        const auto low = lower_in_place(sentence.parsed.text);
        if (!has_one_of(low, k_meetings) || low.find("nästa") != std::string_view::npos) continue;
        if (!meeting.start && has_one_of(low, k_opens)) meeting.start = time_in(sentence);
        if (!meeting.end && has_one_of(low, k_closes)) meeting.end = time_in(sentence);
    }
    if (meeting.start && meeting.end && *meeting.end < *meeting.start) meeting.end = {};
}

}  // namespace samskap::reading
