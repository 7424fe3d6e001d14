// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <set>

#include "engines/reading/body.hpp"
#include "engines/reading/characters.hpp"
#include "engines/recurrence/describe.hpp"

namespace samskap::reading {
namespace {

using recurrence::PhraseKind;
using recurrence::Tense;

// A day told without its year, and whether it lay behind or ahead when it was told.
struct ToldDay {
    int month = 0;
    int day = 0;
    Tense tense = Tense::unsaid;
};

std::vector<ToldDay> told_days(const Body& body) {
    std::vector<ToldDay> days;
    for (const auto& sentence : body.sentences)
        for (const auto& phrase : sentence.phrases) {
            if (phrase.kind != PhraseKind::day || phrase.first.year) continue;
            days.push_back({phrase.first.month, phrase.first.day, sentence.tense_about(phrase)});
        }
    return days;
}

std::optional<Day> day_in(int year, const ToldDay& told) {
    return day_of(Date{.year = year, .month = told.month, .day = told.day});
}

// How far the days of a year lie from the meetings that are known, the farthest of them.
std::optional<int> distance(int year, const std::vector<ToldDay>& told,
                            const std::vector<Day>& meetings) {
    int farthest = 0;
    for (const auto& one : told) {
        const auto day = day_in(year, one);
        if (!day) return std::nullopt;
        int nearest = 10'000;
        for (const auto meeting : meetings) nearest = std::min(nearest, std::abs(*day - meeting));
        farthest = std::max(farthest, nearest);
    }
    return farthest;
}

// The year in which every day that is told lies near a known meeting, when only one is.
std::optional<int> year_among(const std::vector<ToldDay>& told, const std::vector<Day>& meetings) {
    constexpr int near = 100;
    constexpr int clearly_farther = 120;
    std::set<int> years;
    for (const auto meeting : meetings)
        for (int step = -1; step <= 1; ++step) years.insert(date_of(meeting).year + step);
    std::optional<int> best;
    int shortest = 10'000;
    int second = 10'000;
    for (const int year : years) {
        const auto far = distance(year, told, meetings);
        if (!far) continue;
        if (*far < shortest) {
            second = shortest;
            shortest = *far;
            best = year;
        } else {
            second = std::min(second, *far);
        }
    }
    if (shortest > near || second - shortest < clearly_farther) return std::nullopt;
    return best;
}

}  // namespace

// Minutes without a day of their own lie between the last day they tell as gone by and the first
// they tell as coming. The year follows from the meetings that are known.
void find_date_range(const Body& body, const Known& known, Reading& reading) {
    auto& meeting = reading.meeting;
    const auto told = told_days(body);
    std::vector<Day> meetings;
    for (const auto& one : known.meetings)
        if (meeting.group.empty() || lower_in_place(one.group) == lower_in_place(meeting.group))
            meetings.push_back(one.day);
    if (told.size() < 2 || meetings.empty()) return;
    const auto year = year_among(told, meetings);
    if (!year) return;
    std::optional<Day> after;
    std::optional<Day> before;
    for (const auto& one : told) {
        const auto day = *day_in(*year, one);
        if (one.tense == Tense::past && (!after || day - *after > 0)) after = day;
        if (one.tense == Tense::future && (!before || *before - day > 0)) before = day;
    }
    if (!after || !before || *before - *after <= 0) return;
    meeting.earliest = *after + 1;
    meeting.latest = *before + -1;
    meeting.date_status = DateStatus::range;
    meeting.date_note = fmt::format(
        "Ingen dag för mötet står i texten. Det var efter {} och före {}; året följer av kända "
        "möten.",
        recurrence::in_words_with_year(*after), recurrence::in_words_with_year(*before));
}

}  // namespace samskap::reading
