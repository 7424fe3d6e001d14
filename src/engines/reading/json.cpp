// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "engines/reading/json_writer.hpp"
#include "engines/reading/reading.hpp"

namespace samskap::reading {

void JsonWriter::share(double value) {
    const auto hundredths = std::lround(std::clamp(value, 0.0, 1.0) * 100);
    m_text += hundredths == 100 ? '1' : '0';
    m_text += '.';
    m_text += static_cast<char>('0' + hundredths / 10 % 10);
    m_text += static_cast<char>('0' + hundredths % 10);
}

void JsonWriter::quoted(std::string_view value) {
    static constexpr auto escaped = [] {
        std::array<bool, 256> bytes{};
        for (std::size_t control = 0; control < 0x20; ++control) bytes.at(control) = true;
        bytes['"'] = bytes['\\'] = true;
        return bytes;
    }();
    m_text += '"';
    std::size_t from = 0;  // what has not been copied yet
    for (std::size_t at = 0; at < value.size(); ++at) {
        const char c = value[at];
        if (!escaped[static_cast<unsigned char>(c)]) continue;
        const bool control = c != '"' && c != '\\';
        m_text.append(value, from, at - from);
        from = at + 1;
        if (control) {
            fmt::format_to(std::back_inserter(m_text), "\\u{:04x}", static_cast<int>(c));
        } else {
            m_text += '\\';
            m_text += c;
        }
    }
    m_text.append(value, from);
    m_text += '"';
}

namespace {

// One reading in the form of `samskap read --json`.
class ReadingWriter {
public:
    ReadingWriter(const Reading& reading, JsonForm form) : m_reading(reading), m_json(form) {}

    std::string write() {
        m_json.object([&] {
            words("title", m_reading.title);
            m_json.key("meeting");
            meeting(m_reading.meeting);
            list("present", m_reading.present, &ReadingWriter::attendee);
            list("absent", m_reading.absent, &ReadingWriter::attendee);
            list("topics", m_reading.topics, &ReadingWriter::topic);
            list("events", m_reading.events, &ReadingWriter::event);
            m_json.key("next_meeting");
            if (m_reading.next_meeting)
                next_meeting(*m_reading.next_meeting);
            else
                m_json.null();
            list("recurrence", m_reading.recurrence, &ReadingWriter::series);
            list("links", m_reading.links, &ReadingWriter::link);
            list("repairs", m_reading.repairs, &ReadingWriter::repair);
            list("people", m_reading.people, &ReadingWriter::mention);
            list("organisations", m_reading.organisations, &ReadingWriter::mention);
        });
        return std::move(m_json).done();
    }

private:
    void words(std::string_view key, std::string_view value) {
        m_json.key(key);
        m_json.text_or_null(value);
    }
    void name(std::string_view key, std::string_view value) {
        m_json.key(key);
        m_json.text(value);
    }
    void number(std::string_view key, int value) {
        m_json.key(key);
        m_json.number(value);
    }
    template <class Item>
    void list(std::string_view key, const std::vector<Item>& items,
              void (ReadingWriter::*each)(const Item&)) {
        m_json.key(key);
        m_json.array(items, [&](const Item& item) { (this->*each)(item); });
    }
    void names(std::string_view key, const std::vector<std::string>& items) {
        m_json.key(key);
        m_json.array(items, [&](const std::string& item) { m_json.text(item); });
    }
    template <class Value>
    static std::string shown(const std::optional<Value>& value) {
        return value ? to_text(*value) : std::string();
    }

    void meeting(const Meeting& meeting) {
        m_json.object([&] {
            words("group", meeting.group);
            words("date", shown(meeting.day));
            words("start", shown(meeting.start));
            words("end", shown(meeting.end));
            words("place", meeting.place);
            words("date_note", meeting.date_note);
            m_json.key("date_range");
            if (meeting.earliest && meeting.latest)
                m_json.array(std::vector{*meeting.earliest, *meeting.latest},
                             [&](Day day) { m_json.text(to_text(day)); });
            else
                m_json.null();
        });
    }
    void attendee(const Attendee& who) {
        m_json.object([&] {
            name("name", who.name);
            words("organisation", who.organisation);
            words("role", who.role);
            number("line", who.line);
        });
    }
    void topic(const Topic& topic) {
        m_json.object([&] {
            name("title", topic.title);
            number("line", topic.line);
            words("parent", topic.parent.value_or(""));
            list("statements", topic.statements, &ReadingWriter::statement);
        });
    }
    void statement(const Statement& statement) {
        m_json.object([&] {
            number("line", statement.where.line);
            number("end_line", statement.where.end_line);
            number("column_from", statement.where.column_from);
            number("column_to", statement.where.column_to);
            name("text", statement.text);
            name("kind", name_of(statement.kind));
            words("owner", statement.owner);
            words("owner_as_written", statement.owner_as_written);
            words("due", statement.due.text());
            words("due_as_written", statement.due.words);
            words("due_reason", statement.due.reason);
            names("co_owners", statement.co_owners);
            m_json.key("confidence");
            m_json.share(statement.confidence);
            words("kind_reason", statement.reason);
            list("matters", statement.matters, &ReadingWriter::matter);
        });
    }
    void matter(const MatterCandidate& matter) {
        m_json.object([&] {
            name("name", matter.name);
            m_json.key("confidence");
            m_json.share(matter.confidence);
            name("reason", matter.reason);
        });
    }
    void event(const Event& event) {
        m_json.object([&] {
            name("title", event.title);
            words("start", event.start.text());
            words("end", event.end.text());
            words("place", event.place);
            words("organiser", event.organiser);
            name("status", name_of(event.status));
            words("when", event.when_words);
            number("line", event.line);
        });
    }
    void next_meeting(const NextMeeting& next) {
        m_json.object([&] {
            words("group", next.group);
            words("date", shown(next.start.day));
            words("start", next.start.text());
            words("end", next.end.text());
            words("place", next.place);
            number("line", next.line);
        });
    }
    void series(const Series& series) {
        m_json.object([&] {
            words("group", series.group);
            name("text", series.text);
            name("rrule", series.rrule);
            words("dtstart", series.start.text());
            words("dtend", series.end.text());
            words("start_time", shown(series.start_time));
            words("end_time", shown(series.end_time));
            number("line", series.line);
        });
    }
    void link(const Link& link) {
        m_json.object([&] {
            name("url", link.url);
            words("text", link.text);
            number("line", link.line);
        });
    }
    void repair(const Repair& repair) {
        m_json.object([&] {
            number("line", repair.line);
            number("column", repair.column);
            name("from", repair.from);
            name("to", repair.to);
            m_json.key("confidence");
            m_json.share(repair.confidence);
        });
    }
    void mention(const Mention& mention) {
        m_json.object([&] {
            name("name", mention.name);
            names("as_written", mention.as_written);
            m_json.key("lines");
            m_json.array(mention.lines, [&](int line) { m_json.number(line); });
        });
    }

    const Reading& m_reading;
    JsonWriter m_json;
};

}  // namespace

std::string to_json(const Reading& reading, JsonForm form) {
    return ReadingWriter(reading, form).write();
}

}  // namespace samskap::reading
