// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/minutes/words.hpp"

#include <algorithm>
#include <array>

#include "engines/recurrence/resolve.hpp"
#include "features/minutes/texts.hpp"
#include "kernel/base/text.hpp"

namespace samskap::minutes {
namespace {

using reading::Kind;

constexpr std::array<Kind, 7> k_kinds{Kind::information, Kind::decision, Kind::action,
                                      Kind::question,    Kind::proposal, Kind::issue,
                                      Kind::event};

ui::Icon icon_of(Kind kind) {
    switch (kind) {
        case Kind::decision: return ui::Icon::ok;
        case Kind::action: return ui::Icon::flag;
        case Kind::question: return ui::Icon::ask;
        case Kind::proposal: return ui::Icon::idea;
        case Kind::issue: return ui::Icon::stop;
        case Kind::event: return ui::Icon::meeting;
        case Kind::information: return ui::Icon::document;
    }
    return ui::Icon::none;
}

}  // namespace

std::string kind_words(Kind kind, const ui::Texts& t) {
    switch (kind) {
        case Kind::information: return t(text::kind_information);
        case Kind::decision: return t(text::kind_decision);
        case Kind::action: return t(text::kind_action);
        case Kind::question: return t(text::kind_question);
        case Kind::proposal: return t(text::kind_proposal);
        case Kind::issue: return t(text::kind_issue);
        case Kind::event: return t(text::kind_event);
    }
    return {};
}

std::optional<Kind> kind_in_form(const std::string& words, const ui::Texts& t) {
    if (const auto named = reading::kind_named(words)) return named;
    for (const auto kind : k_kinds)
        if (samskap::text::lower(kind_words(kind, t)) == samskap::text::lower(words)) return kind;
    return std::nullopt;
}

std::vector<ui::Choice> kind_choices(const ui::Texts& t) {
    std::vector<ui::Choice> choices;
    for (const auto kind : k_kinds)
        choices.push_back({std::string(reading::name_of(kind)), kind_words(kind, t)});
    return choices;
}

ui::Html kind_chip(Kind kind, const ui::Texts& t) {
    const auto tone = kind == Kind::issue ? ui::Tone::stop : ui::Tone::plain;
    return ui::chip(tone, icon_of(kind), samskap::text::upper_first(kind_words(kind, t)));
}

std::string due_words(const std::optional<Day>& day, const std::string& words, const ui::Texts& t) {
    if (day) return t(text::due_by, t.day_and_year(*day));
    return words;
}

namespace {

// "Torsdag 3 december har vi julfest" is on that day; "till 3 december" is until it.
bool is_on_the_day(std::string_view said, Day day) {
    const auto date = date_of(day);
    const auto phrases = recurrence::find_phrases(said);
    return std::any_of(phrases.begin(), phrases.end(), [&](const recurrence::Phrase& one) {
        return one.kind == recurrence::PhraseKind::day && one.marker == recurrence::Marker::none &&
               one.first.month == date.month && one.first.day == date.day;
    });
}

}  // namespace

std::string due_words_of(std::string_view said, const std::optional<Day>& day,
                         const std::string& words, const ui::Texts& t) {
    if (day && is_on_the_day(said, *day)) return t(text::due_on, t.day_and_year(*day));
    return due_words(day, words, t);
}

ui::Html small_link(const web::Url& to, std::string_view label, std::string_view about) {
    return ui::markup("<a class=\"btn two mini\" href=\"{}\">{}<span class=\"vh\"> {}</span></a>",
                      to, label, about);
}

std::string line_words(int line, const ui::Texts& t) {
    return line == 0 ? std::string() : t(text::line, line);
}

std::string time_words(const std::optional<ClockTime>& start, const std::optional<ClockTime>& end,
                       const ui::Texts& t) {
    if (!start) return {};
    if (!end) return t(text::from_time, t.time(*start));
    return t(text::between_times, t.time(*start), t.time(*end));
}

std::string refusal_words(extraction::Refusal refusal, const ui::Texts& t) {
    using extraction::Refusal;
    switch (refusal) {
        case Refusal::empty: return t(text::refusal_empty);
        case Refusal::binary: return t(text::refusal_binary);
        case Refusal::wrong_encoding: return t(text::refusal_wrong_encoding);
        case Refusal::too_large: return t(text::refusal_too_large);
        case Refusal::encrypted: return t(text::refusal_encrypted);
        case Refusal::broken: return t(text::refusal_broken);
        case Refusal::no_text: return t(text::refusal_no_text);
        case Refusal::unknown_format: return t(text::refusal_unknown_format);
        case Refusal::folder: return t(text::refusal_folder);
        case Refusal::unreadable: return t(text::refusal_unreadable);
        case Refusal::timed_out: return t(text::refusal_timed_out);
        case Refusal::out_of_memory: return t(text::refusal_out_of_memory);
        case Refusal::picture_too_large: return t(text::refusal_picture_too_large);
        case Refusal::too_many_pages: return t(text::refusal_too_many_pages);
        case Refusal::nested_too_deep: return t(text::refusal_nested_too_deep);
        case Refusal::cancelled: return t(text::refusal_cancelled);
        case Refusal::no_page_reader: return t(text::refusal_no_page_reader);
        case Refusal::child_failed: return t(text::refusal_child_failed);
        case Refusal::illegible: return t(text::refusal_illegible);
    }
    return t(text::refusal_other);
}

std::string refusal_words(std::string_view key, const ui::Texts& t) {
    if (key == k_not_swedish) return t(text::refusal_not_swedish);
    using extraction::Refusal;
    for (auto one = Refusal::empty;; one = static_cast<Refusal>(static_cast<int>(one) + 1)) {
        if (extraction::text_key(one) == key) return refusal_words(one, t);
        if (one == extraction::last_refusal) return t(text::refusal_other);
    }
}

std::string silent_words(const std::vector<int>& pages, const ui::Texts& t) {
    std::string list;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        if (i > 0) list += i + 1 == pages.size() ? t(text::and_between) : std::string(", ");
        list += std::to_string(pages[i]);
    }
    return pages.size() == 1 ? t(text::page_silent, list) : t(text::pages_silent, list);
}

