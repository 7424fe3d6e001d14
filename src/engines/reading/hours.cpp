// SPDX-License-Identifier: GPL-3.0-or-later
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

}  // namespace

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
