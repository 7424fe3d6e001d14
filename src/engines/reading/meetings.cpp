// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "engines/reading/body.hpp"
#include "engines/reading/characters.hpp"

namespace samskap::reading {
namespace {

using recurrence::Marker;
using recurrence::Phrase;
using recurrence::PhraseKind;
using recurrence::Resolved;

// "Nästa kväll läggs på dagtid. Preliminärt datum är 12 oktober."
bool goes_on_about_next(const Sentence& sentence) {
    if (sentence.before == nullptr || !sentence.parsed.says("datum")) return false;
    const auto& tokens = sentence.before->parsed.tokens;
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i)
        if (tokens[i].low == "nästa" && names_an_occasion(tokens[i + 1].low)) return true;
    return false;
}

// "nästa möte", "nästa styrelsemöte", "nästa träff".
bool names_next_meeting(const Sentence& sentence) {
    const auto& tokens = sentence.parsed.tokens;
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i)
        if (tokens[i].low == "nästa" &&
            (names_a_meeting(tokens[i + 1].low) ||
             (i + 2 < tokens.size() && names_a_meeting(tokens[i + 2].low))))
            return true;
    const auto colon = sentence.parsed.lower.find(':');
    if (colon < 40 && section_of(sentence.parsed.text.substr(0, colon)) == Section::next_meeting)
        return true;
    for (std::string_view said :
         {"nästa gång alltså", "nästa gång blir", "nästa gång vi", "vi ses igen", "nästa gång är",
          "nästa gång ses", "nästa gång träffas", "nästa gång möts", "ses vi igen",
          "träffas vi igen", "vi möts igen", "vi hörs igen", "hörs vi igen"})
        if (sentence.parsed.says(said)) return true;
    return goes_on_about_next(sentence);
}

bool is_day(const Phrase& phrase, const Resolved& resolved) {
    return (phrase.kind == PhraseKind::day || phrase.kind == PhraseKind::weekday) && resolved.day();
}

// A deadline beside the meeting is not its day: "inför nästa möte, senast 3 maj".
bool is_deadline(const Phrase& phrase) {
    return phrase.marker == Marker::by || phrase.marker == Marker::before;
}

NextMeeting meeting_at(const Resolved& resolved, const Phrase& phrase, const Reading& reading,
                       int line) {
    NextMeeting next;
    next.group = reading.meeting.group;
    next.start = {.day = resolved.day(), .time = phrase.start};
    if (phrase.end) next.end = {.day = resolved.day(), .time = phrase.end};
    next.line = line;
    return next;
}

// A time that stands apart from its day: "Nästa möte är 3 maj. Tid: 18.00".
void add_time(NextMeeting& next, const std::vector<Phrase>& phrases) {
    if (next.start.time) return;
    for (const auto& phrase : phrases)
        if (phrase.kind == PhraseKind::time && phrase.start) {
            next.start.time = phrase.start;
            if (phrase.end) next.end = {.day = next.start.day, .time = phrase.end};
            return;
        }
}

void add_place(NextMeeting& next, const Sentence& sentence) {
    const auto text = sentence.parsed.text;
    for (std::string_view sign : {" i ", " på ", " hos "}) {
        const auto at = text.rfind(sign);
        if (at == std::string_view::npos) continue;
        auto rest = text.substr(at + sign.size());
        while (ends_with_any(rest, ". ")) rest.remove_suffix(1);
        if (starts_upper(rest) && rest.size() < 50 && rest.find(',') == std::string_view::npos)
            next.place = std::string(rest);
    }
}

bool later(const Reading& reading, Day day) {
    return !reading.meeting.day || day - *reading.meeting.day > 0;
}

// How surely a sentence fixes the next meeting; 0: not at all.
int strength(const Sentence& sentence, const Heading& heading) {
    const bool moved = (sentence.parsed.says("flytta") || sentence.parsed.says("skjuts")) &&
                       sentence.parsed.says("möte");
    if (moved) return 4;
    if (sentence.parsed.says("ajourner")) return 4;
    if (names_next_meeting(sentence)) return 3;
    if (heading.section == Section::next_meeting) return 2;
    if (sentence.parsed.says("vi ses ") || sentence.parsed.says("vi träffas ") ||
        sentence.parsed.says("träffas igen"))
        return 1;
    if (heading.section == Section::next_meeting) return 2;
    return 0;
}

