// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "engines/reading/reading.hpp"
#include "kernel/base/text.hpp"

// Every set of minutes in tests/reading is read and compared with what a careful reader found. All
// counts of one measure are added up over the minutes. The floors lie a little below what was
// reached, so that a rule that makes the reading worse is seen.
namespace samskap::reading {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

struct Count {
    int right = 0;
    int wrong = 0;    // told, but not so
    int missing = 0;  // so, but not told
    [[nodiscard]] double f1() const {
        return right == 0 ? 0 : 2.0 * right / (2.0 * right + wrong + missing);
    }
    [[nodiscard]] double found() const { return right == 0 ? 0 : 1.0 * right / (right + missing); }
    [[nodiscard]] double clean() const { return right == 0 ? 0 : 1.0 * right / (right + wrong); }
};

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string text_of(const json::object& object, std::string_view key) {
    const auto* value = object.if_contains(key);
    return value != nullptr && value->is_string() ? std::string(value->as_string()) : "";
}

// The value and its alternatives; empty strings for null.
std::set<std::string> wanted(const json::object& object, std::string_view key) {
    std::set<std::string> values{text::lower(text_of(object, key))};
    if (const auto* more = object.if_contains(std::string(key) + "_also"))
        for (const auto& one : more->as_array())
            if (one.is_string()) values.insert(text::lower(std::string(one.as_string())));
    return values;
}

bool is_optional(const json::object& object) {
    const auto* value = object.if_contains("optional");
    return value != nullptr && value->is_bool() && value->as_bool();
}

// Lower case, without marks and signs at the ends.
std::string plain(std::string_view words) {
    std::string result;
    for (const char c : text::lower(text::squeeze(words)))
        if (std::string_view("*_`#").find(c) == std::string_view::npos) result += c;
    while (!result.empty() && std::string_view(" .,:;!?").find(result.back()) != std::string::npos)
        result.pop_back();
    return result;
}

struct Measured {
    std::map<std::string, Count> counts;
    Count sure;  // statements given .9 or more: is their kind accepted?

    void mark(const std::string& measure, bool told, bool so) {
        auto& count = counts[measure];
        count.right += told && so ? 1 : 0;
        count.wrong += told && !so ? 1 : 0;
        count.missing += !told && so ? 1 : 0;
    }
};

// One set of minutes against what is expected of it.
class Comparison {
public:
    Comparison(const Reading& reading, const json::object& expected, Measured& measured)
        : m_reading(reading), m_expected(expected), m_measured(measured) {}

    void compare() {
        compare_day();
        compare_names("present", m_reading.present);
        compare_names("absent", m_reading.absent);
        compare_titles();
        compare_statements();
        compare_events();
        compare_next();
        compare_series();
    }

private:
    void compare_day() {
        const auto days = wanted(m_expected.at("meeting").as_object(), "date");
        const auto& day = m_reading.meeting.day;
        const auto told = day ? to_text(*day) : std::string();
        const bool right = days.contains(told);
        if (told.empty() && right) return;
        m_measured.mark("date", !told.empty(), right);
        if (!told.empty() && !right) m_measured.mark("date", false, !days.contains(""));
    }

    void compare_names(std::string_view list, const std::vector<Attendee>& people) {
        std::set<std::string> told;
        for (const auto& who : people) told.insert(text::lower(who.name));
        std::set<std::string> known;
        for (const auto& entry : m_expected.at(list).as_array()) {
            const auto& person = entry.as_object();
            bool met = false;
            for (const auto& name : wanted(person, "name")) {
                met = met || told.contains(name);
                known.insert(name);
            }
            if (!is_optional(person)) m_measured.mark("attendance", met, true);
        }
        for (const auto& name : told)
            if (!known.contains(name)) m_measured.mark("attendance", true, false);
    }

    void compare_titles() {
        std::multiset<std::string> told;
        for (const auto& topic : m_reading.topics)
            if (!topic.title.empty()) told.insert(plain(topic.title));
        for (const auto& entry : m_expected.at("topics").as_array()) {
            const auto& topic = entry.as_object();
            if (text_of(topic, "title").empty()) continue;
            bool met = false;
            for (const auto& title : wanted(topic, "title")) {
                const auto place = told.find(plain(title));
                if (met || place == told.end()) continue;
                told.erase(place);
                met = true;
            }
            if (!is_optional(topic)) m_measured.mark("topics", met, true);
        }
        for (std::size_t i = 0; i < told.size(); ++i) m_measured.mark("topics", true, false);
    }

    void compare_statements() {
        std::multimap<std::string, const Statement*> told;
        for (const auto& topic : m_reading.topics)
            for (const auto& statement : topic.statements)
                told.emplace(plain(statement.text), &statement);
        for (const auto& topic : m_expected.at("topics").as_array())
            for (const auto& entry : topic.as_object().at("statements").as_array()) {
                const auto& statement = entry.as_object();
                const auto place = told.find(plain(text_of(statement, "text")));
                const Statement* found = nullptr;
                if (place != told.end()) {
                    found = place->second;
                    told.erase(place);
                }
                if (is_optional(statement)) continue;
                m_measured.mark("statements", found != nullptr, true);
                if (found != nullptr) compare_one(*found, statement);
            }
        for (std::size_t i = 0; i < told.size(); ++i) m_measured.mark("statements", true, false);
    }

