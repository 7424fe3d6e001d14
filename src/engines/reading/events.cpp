// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "engines/reading/body.hpp"
#include "engines/reading/characters.hpp"
#include "engines/reading/event_signs.hpp"
#include "engines/reading/event_titles.hpp"

namespace samskap::reading {
namespace {

using recurrence::Phrase;
using recurrence::PhraseKind;
using recurrence::Resolved;
using recurrence::Tense;

Event named(std::string title, int line) {
    Event event;
    event.title = std::move(title);
    event.line = line;
    return event;
}

// Words of headings that name a subject rather than an occasion.
bool is_general(std::string_view low) {
    for (std::string_view word :
         {"utbildning", "utbildningar", "presentation", "kurser", "besök", "resor", "resan",
          "avslutning", "aktiviteter", "aktivitet", "visning", "mottagning", "uppstart"})
        if (low == word) return true;
    return false;
}

// "Annat", "Information från kontoret", "Sommaren": what stands beneath has a name of its own.
bool names_no_occasion(std::string_view low) {
    for (std::string_view word : {"annat", "övrigt", "sommaren", "hösten", "våren", "vintern",
                                  "ekonomi", "läget", "lägesrapport"})
        if (low == word) return true;
    for (std::string_view start :
         {"information", "info ", "läget ", "besök o", "ska ", "vad ", "hur "})
        if (low.starts_with(start)) return true;
    return false;
}

class EventFinder {
public:
    EventFinder(const Body& body, Reading& reading) : m_body(body), m_reading(reading) {}

    void find() {
        std::size_t topic = m_body.headings.size();
        for (const auto& sentence : m_body.sentences) {
            if (sentence.topic != topic) {
                m_occasion.clear();
                for (auto i = topic == m_body.headings.size() ? 0 : topic + 1; i <= sentence.topic;
                     ++i)
                    from_heading(i);
                topic = sentence.topic;
                m_topic_events = m_reading.events.size();
            }
            from_sentence(sentence);
        }
        add_next_meeting();
    }

private:
    // A heading with a day or an occasion is an event of its own: "Mässan 1-2 juni".
    void from_heading(std::size_t index) {
        const auto& heading = m_body.headings[index];
        if (heading.block == nullptr || heading.section != Section::plain ||
            heading.title.ends_with('?'))
            return;
        const auto line = heading.block->line();
        const auto& title = heading.title;
        for (std::size_t i = 0; i < heading.phrases.size(); ++i) {
            const auto& phrase = heading.phrases[i];
            if (phrase.kind != PhraseKind::day) continue;
            auto rest = title.substr(0, phrase.span.begin) + title.substr(phrase.span.end);
            auto event = dated(tidy(rest), phrase, heading.days[i], line);
            return add(std::move(event));
        }
        const auto& tokens = heading.parsed.tokens;
        const bool alone = tokens.size() == 1;
        const bool occasion = std::any_of(tokens.begin(), tokens.end(),
                                          [&](const Token& t) {
                                              return names_an_occasion(t.low) &&
                                                     !names_a_meeting(t.low) && t.low.size() > 5 &&
                                                     !(alone && is_general(t.low)) &&
                                                     t.low != "besök";
                                          }) ||
                              (tokens.size() > 2 && tokens[0].low == "dag" &&
                               (tokens[1].low == "om" || tokens[1].low == "för"));
        if (!occasion) return;
        auto event = named(tidy(title), line);
        event.status = past_topic(index) ? EventStatus::past : EventStatus::planned;
        m_occasion = event.title;
        add(std::move(event));
    }

    [[nodiscard]] bool past_topic(std::size_t index) const {
        for (const auto& sentence : m_body.sentences)
            if (sentence.topic == index) return sentence.tense() == Tense::past;
        return false;
    }

