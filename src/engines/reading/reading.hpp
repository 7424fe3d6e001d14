// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/base/time.hpp"

// From the text of minutes to what was said: meeting, attendance, topics, statements, events.
// Pure: no clock, no files. What the text does not say stays empty; nothing is invented.
namespace samskap::reading {

enum class Kind { information, decision, action, question, proposal, event, issue };
std::string_view name_of(Kind kind);  // "decision"
std::optional<Kind> kind_named(std::string_view name);

// Where in the text, counted as a reader counts: lines from 1 (split at line feed), columns in
// characters (code points) from 1. `column_to` is the column after the last character, on
// `end_line`. Bullet signs and numbers are outside; the head of a page that a sentence runs over
// is inside.
struct Span {
    int line = 0;
    int end_line = 0;
    int column_from = 1;
    int column_to = 1;
    auto operator<=>(const Span&) const = default;
};

// A deadline, or the day it happens. `words` is as written ("till hösten"); `day` only where it is
// certain. `reason` says where it came from when not from the statement's own words.
struct Due {
    std::optional<Day> day;
    std::string words;
    std::string reason;
    bool derived_year = false;
    [[nodiscard]] bool empty() const { return !day && words.empty(); }
    [[nodiscard]] std::string text() const;  // 2017-06-15, else the words
};

// A name a statement may belong to: its heading, a project it names, a known matter.
struct MatterCandidate {
    std::string name;
    double confidence = 0;
    std::string reason;  // heading | named | known
};

struct Statement {
    Span where;
    std::string text;  // whole sentence, wrapped lines joined by one blank
    Kind kind = Kind::information;
    double confidence = 0;         // that the kind is right
    std::string reason;            // the cue that decided the kind
    std::string owner;             // full name where certain; empty: nobody named
    std::string owner_as_written;  // "Pernilla"
    std::vector<std::string> co_owners;
    Due due;
    std::vector<MatterCandidate> matters;  // best first
};

struct Topic {
    std::string title;  // "" where the text has no heading
    int line = 0;
    std::optional<std::string> parent;  // the title of the heading above
    int level = 1;
    std::vector<Statement> statements;
};

struct Attendee {
    std::string name;
    std::string organisation;  // empty: not said
    std::string role;          // as written: "antecknar"
    int line = 0;
};

// A day with or without a time; without a day: unknown.
struct When {
    std::optional<Day> day;
    std::optional<ClockTime> time;
    [[nodiscard]] std::string text() const;  // 2017-06-15T10:00, 2017-06-15 or ""
    auto operator<=>(const When&) const = default;
};

enum class EventStatus { past, planned, moved, proposed };
std::string_view name_of(EventStatus status);

struct Event {
    std::string title;
    When start;
    When end;
    std::string place;
    std::string organiser;
    EventStatus status = EventStatus::planned;
    std::string when_words;  // "till hösten" where no day is known
    int line = 0;
};

struct Series {
    std::string group;
    std::string text;
    std::string rrule;
    When start;  // first occurrence, where known
    When end;
    std::optional<ClockTime> start_time;
    std::optional<ClockTime> end_time;
    int line = 0;
};

struct Link {
    std::string url;
    std::string text;
    int line = 0;
};

struct NextMeeting {
    std::string group;
    When start;
    When end;
    std::string place;
    int line = 0;
};

struct Repair {
    int line = 0;
    int column = 0;
    std::string from;
    std::string to;
    double confidence = 0;
};

// A person or organisation wherever the text names it.
struct Mention {
    std::string name;
    std::vector<std::string> as_written;
    std::vector<int> lines;
};

enum class DateStatus { unknown, stated, derived, range };

struct Meeting {
    std::string group;
    bool group_derived = false;  // from what is known, not from the text
    std::optional<Day> day;
    std::optional<ClockTime> start;
    std::optional<ClockTime> end;
    std::string place;
    DateStatus date_status = DateStatus::unknown;
    std::string date_note;        // why the day is what it is, or why it is not known (Swedish)
    std::optional<Day> earliest;  // the range, where the day is not known
    std::optional<Day> latest;
    int line = 0;  // of the header; 0: none
};

struct Reading {
    std::string title;   // the document's own title line, as written
    std::string author;  // who wrote it, where the text says so
    Meeting meeting;
    std::vector<Attendee> present;
    std::vector<Attendee> absent;
    std::vector<Topic> topics;
    std::vector<Event> events;
    std::optional<NextMeeting> next_meeting;
    std::vector<Series> recurrence;
    std::vector<Link> links;
    std::vector<Repair> repairs;
    std::vector<Mention> people;
    std::vector<Mention> organisations;
    // False when hardly a word of it is Swedish; the rest is then empty.
    bool swedish = true;
};

// What earlier minutes or the register know. All of it may be empty.
struct KnownName {
    std::string name;
    std::vector<std::string> spellings;  // abbreviations too: AMF
};
struct KnownMeeting {
    std::string group;
    Day day;
};
struct KnownEvent {
    std::string title;
    Day day;
};
struct Known {
    std::vector<KnownName> people;
    std::vector<KnownName> organisations;
    std::vector<KnownName> groups;
    std::vector<KnownName> matters;
    std::vector<KnownMeeting> meetings;
    std::vector<KnownEvent> events;

    // Adds what a reading says for certain: names, the meeting, dated events.
    void add(const Reading& reading);
};

// `text` is clean UTF-8 (text::clean). Same text and knowledge, same reading.
Reading read(std::string_view text, const Known& known = {});

// Reads several files that explain each other: dated ones first, then the others with what the
// former know. Gives the sum of what they know.
Known known_from(const std::vector<std::string>& texts);

enum class JsonForm { pretty, line };
std::string to_json(const Reading& reading, JsonForm form = JsonForm::pretty);

}  // namespace samskap::reading
