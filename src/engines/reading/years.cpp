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

using recurrence::Phrase;
using recurrence::PhraseKind;
using recurrence::WindowUnit;

// A known meeting further away than this says nothing about the year.
constexpr int nearest_days = 270;

template <class Each>
void each_phrase(const Body& body, Each each) {
    for (const auto& heading : body.headings)
        for (const auto& phrase : heading.phrases) each(phrase, std::string_view(heading.title));
    for (const auto& sentence : body.sentences)
        for (const auto& phrase : sentence.phrases) each(phrase, sentence.parsed.text);
}

// "vårt första möte 2026"; not "budget 2027" or "till 2028".
void add_plain_years(const Parsed& parsed, std::set<int>& years) {
    for (std::size_t i = 1; i < parsed.tokens.size(); ++i) {
        const auto low = parsed.tokens[i].low;
        const bool year = low.size() == 4 && low.starts_with("20") &&
                          std::all_of(low.begin(), low.end(), is_ascii_digit);
        const auto before = parsed.tokens[i - 1].low;
        if (year && (names_a_meeting(before) || before == "år" || before == "året"))
            years.insert(std::stoi(std::string(low)));
    }
}

// The years that the text itself writes out.
std::set<int> years_written(const Body& body) {
    std::set<int> years;
    each_phrase(body, [&](const Phrase& phrase, std::string_view) {
        if (phrase.kind == PhraseKind::day && phrase.first.year) years.insert(*phrase.first.year);
        if (phrase.kind == PhraseKind::window && phrase.window.year)
            years.insert(*phrase.window.year);
        if (phrase.kind == PhraseKind::window && phrase.window.unit == WindowUnit::year &&
            phrase.window.value > 1900)
            years.insert(phrase.window.value);
    });
    for (const auto& sentence : body.sentences) add_plain_years(sentence.parsed, years);
    return years;
}

struct Candidate {
    Day day;
    std::string note;
};

bool agrees(Day day, const Phrase& phrase) {
    return !phrase.weekday || weekday_of(day) == *phrase.weekday;
}

std::optional<Day> day_in(int year, const Phrase& phrase) {
    const auto day =
        day_of(Date{.year = year, .month = phrase.first.month, .day = phrase.first.day});
    return day && agrees(*day, phrase) ? day : std::nullopt;
}

// An occasion that other minutes date, told here too: "1-2 juni".
std::optional<Candidate> by_event(const Phrase& written, const Body& body, const Known& known) {
    std::set<int> years;
    std::string which;
    each_phrase(body, [&](const Phrase& phrase, std::string_view text) {
        if (phrase.kind != PhraseKind::day || phrase.first.year) return;
        const auto low = lower_in_place(text);
        for (const auto& event : known.events) {
            const auto date = date_of(event.day);
            if (date.month != phrase.first.month || date.day != phrase.first.day) continue;
            for (const auto& word : text::split(lower_in_place(event.title), ' ')) {
                if (word.size() < 5 || low.find(word.substr(0, 6)) == std::string::npos) continue;
                years.insert(date.year);
                which = event.title + " " + recurrence::in_words_with_year(event.day);
            }
        }
    });
    if (years.size() != 1) return std::nullopt;
    std::optional<Day> best;
    const auto middle = day_of(*years.begin(), 7, 1);
    for (int year = *years.begin() - 1; year <= *years.begin() + 1; ++year)
        if (const auto day = day_in(year, written))
            if (!best || std::abs(*day - middle) < std::abs(*best - middle)) best = day;
    if (!best || date_of(*best).year != *years.begin()) return std::nullopt;
    return Candidate{
        *best, fmt::format("Året står inte i texten. {} följer av en händelse som är känd: {}.",
                           date_of(*best).year, which)};
}

std::optional<Candidate> by_meetings(const Phrase& written, const std::string& group,
                                     const Known& known) {
    std::optional<Day> best;
    std::optional<Day> beside;
    int second = nearest_days * 2;
    const auto of_group = [&](const KnownMeeting& meeting) {
        return group.empty() || lower_in_place(meeting.group) == lower_in_place(group);
    };
    const bool any = std::any_of(known.meetings.begin(), known.meetings.end(), of_group);
    std::set<int> years;
    for (const auto& meeting : known.meetings)
        if (!any || of_group(meeting))
            for (int step = -1; step <= 1; ++step) years.insert(date_of(meeting.day).year + step);
    for (const int year : years) {
        const auto day = day_in(year, written);
        if (!day) continue;
        int distance = nearest_days * 4;
        Day near{};
        for (const auto& meeting : known.meetings)
            if ((!any || of_group(meeting)) && std::abs(*day - meeting.day) < distance) {
                distance = std::abs(*day - meeting.day);
                near = meeting.day;
            }
        const int best_distance = best ? std::abs(*best - *beside) : nearest_days * 4;
        if (distance < best_distance) {
            second = std::min(second, best_distance);
            best = day;
            beside = near;
        } else {
            second = std::min(second, distance);
        }
    }
    if (!best || std::abs(*best - *beside) > nearest_days ||
        second - std::abs(*best - *beside) < 30)
        return std::nullopt;
    return Candidate{*best,
                     fmt::format("Året står inte i texten. {} ligger närmast ett känt möte{} ({}).",
                                 date_of(*best).year, any ? " med gruppen" : "",
                                 recurrence::in_words_with_year(*beside))};
}