    Event dated(std::string title, const Phrase& phrase, const Resolved& resolved, int line) const {
        auto event = named(std::move(title), line);
        event.start = {.day = resolved.earliest, .time = phrase.start};
        if (phrase.is_range() && resolved.latest)
            event.end = {.day = resolved.latest, .time = phrase.end};
        else if (phrase.end)
            event.end = {.day = resolved.earliest, .time = phrase.end};
        const auto& meeting = m_reading.meeting;
        const auto written = meeting.day ? meeting.day : meeting.earliest;
        if (event.start.day && written && *event.start.day - *written < 0)
            event.status = EventStatus::past;
        return event;
    }

    void from_sentence(const Sentence& sentence) {
        const auto kind = sentence.statement.kind;
        const auto token = occasion_in(sentence);
        bool any_day = false;
        for (std::size_t i = 0; i < sentence.phrases.size(); ++i) {
            const auto& phrase = sentence.phrases[i];
            const auto& resolved = sentence.days[i];
            const bool first = phrase.kind == PhraseKind::series && phrase.series.first;
            const bool day =
                phrase.kind == PhraseKind::day || phrase.kind == PhraseKind::weekday || first;
            if (!day || !happens(sentence, phrase, token)) continue;
            // Without the year of the meeting the day stays open; the event is told all the same.
            if (!resolved.day() && m_reading.meeting.day) continue;
            any_day = true;
            if (is_next_meeting(sentence)) continue;
            // Without the year it is told once, at the end.
            if (sentence.section == Section::next_meeting && !resolved.day()) continue;
            if (settle_proposed(sentence, phrase, resolved, token)) continue;
            auto title = title_of(sentence, token, phrase);
            if (title.empty()) continue;
            auto event = dated(std::move(title), phrase, resolved, sentence.statement.where.line);
            // "flyttas från den 20 oktober till den 3 november"
            if (phrase.is_range() && resolved.latest && sentence.parsed.says("flytta")) {
                event.start.day = resolved.latest;
                event.end = {};
            }
            finish(event, sentence);
            add(std::move(event));
        }
        if (token < sentence.parsed.tokens.size()) {
            const auto title = title_from(sentence, token);
            if ((!any_day || in_other_clause(sentence, token)) && announces(sentence, token)) {
                auto event = named(title, sentence.statement.where.line);
                event.when_words = sentence.statement.due.day ? "" : sentence.statement.due.words;
                if (kind == Kind::event) take_day(event, sentence);
                finish(event, sentence);
                add(std::move(event));
            }
            if (!names_a_meeting(sentence.parsed.tokens[token].low)) m_occasion = title;
        } else if (kind == Kind::event && !any_day) {
            auto event = named(title_of(sentence, token, {}), sentence.statement.where.line);
            event.when_words = sentence.statement.due.words;
            take_day(event, sentence);
            finish(event, sentence);
            if (!event.title.empty()) add(std::move(event));
        } else if (!any_day) {
            from_place(sentence);
        }
    }

    // The day told by an earlier sentence, to its end: "1-2 juni".
    void take_day(Event& event, const Sentence& sentence) const {
        const auto& day = sentence.statement.due.day;
        if (!day) return;
        event.start.day = day;
        for (const auto& known : m_reading.events)
            if (known.start.day == day && known.end.day && *known.end.day - *day > 0)
                event.end = known.end;
    }

    // Told as the next meeting: added once, at the end.
    [[nodiscard]] bool is_next_meeting(const Sentence& sentence) const {
        const auto& next = m_reading.next_meeting;
        return next && next->line == sentence.statement.where.line &&
               next->start.day == sentence.statement.due.day;
    }

    // "Vi bokar in 21 september": the day of what was proposed in the same topic.
    bool settle_proposed(const Sentence& sentence, const Phrase& phrase, const Resolved& resolved,
                         std::size_t token) {
        if (sentence.statement.kind != Kind::decision || token < sentence.parsed.tokens.size())
            return false;
        for (auto at = m_reading.events.size(); at-- > m_topic_events;) {
            auto& event = m_reading.events[at];
            if (event.start.day || event.status == EventStatus::past) continue;
            const auto settled =
                dated(event.title, phrase, resolved, sentence.statement.where.line);
            event.start = settled.start;
            event.end = settled.end;
            event.status = settled.status;
            event.line = settled.line;
            event.when_words.clear();
            return true;
        }
        return false;
    }

