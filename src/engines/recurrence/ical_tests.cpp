// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "engines/recurrence/ical.hpp"
#include "kernel/base/text.hpp"

using namespace samskap;
using namespace samskap::recurrence;

namespace {

CalendarEvent meeting() {
    CalendarEvent event;
    event.uid = "serie-1@sundhamn.example";
    event.sequence = 2;
    event.stamp = Instant{1'497'520'800};
    event.title = "Utvecklingsgruppen; möte, nr \\1";
    event.description = "Rad ett\nRad två";
    event.place = "Rådhuset";
    event.start = {day_of(2017, 9, 7), ClockTime{600}};
    event.end = CalendarTime{day_of(2017, 9, 7), ClockTime{720}};
    event.rule = parse_rule("FREQ=MONTHLY;BYDAY=1TH;UNTIL=20171207");
    event.except = {day_of(2017, 11, 2)};
    return event;
}

bool has_line(const std::string& calendar, std::string_view line) {
    return calendar.find("\r\n" + std::string(line) + "\r\n") != std::string::npos;
}

std::string unfolded(const std::string& calendar) {
    std::string out;
    for (std::size_t at = 0; at < calendar.size(); ++at) {
        if (calendar.compare(at, 3, "\r\n ") == 0) {
            at += 2;
            continue;
        }
        out += calendar[at];
    }
    return out;
}

}  // namespace

TEST_CASE("a series with a day called off and one moved") {
    auto moved = meeting();
    moved.rule.reset();
    moved.instead_of = CalendarTime{day_of(2017, 10, 5), ClockTime{600}};
    moved.start = {day_of(2017, 10, 6), ClockTime{810}};
    moved.end.reset();
    const auto calendar = write_calendar("Sundhamn", {meeting(), moved});
    CHECK(calendar.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
    CHECK(calendar.ends_with("END:VCALENDAR\r\n"));
    for (const auto* line :
         {"UID:serie-1@sundhamn.example", "SEQUENCE:2", "DTSTAMP:20170615T100000Z",
          "DTSTART;TZID=Europe/Stockholm:20170907T100000",
          "DTEND;TZID=Europe/Stockholm:20170907T120000",
          "RRULE:FREQ=MONTHLY;BYDAY=1TH;UNTIL=20171207T225900Z",
          "EXDATE;TZID=Europe/Stockholm:20171102T100000",
          "RECURRENCE-ID;TZID=Europe/Stockholm:20171005T100000",
          "DTSTART;TZID=Europe/Stockholm:20171006T133000",
          "SUMMARY:Utvecklingsgruppen\\; möte\\, nr \\\\1", "DESCRIPTION:Rad ett\\nRad två",
          "LOCATION:Rådhuset", "STATUS:CONFIRMED", "TZID:Europe/Stockholm", "TZNAME:CEST"})
        CHECK_MESSAGE(has_line(calendar, line), line);
}

TEST_CASE("UNTIL in summer time is the same last day") {
    auto event = meeting();
    event.rule = parse_rule("FREQ=WEEKLY;BYDAY=TH;UNTIL=20170629");
    CHECK(has_line(write_calendar("x", {event}),
                   "RRULE:FREQ=WEEKLY;BYDAY=TH;UNTIL=20170629T215900Z"));
}

TEST_CASE("whole days end the day after, and an end before the start is left out") {
    CalendarEvent fair;
    fair.uid = "m";
    fair.title = "Mässa";
    fair.start = {day_of(2017, 6, 1), {}};
    fair.end = CalendarTime{day_of(2017, 6, 2), {}};
    fair.status = EventStatus::cancelled;
    auto calendar = write_calendar("", {fair});
    CHECK(has_line(calendar, "DTSTART;VALUE=DATE:20170601"));
    CHECK(has_line(calendar, "DTEND;VALUE=DATE:20170603"));
    CHECK(has_line(calendar, "STATUS:CANCELLED"));
    CHECK(calendar.find("X-WR-CALNAME") == std::string::npos);
    auto backwards = meeting();
    backwards.end = CalendarTime{day_of(2017, 9, 7), ClockTime{540}};
    CHECK(write_calendar("", {backwards}).find("DTEND") == std::string::npos);
}

TEST_CASE("lines are at most 75 octets, no letter is cut, and unfolding gives the text back") {
    for (std::size_t shift = 0; shift < 8; ++shift) {
        auto event = meeting();
        event.description = std::string(shift, 'x');
        for (int i = 0; i < 100; ++i) event.description += "åäö–🎈";
        const auto calendar = write_calendar("Sundhamn", {event});
        for (const auto line : text::split(calendar, '\n')) {
            CHECK(line.size() <= 76);  // with its CR
            CHECK(text::is_valid_utf8(line));
        }
        CHECK(unfolded(calendar).find(event.description) != std::string::npos);
    }
}

TEST_CASE("no text breaks out of its line") {
    auto event = meeting();
    event.title = "x\r\nATTENDEE:mailto:a@b.example";
    event.place = "y\rEND:VEVENT";
    event.url = "https://sundhamn.example/\r\nX:1";
    const auto calendar = write_calendar("a\nb", {event});
    CHECK(calendar.find("\nATTENDEE") == std::string::npos);
    CHECK(calendar.find("URL:") == std::string::npos);
    for (std::size_t at = calendar.find('\r'); at != std::string::npos;
         at = calendar.find('\r', at + 1))
        CHECK(calendar[at + 1] == '\n');
}