// One year is written in the text, and the day fits it.
std::optional<Candidate> by_text(const Phrase& written, const Body& body) {
    const auto years = years_written(body);
    std::optional<Day> found;
    for (const int year : years) {
        const auto day = day_in(year, written);
        if (!day) continue;
        if (found) return std::nullopt;
        found = day;
    }
    if (!found || (years.size() > 1 && !written.weekday)) return std::nullopt;
    return Candidate{*found, fmt::format("Året står inte i rubriken; texten talar om {}.",
                                         date_of(*found).year)};
}

// The minutes came in a mail, or were signed, some days after the meeting.
std::optional<Candidate> by_day_after(const Phrase& written, const std::optional<Day>& sent,
                                      std::string_view how) {
    constexpr int longest_days = 120;
    if (!sent) return std::nullopt;
    const int year = date_of(*sent).year;
    for (const int before : {0, 1})
        if (const auto day = day_in(year - before, written))
            if (*sent - *day >= 0 && *sent - *day <= longest_days)
                return Candidate{*day, fmt::format("Året står inte i rubriken. {} {}.", how,
                                                   recurrence::in_words_with_year(*sent))};
    return std::nullopt;
}

std::string years_that_fit(const Phrase& written) {
    if (!written.weekday) return "Året står inte i texten.";
    std::string years;
    for (int year = 2000; year <= 2040; ++year)
        if (day_in(year, written)) years += fmt::format("{}{}", years.empty() ? "" : ", ", year);
    return "Året står inte i texten. Veckodagen passar " + years + ".";
}

}  // namespace

void decide_meeting_day(const Header& header, const Body& body, const Known& known,
                        Reading& reading) {
    auto& meeting = reading.meeting;
    if (!header.day && header.told && header.sent) {
        meeting.day = header.told;
        meeting.date_status = DateStatus::derived;
        meeting.date_note = fmt::format("”{}” i ett mejl som skickades {}.", header.told_words,
                                        recurrence::in_words_with_year(*header.sent));
        return;
    }
    if (!header.day) {
        meeting.date_note = "Ingen dag för mötet står i texten.";
        return find_date_range(body, known, reading);
    }
    const auto& written = *header.day;
    const auto resolved = recurrence::resolve(written, {});
    if (written.first.year && resolved.day()) {
        meeting.day = resolved.day();
        meeting.date_status = DateStatus::stated;
        meeting.date_note = fmt::format("”{}” på rad {}.", header.day_words, header.day_line);
        if (resolved.weekday_disagrees) meeting.date_note += " Veckodagen stämmer inte med dagen.";
        return;
    }
    auto found = by_day_after(written, header.sent, "Mejlet skickades");
    if (!found) found = by_day_after(written, header.written, "Anteckningarna är daterade");
    if (!found && header.year_above)
        if (const auto day = day_in(*header.year_above, written))
            found = Candidate{*day, fmt::format("Året står inte vid dagen; rubriken säger {}.",
                                                *header.year_above)};
    if (!found) found = by_text(written, body);
    if (!found) found = by_event(written, body, known);
    if (!found) found = by_meetings(written, meeting.group, known);
    if (!found) {
        meeting.date_note = years_that_fit(written);
        return;
    }
    meeting.day = found->day;
    meeting.date_status = DateStatus::derived;
    meeting.date_note = found->note;
}

recurrence::Context context_of(const Reading& reading) {
    recurrence::Context context;
    context.reference = reading.meeting.day;
    if (!reading.meeting.day) {
        context.earliest = reading.meeting.earliest;
        context.latest = reading.meeting.latest;
    }
    if (reading.next_meeting) context.next_meeting = reading.next_meeting->start.day;
    return context;
}

namespace {

// "Nästa års idrottsdag går den 26 augusti": behind the end of the year of this meeting.
recurrence::Resolved resolve_next_year(const recurrence::Phrase& phrase,
                                       recurrence::Context context) {
    constexpr int last_month = 12;
    constexpr int last_day = 31;
    context.reference = day_of(date_of(*context.reference).year, last_month, last_day);
    context.tense = recurrence::Tense::future;
    return recurrence::resolve(phrase, context);
}

}  // namespace

void resolve_days(Body& body, const Reading& reading) {
    auto context = context_of(reading);
    for (auto& heading : body.headings) {
        heading.days.clear();
        for (const auto& phrase : heading.phrases)
            heading.days.push_back(recurrence::resolve(phrase, context));
    }
    for (auto& sentence : body.sentences) {
        const auto tense = sentence.tense();
        sentence.days.clear();
        for (const auto& phrase : sentence.phrases) {
            if (context.reference && phrase.kind == recurrence::PhraseKind::day &&
                !phrase.first.year && sentence.parsed.says("nästa års ")) {
                sentence.days.push_back(resolve_next_year(phrase, context));
                continue;
            }
            context.tense = tense;
            // "Tobias har lovat att lyfta frågan vid mötet den 28 maj": what is promised comes.
            if (sentence.parsed.says("har lovat att") || sentence.parsed.says("lovade att"))
                context.tense = recurrence::Tense::future;
            if (tense == recurrence::Tense::past &&
                sentence.tense_about(phrase) == recurrence::Tense::future)
                context.tense = recurrence::Tense::future;
            sentence.days.push_back(recurrence::resolve(phrase, context));
        }
    }
}

}  // namespace samskap::reading