// Does the series fall on the day, as far as its weekday and its place in the month tell?
bool falls_on(const Series& series, Day day) {
    constexpr auto codes =
        std::to_array<std::string_view>({"MO", "TU", "WE", "TH", "FR", "SA", "SU"});
    constexpr int week = 7;
    constexpr std::string_view key = "BYDAY=";
    const auto at = series.rrule.find(key);
    if (at == std::string::npos) return false;
    auto rule = std::string_view(series.rrule).substr(at + key.size());
    rule = rule.substr(0, rule.find(';'));
    const auto code = codes.at(static_cast<std::size_t>(weekday_of(day)));
    if (!rule.ends_with(code)) return false;
    const auto ordinal = rule.substr(0, rule.size() - code.size());
    return ordinal.empty() || ordinal == std::to_string((date_of(day).day - 1) / week + 1);
}

// "Vi ses varannan månad, fjärde torsdagen, kl 9-10.30. Nästa gång blir 26 november."
void add_standing_time(Reading& reading) {
    auto& next = *reading.next_meeting;
    if (next.start.time || !next.start.day) return;
    const Series* found = nullptr;
    for (const auto& series : reading.recurrence) {
        const bool fits = series.group == next.group && series.start_time &&
                          (reading.recurrence.size() == 1 || falls_on(series, *next.start.day));
        if (fits && found != nullptr) return;
        if (fits) found = &series;
    }
    if (found == nullptr) return;
    next.start.time = found->start_time;
    if (found->end_time) next.end = {.day = next.start.day, .time = found->end_time};
}

}  // namespace

void find_next_meeting(const Body& body, Reading& reading) {
    int best = 0;
    for (const auto& sentence : body.sentences) {
        if (sentence.phrases.empty()) continue;
        const int value = strength(sentence, body.headings[sentence.topic]);
        // A meeting that is called off is not the next one.
        if (value == 0 || sentence.parsed.says("ställs in") || sentence.parsed.says("inställt") ||
            sentence.parsed.says("ställdes in"))
            continue;
        for (std::size_t i = 0; i < sentence.phrases.size(); ++i) {
            const auto& phrase = sentence.phrases[i];
            if (!is_day(phrase, sentence.days[i]) || is_deadline(phrase)) continue;
            // Told before without its time.
            if (reading.next_meeting && reading.next_meeting->start.day == sentence.days[i].day() &&
                !reading.next_meeting->start.time && phrase.start) {
                reading.next_meeting->start.time = phrase.start;
                if (phrase.end)
                    reading.next_meeting->end = {.day = sentence.days[i].day(), .time = phrase.end};
            }
            if (value <= best) continue;
            if (!later(reading, *sentence.days[i].day())) continue;
            const bool both =
                value == 4 && phrase.marker != Marker::to && sentence.phrases.size() > 1;
            if (both) continue;
            best = value;
            auto next =
                meeting_at(sentence.days[i], phrase, reading, sentence.statement.where.line);
            // "flyttas från den 1 till den 8 november": the day it is moved to.
            if (value == 4 && phrase.is_range() && sentence.days[i].latest) {
                next.start.day = sentence.days[i].latest;
                if (next.end.day) next.end.day = next.start.day;
            }
            add_time(next, sentence.phrases);
            add_place(next, sentence);
            reading.next_meeting = next;
        }
    }
    for (const auto& heading : body.headings)
        for (std::size_t i = 0; i < heading.phrases.size() && best < 2; ++i)
            if (heading.section == Section::next_meeting &&
                is_day(heading.phrases[i], heading.days[i])) {
                best = 2;
                reading.next_meeting =
                    meeting_at(heading.days[i], heading.phrases[i], reading, heading.block->line());
            }
    if (best > 0) return add_standing_time(reading);
    for (const auto& series : reading.recurrence)
        if (series.start.day && later(reading, *series.start.day) &&
            series.group == reading.meeting.group) {
            reading.next_meeting = NextMeeting{.group = series.group,
                                               .start = series.start,
                                               .end = series.end,
                                               .place = {},
                                               .line = series.line};
            return;
        }
}

