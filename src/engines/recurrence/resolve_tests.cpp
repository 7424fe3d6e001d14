// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <string>

#include "engines/recurrence/resolve.hpp"

using namespace samskap;
using namespace samskap::recurrence;

namespace {

constexpr std::string_view reasons[] = {
    "written",    "written beside", "weekday",      "nearest",   "tense",  "counted",
    "convention", "next meeting",   "no reference", "ambiguous", "no end", "impossible"};
constexpr std::string_view certainties[] = {"stated", "derived", "open"};

// "derived nearest 2017-05-17", "derived convention 2017-09-01..2017-11-30 vague"
std::string words(const Resolved& resolved) {
    auto out = std::string(certainties[static_cast<std::size_t>(resolved.certainty)]) + " " +
               std::string(reasons[static_cast<std::size_t>(resolved.reason)]);
    const auto text = [](std::optional<Day> day) { return day ? to_text(*day) : std::string(); };
    if (resolved.earliest || resolved.latest) {
        out += " " + text(resolved.earliest);
        if (resolved.earliest != resolved.latest) out += ".." + text(resolved.latest);
    }
    if (resolved.vague) out += " vague";
    if (resolved.weekday_disagrees) out += " weekday disagrees";
    return out;
}

std::string resolved(std::string_view text, const Context& context) {
    const auto found = find_phrases(text);
    REQUIRE_MESSAGE(found.size() == 1, text);
    return words(resolve(found[0], context));
}

Context on(int year, int month, int day) {
    Context context;
    context.reference = day_of(year, month, day);
    return context;
}

struct Row {
    std::string_view text;
    std::string_view meaning;
};

}  // namespace