    void compare_one(const Statement& told, const json::object& expected) {
        const auto kind = text_of(expected, "kind");
        std::set<std::string> accepted{kind};
        if (const auto* also = expected.if_contains("also"))
            for (const auto& one : also->as_array()) accepted.insert(std::string(one.as_string()));
        const std::string said(name_of(told.kind));
        m_measured.mark("kind", true, accepted.contains(said));
        if (told.confidence >= .9)
            (accepted.contains(said) ? m_measured.sure.right : m_measured.sure.wrong) += 1;
        for (const std::string one : {"decision", "action", "question"})
            if (said == one || kind == one) {
                m_measured.mark(one, said == one, accepted.contains(one));
                if (said == one && kind != one && !accepted.contains(one)) continue;
            }
        compare_value("owner", text::lower(told.owner), expected);
        compare_value("due", text::lower(told.due.text()), expected);
    }

    // Right where one is expected; else told for nothing.
    void compare_value(const std::string& field, const std::string& told,
                       const json::object& expected) {
        const auto values = wanted(expected, field);
        const bool needed = !text_of(expected, field).empty();
        const bool only_nothing = values.size() == 1 && values.contains("");
        const bool same = std::any_of(values.begin(), values.end(), [&](const std::string& value) {
            return !value.empty() && !told.empty() &&
                   (told.find(value) != told.npos || value.find(told) != value.npos);
        });
        if (needed) m_measured.mark(field, same, true);
        if (!told.empty()) m_measured.mark(field + " clean", true, !only_nothing);
    }

    void compare_events() {
        std::set<std::string> told;
        std::set<std::string> known;
        std::set<std::string> needed;
        for (const auto& event : m_reading.events)
            if (event.start.day) told.insert(to_text(*event.start.day));
        for (const auto& entry : m_expected.at("events").as_array()) {
            const auto& event = entry.as_object();
            const auto day = text_of(event, "start").substr(0, 10);
            known.insert(day);
            if (!is_optional(event) && !day.empty()) needed.insert(day);
        }
        for (const auto& day : needed) m_measured.mark("days of events", told.contains(day), true);
        for (const auto& day : told)
            if (!known.contains(day)) m_measured.mark("days of events", true, false);
    }

    void compare_next() {
        const auto* expected = m_expected.at("next_meeting").if_object();
        const auto want = expected == nullptr ? "" : text_of(*expected, "start").substr(0, 16);
        const auto day = expected == nullptr ? "" : text_of(*expected, "date");
        const auto& next = m_reading.next_meeting;
        const auto told = next ? next->start.text() : std::string();
        if (told.empty() && day.empty()) return;
        const bool right = !day.empty() && told.starts_with(want.empty() ? day : want);
        m_measured.mark("next meeting", !told.empty(), right);
        if (!right && !day.empty()) m_measured.mark("next meeting", false, true);
    }

    void compare_series() {
        std::multiset<std::string> told;
        for (const auto& series : m_reading.recurrence) told.insert(series.rrule);
        for (const auto& entry : m_expected.at("recurrence").as_array()) {
            const auto place = told.find(text_of(entry.as_object(), "rrule"));
            m_measured.mark("recurrence", place != told.end(), true);
            if (place != told.end()) told.erase(place);
        }
        for (std::size_t i = 0; i < told.size(); ++i) m_measured.mark("recurrence", true, false);
    }

    const Reading& m_reading;
    const json::object& m_expected;
    Measured& m_measured;
};

Measured measure_all() {
    Measured measured;
    for (const auto& entry : fs::directory_iterator(SAMSKAP_SOURCE "/tests/reading")) {
        const auto kind = entry.path().extension();
        const auto expected = fs::path(entry.path()).replace_extension(".json");
        const auto raw = bytes_of(entry.path());
        const bool is_text = (kind == ".txt" || kind == ".md") && text::is_valid_utf8(raw);
        if (!is_text || !fs::exists(expected)) continue;
        const auto parsed = json::parse(bytes_of(expected));
        Comparison(read(text::clean(raw)), parsed.as_object(), measured).compare();
        ++measured.counts["minutes"].right;
    }
    return measured;
}

}  // namespace

TEST_SUITE("reading") {
    TEST_CASE("minutes of many kinds are read as a careful reader reads them") {
        auto measured = measure_all();
        REQUIRE(measured.counts["minutes"].right >= 100);
        struct Floor {
            std::string measure;
            double least = 0;
        };
        for (const Floor& floor :
             {Floor{"date", .99}, Floor{"attendance", .985}, Floor{"topics", .985},
              Floor{"statements", .985}, Floor{"decision", .9}, Floor{"action", .93},
              Floor{"question", .98}, Floor{"days of events", .9}, Floor{"next meeting", .92},
              Floor{"recurrence", .93}}) {
            const auto f1 = measured.counts[floor.measure].f1();
            MESSAGE(fmt::format("{}: F1 {:.3f}", floor.measure, f1));
            CHECK_MESSAGE(f1 >= floor.least, floor.measure);
        }
        for (const std::string measure : {"owner", "due"}) {
            const auto found = measured.counts[measure].found();
            const auto clean = measured.counts[measure + " clean"].clean();
            MESSAGE(fmt::format("{}: right {:.3f}, clean {:.3f}", measure, found, clean));
            CHECK_MESSAGE(found >= .85, measure);
            CHECK_MESSAGE(clean >= .97, measure);
        }
        CHECK(measured.counts["kind"].clean() >= .94);
        MESSAGE(fmt::format("kind accepted {:.3f}; of those sure {:.3f}, {} of {}",
                            measured.counts["kind"].clean(), measured.sure.clean(),
                            measured.sure.right + measured.sure.wrong,
                            measured.counts["kind"].right + measured.counts["kind"].wrong));
        CHECK(measured.sure.clean() >= .98);
    }
}

}  // namespace samskap::reading