    // "Kören har varit i Lund"; "ett förslag om att informera i Stadsparken under sommaren".
    void from_place(const Sentence& sentence) {
        const auto place = place_in(sentence);
        if (place.empty()) return;
        const auto& tokens = sentence.parsed.tokens;
        const bool been =
            sentence.parsed.says("har varit i ") || sentence.parsed.says("har varit på ");
        if (been && sentence.met_at(0) != nullptr) {
            auto event =
                named(sentence.met_at(0)->name + " i " + place, sentence.statement.where.line);
            event.status = EventStatus::past;
            event.place = place;
            return add(std::move(event));
        }
        if (sentence.statement.kind != Kind::proposal || sentence.statement.due.empty()) return;
        std::size_t verb = tokens.size();
        for (std::size_t i = 1; i < tokens.size(); ++i)
            if ((tokens[i - 1].low == "att" || tokens[i - 1].low == "och") &&
                tokens[i].low.ends_with('a') &&
                sentence.parsed.text.substr(tokens[i].from).find(place) != std::string_view::npos)
                verb = i;
        if (verb == tokens.size()) return;
        auto event = named(text::upper_first(tokens[verb].raw) + " i " + place,
                           sentence.statement.where.line);
        event.when_words = sentence.statement.due.words;
        finish(event, sentence);
        add(std::move(event));
    }

    std::string title_of(const Sentence& sentence, std::size_t token, const Phrase& phrase) const {
        const bool day = phrase.span.end > 0;
        if (auto held = day ? subject_held(sentence) : std::string(); !held.empty()) return held;
        if (const auto* name = day ? named_before(sentence, phrase) : nullptr) return name->name;
        const auto& tokens = sentence.parsed.tokens;
        if (const auto som = day ? relative_before(sentence, phrase) : tokens.size();
            som < tokens.size())
            return tidy(std::string(tokens[som - 1].raw) + " börjar");
        if (auto name = day ? proper_before(sentence, phrase) : std::string(); !name.empty())
            return name;
        if (token < tokens.size() && !names_a_meeting(tokens[token].low))
            return title_from(sentence, token);
        if (auto held = what_is_held(sentence, phrase); !held.empty()) return held;
        if (auto name = day ? what_it_is(sentence, phrase) : std::string(); !name.empty())
            return name;
        if (auto name = day ? who_comes(sentence, phrase) : std::string(); !name.empty())
            return name;
        // "Vi pratade om vårens disco. Det ska vara fredagen den 27 mars."
        const bool it = !tokens.empty() && (tokens[0].low == "det" || tokens[0].low == "den");
        if (!m_occasion.empty() && (it || sentence.statement.kind != Kind::event))
            return m_occasion;
        if (token < tokens.size()) return meeting_title(sentence, token);
        const auto& heading = m_body.headings[sentence.topic];
        // "Beslut", "Information" name no occasion.
        return heading.title.empty() || heading.section == Section::decisions ||
                       heading.section == Section::information ||
                       heading.section == Section::closing || heading.title.ends_with('?') ||
                       names_no_occasion(lower_in_place(heading.title))
                   ? std::string()
                   : tidy(heading.title);
    }

    // The meeting with the nearest name: "styrelsemötet", or the group's own.
    std::string meeting_title(const Sentence& sentence, std::size_t token) const {
        const auto& t = sentence.parsed.tokens[token];
        if (t.low.size() > 7) return title_from(sentence, token);
        return m_reading.meeting.group.empty() ? text::upper_first(t.raw) : m_reading.meeting.group;
    }

    void finish(Event& event, const Sentence& sentence) const {
        event.organiser =
            sentence.statement.kind == Kind::event ? sentence.statement.owner : std::string();
        if (sentence.statement.kind == Kind::proposal ||
            sentence.statement.kind == Kind::question) {
            if (event.status != EventStatus::past) event.status = EventStatus::proposed;
            if (sentence.statement.kind == Kind::proposal)
                event.organiser = sentence.statement.owner;
        } else if (!event.start.day && sentence.tense() == Tense::past) {
            event.status = EventStatus::past;
        }
        event.place = place_in(sentence);
    }

