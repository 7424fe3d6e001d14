// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/base/time.hpp"

#include <date/tz.h>
#include <fmt/format.h>

#include <charconv>

#include "kernel/base/errors.hpp"

namespace samskap {
namespace {

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || stop != end || text.front() == '-') return std::nullopt;
    return value;
}

const date::time_zone& zone_behind(const void* zone) {
    return *static_cast<const date::time_zone*>(zone);
}

date::year_month_day ymd_of(Day day) {
    return date::year_month_day{date::sys_days{date::days{day.number}}};
}

}  // namespace

std::optional<Day> day_of(Date d) {
    const auto ymd = date::year{d.year} / date::month{static_cast<unsigned>(d.month)} /
                     date::day{static_cast<unsigned>(d.day)};
    if (d.month < 1 || d.day < 1 || !ymd.ok()) return std::nullopt;
    return Day{static_cast<std::int32_t>(date::sys_days{ymd}.time_since_epoch().count())};
}

Day day_of(int year, int month, int day) {
    const auto made = day_of(Date{year, month, day});
    ensure(made.has_value(), "no such date");
    return *made;
}

Date date_of(Day day) {
    const auto ymd = ymd_of(day);
    return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
            static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

Weekday weekday_of(Day day) {
    const auto shifted = (day.number + 3) % 7;  // 1970-01-01 was a Thursday
    return static_cast<Weekday>(shifted < 0 ? shifted + 7 : shifted);
}

int days_in_month(int year, int month) {
    const auto last = date::year{year} / date::month{static_cast<unsigned>(month)} / date::last;
    return static_cast<int>(static_cast<unsigned>(last.day()));
}

int week_of(Day day) {
    // The week belongs to the year of its Thursday (ISO 8601).
    const Day thursday = day + (3 - static_cast<int>(weekday_of(day)));
    return 1 + (thursday - day_of(date_of(thursday).year, 1, 1)) / 7;
}

std::string to_text(Day day) {
    const auto d = date_of(day);
    return fmt::format("{:04}-{:02}-{:02}", d.year, d.month, d.day);
}

std::optional<Day> parse_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = number(text.substr(0, 4));
    const auto month = number(text.substr(5, 2));
    const auto day = number(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    return day_of(Date{*year, *month, *day});
}

std::string to_text(ClockTime time) {
    return fmt::format("{:02}:{:02}", time.minutes / 60, time.minutes % 60);
}

std::optional<ClockTime> parse_clock_time(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    const auto hour = number(text.substr(0, 2));
    const auto minute = number(text.substr(3, 2));
    if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
    return ClockTime{*hour * 60 + *minute};
}

Zone::Zone(std::string_view name) : m_zone(date::locate_zone(std::string(name))) {}

LocalTime Zone::local(Instant at) const {
    const date::sys_seconds instant{std::chrono::seconds{at.seconds}};
    const auto local = zone_behind(m_zone).to_local(instant);
    const auto day = date::floor<date::days>(local);
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(local - day);
    return {Day{static_cast<std::int32_t>(day.time_since_epoch().count())},
            ClockTime{static_cast<int>(minutes.count())}};
}

Instant Zone::instant(LocalTime local) const {
    const date::local_seconds wall{date::days{local.day.number} +
                                   std::chrono::minutes{local.time.minutes}};
    const auto at = zone_behind(m_zone).to_sys(wall, date::choose::earliest);
    return {at.time_since_epoch().count()};
}

std::string to_text(Instant at) {
    const auto days = (at.seconds >= 0 ? at.seconds : at.seconds - 86399) / 86400;
    const auto rest = at.seconds - days * 86400;
    return fmt::format("{}T{:02}:{:02}:{:02}Z", to_text(Day{static_cast<std::int32_t>(days)}),
                       rest / 3600, rest / 60 % 60, rest % 60);
}

std::int64_t stopwatch_microseconds() {
    const auto since = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::microseconds>(since).count();
}

Instant SystemClock::time() const {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::seconds>(since).count()};
}

}  // namespace samskap