TEST_CASE("days seen from Thursday 15 June 2017") {
    constexpr Row rows[] = {
        {"17 maj 2016", "stated written 2016-05-17"},
        {"28 december – 3 januari 2018", "stated written beside 2017-12-28..2018-01-03"},
        {"29 februari 2017", "open impossible"},
        {"31 april", "open impossible"},
        {"1-2 juni", "derived nearest 2017-06-01..2017-06-02"},
        {"21 september 13:30-16:00", "derived nearest 2017-09-21"},
        {"den 1 september", "derived nearest 2017-09-01"},
        {"10 januari", "derived nearest 2018-01-10"},
        {"20 februari", "derived nearest 2017-02-20"},
        {"senast 20 februari", "derived tense 2018-02-20"},
        {"onsdagen den 17 maj", "derived weekday 2017-05-17"},
        {"torsdagen den 17 maj", "derived weekday 2018-05-17"},
        {"söndagen den 17 maj", "derived nearest 2017-05-17 weekday disagrees"},
        {"28 december – 3 januari", "derived nearest 2017-12-28..2018-01-03"},
        {"på måndag", "derived counted 2017-06-19"},
        {"på torsdag", "derived counted 2017-06-22"},
        {"nästa torsdag", "derived counted 2017-06-22"},
        {"nästa lördag", "derived ambiguous 2017-06-17..2017-06-24 vague"},
        {"i torsdags", "derived counted 2017-06-08"},
        {"i måndags", "derived counted 2017-06-12"},
        {"torsdag i nästa vecka", "derived counted 2017-06-22"},
        {"torsdag v. 36", "derived counted 2017-09-07"},
        {"till hösten", "derived convention 2017-09-01..2017-11-30 vague"},
        {"i höstas", "derived convention 2016-09-01..2016-11-30 vague"},
        {"under sommaren", "derived convention 2017-06-01..2017-08-31 vague"},
        {"i vår", "derived convention 2017-03-01..2017-05-31 vague"},
        {"till våren", "derived convention 2018-03-01..2018-05-31 vague"},
        {"hösten 2018", "stated convention 2018-09-01..2018-11-30 vague"},
        {"en eftermiddag i september", "derived nearest 2017-09-01..2017-09-30 vague"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(resolved(row.text, on(2017, 6, 15)) == row.meaning);
    }
}

TEST_CASE("windows seen from Thursday 15 June 2017") {
    constexpr Row rows[] = {
        {"i maj", "derived nearest 2017-05-01..2017-05-31 vague"},
        {"senast i maj", "derived nearest 2018-05-01..2018-05-31 vague"},
        {"i slutet av augusti", "derived convention 2017-08-22..2017-08-31 vague"},
        {"månadsskiftet augusti/september", "derived convention 2017-08-21..2017-09-10 vague"},
        {"första torsdagen i september", "derived nearest 2017-09-07"},
        {"första torsdagen i maj 2018", "stated written 2018-05-03"},
        {"före jul", "derived convention 2017-06-15..2017-12-23 vague"},
        {"efter semestern", "derived convention 2017-08-01.. vague"},
        {"till midsommar", "derived convention 2017-06-23..2017-06-24 vague"},
        {"vid årsskiftet", "derived convention 2017-12-31..2018-01-01 vague"},
        {"vecka 36", "derived nearest 2017-09-04..2017-09-10 vague"},
        {"v. 8–9", "derived nearest 2017-02-20..2017-03-05 vague"},
        {"vecka 53", "derived nearest 2020-12-28..2021-01-03 vague"},
        {"nästa vecka", "derived counted 2017-06-19..2017-06-25 vague"},
        {"om två veckor", "derived counted 2017-06-26..2017-07-02 vague"},
        {"inom 14 dagar", "derived counted 2017-06-15..2017-06-29 vague"},
        {"inom någon vecka", "derived counted 2017-06-15..2017-06-22 vague"},
        {"om 14 dagar", "derived counted 2017-06-29"},
        {"i morgon", "derived counted 2017-06-16"},
        {"nästa månad", "derived counted 2017-07-01..2017-07-31 vague"},
        {"till helgen", "derived counted 2017-06-17..2017-06-18 vague"},
        {"Q3", "derived nearest 2017-07-01..2017-09-30 vague"},
        {"andra halvåret 2018", "stated written 2018-07-01..2018-12-31 vague"},
        {"höstterminen 2017", "stated convention 2017-08-15..2017-12-20 vague"},
        {"förra året", "derived counted 2016-01-01..2016-12-31 vague"},
        {"tills vidare", "open no end 2017-06-15.. vague"},
        {"nästa möte", "open no reference vague"},
        {"kl. 13.30", "open no reference"},
        {"första torsdagen i månaden, med start 7 september", "derived nearest 2017-09-07"},
        {"varje måndag", "open no reference"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        CHECK(resolved(row.text, on(2017, 6, 15)) == row.meaning);
    }
}

TEST_CASE("nothing known: what is written stands, the rest stays open") {
    CHECK(resolved("2017-05-17", {}) == "stated written 2017-05-17");
    CHECK(resolved("17 maj", {}) == "open no reference");
    CHECK(resolved("tisdagen den 3 oktober", {}) == "open no reference");
    CHECK(resolved("till hösten", {}) == "open no reference vague");
    CHECK(resolved("nästa torsdag", {}) == "open no reference");
}

TEST_CASE("a range for the day of writing: only what both its ends agree on") {
    Context context;
    context.earliest = day_of(2017, 3, 26);
    context.latest = day_of(2017, 4, 18);
    CHECK(resolved("den 17 maj", context) == "derived nearest 2017-05-17");
    CHECK(resolved("till hösten", context) == "derived convention 2017-09-01..2017-11-30 vague");
    CHECK(resolved("nästa vecka", context) == "open ambiguous");
    context.earliest = day_of(2015, 1, 1);
    CHECK(resolved("den 17 maj", context) == "open ambiguous");
}

TEST_CASE("the tense of the sentence decides which side") {
    auto context = on(2017, 6, 15);
    context.tense = Tense::past;
    CHECK(resolved("den 20 november", context) == "derived tense 2016-11-20");
    context.tense = Tense::future;
    CHECK(resolved("den 14 juni", context) == "derived tense 2018-06-14");
    CHECK(resolved("den 15 juni", context) == "derived tense 2017-06-15");
}

TEST_CASE("the next meeting is the day known for it") {
    auto context = on(2017, 2, 20);
    context.next_meeting = day_of(2017, 3, 9);
    CHECK(resolved("till nästa möte", context) == "derived next meeting 2017-03-09");
}

TEST_CASE("times come along") {
    const auto found = find_phrases("21 september 13:30-16:00");
    const auto meeting = resolve(found.at(0), on(2017, 6, 15));
    CHECK(meeting.day() == day_of(2017, 9, 21));
    CHECK(meeting.start == ClockTime{810});
    CHECK(meeting.end == ClockTime{960});
}

TEST_CASE("29 February is looked for until it comes") {
    CHECK(resolved("29 februari", on(2017, 6, 15)) == "derived nearest 2020-02-29");
}

TEST_CASE("years in which days have their weekdays") {
    const DayOfWeek days[] = {{2, 20, Weekday::monday}, {3, 9, Weekday::thursday}};
    CHECK(years_agreeing(days, 2012, 2020) == std::vector{2017});
    const DayOfWeek leap[] = {{2, 20, Weekday::monday}, {3, 9, Weekday::friday}};
    CHECK(years_agreeing(leap, 2000, 2020) == std::vector{2012});
    const DayOfWeek never[] = {{2, 20, Weekday::monday}, {2, 21, Weekday::monday}};
    CHECK(years_agreeing(never, 1990, 2030).empty());
    CHECK(years_agreeing({}, 2016, 2017).size() == 2);
}