    // The same occasion told twice is one event, with the most that is known.
    void add(Event event) {
        if (event.title.empty()) return;
        const auto& meeting = m_reading.meeting;
        if (event.start.day && meeting.day && *event.start.day == *meeting.day) return;
        for (auto& known : m_reading.events) {
            const bool both = known.start.day && event.start.day;
            if (both && *known.start.day != *event.start.day) continue;
            const bool alike = share_a_word(known.title, event.title);
            const bool plain = both && (names_a_meeting(lower_in_place(event.title)));
            if (!alike && !plain) continue;
            if (!both && known.status == EventStatus::past && event.status != EventStatus::past)
                continue;
            if (!known.start.day) {
                known.start = event.start;
                known.line = event.line;
                if (event.start.day) known.status = event.status;
            }
            if (!known.start.time && event.start.time && event.start.day) known.start = event.start;
            if (!known.end.day) known.end = event.end;
            if (known.place.empty()) known.place = event.place;
            if (known.organiser.empty()) known.organiser = event.organiser;
            return;
        }
        m_reading.events.push_back(std::move(event));
    }

    [[nodiscard]] bool opens_topic(const Sentence& sentence) const {
        return std::find_if(m_body.sentences.begin(), m_body.sentences.end(),
                            [&](const Sentence& other) { return other.topic == sentence.topic; })
                   ->statement.where.line == sentence.statement.where.line;
    }

    static int line_of(const Heading& heading) {
        return heading.block == nullptr ? 0 : heading.block->line();
    }

    void add_next_meeting() {
        if (!m_reading.next_meeting) return add_open_next_meeting();
        if (!m_reading.next_meeting->start.day) return;
        const auto& next = *m_reading.next_meeting;
        for (const auto& sentence : m_body.sentences)
            if (sentence.statement.where.line == next.line)
                for (auto& event : m_reading.events)
                    // "Luciafika" over "Vi ses 11 december": the occasion keeps its name.
                    if (!event.start.day && event.status != EventStatus::past &&
                        opens_topic(sentence) &&
                        event.line == line_of(m_body.headings[sentence.topic])) {
                        event.start = next.start;
                        event.end = next.end;
                        return;
                    }
        constexpr std::size_t shortest = 4;  // "VA" names no meeting
        const auto title = next.group.size() < shortest ? std::string("Nästa möte") : next.group;
        for (auto& event : m_reading.events)
            if (event.start.day == next.start.day &&
                (event.line == next.line || share_a_word(event.title, title))) {
                event.title = title;
                event.start = next.start;
                event.end = next.end;
                event.status = EventStatus::planned;
                return;
            }
        auto event = named(title, next.line);
        event.start = next.start;
        event.end = next.end;
        event.place = next.place;
        m_reading.events.push_back(std::move(event));
    }

    // The next meeting has a day, but nobody can tell its year.
    void add_open_next_meeting() {
        if (m_reading.meeting.day) return;
        for (const auto& sentence : m_body.sentences) {
            const bool told = (sentence.section == Section::next_meeting ||
                               sentence.statement.reason == "next meeting") &&
                              !sentence.statement.due.empty();
            if (!told) continue;
            auto event =
                named(m_reading.meeting.group.empty() ? "Nästa möte"
                                                      : m_reading.meeting.group + " (nästa möte)",
                      sentence.statement.where.line);
            event.when_words = sentence.statement.due.words;
            m_reading.events.push_back(std::move(event));
            return;
        }
    }

    const Body& m_body;
    Reading& m_reading;
    std::string m_occasion;          // the last one named in this topic
    std::size_t m_topic_events = 0;  // how many events there were before this topic
};

}  // namespace

void find_events(const Body& body, Reading& reading) { EventFinder(body, reading).find(); }

}  // namespace samskap::reading
