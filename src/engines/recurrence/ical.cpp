// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/recurrence/ical.hpp"

#include <fmt/format.h>

namespace samskap::recurrence {
namespace {

constexpr std::string_view zone_name = "Europe/Stockholm";
// The rules of the European Union since 1996: last Sunday of March and of October, 01:00 UTC.
constexpr std::string_view zone_lines[] = {"BEGIN:VTIMEZONE",
                                           "TZID:Europe/Stockholm",
                                           "BEGIN:DAYLIGHT",
                                           "TZOFFSETFROM:+0100",
                                           "TZOFFSETTO:+0200",
                                           "TZNAME:CEST",
                                           "DTSTART:19960331T020000",
                                           "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
                                           "END:DAYLIGHT",
                                           "BEGIN:STANDARD",
                                           "TZOFFSETFROM:+0200",
                                           "TZOFFSETTO:+0100",
                                           "TZNAME:CET",
                                           "DTSTART:19961027T030000",
                                           "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
                                           "END:STANDARD",
                                           "END:VTIMEZONE"};

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

class Writer {
public:
    // At most 75 octets a line, never cut within a character; the blank of a continued line counts.
    void line(std::string_view content) {
        constexpr std::size_t most = 75;
        std::size_t room = most;
        while (content.size() > room) {
            std::size_t cut = room;
            while (cut > room - 4 && continues(content[cut])) --cut;
            if (continues(content[cut])) cut = room;  // no UTF-8; cut anywhere
            m_text += content.substr(0, cut);
            m_text += "\r\n ";
            content.remove_prefix(cut);
            room = most - 1;
        }
        m_text += content;
        m_text += "\r\n";
    }
    void text(std::string_view name, std::string_view value) {
        if (!value.empty()) line(fmt::format("{}:{}", name, escaped(value)));
    }
    [[nodiscard]] std::string take() { return std::move(m_text); }

    static std::string escaped(std::string_view value) {
        std::string out;
        for (const char c : value) {
            if (c == '\\' || c == ';' || c == ',') out += '\\';
            if (c == '\n')
                out += "\\n";
            else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F)
                out += c;
        }
        return out;
    }

private:
    std::string m_text;
};

std::string date_text(Day day) {
    const auto date = date_of(day);
    return fmt::format("{:04}{:02}{:02}", date.year, date.month, date.day);
}

std::string wall_text(Day day, ClockTime time) {
    return fmt::format("{}T{:02}{:02}00", date_text(day), time.minutes / 60, time.minutes % 60);
}

std::string utc_text(Instant at) {
    std::string out;
    for (const char c : samskap::to_text(at))
        if (c != '-' && c != ':') out += c;
    return out;
}

std::string moment(std::string_view name, const CalendarTime& at) {
    if (!at.time) return fmt::format("{};VALUE=DATE:{}", name, date_text(at.day));
    return fmt::format("{};TZID={}:{}", name, zone_name, wall_text(at.day, *at.time));
}

void write_end(Writer& out, const CalendarEvent& event) {
    if (!event.end) return;
    auto end = *event.end;
    if (!event.start.time) {
        if (end.day < event.start.day) return;
        // The end of whole days is the day after the last (3.6.1).
        out.line(moment("DTEND", {end.day + 1, {}}));
        return;
    }
    if (!end.time) return;
    const bool after =
        end.day > event.start.day || (end.day == event.start.day && *end.time > *event.start.time);
    if (after) out.line(moment("DTEND", end));
}

// UNTIL has the form of the start (3.3.10): UTC where the start has a time, here the last minute of
// the last day.
std::string rule_text(const Rule& rule, const CalendarTime& start) {
    auto plain = rule;
    plain.until.reset();
    auto text = to_text(plain);
    if (!rule.until) return text;
    if (!start.time) return text + fmt::format(";UNTIL={}", date_text(*rule.until));
    static const Zone stockholm{zone_name};
    constexpr ClockTime last_minute{23 * 60 + 59};
    return text + ";UNTIL=" + utc_text(stockholm.instant({*rule.until, last_minute}));
}

std::string_view status_text(EventStatus status) {
    switch (status) {
        case EventStatus::confirmed: return "CONFIRMED";
        case EventStatus::tentative: return "TENTATIVE";
        case EventStatus::cancelled: return "CANCELLED";
    }
    return "CONFIRMED";
}

void write_event(Writer& out, const CalendarEvent& event) {
    out.line("BEGIN:VEVENT");
    out.text("UID", event.uid);
    out.line(fmt::format("DTSTAMP:{}", utc_text(event.stamp)));
    out.line(fmt::format("SEQUENCE:{}", event.sequence));
    if (event.instead_of) out.line(moment("RECURRENCE-ID", *event.instead_of));
    out.line(moment("DTSTART", event.start));
    write_end(out, event);
    if (event.rule && !event.instead_of) {
        out.line("RRULE:" + rule_text(*event.rule, event.start));
        for (const auto day : event.except) out.line(moment("EXDATE", {day, event.start.time}));
    }
    out.text("SUMMARY", event.title);
    out.text("DESCRIPTION", event.description);
    out.text("LOCATION", event.place);
    if (!event.url.empty() && event.url.find_first_of("\r\n") == std::string::npos)
        out.line("URL:" + event.url);
    out.line(fmt::format("STATUS:{}", status_text(event.status)));
    out.line("END:VEVENT");
}

}  // namespace

std::string write_calendar(std::string_view name, const std::vector<CalendarEvent>& events) {
    Writer out;
    out.line("BEGIN:VCALENDAR");
    out.line("VERSION:2.0");
    out.line("PRODID:-//Samskap//Samskap//SV");
    out.line("CALSCALE:GREGORIAN");
    out.text("X-WR-CALNAME", name);
    for (const auto line : zone_lines) out.line(line);
    for (const auto& event : events) write_event(out, event);
    out.line("END:VCALENDAR");
    return out.take();
}

}  // namespace samskap::recurrence
