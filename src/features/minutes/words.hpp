// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engines/extraction/extraction.hpp"
#include "features/minutes/minutes.hpp"
#include "kernel/ui/components.hpp"
#include "kernel/ui/texts.hpp"

// What the pages of the minutes call things.
namespace samskap::minutes {

// "beslut", "löfte", …; lower case, as within a sentence.
std::string kind_words(reading::Kind kind, const ui::Texts& t);
// The kind that a form says: its name, or what kind_words calls it.
std::optional<reading::Kind> kind_in_form(const std::string& words, const ui::Texts& t);
std::vector<ui::Choice> kind_choices(const ui::Texts& t);
ui::Html kind_chip(reading::Kind kind, const ui::Texts& t);
// "till 1 oktober 2026", "till hösten"; empty without either.
std::string due_words(const std::optional<Day>& day, const std::string& words, const ui::Texts& t);
// Of something that was said: without "senast" where the words say that it is on that day.
std::string due_words_of(std::string_view said, const std::optional<Day>& day,
                         const std::string& words, const ui::Texts& t);
// A small button that leads somewhere; `about` says to the ear which thing it is about.
ui::Html small_link(const web::Url& to, std::string_view label, std::string_view about);
std::string line_words(int line, const ui::Texts& t);
// "kl. 10–12"; empty when neither is known.
std::string time_words(const std::optional<ClockTime>& start, const std::optional<ClockTime>& end,
                       const ui::Texts& t);
std::string refusal_words(extraction::Refusal refusal, const ui::Texts& t);
// The same by extraction::text_key, or k_not_swedish, as a document keeps it.
std::string refusal_words(std::string_view key, const ui::Texts& t);
// "Sidorna 3 och 5 kunde inte läsas. …"
std::string silent_words(const std::vector<int>& pages, const ui::Texts& t);
// "3 september 2026 kl. 10, Fyren"; empty without day and place.
std::string event_words(const Event& event, const ui::Texts& t);
// "answered", "kept" … as a person says it.
std::string state_words(matters::State state, reading::Kind kind, const ui::Texts& t);
// The first words of a long text, with "…".
std::string first_words(std::string_view text, std::size_t characters);
// A day as somebody types it: 2026-09-03, 3/9 2026, 3 september 2026. `today` gives the year that
// is left out: the nearest one.
std::optional<Day> typed_day(std::string_view text, Day near);
// The last day for something that was said at a meeting: a day whose year is not written comes
// after the meeting. Of a meeting whose day is not known only a whole date says when.
std::optional<Day> typed_due(std::string_view text, const std::optional<Day>& meeting);
// The day of a meeting is typed with its year, and lies no more than a year ahead.
std::optional<Day> typed_meeting_day(std::string_view text, Day today);
std::optional<ClockTime> typed_time(std::string_view text);

// The matters of a group that may be chosen, and the one that is chosen now; at most so many.
inline constexpr std::size_t k_most_matter_choices = 200;
std::vector<ui::Choice> matter_choices(db::Reader& db, PartyId group,
                                       const std::optional<MatterId>& chosen);

}  // namespace samskap::minutes
