// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/recurrence/holidays.hpp"

#include <algorithm>

namespace samskap::recurrence {
namespace {

// The first such weekday on or after a date.
Day weekday_from(int year, int month, int day, Weekday weekday) {
    const auto start = day_of(year, month, day);
    const int ahead = static_cast<int>(weekday) - static_cast<int>(weekday_of(start));
    return start + (ahead + 7) % 7;
}

}  // namespace

Day easter_sunday(int year) {
    const int a = year % 19;
    const int b = year / 100;
    const int c = year % 100;
    const int d = b / 4;
    const int e = b % 4;
    const int f = (b + 8) / 25;
    const int g = (b - f + 1) / 3;
    const int h = (19 * a + b - d - g + 15) % 30;
    const int i = c / 4;
    const int k = c % 4;
    const int l = (32 + 2 * e + 2 * i - h - k) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int sum = h + l - 7 * m + 114;
    return day_of(year, sum / 31, sum % 31 + 1);
}

std::vector<Holiday> holidays_of(int year) {
    constexpr auto eve = HolidayKind::eve;
    constexpr auto holiday = HolidayKind::public_holiday;
    const auto easter = easter_sunday(year);
    const auto midsummer = weekday_from(year, 6, 20, Weekday::saturday);
    const auto all_saints = weekday_from(year, 10, 31, Weekday::saturday);
    constexpr int national_day_since = 2005;
    std::vector<Holiday> days = {
        {day_of(year, 1, 1), "nyårsdagen", holiday},
        {day_of(year, 1, 5), "trettondagsafton", eve},
        {day_of(year, 1, 6), "trettondedag jul", holiday},
        {easter + -3, "skärtorsdagen", eve},
        {easter + -2, "långfredagen", holiday},
        {easter + -1, "påskafton", eve},
        {easter, "påskdagen", holiday},
        {easter + 1, "annandag påsk", holiday},
        {day_of(year, 4, 30), "valborgsmässoafton", eve},
        {day_of(year, 5, 1), "första maj", holiday},
        {easter + 39, "Kristi himmelsfärdsdag", holiday},
        {easter + 49, "pingstdagen", holiday},
        {day_of(year, 6, 6), "nationaldagen", year < national_day_since ? eve : holiday},
        {midsummer + -1, "midsommarafton", eve},
        {midsummer, "midsommardagen", holiday},
        {all_saints + -1, "allhelgonaafton", eve},
        {all_saints, "alla helgons dag", holiday},
        {day_of(year, 12, 24), "julafton", eve},
        {day_of(year, 12, 25), "juldagen", holiday},
        {day_of(year, 12, 26), "annandag jul", holiday},
        {day_of(year, 12, 31), "nyårsafton", eve},
    };
    std::stable_sort(days.begin(), days.end(), [](const Holiday& one, const Holiday& other) {
        return one.day != other.day ? one.day < other.day : one.kind < other.kind;
    });
    return days;
}

std::optional<Holiday> holiday_on(Day day) {
    for (const auto& holiday : holidays_of(date_of(day).year))
        if (holiday.day == day) return holiday;
    return {};
}

}  // namespace samskap::recurrence
