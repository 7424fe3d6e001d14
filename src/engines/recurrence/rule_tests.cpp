// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "engines/recurrence/describe.hpp"
#include "engines/recurrence/expand.hpp"
#include "engines/recurrence/holidays.hpp"
#include "engines/recurrence/rule.hpp"

using namespace samskap;
using namespace samskap::recurrence;

namespace {

template <class Value>
bool holds(const std::vector<Value>& values, const Value& value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

// The meaning of a rule once more, one day at a time and without haste: what expand() must equal.
class Naive {
public:
    Naive(const Rule& rule, Day start) : m_rule(rule), m_start(start) {}

    [[nodiscard]] bool has(Day day) const {
        if (!in_period(day) || !meets_parts(day)) return false;
        if (m_rule.by_set_pos.empty()) return true;
        std::vector<Day> period;
        for (int i = -370; i <= 370; ++i)
            if (same_period(day, day + i) && meets_parts(day + i)) period.push_back(day + i);
        const auto at = std::find(period.begin(), period.end(), day) - period.begin();
        const int place = static_cast<int>(at) + 1;
        const int size = static_cast<int>(period.size());
        return holds(m_rule.by_set_pos, place) || holds(m_rule.by_set_pos, place - size - 1);
    }

private:
    [[nodiscard]] Day week(Day day) const {
        while (weekday_of(day) != m_rule.week_start) day = day + -1;
        return day;
    }
    [[nodiscard]] int steps(Day day) const {
        const auto from = date_of(m_start);
        const auto to = date_of(day);
        switch (m_rule.frequency) {
            case Frequency::daily: return day - m_start;
            case Frequency::weekly: return (week(day) - week(m_start)) / 7;
            case Frequency::monthly: return (to.year - from.year) * 12 + to.month - from.month;
            case Frequency::yearly: return to.year - from.year;
        }
        return 0;
    }
    [[nodiscard]] bool in_period(Day day) const { return steps(day) % m_rule.interval == 0; }
    [[nodiscard]] bool same_period(Day one, Day other) const { return steps(one) == steps(other); }

    [[nodiscard]] bool nth(Day day, int ordinal, bool in_year) const {
        const auto date = date_of(day);
        const auto same = [&](Day other) {
            return date_of(other).year == date.year &&
                   (in_year || date_of(other).month == date.month);
        };
        int before = 1;
        while (same(day + -7 * before)) ++before;
        int after = 1;
        while (same(day + 7 * after)) ++after;
        return ordinal == before || ordinal == -after;
    }
    [[nodiscard]] bool meets_weekday(Day day) const {
        const bool in_year = m_rule.frequency == Frequency::yearly && m_rule.by_month.empty();
        return std::any_of(m_rule.by_day.begin(), m_rule.by_day.end(), [&](const auto& wanted) {
            if (weekday_of(day) != wanted.weekday) return false;
            return wanted.ordinal == 0 || nth(day, wanted.ordinal, in_year);
        });
    }
    [[nodiscard]] bool meets_parts(Day day) const {
        const auto date = date_of(day);
        const auto from = date_of(m_start);
        const auto& rule = m_rule;
        const int from_end = date.day - days_in_month(date.year, date.month) - 1;
        if (!rule.by_month.empty() && !holds(rule.by_month, date.month)) return false;
        if (!rule.by_month_day.empty() && !holds(rule.by_month_day, date.day) &&
            !holds(rule.by_month_day, from_end))
            return false;
        if (!rule.by_day.empty() && !meets_weekday(day)) return false;
        const bool free = rule.by_day.empty() && rule.by_month_day.empty();
        if (free && rule.frequency == Frequency::weekly)
            return weekday_of(day) == weekday_of(m_start);
        if (free && rule.frequency >= Frequency::monthly && date.day != from.day) return false;
        const bool yearly = rule.frequency == Frequency::yearly;
        return !(free && yearly && rule.by_month.empty() && date.month != from.month);
    }

    const Rule& m_rule;
    Day m_start;
};

class Maker {
public:
    int below(int most) { return static_cast<int>(m_random() % static_cast<unsigned>(most)); }
    bool once_in(int count) { return below(count) == 0; }
    Day day() { return day_of(2015, 1, 1) + below(1500); }
    Rule rule() {
        Rule rule;
        rule.frequency = static_cast<Frequency>(below(4));
        rule.interval = once_in(2) ? 1 : 1 + below(4);
        const bool ordinals = rule.frequency >= Frequency::monthly;
        if (once_in(2)) add_weekdays(rule, ordinals && once_in(2));
        if (rule.frequency != Frequency::weekly && once_in(4))
            for (int i = 0; i <= below(2); ++i) rule.by_month_day.push_back(signed_up_to(31));
        if (once_in(4))
            for (int i = 0; i <= below(3); ++i) rule.by_month.push_back(1 + below(12));
        if (once_in(6) && (!rule.by_day.empty() || !rule.by_month_day.empty()))
            rule.by_set_pos.push_back(signed_up_to(4));
        if (once_in(4))
            rule.count = 1 + below(20);
        else if (once_in(4))
            rule.until = day();
        if (once_in(5)) rule.week_start = static_cast<Weekday>(below(7));
        return rule;
    }

private:
    int signed_up_to(int most) { return (1 + below(most)) * (once_in(3) ? -1 : 1); }
    void add_weekdays(Rule& rule, bool ordinals) {
        for (int i = 0; i <= below(3); ++i)
            rule.by_day.push_back({ordinals ? signed_up_to(5) : 0, static_cast<Weekday>(below(7))});
    }
    std::mt19937 m_random{7};
};

std::vector<Day> naive_days(const Rule& rule, Day start, Range range) {
    const Naive naive{rule, start};
    std::vector<Day> days;
    int count = 0;
    for (auto day = start; day <= range.last; day = day + 1) {
        if (rule.until && day > *rule.until) break;
        if (day != start && !naive.has(day)) continue;
        if (rule.count && ++count > *rule.count) break;
        if (day >= range.first) days.push_back(day);
    }
    return days;
}

Rule rule_of(std::string_view text) {
    const auto rule = parse_rule(text);
    REQUIRE_MESSAGE(rule.has_value(), text);
    return *rule;
}

std::string days_text(std::string_view rule, Day start, std::size_t most) {
    std::string out;
    for (const auto day : expand(rule_of(rule), start, {start, start + 4000, most}))
        out += (out.empty() ? "" : " ") + to_text(day);
    return out;
}

}  // namespace

TEST_CASE("a rule is written and read back the same, and its text too") {
    Maker maker;
    for (int i = 0; i < 20'000; ++i) {
        const auto rule = maker.rule();
        const auto text = to_text(rule);
        CAPTURE(text);
        const auto read = parse_rule(text);
        REQUIRE(read.has_value());
        CHECK(*read == rule);
        CHECK(to_text(*read) == text);
    }
}

TEST_CASE("the days of a rule are those that a check day by day finds") {
    Maker maker;
    for (int i = 0; i < 20'000; ++i) {
        const auto rule = maker.rule();
        const auto start = maker.day();
        const Range range{start + maker.below(300), start + maker.below(600), 100'000};
        CAPTURE(to_text(rule));
        CAPTURE(to_text(start));
        CAPTURE(to_text(range.first));
        REQUIRE(expand(rule, start, range) == naive_days(rule, start, range));
    }
}

TEST_CASE("days of rules as meetings have them") {
    const auto september = day_of(2017, 9, 7);
    CHECK(days_text("FREQ=MONTHLY;BYDAY=1TH", september, 4) ==
          "2017-09-07 2017-10-05 2017-11-02 2017-12-07");
    CHECK(days_text("FREQ=MONTHLY;BYDAY=5TH", day_of(2017, 8, 31), 3) ==
          "2017-08-31 2017-11-30 2018-03-29");
    CHECK(days_text("FREQ=MONTHLY;BYMONTHDAY=-1", day_of(2018, 1, 31), 3) ==
          "2018-01-31 2018-02-28 2018-03-31");
    CHECK(days_text("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1", day_of(2017, 9, 1), 3) ==
          "2017-09-01 2017-10-02 2017-11-01");
    CHECK(days_text("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20170930", day_of(2017, 9, 5), 9) ==
          "2017-09-05 2017-09-19");
    CHECK(days_text("FREQ=YEARLY;COUNT=2", day_of(2016, 2, 29), 9) == "2016-02-29 2020-02-29");
}

TEST_CASE("a start that the rule does not give is kept, and said") {
    const auto rule = rule_of("FREQ=MONTHLY;BYDAY=1TH");
    const auto wednesday = day_of(2017, 9, 6);
    CHECK(starts_off_rule(rule, wednesday));
    CHECK_FALSE(starts_off_rule(rule, day_of(2017, 9, 7)));
    CHECK(days_text("FREQ=MONTHLY;BYDAY=1TH", wednesday, 3) == "2017-09-06 2017-09-07 2017-10-05");
    CHECK(next_day(rule, wednesday, day_of(2019, 1, 1)) == day_of(2019, 1, 3));
    CHECK(nth_weekday(2017, 9, {5, Weekday::thursday}) == std::nullopt);
    CHECK(nth_weekday(2017, 9, {-1, Weekday::thursday}) == day_of(2017, 9, 28));
}

TEST_CASE("what is no rule, or one that this subset lacks, is refused whole") {
    for (const auto* bad : {"",
                            "FREQ",
                            "FREQ=",
                            "FREQ=HOURLY",
                            "BYDAY=TH",
                            "FREQ=WEEKLY;INTERVAL=0",
                            "FREQ=WEEKLY;INTERVAL=-1",
                            "FREQ=WEEKLY;INTERVAL=x",
                            "FREQ=MONTHLY;BYDAY=0TH",
                            "FREQ=MONTHLY;BYDAY=TX",
                            "FREQ=MONTHLY;BYDAY=54TH",
                            "FREQ=WEEKLY;BYDAY=1TH",
                            "FREQ=WEEKLY;BYMONTHDAY=3",
                            "FREQ=MONTHLY;BYMONTHDAY=32",
                            "FREQ=MONTHLY;BYMONTHDAY=0",
                            "FREQ=YEARLY;BYMONTH=13",
                            "FREQ=DAILY;COUNT=3;UNTIL=20170101",
                            "FREQ=DAILY;COUNT=+-3",
                            "FREQ=DAILY;UNTIL=20170231",
                            "FREQ=DAILY;FREQ=DAILY",
                            "FREQ=DAILY;BYHOUR=3",
                            "FREQ=YEARLY;BYWEEKNO=20",
                            "FREQ=MONTHLY;BYSETPOS=1",
                            "FREQ=DAILY;",
                            "freq=daily"})
        CHECK_MESSAGE(!parse_rule(bad).has_value(), bad);
    CHECK(parse_rule("RRULE:BYDAY=+1TH;FREQ=MONTHLY") == parse_rule("FREQ=MONTHLY;BYDAY=1TH"));
    CHECK(rule_of("FREQ=DAILY;UNTIL=20171207T225959Z").until == day_of(2017, 12, 7));
}

TEST_CASE("a rule that never comes ends all the same") {
    const auto never = rule_of("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30");
    CHECK(expand(never, day_of(2017, 1, 1), {day_of(2017, 1, 2), day_of(9999, 12, 31)}).empty());
    CHECK(next_day(never, day_of(2017, 1, 1), day_of(2017, 1, 2)) == std::nullopt);
    const auto daily = rule_of("FREQ=DAILY");
    const Range range{day_of(9999, 12, 30), day_of(9999, 12, 31) + 400, 9};
    CHECK(expand(daily, day_of(2017, 1, 1), range).size() == 2);
}

TEST_CASE("rules in Swedish") {
    const auto words = [](std::string_view rule) { return in_words(rule_of(rule)); };
    CHECK(words("FREQ=MONTHLY;BYDAY=1TH") == "första torsdagen i månaden");
    CHECK(words("FREQ=MONTHLY;BYDAY=1WE,3WE") == "första och tredje onsdagen i månaden");
    CHECK(words("FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR") == "sista fredagen i varannan månad");
    CHECK(words("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1") == "sista vardagen i månaden");
    CHECK(words("FREQ=MONTHLY;BYMONTHDAY=1,15") == "den 1:a och 15:e varje månad");
    CHECK(words("FREQ=MONTHLY;INTERVAL=3") == "varje kvartal");
    CHECK(words("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU") == "varannan tisdag");
    CHECK(words("FREQ=WEEKLY;BYDAY=MO,WE,FR") == "varje måndag, onsdag och fredag");
    CHECK(words("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR") == "varje vardag");
    CHECK(words("FREQ=WEEKLY;INTERVAL=3;BYDAY=TH;COUNT=4") == "var tredje torsdag, 4 gånger");
    CHECK(words("FREQ=DAILY;INTERVAL=14") == "var 14:e dag");
    CHECK(words("FREQ=YEARLY;INTERVAL=2") == "vartannat år");
    CHECK(words("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=6") == "den 6 juni varje år");
    CHECK(words("FREQ=YEARLY;BYMONTH=3;BYDAY=1TH") == "första torsdagen i mars varje år");
    CHECK(words("FREQ=YEARLY;BYMONTH=1,4,7,10;BYDAY=1TH") == "första torsdagen i kvartalet");
    CHECK(words("FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR") == "varje månad, enligt regel");
    CHECK(words("FREQ=WEEKLY;BYDAY=TH;UNTIL=20171207") ==
          "varje torsdag, till och med torsdag 7 december 2017");
}

TEST_CASE("no rule is without words") {
    Maker maker;
    for (int i = 0; i < 5'000; ++i) CHECK_FALSE(in_words(maker.rule()).empty());
}

TEST_CASE("days in Swedish") {
    CHECK(in_words(day_of(2026, 11, 5)) == "torsdag 5 november");
    CHECK(in_short(day_of(2026, 2, 5)) == "5 feb");
    CHECK(in_words(day_of(2017, 6, 1), day_of(2017, 6, 2)) == "1–2 juni");
    CHECK(in_words(day_of(2017, 5, 28), day_of(2017, 6, 3)) == "28 maj – 3 juni");
    CHECK(in_words(day_of(2017, 12, 28), day_of(2018, 1, 3)) ==
          "28 december 2017 – 3 januari 2018");
    CHECK(in_words(day_of(2017, 6, 1), day_of(2017, 6, 1)) == "torsdag 1 juni");
}

TEST_CASE("holidays: Easter of known years, and what hangs on it") {
    CHECK(easter_sunday(2017) == day_of(2017, 4, 16));
    CHECK(easter_sunday(2018) == day_of(2018, 4, 1));
    CHECK(easter_sunday(2019) == day_of(2019, 4, 21));
    CHECK(easter_sunday(2024) == day_of(2024, 3, 31));
    CHECK(easter_sunday(2038) == day_of(2038, 4, 25));
    CHECK(easter_sunday(2285) == day_of(2285, 3, 22));
    const auto name = [](int year, int month, int day) {
        const auto holiday = holiday_on(day_of(year, month, day));
        return holiday ? std::string(holiday->name) : std::string();
    };
    CHECK(name(2017, 4, 13) == "skärtorsdagen");
    CHECK(name(2017, 4, 14) == "långfredagen");
    CHECK(name(2017, 5, 25) == "Kristi himmelsfärdsdag");
    CHECK(name(2017, 6, 23) == "midsommarafton");
    CHECK(name(2017, 11, 4) == "alla helgons dag");
    CHECK(name(2017, 1, 6) == "trettondedag jul");
    CHECK(name(2017, 6, 6) == "nationaldagen");
    CHECK(name(2008, 5, 1) == "första maj");  // also Ascension Day, that year
    CHECK(name(2017, 4, 20).empty());
    for (int year = 1990; year < 2200; ++year) {
        CHECK(weekday_of(easter_sunday(year)) == Weekday::sunday);
        const auto days = holidays_of(year);
        CHECK(days.size() == 21);
        CHECK(std::is_sorted(days.begin(), days.end(),
                             [](const auto& a, const auto& b) { return a.day < b.day; }));
    }
}