// "på tisdagar", "en dag i veckan" without a time tell of a habit; so does what is asked or wished.
void drop_habits(const Body& body, Reading& reading) {
    std::erase_if(reading.recurrence, [&](const Series& series) {
        if (series.start.day) return false;
        const auto low = lower_in_place(series.text);
        const bool named = low.starts_with("var") || low.find(" i månaden") != low.npos ||
                           low.find(" varje ") != low.npos || low.find("varannan") != low.npos;
        const bool has_day = series.rrule.find("BYDAY") != std::string::npos ||
                             series.rrule.find("BYMONTHDAY") != std::string::npos;
        for (const auto& sentence : body.sentences) {
            const auto& where = sentence.statement.where;
            if (where.line > series.line || where.end_line < series.line ||
                sentence.statement.text.find(series.text) == std::string::npos)
                continue;
            const auto kind = sentence.statement.kind;
            // "Biblioteket erbjuder drop-in på torsdagar klockan 13": offered, and so it is.
            const bool offered = series.start_time && sentence.parsed.says(" erbjuder ");
            if (kind == Kind::question || (kind == Kind::proposal && !offered)) return true;
            if (series.start_time) return false;
            // "byts varje måndag": what is done, and nobody meets.
            const auto verb = sentence.parsed.main();
            const bool done = verb < sentence.parsed.tokens.size() &&
                              sentence.parsed.tokens[verb].is(word::passive) &&
                              sentence.parsed.tokens[verb].is(word::task);
            if (done || sentence.statement.reason == "so it is") return true;
            return !named || !has_day ||
                   (kind != Kind::information && kind != Kind::decision && kind != Kind::event);
        }
        return false;
    });
}

// "Sedan tisdagar var sjätte vecka, samma tid": from the meeting told before on, at its time.
void settle_series(const Body& body, Reading& reading) {
    for (auto& series : reading.recurrence) {
        if (series.start_time || series.start.day) continue;
        for (const auto& sentence : body.sentences) {
            if (sentence.statement.where.line != series.line ||
                !sentence.parsed.says("samma tid") ||
                sentence.statement.text.find(series.text) == std::string::npos)
                continue;
            const auto& tokens = sentence.parsed.tokens;
            const bool then = tokens[0].low == "sedan" || tokens[0].low == "därefter";
            const auto& next = reading.next_meeting;
            if (then && next && next->start.day) {
                series.start = next->start;
                series.end = next->end;
            } else if (!then) {
                series.start_time =
                    next && next->start.time ? next->start.time : reading.meeting.start;
                series.end_time = next && next->start.time ? next->end.time : reading.meeting.end;
            }
        }
    }
}

void find_series(const Body& body, Reading& reading) {
    for (const auto& sentence : body.sentences)
        for (std::size_t i = 0; i < sentence.phrases.size(); ++i) {
            const auto& phrase = sentence.phrases[i];
            if (phrase.kind != PhraseKind::series || !phrase.series.rule) continue;
            Series series;
            // "Innovationsgruppen, första tisdagen …": a group that stands first is whose it is.
            const auto* met = sentence.met_at(0);
            const bool other = met != nullptr && met->naming == Naming::organisation;
            series.group = other ? met->name : reading.meeting.group;
            const auto& tokens = sentence.parsed.tokens;
            if (!other && !tokens.empty() && tokens[0].upper && sentence.parsed.verbs.empty() &&
                phrase.span.begin > 3) {
                auto name = sentence.parsed.text.substr(0, phrase.span.begin);
                while (ends_with_any(name, " ,:-")) name.remove_suffix(1);
                if (!name.empty() && name.size() < 60) series.group = std::string(name);
            }
            series.text = std::string(sentence.parsed.text.substr(
                phrase.span.begin, phrase.span.end - phrase.span.begin));
            series.rrule = recurrence::to_text(*phrase.series.rule);
            series.start_time = phrase.start;
            series.end_time = phrase.end;
            const auto& resolved = sentence.days[i];
            if (phrase.series.first && resolved.earliest) {
                series.start = {.day = resolved.earliest, .time = phrase.start};
                if (phrase.end) series.end = {.day = resolved.earliest, .time = phrase.end};
            }
            series.line = sentence.statement.where.line;
            reading.recurrence.push_back(std::move(series));
        }
}

}  // namespace samskap::reading