std::string event_words(const Event& event, const ui::Texts& t) {
    std::string words = event.day ? t.day_and_year(*event.day) : std::string();
    if (event.end_day && event.end_day != event.day)
        words = t(text::from_to, words, t.day_and_year(*event.end_day));
    const auto add = [&](const std::string& more) {
        if (!more.empty()) words += (words.empty() ? "" : ", ") + more;
    };
    add(time_words(event.time, {}, t));
    add(event.place);
    return words;
}

std::string state_words(matters::State state, Kind kind, const ui::Texts& t) {
    using matters::State;
    switch (state) {
        case State::open:
            return kind == Kind::question ? t(text::state_open_question)
                                          : t(text::state_open_promise);
        case State::kept: return t(text::state_kept);
        case State::answered: return t(text::state_answered);
        case State::partly: return t(text::state_partly);
        case State::handed_back: return t(text::state_handed_back);
        case State::dropped: return t(text::state_dropped);
        case State::none: return {};
    }
    return {};
}

std::string first_words(std::string_view words, std::size_t characters) {
    if (samskap::text::code_points(words) <= characters) return std::string(words);
    std::size_t at = 0;
    std::size_t last_blank = 0;
    for (std::size_t count = 0; count < characters && at < words.size(); ++count) {
        if (words[at] == ' ') last_blank = at;
        samskap::text::decode(words, at);
    }
    return std::string(words.substr(0, last_blank == 0 ? at : last_blank)) + "…";
}

namespace {

std::optional<Day> day_in(std::string_view text, const recurrence::Context& context) {
    const auto words = samskap::text::squeeze(text);
    if (const auto day = parse_day(words)) return day;
    const auto phrases = recurrence::find_phrases(words);
    if (phrases.size() != 1 || phrases.front().is_range()) return std::nullopt;
    return recurrence::resolve(phrases.front(), context).day();
}

}  // namespace

std::optional<Day> typed_day(std::string_view text, Day near) {
    recurrence::Context context;
    context.reference = near;
    return day_in(text, context);
}

std::optional<Day> typed_due(std::string_view text, const std::optional<Day>& meeting) {
    recurrence::Context context;
    context.reference = meeting;
    context.tense = recurrence::Tense::future;
    return day_in(text, context);
}

std::optional<Day> typed_meeting_day(std::string_view text, Day today) {
    constexpr int days_ahead = 366;
    const auto oldest = day_of(1850, 1, 1);
    const auto day = day_in(text, {});
    return day && *day >= oldest && *day <= today + days_ahead ? day : std::nullopt;
}

std::optional<ClockTime> typed_time(std::string_view text) {
    auto words = samskap::text::squeeze(text);
    if (words.empty()) return std::nullopt;
    if (const auto time = parse_clock_time(words)) return time;
    for (auto& letter : words)
        if (letter == '.') letter = ':';
    if (words.find(':') == std::string::npos) words += ":00";
    if (words.size() == 4) words.insert(0, "0");
    return parse_clock_time(words);
}

std::vector<ui::Choice> matter_choices(db::Reader& db, PartyId group,
                                       const std::optional<MatterId>& chosen) {
    return db.all(
        [](const db::Row& row) -> ui::Choice {
            const MatterId id = row["id"];
            return {to_text(id), row["title"], {}};
        },
        R"sql(
        SELECT id, title FROM matters
         WHERE (of_group = $1 AND merged_into IS NULL AND stage <> 'closed') OR id = $2
         ORDER BY sort_key, id LIMIT $3
    )sql",
        group, chosen ? chosen->value : 0, static_cast<int>(k_most_matter_choices));
}

}  // namespace samskap::minutes
